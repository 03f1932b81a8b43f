"""What the text reckons from rows of a table: 7—10月降水69.6毫米, 水运比公路少18.7万人, 三家医院开放床位1110张."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Role, Table, Verdict
from yearbook_viewer.text.audit.akin import telling
from yearbook_viewer.text.audit.facts import agree
from yearbook_viewer.text.audit.misprints import Misprint, explaining
from yearbook_viewer.text.audit.mistypings import Likeness, likeness
from yearbook_viewer.text.audit.precision import RATES, common_scale, last_digit, plain, scale_of, value_of
from yearbook_viewer.text.audit.repeated import written
from yearbook_viewer.text.audit.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.stretches import stretch_of
from yearbook_viewer.text.audit.table_sums import amounts_of, is_cell
from yearbook_viewer.text.audit.totals import added, adds_up, are_alike
from yearbook_viewer.text.figures.surface import folded
from yearbook_viewer.text.figures.table_units import is_additive

# The words of the text and those of the table stand at most so far apart; a longer table is not looked at.
_REACH, _MOST_ROWS, _FEWEST = 1000, 40, 3
_TOTAL = re.compile(r"(?:.{0,6}[合总共小]计|计|总数|全[市县省区州国镇乡村校年局]|.{0,4}平均)(?:\(.*\))?")
_BRACKETS = re.compile(r"[(（].*")
_UNTOLD = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")
_CLAUSE = re.compile(f"[,;:。]|{SIGN}")
# 水运客运量12.6万人,比公路少18.7万人.
_THAN = re.compile(
    r"(?:比|较|超过?|高于|低于|多于|少于|相差|差)([^,;:]{1,16}?)(?:[多少高低增减长短大小超快慢][\u4e00-\u9fff]{0,4})?$"
)
# What the text tells of another time.
_OTHER = re.compile("上年|去年|前年|同期|计划|目标|比|较|均|累计|[0-9]月|净|新增")
_APART = re.compile("相差|差距|之差|悬殊")
_ANY_NUMBER = re.compile(r"[-−+]?[0-9][0-9,.]*%?")
# So much of a clause may be the short name of a row.
_SHORTEST, _LONGEST = 2, 8
_LIST = re.compile("[、和及与]")
_TELLING = 1000
# What is further from a sum is no slip of it.
_FAR, _TENFOLD = 2, 20
_start_of = attrgetter("start")


@dataclass(frozen=True, slots=True)
class _Rows:
    """A table: its amounts by column and row, the names of its rows, those without totals, the heads of columns."""

    columns: Mapping[int, Mapping[int, Figure]]
    labels: Mapping[int, str]
    heads: Mapping[int, str]
    cells: Sequence[Figure]

    def is_printed(self, figure: Figure) -> bool:
        """Whether the table prints the number itself."""
        return any(_are_same(figure, cell) for cell in self.cells)

    def fitting(self, figure: Figure) -> Iterator[tuple[int, Mapping[int, Figure]]]:
        """The columns that count in the unit of a figure of the text, those that its unit heads too."""
        for number, column in self.columns.items():
            first = next(iter(column.values()))
            if are_alike(figure, first) or (not first.unit and figure.unit and scale_of(figure) == 1):
                yield number, column


def rows_told(
    entry: Entry, sentences: Sequence[Sentence], cells: Sequence[Figure], known: Collection[int]
) -> Iterator[Finding]:
    """Sums and differences of a table's rows that the text tells, where one misprint keeps them from coming out (不符).

    Only numbers that no table prints. `cells`: the figures of the tables; `known`: where figures of the text begin of
    which something is found already.
    """
    for table in entry.layout.tables:
        near = [
            (sentence, at)
            for sentence in sentences
            for at, figure in enumerate(sentence.figures)
            if table.start - _REACH <= figure.start <= table.end + _REACH and _may_be_reckoned(figure, known)
        ]
        rows = _read(entry.text, table, cells) if near else None
        if rows is None:
            continue
        for sentence, at in near:
            if not rows.is_printed(sentence.figures[at]):
                yield from _told(rows, sentence, at)


def _may_be_reckoned(figure: Figure, known: Collection[int]) -> bool:
    plain_amount = figure.value is not None and figure.unit not in RATES and not figure.qualifier and not figure.target
    return plain_amount and figure.start not in known


def _read(text: str, table: Table, cells: Sequence[Figure]) -> _Rows | None:
    first, last = bisect_left(cells, table.start, key=_start_of), bisect_left(cells, table.end, key=_start_of)
    inside = [cell for cell in cells[first:last] if is_cell(table, cell) and cell.value is not None]
    amounts = amounts_of(table, inside)
    rows = {row for row, _ in amounts}
    if not _FEWEST <= len(rows) <= _MOST_ROWS:
        return None
    labels: dict[int, str] = {}
    heads: dict[int, str] = {}
    for cell in table.cells:
        words = folded("".join(text[cell.start : cell.end].split()))
        if cell.row in rows and words:
            labels.setdefault(cell.row, words)
        elif words and cell.row < min(rows):
            heads[cell.column] = _BRACKETS.sub("", words)
    beside = _side_by_side(text, table, amounts)
    if beside:
        labels = {number: words for number, (words, _) in enumerate(beside)}
        alike = len({cell.unit for _, cell in beside}) == 1 and is_additive(beside[0][1].unit, beside[0][1].indicator)
        return _Rows(
            {0: {number: cell for number, (_, cell) in enumerate(beside)}} if alike else {}, labels, {}, inside
        )
    labels = {row: _BRACKETS.sub("", words) for row, words in labels.items() if not _TOTAL.fullmatch(words)}
    columns: dict[int, dict[int, Figure]] = {}
    for (row, column), figure in sorted(amounts.items(), key=lambda item: item[0]):
        if row in labels and is_additive(figure.unit, figure.indicator):
            columns.setdefault(column, {})[row] = figure
    return _Rows(columns, labels, heads, inside)


def _side_by_side(text: str, table: Table, amounts: Mapping[tuple[int, int], Figure]) -> list[tuple[str, Figure]]:
    """The numbers of a table in whose rows names and numbers take turns (1月 8642 2月 7120), each with its name."""
    found: list[tuple[str, Figure]] = []
    last: tuple[int, str] | None = None
    for cell in table.cells:
        amount = amounts.get((cell.row, cell.column))
        words = folded("".join(text[cell.start : cell.end].split()))
        if amount is None:
            if _ANY_NUMBER.fullmatch(words):
                return []
            last = (cell.row, words) if words else None
        elif last is None or last[0] != cell.row:
            return []
        else:
            found.append((last[1], amount))
            last = None
    several = len({cell.row for cell in table.cells}) < len(found)
    return found if several and not any(_TOTAL.fullmatch(words) for words, _ in found) else []


def _are_same(figure: Figure, cell: Figure) -> bool:
    if are_alike(figure, cell):
        return agree(figure, cell)
    return not cell.unit and value_of(figure) / scale_of(figure) == value_of(cell) / scale_of(cell)


def _told(rows: _Rows, sentence: Sentence, at: int) -> Iterator[Finding]:
    figure = sentence.figures[at]
    words = SIGN.join(sentence.gaps[: at + 1])
    clause = _CLAUSE.split(words)[-1]
    than = _THAN.search(sentence.before(at))
    if than is not None or _APART.search(clause):
        yield from _difference(rows, figure, words, than[1] if than is not None else clause)
        return
    if figure.role is not Role.LEVEL:
        return
    chosen = stretch_of(rows.labels, clause) or _listed(rows.labels, words)
    some = len(chosen) > 1
    found: list[tuple[Misprint, list[Figure]]] = []
    for number, column in rows.fitting(figure):
        parts = [column[row] for row in (chosen if some else rows.labels) if row in column]
        if len(parts) < (len(chosen) if some else _FEWEST):
            continue
        if adds_up(figure, parts):
            return
        head = rows.heads.get(number, "")
        headed = len(head) >= _SHORTEST and head in words
        misprint = explaining(figure, parts)
        greatest = value_of(figure) > max(value_of(part) for part in parts)
        near = _is_like(value_of(figure), added(parts), _FAR)
        if misprint > Misprint.NONE and greatest and near and (some or headed or _is_telling(figure)):
            found.append((misprint, parts))
    if found:
        yield _summed(figure, max(found, key=lambda each: each[0])[1])
    elif not some and _OTHER.search(sentence.before(at)) is None:
        yield from _mistyped(rows, figure, clause)


def _mistyped(rows: _Rows, figure: Figure, clause: str) -> Iterator[Finding]:
    """The one number of a row that a clause names, told with a digit mistyped."""
    row = _abridged(rows.labels, clause)
    if row is None:
        return
    alike: list[Figure] = []
    for number, column in rows.fitting(figure):
        cell = column.get(row)
        said = telling(clause) & telling(rows.heads.get(number, "")) or len(rows.columns) == 1
        if cell is not None and said and likeness(figure, _counted(cell, figure)) >= Likeness.FAIR:
            alike.append(cell)
    if len(alike) == 1:
        words = written(figure, "≠", _counted(alike[0], figure))
        yield Finding(FindingKind.TABLE, Verdict.INCONSISTENT, words, figure, (alike[0],))


def _is_like(one: Decimal, other: Decimal, most: int = _TENFOLD) -> bool:
    return one < most * other and other < most * one


def _counted(cell: Figure, figure: Figure) -> Figure:
    """A cell of things counted, which may print no unit, in that of the text."""
    return cell if cell.unit else replace(cell, unit=figure.unit)


def _is_telling(figure: Figure) -> bool:
    digits = f"{value_of(figure) / last_digit(figure):.0f}".rstrip("0")
    return len(digits) >= len(str(_TELLING))


def _listed(labels: Mapping[int, str], words: str) -> list[int]:
    """The rows whose names the last clauses list one by one: 马鞍桥、石板滩两镇."""
    clause = re.split(f"[,;:。]|{SIGN}", words)[-1]
    if not _LIST.search(clause):
        return []
    return [row for row, label in labels.items() if _is_named(label, clause)]


def _is_named(label: str, words: str) -> bool:
    bare = _UNTOLD.sub("", label)
    return len(bare) >= _SHORTEST and (bare in words or (len(bare) > _SHORTEST and bare[:-1] in words))


def _abridged(labels: Mapping[int, str], words: str) -> int | None:
    """The one row that words name, in full or shorter: 公路出租包车 is 出租、包车, 二中 is 县第二中学."""
    plain_words = _UNTOLD.sub("", words)
    full = [row for row, label in labels.items() if _is_named(label, plain_words)]
    if full:
        return full[0] if len(full) == 1 else None
    for length in range(min(len(plain_words), _LONGEST), _SHORTEST - 1, -1):
        starts = (plain_words[:length], plain_words[-length:])
        short = [row for row, label in labels.items() if any(_abridges(start, label) for start in starts)]
        if short:
            return short[0] if len(short) == 1 else None
    return None


def _abridges(short: str, long: str) -> bool:
    rest = iter(long)
    return all(sign in rest for sign in short)


def _difference(rows: _Rows, figure: Figure, words: str, than: str) -> Iterator[Finding]:
    """How much more or less one row has than another."""
    other = _abridged(rows.labels, than)
    if other is None:
        return
    before = [_UNTOLD.sub("", each) for each in _CLAUSE.split(words)]
    one = next((row for clause in reversed(before) if (row := _leading(rows.labels, clause, other)) is not None), None)
    if one is None:
        return
    found: list[tuple[Misprint, Figure, Figure]] = []
    for _, column in rows.fitting(figure):
        if one not in column or other not in column:
            continue
        low, high = sorted((column[one], column[other]), key=value_of)
        if adds_up(high, (low, figure)):
            return
        misprint = explaining(high, (low, figure))
        if misprint > Misprint.NONE and _is_like(value_of(figure), value_of(high) - value_of(low)):
            found.append((misprint, high, low))
    if found:
        _, high, low = max(found, key=lambda each: each[0])
        scale = common_scale(high, low, figure)
        off = plain((value_of(high) - value_of(low)) / scale)
        sides = f"{plain(value_of(high) / scale)} − {plain(value_of(low) / scale)}"
        arithmetic = f"{sides} = {off} ≠ {plain(value_of(figure) / scale)}"
        yield Finding(FindingKind.TABLE, Verdict.INCONSISTENT, arithmetic, figure, _in_order((high, low)))


def _leading(labels: Mapping[int, str], clause: str, other: int) -> int | None:
    """The row that a clause begins with, if it is another one."""
    others = {row: label for row, label in labels.items() if row != other}
    head = re.split("[比较]", clause)[0]
    return _abridged(others, head) if len(head) >= _SHORTEST else None


def _summed(total: Figure, parts: Sequence[Figure]) -> Finding:
    scale = common_scale(total, *parts)
    shown = " + ".join(plain(value_of(part) / scale) for part in parts)
    words = f"{shown} = {plain(added(parts) / scale)} ≠ {plain(value_of(total) / scale)}"
    return Finding(FindingKind.TABLE, Verdict.INCONSISTENT, words, total, tuple(parts))


def _in_order(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=_start_of))
