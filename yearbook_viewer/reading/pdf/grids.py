"""Tables between ruled lines: the grid that the lines make, its cells, and the words in them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yearbook_viewer.reading.blocks import TableCell
from yearbook_viewer.reading.pdf.glyphs import Glyph
from yearbook_viewer.reading.pdf.lines import Line, joined, rows
from yearbook_viewer.reading.pdf.pieces import Grid, run_on
from yearbook_viewer.reading.pdf.rules import Rule

# In points: lines nearer than this are one line, or touch.
_NEAR = 3.0
# A column or a row is at least so wide; a table open at its sides ends this far beyond its last upright.
_LEAST = 6.0
# More crossings than any table has; and what a frame round running text has.
_MOST_CROSSINGS = 400_000
_MOST_LINES = 12
# A grid with fewer than one filled cell in so many is squared paper: a chart.
_EMPTIEST = 20
_FIGURE = re.compile(r"[*＊(（]?[-+−—–]{0,2}[\d,，. ]*[)）]?[%％‰*＊]?|…+|[-—–−]+|\.{2,}")


@dataclass(frozen=True, slots=True)
class _Frame:
    """`across`, `down`: the places of the uprights from the left, of the levels from above."""

    across: list[float]
    down: list[float]
    rules: list[Rule]

    def column(self, x: float) -> int:
        """The column at `x` (points from the left); -1 before the first upright."""
        return bisect_right(self.across, x) - 1

    def row(self, y: float) -> int:
        """The row at `y` (points from the page's foot); -1 above the first level."""
        return bisect_right([-each for each in self.down], -y) - 1


def ruled_tables(glyphs: Sequence[Glyph], rules: Iterable[Rule]) -> tuple[list[Grid], list[Glyph]]:
    """The tables that the lines make, and the characters outside of them in their order."""
    frames = [frame for group in _groups(_merged(rules)) if (frame := _frame(group))]
    grids: list[Grid] = []
    rest = list(glyphs)
    for frame in sorted(frames, key=_area, reverse=True):
        inside: list[Glyph] = []
        outside: list[Glyph] = []
        for glyph in rest:
            x, y = (glyph.left + glyph.right) / 2, glyph.base + 0.3 * glyph.size
            within = frame.across[0] <= x <= frame.across[-1] and frame.down[-1] <= y <= frame.down[0]
            (inside if within else outside).append(glyph)
        grid = _grid(frame, inside)
        if grid:
            grids.append(grid)
            rest = outside
    return grids, rest


def _area(frame: _Frame) -> float:
    return (frame.across[-1] - frame.across[0]) * (frame.down[0] - frame.down[-1])


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines that continue each other as one line."""
    found: list[Rule] = []
    for upright in (True, False):
        lines = sorted(
            (rule for rule in rules if (rule.left == rule.right) is upright),
            key=_by_column if upright else _by_level,
        )
        kept: list[Rule] = []
        for rule in lines:
            last = kept[-1] if kept else None
            if last and upright and rule.left - last.left <= 1.5 and rule.bottom <= last.top + _NEAR:
                kept[-1] = Rule(last.left, min(last.bottom, rule.bottom), last.left, max(last.top, rule.top))
            elif last and not upright and rule.top - last.top <= 1.5 and rule.left <= last.right + _NEAR:
                kept[-1] = Rule(min(last.left, rule.left), last.top, max(last.right, rule.right), last.top)
            else:
                kept.append(rule)
        found += kept
    return found


def _by_column(rule: Rule) -> tuple[int, float]:
    return round(rule.left), rule.bottom


def _by_level(rule: Rule) -> tuple[int, float]:
    return round(rule.top), rule.left


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that cross or touch, together."""
    uprights = [rule for rule in rules if rule.left == rule.right]
    levels = [rule for rule in rules if rule.left != rule.right]
    if len(uprights) * len(levels) > _MOST_CROSSINGS:
        return []
    belongs = {rule: rule for rule in rules}

    def head(rule: Rule) -> Rule:
        while belongs[rule] is not rule:
            belongs[rule] = belongs[belongs[rule]]
            rule = belongs[rule]
        return rule

    for upright in uprights:
        for level in levels:
            if (
                level.left - _NEAR <= upright.left <= level.right + _NEAR
                and upright.bottom - _NEAR <= level.top <= upright.top + _NEAR
            ):
                belongs[head(upright)] = head(level)
    groups: dict[Rule, list[Rule]] = defaultdict(list)
    for rule in belongs:
        groups[head(rule)].append(rule)
    return list(groups.values())


def _frame(rules: list[Rule]) -> _Frame | None:
    """The grid of lines that touch; None where they are none."""
    uprights = [rule for rule in rules if rule.left == rule.right]
    levels = [rule for rule in rules if rule.left != rule.right]
    if not uprights or len(levels) < 2:
        return None
    across = _places([rule.left for rule in uprights], [x for rule in levels for x in (rule.left, rule.right)])
    down = _places([rule.top for rule in levels], [y for rule in uprights for y in (rule.bottom, rule.top)])
    if len(across) < 2 or len(down) < 2 or (len(across) - 1) * (len(down) - 1) < 2:
        return None
    return _Frame(across, down[::-1], rules)


def _places(lines: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Where the lines stand, and where those across them end without one: the open sides of a table."""
    places: list[float] = []
    for place in sorted(lines):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    if min(ends) < places[0] - _LEAST:
        places.insert(0, min(ends))
    if max(ends) > places[-1] + _LEAST:
        places.append(max(ends))
    return places


def _grid(frame: _Frame, glyphs: Sequence[Glyph]) -> Grid | None:
    wide, high = len(frame.across) - 1, len(frame.down) - 1
    inside: dict[tuple[int, int], list[Glyph]] = defaultdict(list)
    spans = _spans(frame)
    owner = {
        (row + r, column + c): (row, column)
        for (row, column), (deep, broad) in spans.items()
        for r in range(deep)
        for c in range(broad)
    }
    for glyph in glyphs:
        row = min(max(frame.row(glyph.base + 0.3 * glyph.size), 0), high - 1)
        column = min(max(frame.column((glyph.left + glyph.right) / 2), 0), wide - 1)
        inside[owner[row, column]].append(glyph)
    lines = {place: [joined(row) for row in rows(found)] for place, found in inside.items()}
    lines = {place: found for place, found in lines.items() if found}
    if (
        len(lines) < 2
        or len(lines) * _EMPTIEST < len(spans)
        or (high <= 2 and max(map(len, lines.values())) > _MOST_LINES and not _all_short(lines))
    ):
        return None
    cells: list[list[TableCell]] = []
    for number in range(high):
        begun = sorted(place for place in spans if place[0] == number)
        cells += _table_rows([(spans[place], lines.get(place, [])) for place in begun])
    return Grid(cells, frame.across[0], frame.across[-1], frame.down[-1], frame.down[0])


def _all_short(lines: dict[tuple[int, int], list[Line]]) -> bool:
    """Whether no line is as long as those of running text."""
    return all(len(line.glyphs) <= _MOST_LINES for found in lines.values() for line in found)


def _spans(frame: _Frame) -> dict[tuple[int, int], tuple[int, int]]:
    """Each cell's first row and column, with how many of both it covers: cells without a line between are one."""
    wide, high = len(frame.across) - 1, len(frame.down) - 1
    uprights = [rule for rule in frame.rules if rule.left == rule.right]
    levels = [rule for rule in frame.rules if rule.left != rule.right]
    walled: set[tuple[int, int]] = set()
    floored: set[tuple[int, int]] = set()
    for rule in uprights:
        column = min(range(wide + 1), key=lambda place: abs(frame.across[place] - rule.left))
        for row in range(high):
            if rule.bottom <= (frame.down[row] + frame.down[row + 1]) / 2 <= rule.top:
                walled.add((row, column - 1))
    for rule in levels:
        row = min(range(high + 1), key=lambda place: abs(frame.down[place] - rule.top))
        for column in range(wide):
            if rule.left <= (frame.across[column] + frame.across[column + 1]) / 2 <= rule.right:
                floored.add((row - 1, column))
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for row in range(high):
        for column in range(wide):
            if (row, column) in taken:
                continue
            broad = 1
            while (
                column + broad < wide and (row, column + broad - 1) not in walled and (row, column + broad) not in taken
            ):
                broad += 1
            deep = 1
            while row + deep < high and all(
                (row + deep - 1, column + c) not in floored
                and (row + deep, column + c) not in taken
                and (c == broad - 1 or (row + deep, column + c) not in walled)
                for c in range(broad)
            ):
                deep += 1
            spans[row, column] = deep, broad
            taken.update((row + r, column + c) for r in range(deep) for c in range(broad))
    return spans


def _table_rows(cells: Sequence[tuple[tuple[int, int], list[Line]]]) -> list[list[TableCell]]:
    """One row of the grid; several where its columns hold lines of figures at the same heights."""
    filled = [lines for (deep, _), lines in cells if lines and deep == 1]
    counts = sorted(len(lines) for lines in filled)
    tall = [lines for lines in filled if len(lines) == counts[-1]] if counts else []
    if len(tall) >= 2 and counts[-1] >= 2 and len(tall) * 2 >= len(filled) and any(map(_is_figures, tall)):
        heights = [line.base for line in tall[0]]
        if all(_level_with(line, heights) for lines in filled for line in lines):
            return [
                [
                    TableCell(
                        _words([line for line in lines if abs(line.base - height) <= 0.5 * line.size]),
                        columns=broad,
                    )
                    for (_, broad), lines in cells
                ]
                for height in heights
            ]
    return [[TableCell(_words(lines), deep, broad) for (deep, broad), lines in cells]]


def _is_figures(lines: Sequence[Line]) -> bool:
    """Whether most lines are a number each."""
    return sum(is_figure(line.text) for line in lines) * 2 > len(lines)


def _level_with(line: Line, heights: Iterable[float]) -> bool:
    return any(abs(line.base - height) <= 0.5 * line.size for height in heights)


def is_figure(text: str) -> bool:
    """Whether it is a number as tables print it, or the dash or dots that stand for none."""
    return bool(_FIGURE.fullmatch(text.strip()))


def _words(lines: Sequence[Line]) -> str:
    words = ""
    for line in lines:
        before, between = run_on(words, line.text)
        words = before + between + line.text
    return words
