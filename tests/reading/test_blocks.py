from yearbook_viewer.reading.blocks import Blocks, Run, TableCell
from yearbook_viewer.records import Cell, SetHeading


def test_a_paragraph_is_a_line_and_a_heading_is_told() -> None:
    blocks = Blocks()
    blocks.paragraph([Run("概况")], level=1)
    blocks.paragraph([Run("全年", bold=True), Run("接待\t查阅")])
    blocks.paragraph([Run("　 ")])
    text, layout = blocks.finish("标题")
    assert text == "概况\n全年接待 查阅\n"
    assert layout.headings == (SetHeading(0, 2, 1),)
    assert layout.bold == ((3, 5),)
    assert layout.title == "标题"


def test_cells_that_cover_others_keep_the_columns_in_line() -> None:
    blocks = Blocks()
    blocks.table([[TableCell("县", rows=2), TableCell("产量", columns=2)], [TableCell("稻"), TableCell("麦\n豆")]])
    text, layout = blocks.finish()
    assert text == "县\t产量\t\n\t稻\t麦 豆\n"
    assert layout.tables[0].cells == (
        Cell(0, 0, 0, 1, rows=2),
        Cell(0, 1, 2, 4, columns=2),
        Cell(1, 1, 7, 8),
        Cell(1, 2, 9, 12),
    )
    assert text[layout.tables[0].start : layout.tables[0].end] == text[:-1]


def test_the_blanks_that_set_a_row_in_stand_before_its_cell() -> None:
    blocks = Blocks()
    rows = [
        ["粮食", "30"],
        ["　　稻谷", "　20"],
        ["\xa0\xa0小麦 ", "10"],
        ["\xa0油料", "5"],
        ["  花生", "2"],
        ["　", "1"],
    ]
    blocks.table([[TableCell(words) for words in row] for row in rows])
    text, layout = blocks.finish()
    assert text == "粮食\t30\n　　稻谷\t20\n\xa0\xa0小麦\t10\n油料\t5\n  花生\t2\n\t1\n"
    assert [text[cell.start : cell.end] for cell in layout.tables[0].cells[2:6]] == ["稻谷", "20", "小麦", "10"]


def test_a_table_of_one_cell_is_text() -> None:
    blocks = Blocks()
    blocks.table([[TableCell("第一段\n第二段")]])
    assert blocks.finish()[0] == "第一段\n第二段\n"
    assert blocks.finish()[1].tables == ()


def test_a_cell_that_claims_a_thousand_million_columns_takes_a_few() -> None:
    blocks = Blocks()
    blocks.table([[TableCell("甲", columns=10**9), TableCell("乙")]])
    assert len(blocks.finish()[0]) < 1000


def test_a_last_column_covered_from_above_keeps_its_place() -> None:
    blocks = Blocks()
    blocks.table([[TableCell("甲"), TableCell("乙", rows=3)], [TableCell("丙")], [TableCell("")], [TableCell("丁")]])
    text, layout = blocks.finish()
    assert text == "甲\t乙\n丙\t\n\t\n丁\n"
    assert layout.tables[0].end == len(text) - 1


def test_cells_that_claim_a_thousand_million_rows_and_columns_cost_what_the_table_has() -> None:
    blocks = Blocks()
    greedy = [TableCell("甲", rows=10**9, columns=10**9)] * 3_000
    blocks.table([greedy, *[[TableCell("乙")]] * 3_000])
    text, _ = blocks.finish()
    assert len(text) < 3_000 * 300
