"""The sums of tables held against their totals; expected values written by hand."""

from yearbook_viewer.records import Entry, Layout, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.tables import tables_in


def of_table(text: str) -> list[str]:
    tables = tables_in(text, 0, len(text))
    entry = Entry(0, text, "", "", "", "", 2018, 0, (), layout=Layout(tables=tables))
    return [
        f"{finding.verdict.value} {finding.checked.indicator} {finding.arithmetic}"
        for finding in audit(entry, find_figures(entry, ()))
    ]


def test_rows_behind_qizhong_make_up_their_total() -> None:
    text = (
        "单位：亿元\n指标\t2017年\n生产总值\t301.2\n其中：农业\t50.1\n工业\t151.0\n服务业\t100.1\n"
        "财政收入\t30.2\n其中：税收\t20.1\n"
    )
    assert of_table(text) == [
        "consistent 生产总值 50.1 + 151 + 100.1 = 301.2",
        "partial 财政收入 20.1 < 30.2",
    ]


def test_each_group_is_a_sum_of_its_own() -> None:
    text = (
        "项目\t企业(个)\t职工(人)\n总计\t100\t5000\n按登记类型分：\n国有\t20\t1500\n集体\t80\t3500\n"
        "按规模分：\n大型\t5\t2000\n中型\t25\t1600\n小型\t70\t1401\n"
    )
    assert of_table(text) == [
        "consistent 企业 20 + 80 = 100",
        "consistent 企业 5 + 25 + 70 = 100",
        "consistent 职工 1500 + 3500 = 5000",
        "inconsistent 职工 2000 + 1600 + 1401 = 5001 ≠ 5000",
    ]


def test_a_group_that_other_columns_show_to_be_whole_does_not_overlap() -> None:
    text = (
        "单位：人\n项目\t2016年\t2017年\t2018年\n职工\t1000\t1100\t1200\n按学历分：\n大专以上\t300\t350\t400\n"
        "中专\t300\t350\t400\n高中以下\t400\t400\t390\n"
    )
    assert of_table(text)[2] == "inconsistent 职工 400 + 400 + 390 = 1190 ≠ 1200"


def test_a_total_at_the_head_of_a_column_is_checked_row_by_row() -> None:
    text = (
        "单位：人\n镇名\t合计\t汉族\t土家族\t苗族\n甲镇\t100\t55\t40\t5\n乙镇\t200\t105\t90\t6\n丙镇\t150\t70\t75\t5\n"
    )
    assert of_table(text) == [
        "consistent 甲镇 55 + 40 + 5 = 100",
        "inconsistent 乙镇 105 + 90 + 6 = 201 ≠ 200",
        "consistent 丙镇 70 + 75 + 5 = 150",
    ]


def test_rows_and_columns_are_added_in_one_table() -> None:
    text = "单位：人\n镇名\t合计\t男\t女\n全县\t300\t160\t140\n甲镇\t100\t55\t45\n乙镇\t200\t105\t95\n"
    assert of_table(text) == [
        "consistent 全县 100 + 200 = 300",
        "consistent 全县 160 + 140 = 300",
        "consistent 男 55 + 105 = 160",
        "consistent 女 45 + 95 = 140",
        "consistent 甲镇 55 + 45 = 100",
        "consistent 乙镇 105 + 95 = 200",
    ]


def test_totals_of_one_name_have_the_rows_below_each() -> None:
    text = "单位：人\n项目\t2018年\n学生\t15\n其中：女\t7\n教师\t4\n学生\t20\n其中：女\t9\n"
    assert of_table(text) == ["partial 学生 7 < 15", "partial 学生 9 < 20"]


def test_columns_that_are_averages_rates_or_of_other_units_are_not_added() -> None:
    text = (
        "镇名\t合计(人)\t户数(户)\t户均人口(人)\t增长(%)\n合计\t300\t100\t3\t1.5\n"
        "甲镇\t100\t40\t2.5\t1.2\n乙镇\t200\t60\t3.3\t1.6\n"
    )
    assert of_table(text) == ["consistent 合计 100 + 200 = 300", "consistent 户数 40 + 60 = 100"]


def test_a_long_table_with_totals_of_one_name_is_added_at_once() -> None:
    # A search through all totals of a name would take minutes here.
    text = "单位：人\n项目\t2018年\t2019年\n" + "甲\t3\t4\n小计\t3\t4\n" * 3000
    assert len(of_table(text)) == 6000
    assert all(each.startswith(Verdict.CONSISTENT) for each in of_table(text)[:10])
