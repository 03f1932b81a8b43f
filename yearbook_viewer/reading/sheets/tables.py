"""A sheet of cells to tables and the lines around them: title, unit, notes; several tables on one sheet."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from yearbook_viewer.reading.blocks import Blocks, Run, TableCell

# 单位:万元 above a table, 注: and 资料来源: below it.
_UNIT = re.compile(r"\s*[(（]?\s*(?:计量)?单位\s*[:：]")
_NOTE = re.compile(r"\s*(?:\*|※|注\s*\d*\s*[:：]|附注|说明|备注|资料来源|数据来源|来源|填报|制表|审核)")
# A lone cell below a table that is longer is a sentence, not the name of a row without values.
_SENTENCE = 20
_WIDEST = 200
# Longer tables are data of another program; a volume has no page of them.
LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells that are not empty, by row and column from 0; `merged`: rows and columns that a corner covers."""

    cells: Mapping[tuple[int, int], str]
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)


def put_sheet(blocks: Blocks, sheet: Sheet) -> None:
    """Add a sheet to a document's text. Rows without anything part its tables; columns without anything go."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), words in sheet.cells.items():
        if words.strip():
            rows.setdefault(row, {})[column] = words
    for _, numbers in groupby(enumerate(_reached(rows, sheet)), key=lambda pair: pair[1] - pair[0]):
        _put_part(blocks, sheet, [(number, rows.get(number, {})) for _, number in numbers])


def _reached(rows: Mapping[int, dict[int, str]], sheet: Sheet) -> list[int]:
    """The rows that hold something, or that a merged cell with something reaches."""
    reached, filled = set(rows), sorted(rows)
    for (row, column), (deep, _) in sheet.merged.items():
        if column in rows.get(row, {}):
            reached.update(range(row, filled[bisect_left(filled, row + deep) - 1] + 1))
    return sorted(reached)


def _put_part(blocks: Blocks, sheet: Sheet, part: list[tuple[int, dict[int, str]]]) -> None:
    """A table with the lines above and below it."""
    begin, end = 0, len(part)
    while begin < end and _is_above(part[begin][1]):
        begin += 1
    while end > begin and _is_below(part[end - 1][1]):
        end -= 1
    if not any(len(row) > 1 for _, row in part[begin:end]):
        begin = end = len(part)
    for _, row in part[:begin]:
        _put_lines(blocks, row)
    if begin < end:
        blocks.table(list(_table_rows(sheet, part[begin:end])))
    for _, row in part[end:]:
        _put_lines(blocks, row)


def _is_above(row: Mapping[int, str]) -> bool:
    return len(row) <= 1 or any(map(_UNIT.match, row.values()))


def _is_below(row: Mapping[int, str]) -> bool:
    words = next(iter(row.values()), "")
    return len(row) == 1 and (len(words) > _SENTENCE or _NOTE.match(words) is not None)


def _put_lines(blocks: Blocks, row: Mapping[int, str]) -> None:
    """The words of a row as a line, a cell with several lines as several."""
    lines = "　".join(words.strip() for _, words in sorted(row.items()))
    for line in lines.splitlines():
        blocks.paragraph([Run(line)])


def _table_rows(sheet: Sheet, part: list[tuple[int, dict[int, str]]]) -> Iterator[list[TableCell]]:
    used = sorted({column for _, row in part for column in row})
    numbers = [number for number, _ in part]
    covered: set[tuple[int, int]] = set()
    for number, row in part:
        cells: list[TableCell] = []
        for column in used:
            if (number, column) in covered:
                continue
            if (number, column) not in sheet.merged:
                cells.append(TableCell(row.get(column, "")))
                continue
            deep, wide = sheet.merged[number, column]
            below = [each for each in numbers if number <= each < number + deep]
            beside = [each for each in used if column <= each < column + min(wide, _WIDEST)]
            covered.update((other, each) for other in below for each in beside)
            cells.append(TableCell(row.get(column, ""), len(below), len(beside)))
        yield cells
