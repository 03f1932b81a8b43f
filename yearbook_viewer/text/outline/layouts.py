"""What a format says of a text, for a part of the text."""

from bisect import bisect_left
from dataclasses import replace

from yearbook_viewer.records import Layout, SetHeading, Table


def layout_within(layout: Layout, start: int, end: int) -> Layout:
    """The layout of the slice from `start` to `end`, its offsets counted from the slice's start.

    What reaches over an end of the slice is left out, but for bold, which is cut off there.
    """
    headings = layout.headings[
        bisect_left(layout.headings, start, key=lambda heading: heading.start) : bisect_left(
            layout.headings, end, key=lambda heading: heading.start
        )
    ]
    first_bold = bisect_left(layout.bold, start, key=lambda span: span[1])
    last_bold = bisect_left(layout.bold, end, key=lambda span: span[0])
    tables = layout.tables[
        bisect_left(layout.tables, start, key=lambda table: table.start) : bisect_left(
            layout.tables, end, key=lambda table: table.start
        )
    ]
    return Layout(
        headings=tuple(
            SetHeading(heading.start - start, heading.end - start, heading.level)
            for heading in headings
            if heading.end <= end
        ),
        bold=tuple(
            (max(begin, start) - start, min(stop, end) - start)
            for begin, stop in layout.bold[first_bold:last_bold]
            if max(begin, start) < min(stop, end)
        ),
        tables=tuple(_moved(table, start) for table in tables if table.end <= end),
        title=layout.title,
    )


def _moved(table: Table, start: int) -> Table:
    cells = tuple(replace(cell, start=cell.start - start, end=cell.end - start) for cell in table.cells)
    return replace(table, start=table.start - start, end=table.end - start, cells=cells)
