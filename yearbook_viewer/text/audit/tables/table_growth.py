"""Rates of change of the text against the values of two years that a table prints of the same thing."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.changes.growth import against_values
from yearbook_viewer.text.audit.clauses.facts import Fact, agree
from yearbook_viewer.text.audit.clauses.statements import Change
from yearbook_viewer.text.audit.clauses.wording import PRIOR, UNSAID, is_comparable, is_comparable_by_convention

# What tells no change of the one value to the other.
_OTHER = re.compile("均|递|环比|实际|口径|扣除|剔除|计划|目标|拉动|占")
# What rises at other prices than it is printed at.
_MONEY = ("元", "币", "镑")
_SAME_TIME = frozenset(("同期",))
_CLAUSE = re.compile("[,;:]")


def table_growth(text: str, facts: Sequence[Fact], alike: Callable[[Fact], Sequence[Figure]]) -> Iterator[Finding]:
    """The rates that do not come from the value before them and the one of the year before (不符), both in a table.

    Of money only where another rate comes out so and the entry's text tells no comparable prices. `facts`: of the text,
    in its order; `alike`: the cells that print what a fact states.
    """
    right = 0
    wrong: list[tuple[Figure, Finding]] = []
    by_name: dict[tuple[int, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.key.level:
            by_name[fact.sentence, fact.key.name].append(fact)
            continue
        before = by_name[fact.sentence, fact.key.name]
        clause = _CLAUSE.split(fact.words)[-1]
        if not before or not _is_rate(fact) or _OTHER.search(clause) or is_comparable(clause):
            continue
        level = before[-1]
        if {*level.times, *fact.times} - _SAME_TIME:
            continue
        earlier = replace(level, key=level.key._replace(year=_base(fact)))
        values = [_one(alike(each)) for each in (level, earlier)]
        if values[0] is None or values[1] is None or not agree(values[0], level.figure):
            continue
        found = against_values(values[0], values[1], Change(fact.figure, UNSAID))
        if found is None:
            continue
        right += found.verdict is not Verdict.INCONSISTENT
        if found.verdict is Verdict.INCONSISTENT:
            wrong.append((values[0], replace(found, kind=FindingKind.TABLE)))
    current = right and wrong and not is_comparable(text)
    yield from (found for value, found in wrong if current or not value.unit.endswith(_MONEY))


def _is_rate(fact: Fact) -> bool:
    figure = fact.figure
    plain = figure.unit == "%" and figure.role in (Role.INCREASE, Role.DECREASE) and figure.year is not None
    return (
        plain
        and (figure.relation == PRIOR or figure.relation.isdigit())
        and not is_comparable_by_convention(fact.key.name.upper())
    )


def _base(fact: Fact) -> int | None:
    relation = fact.figure.relation
    if relation.isdigit():
        return int(relation)
    return None if fact.figure.year is None else fact.figure.year - 1


def _one(cells: Sequence[Figure]) -> Figure | None:
    return cells[0] if len({cell.value for cell in cells}) == 1 else None
