from tests.reading.web_pages import lines_of, source_of
from yearbook_viewer.records import Cell


def test_a_table_of_data_keeps_rows_columns_and_its_caption() -> None:
    source = source_of(
        "<table border=1><caption>表3 渔业产量 单位:吨</caption>"
        "<thead><tr><th rowspan=2>镇</th><th colspan=2>产量</th></tr>"
        "<tr><th>上年</th><th>当年</th></tr></thead><tbody>"
        "<tr><td>河口镇</td><td>120</td><td>1<span>38</span></td></tr></tbody></table>"
        "<p>注:不含网箱。</p>"
    )
    assert source.text == "表3 渔业产量 单位:吨\n镇\t产量\t\n\t上年\t当年\n河口镇\t120\t138\n注:不含网箱。\n"
    assert source.layout.tables[0].cells[:3] == (
        Cell(0, 0, 13, 14, rows=2),
        Cell(0, 1, 15, 17, columns=2),
        Cell(1, 1, 20, 22),
    )


def test_numbers_in_regular_rows_make_a_table_without_borders_one() -> None:
    assert lines_of("<table><tr><td>鲢鱼</td><td>35</td></tr><tr><td>鳙鱼</td><td>27</td></tr></table>") == [
        "鲢鱼\t35",
        "鳙鱼\t27",
    ]


def test_rows_that_are_set_in_with_wide_blanks_stay_so() -> None:
    source = source_of(
        "<table border=1><tr><td>水产</td><td>62</td></tr><tr><td> <p>　　鲢鱼</p></td><td>　35</td></tr>"
        "<tr><td>&nbsp;&nbsp;&nbsp;鳙鱼</td><td>27</td></tr><tr><td>&nbsp;水果</td><td>8</td></tr></table>"
    )
    assert source.text == "水产\t62\n　　鲢鱼\t35\n\xa0\xa0\xa0鳙鱼\t27\n水果\t8\n"


def test_a_table_of_word_is_one_by_the_borders_of_its_cells() -> None:
    cell = '<td style="border:solid windowtext 1.0pt"><p class=MsoNormal><span lang=EN-US>{}<o:p></o:p></span></p></td>'
    page = f"<table class=MsoNormalTable border=0><tr>{cell.format('鲢鱼')}{cell.format('35')}</tr></table>"
    assert lines_of(page) == ["鲢鱼\t35"]
    assert len(source_of(page).layout.tables) == 1


def test_tables_that_lay_a_page_out_are_dissolved() -> None:
    page = (
        "<table><tr><td>渔政站</td></tr><tr><td><table><tr><td>全年增殖放流三次,投放鱼苗若干,渔民配合,水质稳定,鱼类资源恢复,渔业生产平稳。</td>"
        "<td>站长巡河,船员值守,渔政宣传进村入户,没有发生电鱼毒鱼案件,群众举报及时查处。</td></tr></table></td></tr></table>"
    )
    assert source_of(page).layout.tables == ()
    assert lines_of(page)[0] == "渔政站"
    assert len(lines_of(page)) == 3


def test_a_table_in_a_cell_of_data_is_text_of_the_cell() -> None:
    page = (
        "<table border=1><tr><th>鱼</th><th>产地</th></tr>"
        "<tr><td>鲢</td><td><table><tr><td>东湖</td></tr><tr><td>西湖</td></tr></table></td></tr></table>"
    )
    assert lines_of(page) == ["鱼\t产地", "鲢\t东湖 西湖"]


def test_cells_that_were_never_closed_and_spans_out_of_all_bounds_are_borne() -> None:
    page = "<table border=1><tr><td rowspan=99999999999>鲢<td colspan=x>35<tr><td rowspan=0>27<tr><td>5<td>6</table>"
    assert lines_of(page) == ["鲢\t35", "\t27", "\t\t5\t6"]


def test_a_paragraph_before_and_after_stands_on_its_own_line() -> None:
    page = "表前<table border=1><tr><td>鲢</td><td>35</td></tr></table>表后"
    assert lines_of(page) == ["表前", "鲢\t35", "表后"]
