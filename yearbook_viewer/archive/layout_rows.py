"""What a format says of a text, to rows and back."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

from yearbook_viewer.records import Cell, Layout, SetHeading, Table

Values = dict[str, Any]


class _Kind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    BOLD = "bold"
    TABLE = "table"
    RECOGNISED = "recognised"


def layout_rows(layout: Layout) -> Iterator[Values]:
    """The rows of `layouts`, without the entry's id; none for a layout that says nothing."""
    return ({"ordinal": ordinal} | row for ordinal, row in enumerate(_pieces(layout)))


def layout_from(rows: Sequence[Values]) -> Layout:
    """The layout that `layout_rows` took apart."""
    kept: dict[_Kind, list[Values]] = {kind: [] for kind in _Kind}
    for row in rows:
        kept[_Kind(row["kind"])].append(row)
    tables = [row for row in rows if row["kind"] in {_Kind.TABLE, _Kind.RECOGNISED}]
    return Layout(
        headings=tuple(SetHeading(row["start"], row["end"], row["content"]) for row in kept[_Kind.HEADING]),
        bold=tuple((row["start"], row["end"]) for row in kept[_Kind.BOLD]),
        tables=tuple(_table(row) for row in tables),
        title="".join(row["content"] for row in kept[_Kind.TITLE]),
    )


def _pieces(layout: Layout) -> Iterator[Values]:
    if layout.title:
        yield _row(_Kind.TITLE, 0, 0, layout.title)
    for heading in layout.headings:
        yield _row(_Kind.HEADING, heading.start, heading.end, heading.level)
    for start, end in layout.bold:
        yield _row(_Kind.BOLD, start, end, 0)
    for table in layout.tables:
        cells = [[cell.row, cell.column, cell.start, cell.end, cell.rows, cell.columns] for cell in table.cells]
        yield _row(_Kind.RECOGNISED if table.recognised else _Kind.TABLE, table.start, table.end, cells)


def _row(kind: _Kind, start: int, end: int, content: object) -> Values:
    return {"kind": kind, "start": start, "end": end, "content": content}


def _table(row: Values) -> Table:
    cells = tuple(Cell(*parts) for parts in row["content"])
    return Table(row["start"], row["end"], cells, recognised=row["kind"] == _Kind.RECOGNISED)
