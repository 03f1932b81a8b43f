"""Whom a text names as the first or last of its table (最多的是丙县), held against the numbers of the column."""

import re
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Table, Verdict
from yearbook_viewer.text.audit.clauses.akin import telling
from yearbook_viewer.text.audit.numbers.precision import value_of
from yearbook_viewer.text.audit.tables.table_items import Line, lines_of
from yearbook_viewer.text.audit.tables.table_named import named_in
from yearbook_viewer.text.audit.tables.table_reckoned import as_shown
from yearbook_viewer.text.folds import fold

# The words of the text and those of the table stand at most so far apart.
_REACH = 400
_FEWEST = 3
_MOST = re.compile("最(?:(多|高|大|长|好|强|热)|少|低|小|短|差|弱|冷)")
_CLAUSE = re.compile("[,;:。!?\n]|[(][^()]*[)]")
# Of two that are named one after the other each is said to be an end of its own: 最高1976年、最低1972年.
_EACH = re.compile("、(?=[^、]*最)|和(?=最)")
# The second, one of several, what rose most.
_NOT_SO = re.compile("[次第倒]|之一|比(?![例重率])|增(?!加值)|降(?![水雨雪])|[除较减升涨跌幅]|变化|历史|以来")
_SAYS = re.compile(
    "最.(?:的|者|值)?|全[市县区州省国]|各|由?[上下]?表(?:中|内)?(?:可见|可知|看出)?|其中|出现[在于]?|是|为|属|年份?|月份?|以|在|数"
)


def table_extremes(entry: Entry, figures: Sequence[Figure], told: Sequence[Figure]) -> Iterator[Finding]:
    """The items of tables that the text beside calls the most or the least though another is so (不符).

    `told`: the figures of the text. Of the column that the words name, or the only one; nothing where the words speak
    of what the table does not tell. The finding is about the number of the item that is named.
    """
    if not entry.layout.tables:
        return
    prose = {figure.start for figure in told}
    cells = [figure for figure in figures if figure.start not in prose]
    for table in entry.layout.tables:
        said = [clause for clause in _clauses(entry.text, table) if _MOST.search(clause)]
        if not said:
            continue
        lines = [each for each in lines_of(entry.text, table, cells) if len(each.figures) >= _FEWEST]
        for way in (False, True):
            of_way = [line for line in lines if line.across is way and not line.is_whole and _is_comparable(line)]
            meant: Sequence[Line] = of_way
            for clause in said:
                # 亩产最高的是1976年,最低的是1972年: both of 亩产.
                heads = [of_way[at] for at in named_in(tuple(line.head for line in of_way), clause)]
                heads = heads or [line for line in of_way if f"{line.figures[0].unit}数" in clause and not line.across]
                meant = heads or (meant if _MOST.match(clause) else of_way)
                yield from _of_clause(clause, meant, entry.text[table.cells[0].start : table.cells[0].end])


def _clauses(text: str, table: Table) -> Iterator[str]:
    for around in (text[max(0, table.start - _REACH) : table.start], text[table.end : table.end + _REACH]):
        for clause in _CLAUSE.split(fold(around)):
            yield from _EACH.split(clause)


def _of_clause(clause: str, meant: Sequence[Line], kind: str) -> Iterator[Finding]:
    """`kind`: what heads the names of the items (片区, of which 城东片区 is one)."""
    found = list(_MOST.finditer(clause))
    if len(found) != 1 or len(meant) != 1 or _NOT_SO.search(clause):
        return
    (line,) = meant
    named = named_in(line.names, clause)
    if len(named) != 1 or len(set(line.names)) < len(line.names):
        return
    name = line.names[named[0]]
    rest = _SAYS.sub("", clause.replace(name, ""))
    values = [value_of(figure) for figure in line.figures]
    end = max(values) if found[0][1] else min(values)
    said = line.head + line.figures[0].indicator + line.figures[0].unit + kind
    if values[named[0]] == end or not telling(rest) <= telling(said):
        return
    checked, against = line.figures[named[0]], line.figures[values.index(end)]
    sign = "<" if found[0][1] else ">"
    words = f"{name}: {as_shown(checked)} {sign} {line.names[values.index(end)]}: {as_shown(against)}"
    yield Finding(FindingKind.TABLE, Verdict.INCONSISTENT, words, checked, (against,))


def _is_comparable(line: Line) -> bool:
    """Whether the items of a line are of one kind: those of a row in one unit that is printed."""
    units = {each.unit for each in line.figures}
    return not line.across or (len(units) == 1 and units != {""})
