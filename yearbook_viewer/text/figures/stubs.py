"""The rows of a table: what each is called, and the signs that tell what it is a part of."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum, auto

from yearbook_viewer.records import Cell
from yearbook_viewer.text.figures.cells import Heading, Says, Unit, heading_of, unit_of
from yearbook_viewer.text.figures.grids import Grid
from yearbook_viewer.text.figures.surface import folded

_TOTAL = re.compile(r"(?:全?[市县省区州国]|本[市县省区])?(?:合计|总计|共计|总数)|全[市县省区州国]|计|[Tt]otal|TOTAL")
_SUBTOTAL = re.compile(r".{0,8}小计")
# 收入合计, 支出总计: they keep their names, and have the rows above or below them only if the numbers say so.
_NAMED_SUBTOTAL, _NAMED_TOTAL = re.compile(r".{1,8}[合共]计(?:\([^()]*\))?"), re.compile(r".{1,8}总计(?:\([^()]*\))?")
# The numbers of headings, from the outermost in.
_RANKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[一二三四五六七八九十]{1,3}、",
        r"\([一二三四五六七八九十]{1,3}\)",
        r"\d{1,2}[.、](?!\d)",
        r"\(\d{1,2}\)|\d{1,2}\)",
    )
)
_BLANK = " \u3000\xa0"


class Sign(Enum):
    """What a row's words say of the rows around it: AMONG is 其中 or #, DIVISION 按…分."""

    NONE = auto()
    AMONG = auto()
    DIVISION = auto()


class Tier(IntEnum):
    """Whether a row sums up others: a subtotal, or a total that has subtotals too."""

    NONE = 0
    SUBTOTAL = 1
    TOTAL = 2


@dataclass(frozen=True, slots=True)
class Step:
    """How far in a row stands: `rank` of its number, -1 without; `indent` in half characters."""

    rank: int
    indent: int
    sign: Sign


@dataclass(frozen=True, slots=True)
class Stub:
    """What stands before a row. `words`: as printed; `name`: without unit, year, change and signs.

    `total`: it sums up other rows and has no name of its own; `filled`: there are figures in it.
    """

    words: str
    name: str
    says: Says
    unit: Unit | None
    year: int | None
    base: str
    target: bool
    step: Step
    total: bool
    tier: Tier
    filled: bool


def stubs_of(grid: Grid) -> dict[int, Stub]:
    """The rows of data of a table by their number, in order, those without figures too."""
    outer = _is_outer(grid)
    group: Cell | None = None
    stubs: dict[int, Stub] = {}
    last = ""
    for row in range(grid.first, len(grid.places)):
        filled = _is_filled(grid, row)
        told = _named(grid, row, group if outer and filled else None)
        stubs[row] = _read(grid, told, row, outer, last)
        if filled:
            group = told[0] if len(told) > 1 else group
            last = stubs[row].name
    return stubs


def _is_filled(grid: Grid, row: int) -> bool:
    return any(grid.value(row, column) for column in grid.figures)


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


def _read(grid: Grid, told: Sequence[Cell], row: int, outer: bool, last: str) -> Stub:
    headings = [heading_of(grid.text[cell.start : cell.end]) for cell in told]
    own = told[-1:] if outer else told[:1]
    words = "".join("".join(grid.text[cell.start : cell.end].split()) for cell in own)
    named = [heading.name for heading in headings if heading.name]
    name = "".join(dict.fromkeys(named)) if outer else "".join(named[:1])
    says = next((heading.says for heading in headings if heading.says in (Says.CHANGE, Says.FALL)), Says.LEVEL)
    flat = [folded("".join(grid.text[cell.start : cell.end].split())) for cell in told]
    total = any(_TOTAL.fullmatch(each) for each in flat) or _SUBTOTAL.fullmatch(folded(words)) is not None
    if says is not Says.LEVEL and not name:
        name = last
    return Stub(
        words=words,
        name=name,
        says=says,
        unit=_unit(grid, row, headings),
        year=_year(grid, row, headings),
        base=next((heading.base for heading in headings if heading.base), ""),
        target=any(heading.target for heading in headings),
        step=_step(grid, own, headings),
        total=total,
        tier=_tier(folded(words), total),
        filled=_is_filled(grid, row),
    )


def _tier(words: str, total: bool) -> Tier:
    if _SUBTOTAL.fullmatch(words) or (not total and _NAMED_SUBTOTAL.fullmatch(words)):
        return Tier.SUBTOTAL
    return Tier.TOTAL if total or _NAMED_TOTAL.fullmatch(words) else Tier.NONE


def _unit(grid: Grid, row: int, headings: Sequence[Heading]) -> Unit | None:
    own = next((heading.unit for heading in headings if heading.unit is not None), None)
    if own is None and grid.unit_column >= 0:
        return unit_of(folded(grid.words(row, grid.unit_column)))
    return own


def _year(grid: Grid, row: int, headings: Sequence[Heading]) -> int | None:
    if grid.year_columns:
        year = heading_of(grid.words(row, grid.year_columns[0])).year
        if year is not None:
            return year
    return next((heading.year for heading in headings if heading.year is not None), None)


def _step(grid: Grid, told: Sequence[Cell], headings: Sequence[Heading]) -> Step:
    if not told:
        return Step(-1, 0, Sign.NONE)
    start = told[0].start
    flat = folded(grid.text[start : told[0].end])
    rank = next((rank for rank, sign in enumerate(_RANKS) if sign.match(flat)), -1)
    blank = start
    while blank > 0 and grid.text[blank - 1] in _BLANK:
        blank -= 1
    indent = sum(2 if sign == "\u3000" else 1 for sign in grid.text[blank:start])
    if any(heading.part for heading in headings):
        return Step(rank, indent, Sign.AMONG)
    return Step(rank, indent, Sign.DIVISION if any(heading.divided for heading in headings) else Sign.NONE)
