"""Figures as rows of the table."""

from yearbook_viewer.records import Entry
from yearbook_viewer.text.figure_rows import FigureRow, rows_of
from yearbook_viewer.text.figures import find_figures


def rows_of_text(text: str) -> tuple[FigureRow, ...]:
    return rows_of(find_figures(Entry(0, text, "", "", "", "", 2018, 0, ()), ()))


def test_a_change_stands_in_the_row_of_its_level() -> None:
    assert rows_of_text("商会20个,比2017年增加12个,增长150%。") == (FigureRow("商会", 0, (1, 2), 0),)


def test_changes_of_a_list_find_their_own_levels() -> None:
    assert rows_of_text("接待游客5万人次、收入3亿元,分别增长5%和6%。") == (
        FigureRow("接待游客", 0, (2,), 0),
        FigureRow("收入", 1, (3,), 0),
    )


def test_a_change_whose_level_is_not_printed_has_a_row_of_its_own() -> None:
    assert rows_of_text("农业产值同比增长6.2%。") == (FigureRow("农业产值", None, (0,), 0),)


def test_parts_are_one_step_in() -> None:
    assert [row.depth for row in rows_of_text("商会20个。其中,行业商会12个,其他8个。企业5家。")] == [0, 1, 1, 0]
