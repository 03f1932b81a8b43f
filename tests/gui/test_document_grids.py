import pytest

from yearbook_viewer.gui.document_grids import GridCell, grids_in, is_bare
from yearbook_viewer.records import Cell, Table

TEXT = "前\n指标\t绝对数\t\n\t2011年\t2012年\n产量\t12.5\t-3.1%\n后"
CELLS = (
    Cell(0, 0, 2, 4, rows=2),
    Cell(0, 1, 5, 8, columns=2),
    Cell(1, 1, 11, 16),
    Cell(1, 2, 17, 22),
    Cell(2, 0, 23, 25),
    Cell(2, 1, 26, 30),
    Cell(2, 2, 31, 36),
)
TABLE = Table(2, 36, CELLS)


def words(cell: Cell | GridCell) -> str:
    return TEXT[cell.start : cell.end]


def test_a_table_has_its_heads_and_its_numbers() -> None:
    ((start, end, grid),) = grids_in(TEXT, [TABLE], 0, len(TEXT))
    assert (start, end) == (2, 36)
    assert (grid.rows, grid.columns, grid.heads) == (3, 3, 2)
    assert [words(cell) for cell in grid.cells] == ["指标", "绝对数", "2011年", "2012年", "产量", "12.5", "-3.1%"]
    assert [words(cell) for cell in grid.cells if cell.is_number] == ["12.5", "-3.1%"]


def test_a_stretch_holds_the_rows_that_stand_in_it() -> None:
    ((start, end, grid),) = grids_in(TEXT, [TABLE], 23, len(TEXT))
    assert (start, end) == (23, 36)
    assert (grid.rows, grid.heads) == (1, 0)
    assert [(cell.row, cell.column) for cell in grid.cells] == [(0, 0), (0, 1), (0, 2)]


def test_a_cell_that_reaches_below_the_stretch_ends_with_it() -> None:
    ((_, _, grid),) = grids_in(TEXT, [TABLE], 0, 10)
    assert grid.rows == 1
    assert grid.cells[0].rows == 1


def test_stretches_without_a_table_have_none() -> None:
    assert list(grids_in(TEXT, [TABLE], 0, 2)) == []
    assert list(grids_in(TEXT, [TABLE], 36, len(TEXT))) == []
    assert list(grids_in(TEXT, [], 0, len(TEXT))) == []


@pytest.mark.parametrize(("text", "bare"), [("甲\t乙", True), ("甲　 乙", True), ("甲|乙", False), ("甲\t乙|", False)])
def test_a_table_set_with_signs_is_not_bare(text: str, bare: bool) -> None:
    table = Table(0, len(text), (Cell(0, 0, 0, 1), Cell(0, 1, text.index("乙"), text.index("乙") + 1)))
    assert is_bare(text, table) is bare
