"""Tables in plain text: what is one, where its cells stand, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.records import Cell, Table
from yearbook_viewer.text.tables import tables_in


def grid_of(text: str) -> list[list[str]]:
    """The rows of the only table, each cell as it stands."""
    (table,) = tables_in(text, 0, len(text))
    rows: dict[int, list[str]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(text[cell.start : cell.end])
    return list(rows.values())


def test_tabs_part_the_cells_of_a_row_and_caption_and_note_are_no_rows() -> None:
    text = "表1 临江县财政\n单位:万元\n项目\t2020年\t2021年\n合计\t12\t34\n其中\t\t3\n注:略。\n财政平稳。"
    assert grid_of(text) == [["项目", "2020年", "2021年"], ["合计", "12", "34"], ["其中", "", "3"]]


def test_the_rule_of_a_markdown_table_is_no_row() -> None:
    text = "| 镇 | 产量(吨) |\n|---|---:|\n| 甲镇 | 12 |\n| 乙镇 | 34 |\n收成好。"
    assert grid_of(text) == [["镇", "产量(吨)"], ["甲镇", "12"], ["乙镇", "34"]]


@pytest.mark.parametrize(
    "text",
    [
        "┌──┬──┐\n│镇名│人数│\n├──┼──┤\n│甲镇│12  │\n└──┴──┘\n",
        "+------+------+\n| 镇名 | 人数 |\n+------+------+\n| 甲镇 | 12   |\n+------+------+",
    ],
)
def test_a_frame_holds_a_table(text: str) -> None:
    assert grid_of(text) == [["镇名", "人数"], ["甲镇", "12"]]


def test_the_lines_of_a_frame_belong_to_its_table() -> None:
    text = "人口。\n┌──┬──┐\n│镇名│人数│\n│甲镇│12│\n└──┴──┘\n注:略。"
    (table,) = tables_in(text, 0, len(text))
    assert text[table.start : table.end] == "┌──┬──┐\n│镇名│人数│\n│甲镇│12│\n└──┴──┘"


def test_columns_of_blanks_are_a_table_and_padded_words_one_cell() -> None:
    text = "指标　　　　2020年　　2021年\n粮食产量　　123.4　　130.5\n合　计　　　135.7　　—\n"
    assert grid_of(text) == [["指标", "2020年", "2021年"], ["粮食产量", "123.4", "130.5"], ["合　计", "135.7", "—"]]


def test_single_blanks_between_numbers_part_cells_and_the_head_above_follows() -> None:
    text = "指标 2020年 2021年\n粮食产量 123.4 130.5\n油料产量 12.3 14.1\n"
    assert grid_of(text) == [["指标", "2020年", "2021年"], ["粮食产量", "123.4", "130.5"], ["油料产量", "12.3", "14.1"]]


def test_commas_part_cells_where_a_column_is_of_numbers() -> None:
    assert grid_of("镇,户数,人数\n甲镇,12,30\n乙镇,13,40\n") == [
        ["镇", "户数", "人数"],
        ["甲镇", "12", "30"],
        ["乙镇", "13", "40"],
    ]


def test_a_head_over_two_columns_of_blanks_covers_both() -> None:
    text = (
        "             粮食                油料\n镇名     面积     产量     面积    产量\n"
        "甲镇     12.3     45.6     1.2     3.4\n乙镇     22.3     55.6     2.2     4.4\n"
    )
    (table,) = tables_in(text, 0, len(text))
    assert [(text[c.start : c.end], c.column, c.columns) for c in table.cells[:2]] == [("粮食", 1, 2), ("油料", 3, 2)]


def test_a_cell_left_blank_leaves_its_column_empty() -> None:
    text = (
        "项目       上年      本年\n小麦       12.3      13.4\n水稻                 15.6\n玉米       10.1      11.2\n"
    )
    (table,) = tables_in(text, 0, len(text))
    assert [(text[c.start : c.end], c.column) for c in table.cells if c.row == 2] == [("水稻", 0), ("15.6", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "　　张　三　　李四　　王五\n　　赵六　　钱　七　　孙八\n",
        "概况……………1\n农业……………12\n工业……………30\n",
        "概况      1\n农业      12\n工业      30\n",
        "　　截至 2020 年 12 月 31 日完成 30 项\n　　截至 2021 年 12 月 31 日完成 40 项\n",
        "　　全年完成投资12亿元,增长5%,新开工项目30个。\n　　新增就业300人,下岗再就业20人,登记失业率3%。\n",
        "一、\t概况\n二、\t农业\n三、\t工业\n",
        "【概况】　　全县有12个镇。\n【农业】　　粮食产量30万吨。\n",
        "首页 | 政务 | 新闻\n",
        "局　长　　何文博\n副局长　　李　丽\n",
        "----------\n----------\n",
        "",
    ],
)
def test_what_only_looks_like_a_table_is_none(text: str) -> None:
    assert tables_in(text, 0, len(text)) == ()


def test_no_table_is_found_where_the_format_told_one() -> None:
    text = "镇\t户数\n甲镇\t12\n乙镇\t13\n"
    known = Table(0, 15, (Cell(0, 0, 0, 1),))
    assert tables_in(text, 0, len(text), (known,)) == ()


_PIECES = st.lists(
    st.sampled_from([*list("12.3甲镇合计 \u3000\t|│┌─┐,-—。\n\n"), "  ", "2020年", "\n| a |"]), max_size=120
)


@given(_PIECES.map("".join))
def test_tables_stand_in_order_and_their_cells_in_their_lines(text: str) -> None:
    done = 0
    for table in tables_in(text, 0, len(text)):
        assert done <= table.start < table.end <= len(text)
        done = table.end
        at = table.start
        for cell in table.cells:
            assert at <= cell.start <= cell.end <= table.end
            assert "\n" not in text[cell.start : cell.end]
            at = cell.end
