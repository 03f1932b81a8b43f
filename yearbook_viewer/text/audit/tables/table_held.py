"""How a relation holds in the rows of a table, and which rows it does not hold in though it does in most."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from yearbook_viewer.records import Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.numbers.misprints import variants
from yearbook_viewer.text.audit.numbers.precision import plain
from yearbook_viewer.text.audit.numbers.rates import rounded
from yearbook_viewer.text.audit.tables.table_numbers import Number
from yearbook_viewer.text.audit.tables.table_relations import GROWTH, Relation, Row, Signed

# So many rows, and such a share of all, have to agree for a line to be known as made of the others.
_FEWEST, _MOSTLY = 3, 0.6
_FEWER = 2
# So many digits of all rows together tell that their agreement is no chance: with few rows, and in any case.
_SURE, _TOLD = 4.5, 3.0
_TOLD_BY_ALL = 6.0
# A single row tells so much, where the head says what the line is.
_SURE_OF_ONE = 2.0
_MOST_DIGITS = 4.0
_FIRST = 8
# What comes out by chance.
_LITTLE = (0, 1, 100)
_POWERS = (0.01, 0.1, 10, 100)
_HUNDRED = 100
# What comes out so many times as large, or small, as it is printed is of something else.
_FURTHEST = 3
_start_of = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Held:
    """How a relation holds in rows: `wrong` are those where it does not; `told`: how many digits the others tell."""

    relation: Relation
    wrong: list[Row]
    told: float

    @property
    def findings(self) -> Iterator[Finding]:
        """What does not come from the others (不符)."""
        for row in self.wrong:
            finding = _finding(row, self.relation)
            if finding is not None:
                yield finding


def held(
    rows: Sequence[Row], relations: Sequence[Relation], *, hinted: bool, slips: bool = False, falling: bool = False
) -> Held | None:
    """The relation that holds in most rows; None where none does.

    `hinted`: the head says what the line is made of; `slips`: only what one misprint explains is wrong;
    `falling`: the table prints falls with their sign.
    """
    if len(rows) < _FEWER:
        return None
    signed = any(row[0].value < 0 for row in rows)
    found: Held | None = None
    for relation in relations:
        each = _held(rows, relation, signed=signed, hinted=hinted, slips=slips)
        if each is not None and (found is None or each.told > found.told):
            found = each
    return _with_sign(rows, found) if found is not None and falling and not signed else found


def _with_sign(rows: Sequence[Row], found: Held) -> Held:
    """Also what is a rise where it should be a fall, if all the others, at least three, come out with their sign."""
    turned = [row for row in rows if row not in found.wrong and _is_turned(row, found.relation)]
    rest = len(rows) - len(found.wrong) - len(turned)
    return replace(found, wrong=[*found.wrong, *turned]) if len(turned) == 1 and rest >= _FEWEST else found


def _is_turned(row: Row, relation: Relation) -> bool:
    computed = relation.computed([each.near for each in row[1:]])
    return computed * row[0].near < 0 and abs(computed) > relation.slack(row)


def _held(rows: Sequence[Row], relation: Relation, *, signed: bool, hinted: bool, slips: bool) -> Held | None:
    # Where neither of the first two comes from the others no line is made so.
    first = [_told(row, relation, signed=signed) for row in rows[:_FEWER]]
    if max(first) < 0:
        return None
    first += [_told(row, relation, signed=signed) for row in rows[_FEWER:_FIRST]]
    if sum(each >= 0 for each in first) < min(_FEWEST, len(rows) - 1):
        return None
    digits = [*first, *(_told(row, relation, signed=signed) for row in rows[_FIRST:])]
    right = sum(each >= 0 for each in digits)
    alone = hinted and right == 1 and len(rows) == _FEWER
    if right < _MOSTLY * len(rows) and not alone:
        return None
    told = sum(each for each in digits if each > 0)
    telling = sum(each >= 1 for each in digits)
    wrong = [row for row, each in zip(rows, digits, strict=True) if each < 0]
    # Where each of several rows comes out to the last digit any that does not is wrong.
    net = sum(_told_net(row, relation) for row, each in zip(rows, digits, strict=True) if each > 0) if slips else told
    if telling >= _FEWEST and net >= (_TOLD_BY_ALL if slips else _TOLD):
        alike = {relation.computed([each.near for each in row[1:]]) > 0 for row in rows if row not in wrong}
        wrong = [row for row in wrong if _is_off(row, relation, signed=signed)]
        return Held(relation, [row for row in wrong if not slips or _is_of_size(row, relation, alike)], told)
    sure = telling >= _FEWER and told >= (_TOLD if hinted else _SURE)
    if sure or (alone and told >= _SURE_OF_ONE):
        return Held(relation, [row for row in wrong if is_slip(row, relation, signed=signed)], told)
    return None


def _miss(row: Row, relation: Relation, *, signed: bool) -> float:
    return _apart(row[0].near, relation.computed([each.near for each in row[1:]]), signed=signed)


def _apart(made: float, computed: float, *, signed: bool) -> float:
    return abs(computed - made) if signed else abs(abs(computed) - abs(made))


def _told(row: Row, relation: Relation, *, signed: bool) -> float:
    """How many digits of a number tell that it comes from others; -1 where it does not."""
    made, slack = abs(row[0].near), relation.slack(row)
    if not _miss(row, relation, signed=signed) <= slack:
        return -1.0
    if made in _LITTLE:
        return 0.0
    return min(_MOST_DIGITS, max(0.0, math.log10(made / max(slack, float(row[0].digit)))))


def _is_of_size(row: Row, relation: Relation, alike: Collection[bool]) -> bool:
    """Whether what comes out is like what the other rows give: of their sign, and not far from what is printed."""
    computed = relation.computed([each.near for each in row[1:]])
    size = abs(computed) < abs(row[0].near) * _FURTHEST and abs(row[0].near) < abs(computed) * _FURTHEST
    return size and len({computed > 0, *alike}) == 1


def _told_net(row: Row, relation: Relation) -> float:
    """How many digits a number tells beyond the one of the others that it is nearest to: 105.7 of 105.6 none."""
    apart = min(abs(row[0].near - each.near) for each in row[1:])
    slack = max(relation.slack(row), float(row[0].digit))
    return min(_MOST_DIGITS, max(0.0, math.log10(apart / slack))) if apart > 0 else 0.0


def _is_off(row: Row, relation: Relation, *, signed: bool) -> bool:
    return _miss(row, relation, signed=signed) > relation.slack(row) * (1 if isinstance(relation, Signed) else 1.5)


def is_slip(row: Row, relation: Relation, *, signed: bool) -> bool:
    """Whether one misprint, or the wrong one of two numbers as base, explains that a relation does not hold."""
    slack = relation.slack(row)
    made, *others = (each.near for each in row)
    if relation is GROWTH and others[0] and abs(abs(1 - others[1] / others[0]) * _HUNDRED - abs(made)) <= slack:
        return True
    computed = relation.computed(others)
    # A fall printed without its sign.
    if abs(computed + made) <= slack:
        return True
    wanted = computed if signed else abs(computed)
    if any(abs(each - wanted) <= slack for each in _variants(row[0])):
        return True
    for at, number in enumerate(row[1:]):
        for each in _variants(number):
            computed = relation.computed([*others[:at], each, *others[at + 1 :]])
            if _apart(made, computed, signed=signed) <= slack:
                return True
    return False


def _variants(number: Number) -> Iterator[float]:
    digit, value = float(number.digit), number.near
    sign = -1 if value < 0 else 1
    yield from (value * power for power in _POWERS)
    yield from (sign * int(each) * digit for each in variants(f"{abs(number.value) / number.digit:.0f}"))


def _finding(row: Row, relation: Relation) -> Finding | None:
    checked = next((each.figure for each in row if each.figure is not None), None)
    if checked is None or math.isnan(relation.computed([each.near for each in row[1:]])):
        return None
    others = [each for each in row if each.figure is not checked]
    against = sorted((each.figure for each in others if each.figure is not None), key=_start_of)
    passages = tuple((each.cell.start, each.cell.end) for each in others if each.figure is None)
    sides, exact, unit = relation.words(row)
    shown = rounded(exact, row[0].digit)
    words = f"{sides} = {plain(shown)}{unit} ≠ {plain(row[0].value)}{unit}".replace("-", "−")
    return Finding(FindingKind.TABLE, Verdict.INCONSISTENT, words, checked, tuple(against), passages)
