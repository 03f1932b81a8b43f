"""The lines of a text cut into columns: a heading stays with what follows it."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextDocument, QTextLine

# Lines with the origin of their paragraph.
Column = list[tuple[QTextLine, QPointF]]


class Row(NamedTuple):
    """A line of the endless column. `top`, `bottom`: pixels from its beginning; `heading`: something must follow."""

    line: QTextLine
    origin: QPointF
    top: float
    bottom: float
    heading: bool


def rows_of(document: QTextDocument, below: float) -> Iterator[Row]:
    """The lines of a document that is put below what ends so far down; its page is endless."""
    layout = document.documentLayout()
    block = document.begin()
    # Above the first paragraph of a document Qt leaves no margin.
    below += block.blockFormat().topMargin() if below else 0.0
    while block.isValid():
        place = layout.blockBoundingRect(block).topLeft() + QPointF(0, below)
        lines = block.layout()
        heading = block.blockFormat().headingLevel() > 0
        for index in range(lines.lineCount()):
            line = lines.lineAt(index)
            top = place.y() + line.y()
            yield Row(line, place, top, top + line.height(), heading)
        block = block.next()


def columns_of(rows: Sequence[Row], first: Sequence[float], height: float) -> list[Column]:
    """The rows in columns; `first`: the heights of the first ones, `height` that of all others."""
    heights = chain(first, repeat(height))
    room = next(heights)
    begins = [0]
    for at, row in enumerate(rows):
        if row.bottom - rows[begins[-1]].top <= room or at == begins[-1]:
            continue
        begin = at
        while begin - 1 > begins[-1] and rows[begin - 1].heading:
            begin -= 1
        begins.append(begin)
        room = next(heights)
    ends = [*begins[1:], len(rows)]
    return [
        [(row.line, row.origin - QPointF(0, rows[begin].top)) for row in rows[begin:end]]
        for begin, end in zip(begins, ends, strict=True)
        if end > begin
    ]
