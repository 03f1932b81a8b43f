"""The figures of tables; expected values written by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.table_figures import figures_of, rows_of
from yearbook_viewer.records import Cell, Entry, Layout, Table
from yearbook_viewer.text.figures.finding import find_figures


def test_a_markdown_table_of_townships_below_the_county() -> None:
    text = (
        "| 镇名 | 户数(户) | 粮食产量(吨) |\n|---|---|---|\n| 全县 | 300 | 50.5 |\n"
        "| 甲镇 | 100 | 20.5 |\n| 乙镇 | 200 | 30 |\n"
    )
    assert rows_of(text) == [
        "300|300|户|户数|level||2020",
        "50.5|50.5|吨|粮食产量|level||2020",
        "100|100|户|甲镇户数|level|part:户数|2020",
        "20.5|20.5|吨|甲镇粮食产量|level|part:粮食产量|2020",
        "200|200|户|乙镇户数|level|part:户数|2020",
        "30|30|吨|乙镇粮食产量|level|part:粮食产量|2020",
    ]


def test_a_head_over_two_columns_and_a_total_below() -> None:
    text = (
        "             粮食                油料\n镇名     面积     产量     面积    产量\n"
        "         (公顷)   (吨)     (公顷)  (吨)\n"
        "甲镇     12.3     45.6     1.2     3.4\n合计     12.3     45.6     1.2     3.4\n"
    )
    assert rows_of(text) == [
        "12.3|12.3|公顷|甲镇粮食面积|level|part:粮食面积|2020",
        "45.6|45.6|吨|甲镇粮食产量|level|part:粮食产量|2020",
        "1.2|1.2|公顷|甲镇油料面积|level|part:油料面积|2020",
        "3.4|3.4|吨|甲镇油料产量|level|part:油料产量|2020",
        "12.3|12.3|公顷|粮食面积|level||2020",
        "45.6|45.6|吨|粮食产量|level||2020",
        "1.2|1.2|公顷|油料面积|level||2020",
        "3.4|3.4|吨|油料产量|level||2020",
    ]


def test_serial_numbers_telephones_and_ranks_are_no_figures() -> None:
    text = "序号\t企业名称\t电话\t产值(万元)\t位次\n1\t甲厂\t0730-88888\t120\t2\n2\t乙厂\t13812345678\t130\t1\n"
    assert rows_of(text) == ["120|1200000|元|甲厂产值|level||2020", "130|1300000|元|乙厂产值|level||2020"]


def test_a_column_of_units_rates_in_points_and_indented_parts() -> None:
    text = (
        "指标　　　　　　　单位　　　2020年　　比上年增长（％）\n城镇化率　　　　　％　　　　56.7　　　1.2个百分点\n"
        "地区生产总值　　　亿元　　　230.5　　　－2.4\n　第一产业　　　　亿元　　　30.5　　　1.4\n"
        "　其他产业　　　　亿元　　　200　　　　1.1\n"
    )
    assert rows_of(text) == [
        "56.7|56.7|%|城镇化率|level||2020",
        "1.2个百分点|1.2|个百分点|城镇化率|increase|prior|2020",
        "230.5|23050000000|元|地区生产总值|level||2020",
        "－2.4|2.4|%|地区生产总值|decrease|prior|2020",
        "30.5|3050000000|元|第一产业|level|part:地区生产总值|2020",
        "1.4|1.4|%|第一产业|increase|prior|2020",
        "200|20000000000|元|其他产业|level|part:地区生产总值|2020",
        "1.1|1.1|%|其他产业|increase|prior|2020",
    ]


def test_a_column_under_qizhong_is_a_part_of_the_one_before() -> None:
    text = "学校\t在校学生数\t其中:女\n甲校\t1000\t450\n乙校\t500\t250\n"
    assert rows_of(text) == [
        "1000|1000|人|甲校在校学生数|level||2020",
        "450|450|人|甲校女|level|part:甲校在校学生数|2020",
        "500|500|人|乙校在校学生数|level||2020",
        "250|250|人|乙校女|level|part:乙校在校学生数|2020",
    ]


def test_numbered_rows_in_a_frame_take_the_unit_of_their_whole() -> None:
    text = (
        "┌──┬──┬──┐\n│项目│上年│本年│\n├──┼──┼──┤\n"
        "│一、收入(万元)│12│13│\n│1.税收│10│11│\n│二、支出(万元)│20│21│\n"
        "└──┴──┴──┘"
    )
    assert rows_of(text) == [
        "12|120000|元|收入|level||2019",
        "13|130000|元|收入|level||2020",
        "10|100000|元|税收|level|part:收入|2019",
        "11|110000|元|税收|level|part:收入|2020",
        "20|200000|元|支出|level||2019",
        "21|210000|元|支出|level||2020",
    ]


def test_several_units_of_a_caption_and_a_footnote_mark() -> None:
    assert rows_of("单位:公顷、吨\n作物\t面积\t产量\n小麦\t12.5\t30\n水稻\t13\t40*\n") == [
        "12.5|12.5|公顷|小麦面积|level||2020",
        "30|30|吨|小麦产量|level||2020",
        "13|13|公顷|水稻面积|level||2020",
        "40|40|吨|水稻产量|level||2020",
    ]


def test_of_several_units_the_one_that_fits_the_name_is_taken() -> None:
    text = "续表1 单位：个、人\n乡镇\t村委会\t农业人口\n合　计\t30\t10000\n城关镇\t10\t4000\n石桥乡\t20\t6000\n"
    assert [(figure.text, figure.unit) for figure in figures_of(text)] == [
        ("30", "个"),
        ("10000", "人"),
        ("10", "个"),
        ("4000", "人"),
        ("20", "个"),
        ("6000", "人"),
    ]


def test_two_heads_one_of_them_under_qizhong() -> None:
    text = "项目\t合计\t其中\t\n\t\t国有\t民营\n企业数(家)\t30\t10\t20\n"
    assert rows_of(text) == [
        "30|30|家|企业数|level||2020",
        "10|10|家|企业数国有|level|part:企业数|2020",
        "20|20|家|企业数民营|level|part:企业数|2020",
    ]


def test_commas_with_signs_of_change() -> None:
    assert rows_of("品种,产量(吨),比上年±%\n小麦,12,3.4\n水稻,13,-5\n") == [
        "12|12|吨|小麦产量|level||2020",
        "3.4|3.4|%|小麦产量|increase|prior|2020",
        "13|13|吨|水稻产量|level||2020",
        "-5|5|%|水稻产量|decrease|prior|2020",
    ]


def test_an_amount_of_change_in_single_blanks() -> None:
    assert rows_of("单位:人\n镇名 2019年 2020年 增减\n甲镇 12 13 1\n乙镇 14 12 -2\n") == [
        "12|12|人|甲镇|level||2019",
        "13|13|人|甲镇|level||2020",
        "1|1|人|甲镇|increase|prior|2020",
        "14|14|人|乙镇|level||2019",
        "12|12|人|乙镇|level||2020",
        "-2|2|人|乙镇|decrease|prior|2020",
    ]


def test_subtotals_have_the_rows_above_them_and_the_total_has_the_subtotals() -> None:
    text = "单位:人\n部门\t人数\t计划\n甲局\t12\t13\n乙局\t14\t14\n小计\t26\t27\n丙局\t4\t4\n总计\t30\t31\n"
    figures = [figure for figure in figures_of(text) if not figure.target]
    assert [(f.text, f.indicator, f.relation) for f in figures] == [
        ("12", "甲局人数", "part:人数"),
        ("14", "乙局人数", "part:人数"),
        ("26", "人数", "part:人数"),
        ("4", "丙局人数", "part:人数"),
        ("30", "人数", ""),
    ]
    assert [figure.text for figure in figures_of(text) if figure.target] == ["13", "14", "27", "4", "31"]


def test_groups_on_the_left_name_their_rows_even_where_they_are_left_blank() -> None:
    text = "地区\t学校\t在校生(人)\n临江镇\t一小\t300\n\t二小\t200\n河口镇\t三小\t100\n"
    assert [figure.indicator for figure in figures_of(text)] == [
        "临江镇一小在校生",
        "临江镇二小在校生",
        "河口镇三小在校生",
    ]


def test_a_rate_in_a_table_of_money_and_thousands_set_apart_by_blanks() -> None:
    text = "表3 县属企业\n单位:万元\n企业\t资产总额\t资产负债率(%)\n甲公司\t1 200\t25\n乙公司\t2 400\t30\n"
    assert rows_of(text) == [
        "1 200|12000000|元|甲公司资产总额|level||2020",
        "25|25|%|甲公司资产负债率|level||2020",
        "2 400|24000000|元|乙公司资产总额|level||2020",
        "30|30|%|乙公司资产负债率|level||2020",
    ]


def test_months_keep_their_name_and_a_temperature_its_sign() -> None:
    assert rows_of("月份\t降水量(毫米)\t平均气温(℃)\n1月\t12.5\t-3.2\n2月\t20.1\t0.5\n") == [
        "12.5|12.5|毫米|1月降水量|level||2020",
        "-3.2|-3.2|℃|1月平均气温|level||2020",
        "20.1|20.1|毫米|2月降水量|level||2020",
        "0.5|0.5|℃|2月平均气温|level||2020",
    ]


def test_a_table_that_the_format_told_has_a_head_of_covered_columns() -> None:
    lines = ["学校\t学生\t\t教师", "\t男\t女\t", "甲校\t10\t20\t3"]
    text = "\n".join(lines)
    at = [text.index(word) for word in ("学校", "学生", "教师", "男", "女", "甲校", "10", "20", "3")]
    spots = ((0, 0, 2, 1), (0, 1, 1, 2), (0, 3, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1), *((2, n, 1, 1) for n in range(4)))
    words = ("学校", "学生", "教师", "男", "女", "甲校", "10", "20", "3")
    cells = tuple(
        Cell(row, column, start, start + len(word), rows, columns)
        for (row, column, rows, columns), start, word in zip(spots, at, words, strict=True)
    )
    entry = Entry(0, text, "", "", "", "", 2020, 0, (), layout=Layout(tables=(Table(0, len(text), cells),)))
    assert [figure.indicator for figure in find_figures(entry, ())] == ["甲校学生男", "甲校学生女", "甲校教师"]


def test_prose_around_a_table_and_long_cells_are_read_as_prose() -> None:
    text = (
        "全县有学校30所。\n学校\t班级(个)\t说明\n"
        "甲校\t10\t全年投入资金500万元,新建校舍2000平方米。\n乙校\t20\t无\n共有教师40人。\n"
    )
    assert [figure.text for figure in figures_of(text)] == ["30所", "10", "500万元", "2000平方米", "20", "40人"]


@pytest.mark.parametrize(
    "text",
    [
        "姓名\t性别\t职务\n张小三\t男\t局长\n李小四\t女\t科长\n",
        "编号\t名称\n001\t甲\n002\t乙\n",
        "单位\t电话\n甲局\t8822345\n乙局\t8822346\n",
        "项目\t金额\n甲\t—\n乙\t…\n",
    ],
)
def test_tables_without_amounts_have_no_figures(text: str) -> None:
    assert figures_of(text) == ()


def test_an_amount_of_money_in_its_column_is_not_counted_as_its_row_is() -> None:
    text = "物资\t数量\t折款(万元)\n雨衣(件)\t460\t3.2\n水泵(台)\t28\t9.8\n"
    assert [(each.text, each.unit) for each in figures_of(text)] == [
        ("460", "件"),
        ("3.2", "元"),
        ("28", "台"),
        ("9.8", "元"),
    ]


_WORDS = st.sampled_from(
    ["甲镇", "合计", "其中:女", "2020年", "12", "-3.4", "1,200", "—", "", "产量(吨)", "增长(%)", "一、收入", "0", "98%"]
)


@given(st.lists(st.lists(_WORDS, min_size=2, max_size=5), min_size=2, max_size=8))
def test_figures_of_any_table_stand_in_order_in_their_cells(rows: list[list[str]]) -> None:
    text = "单位:万元\n" + "\n".join("\t".join(row) for row in rows) + "\n文字。"
    done = 0
    for figure in figures_of(text):
        assert done <= figure.start < figure.end
        assert text[figure.start : figure.end] == figure.text
        done = figure.end
