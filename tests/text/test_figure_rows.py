"""Figures as rows of the table."""

from yearbook_viewer.records import Entry
from yearbook_viewer.text.figure_rows import FigureRow, printed_value, rows_of
from yearbook_viewer.text.figures.finding import find_figures


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


def test_what_is_planned_to_grow_stands_in_no_row_of_what_is() -> None:
    rows = rows_of_text("2018年商会20个。2019年,力争商会增长15%。")
    assert [(row.level, row.changes) for row in rows] == [(0, ()), (None, (1,))]


def test_a_value_has_the_decimals_that_are_printed() -> None:
    told = "产量33995.80吨,增长8.10%;产值1,234.50元,投资1.20亿元,人口35．60人,降雨十二点五毫米,减少３.00%。"
    figures = find_figures(Entry(0, told, "", "", "", "", 2018, 0, ()), ())
    assert [str(printed_value(figure)) for figure in figures] == [
        *("33995.80", "8.10", "1234.50", "120000000", "35.60", "12.5", "3.00"),
    ]
