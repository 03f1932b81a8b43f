"""Tables into a QTextDocument; the words of the cells are left to whoever writes the text."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from yearbook_viewer.gui.document_grids import Grid, GridCell
from yearbook_viewer.gui.theme import Theme

# The size of the letters as a multiple of the text's: more columns than this need smaller ones.
SIZES = ((6, 0.82), (9, 0.72), (13, 0.62), (10_000, 0.5))
_LINE_SPACING = 1.45


def letter_size(grid: Grid) -> float:
    """The size of a table's letters as a multiple of the text's."""
    return next(size for columns, size in SIZES if grid.columns <= columns)


def insert_table(
    cursor: QTextCursor, grid: Grid, pixels: float, theme: Theme, write: Callable[[QTextCursor, GridCell], None]
) -> None:
    """Put the table where the cursor stands, in an empty paragraph; the cursor is behind it afterwards.

    `pixels`: the size of the table's letters. `write` puts a cell's words where the cursor given to it stands.
    """
    table = cursor.insertTable(grid.rows, grid.columns, _shape(grid, pixels, theme))
    for cell in grid.cells:
        if cell.rows > 1 or cell.columns > 1:
            table.mergeCells(cell.row, cell.column, cell.rows, cell.columns)
    shaded = QTextCharFormat()
    shaded.setBackground(QBrush(QColor(theme.stripe)))
    for cell in grid.cells:
        place = table.cellAt(cell.row, cell.column)
        if cell.row < grid.heads:
            form = place.format()
            form.merge(shaded)
            place.setFormat(form)
        inside = place.firstCursorPosition()
        inside.setBlockFormat(_line(cell, grid, pixels))
        write(inside, cell)
    cursor.setPosition(table.lastPosition() + 1)


def _shape(grid: Grid, pixels: float, theme: Theme) -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setHeaderRowCount(grid.heads)
    # Qt adds the outer border to the width: with all of it the text could be scrolled sideways.
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 99))
    shape.setCellPadding(pixels * 0.3)
    shape.setCellSpacing(0)
    shape.setBorder(1)
    shape.setBorderBrush(QColor(theme.hairline))
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderCollapse(True)
    shape.setTopMargin(pixels * 0.4)
    shape.setBottomMargin(pixels * 0.4)
    return shape


def _line(cell: GridCell, grid: Grid, pixels: float) -> QTextBlockFormat:
    line = QTextBlockFormat()
    line.setLineHeight(pixels * _LINE_SPACING, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    if cell.row < grid.heads:
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
    elif cell.is_number:
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
    return line
