"""The rows of a table: what each is called, and which of them are parts of which."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from yearbook_viewer.records import Cell
from yearbook_viewer.text.figures.cells import Heading, Says, Unit, heading_of, unit_of
from yearbook_viewer.text.figures.grids import Grid
from yearbook_viewer.text.figures.surface import folded

_TOTAL = re.compile(r"(?:全?[市县省区州国]|本[市县省区])?(?:合计|总计|共计|总数)|全[市县省区州国]|计|[Tt]otal|TOTAL")
_SUBTOTAL = re.compile(r".{0,8}小计")
# The numbers of headings, from the outermost in.
_RANKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[一二三四五六七八九十]{1,3}、",
        r"\([一二三四五六七八九十]{1,3}\)",
        r"\d{1,2}[.、](?!\d)",
        r"\(\d{1,2}\)",
    )
)
_AMONG_WIDTH = 6
_BLANK = " \u3000\xa0"


@dataclass(frozen=True, slots=True)
class Stub:
    """What stands before a row of figures. `words`: as printed; `name`: without unit, year, change and signs.

    `total`: it sums up other rows; `whole`: the row that it is a part of, -1 for none.
    """

    words: str
    name: str
    says: Says
    unit: Unit | None
    year: int | None
    base: str
    target: bool
    total: bool = False
    whole: int = -1


@dataclass(frozen=True, slots=True)
class _Step:
    """How far in a row stands: `rank` of its number, -1 without; `indent` in half characters; `among`: 其中."""

    rank: int
    indent: int
    among: bool


def stubs_of(grid: Grid) -> dict[int, Stub]:
    """The rows of data of a table by their number, in order; rows without figures are left out."""
    outer = _is_outer(grid)
    group: Cell | None = None
    stubs: dict[int, Stub] = {}
    steps: dict[int, _Step] = {}
    last = ""
    for row in range(grid.first, len(grid.places)):
        if not any(grid.value(row, column) for column in grid.figures):
            steps[row] = _Step(-1, -1, among=False)
            continue
        told = _named(grid, row, group if outer else None)
        stub, steps[row] = _read(grid, told, row, outer, last)
        group = told[0] if len(told) > 1 else group
        last = stub.name
        stubs[row] = stub
    wholes = _wholes(stubs, steps)
    return {row: replace(stub, whole=wholes.get(row, -1)) for row, stub in stubs.items()}


def _is_outer(grid: Grid) -> bool:
    """Whether the first of several columns of names holds groups that the rows of the next belong to."""
    if len(grid.labels) < 2:
        return False
    words = Counter(grid.words(row, grid.labels[0]) for row in range(grid.first, len(grid.places)))
    return any(number > 1 for number in words.values()) or (words[""] > 0 and len(words) > 1)


def _named(grid: Grid, row: int, group: Cell | None) -> list[Cell]:
    """The cells that name a row; `group`: that of the group it stands in, where its own place is blank."""
    cells = [grid.places[row][column] for column in grid.labels]
    told = [cell for cell in cells if cell is not None and cell.end > cell.start]
    if group is not None and told and group not in told and (cells[0] is None or cells[0].end == cells[0].start):
        return [group, *told]
    return told


def _read(grid: Grid, told: Sequence[Cell], row: int, outer: bool, last: str) -> tuple[Stub, _Step]:
    headings = [heading_of(grid.text[cell.start : cell.end]) for cell in told]
    own = told[-1:] if outer else told[:1]
    words = "".join("".join(grid.text[cell.start : cell.end].split()) for cell in own)
    named = [heading.name for heading in headings if heading.name]
    name = "".join(dict.fromkeys(named)) if outer else "".join(named[:1])
    says = next((heading.says for heading in headings if heading.says in (Says.CHANGE, Says.FALL)), Says.LEVEL)
    total = any(_TOTAL.fullmatch(folded("".join(grid.text[cell.start : cell.end].split()))) for cell in told)
    total = total or _SUBTOTAL.fullmatch(folded(words)) is not None
    if says is not Says.LEVEL and not name:
        name = last
    stub = Stub(
        words=words,
        name=name,
        says=says,
        unit=_unit(grid, row, headings),
        year=_year(grid, row, headings),
        base=next((heading.base for heading in headings if heading.base), ""),
        target=any(heading.target for heading in headings),
        total=total,
    )
    return stub, _step(grid, own, headings)


def _unit(grid: Grid, row: int, headings: Sequence[Heading]) -> Unit | None:
    own = next((heading.unit for heading in headings if heading.unit is not None), None)
    if own is None and grid.unit_column >= 0:
        return unit_of(folded(grid.words(row, grid.unit_column)))
    return own


def _year(grid: Grid, row: int, headings: Sequence[Heading]) -> int | None:
    if grid.year_column >= 0:
        year = heading_of(grid.words(row, grid.year_column)).year
        if year is not None:
            return year
    return next((heading.year for heading in headings if heading.year is not None), None)


def _step(grid: Grid, told: Sequence[Cell], headings: Sequence[Heading]) -> _Step:
    if not told:
        return _Step(-1, 0, among=False)
    start = told[0].start
    flat = folded(grid.text[start : told[0].end])
    rank = next((rank for rank, sign in enumerate(_RANKS) if sign.match(flat)), -1)
    blank = start
    while blank > 0 and grid.text[blank - 1] in _BLANK:
        blank -= 1
    indent = sum(2 if sign == "\u3000" else 1 for sign in grid.text[blank:start])
    return _Step(rank, indent, among=any(heading.part for heading in headings))


def _wholes(stubs: Mapping[int, Stub], steps: Mapping[int, _Step]) -> dict[int, int]:
    """The row that each row is a part of: by 其中, by its number, by its indent, else by a total above or below."""
    wholes: dict[int, int] = {}
    opened: list[int] = []
    base, among = -1, -1
    for row, step in steps.items():
        if row not in stubs:
            opened, base, among = [], -1, -1
            continue
        if stubs[row].total:
            opened, base, among = [], row, -1
            continue
        follows = among >= 0 and abs(step.indent - steps[among].indent - _AMONG_WIDTH) <= 1 and step.indent > 0
        if (step.among or follows) and base >= 0:
            wholes[row] = base
            among = row if step.among else among
            continue
        among = -1
        while opened and not _is_deeper(step, steps[opened[-1]]):
            opened.pop()
        if opened:
            wholes[row] = opened[-1]
        opened.append(row)
        base = row
    _sum_up(stubs, wholes)
    return wholes


def _is_deeper(step: _Step, former: _Step) -> bool:
    if step.rank >= 0 and former.rank >= 0:
        return step.rank > former.rank
    return step.indent > former.indent


def _sum_up(stubs: Mapping[int, Stub], wholes: dict[int, int]) -> None:
    """Give the rows that are parts of no other to their total: one at the head has all, one below those before it."""
    rows = list(stubs)
    subtotals = {row for row in rows if stubs[row].total and _SUBTOTAL.fullmatch(folded(stubs[row].words))}
    totals = [row for row in rows if stubs[row].total and row not in subtotals]
    pending: list[int] = []
    grouped: list[int] = []
    for row in rows:
        if row in subtotals and rows[0] != row:
            wholes.update((each, row) for each in pending)
            pending = []
            grouped.append(row)
        elif row in totals and row != rows[0]:
            if rows[0] not in totals:
                wholes.update((each, row) for each in [*grouped, *pending])
            pending, grouped = [], []
        elif row not in wholes and not stubs[row].total:
            pending.append(row)
    if rows and rows[0] in totals and len(totals) == 1:
        wholes.update((each, rows[0]) for each in [*grouped, *pending])
