"""Which figures of a table are told to be parts of which; expected values written by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.table_figures import figures_of


def parts_of(text: str) -> list[str]:
    """Each part as `indicator<total` with its number, in the order of the text."""
    return [
        f"{figure.text} {figure.indicator}<{figure.relation.removeprefix('part:')}"
        for figure in figures_of(text, 2018)
        if figure.relation.startswith("part:")
    ]


def test_rows_behind_qizhong_that_close_the_sum_are_parts_too() -> None:
    text = (
        "单位：亿元\n指标\t2017年\t2018年\t增长(%)\n生产总值\t301.2\t330.5\t6.1\n其中：农业\t50.1\t52.3\t2.0\n"
        "工业\t151.0\t168.1\t7.3\n服务业\t100.1\t110.1\t6.6\n财政收入\t30.2\t31.0\t2.6\n其中：税收\t20.1\t21.0\t4.5\n"
        "财政支出\t60.5\t62.0\t2.5\n"
    )
    assert parts_of(text) == [
        "50.1 农业<生产总值",
        "52.3 农业<生产总值",
        "151.0 工业<生产总值",
        "168.1 工业<生产总值",
        "100.1 服务业<生产总值",
        "110.1 服务业<生产总值",
        "20.1 税收<财政收入",
        "21.0 税收<财政收入",
    ]


def test_rows_behind_qizhong_that_close_the_sum_in_one_column_only_are_none() -> None:
    text = "单位：人\n项目\t2017年\t2018年\n职工\t500\t520\n其中：女\t200\t210\n退休人员\t300\t305\n临时工\t90\t80\n"
    assert parts_of(text) == ["200 女<职工", "210 女<职工"]


def test_a_qizhong_within_a_qizhong_belongs_to_the_row_before_it() -> None:
    text = (
        "单位：亿元\n指标\t2018年\n生产总值\t862.3\n其中：一产\t126.4\n二产\t438.6\n"
        "其中：工业\t400.1\n建筑业\t38.5\n三产\t297.3\n"
    )
    assert parts_of(text) == [
        "126.4 一产<生产总值",
        "438.6 二产<生产总值",
        "400.1 工业<二产",
        "38.5 建筑业<二产",
        "297.3 三产<生产总值",
    ]


def test_a_second_division_goes_back_to_the_same_total() -> None:
    text = (
        "单位：人\n项目\t2018年\n总人口\t10150\n其中：男\t5200\n女\t4950\n其中：城镇\t4000\n乡村\t6150\n出生人口\t120\n"
    )
    assert parts_of(text) == ["5200 男<总人口", "4950 女<总人口", "4000 城镇<总人口", "6150 乡村<总人口"]


def test_the_sign_of_statistical_yearbooks_means_qizhong() -> None:
    text = "单位：万元\n指标\t2018年\n工业总产值\t4100\n#轻工业\t1800\n重工业\t2300\n建筑业产值\t950\n＃国有\t300\n"
    assert parts_of(text) == ["1800 轻工业<工业总产值", "2300 重工业<工业总产值", "300 国有<建筑业产值"]


def test_qizhong_alone_on_a_row_speaks_of_the_rows_below_it() -> None:
    text = "单位：万元\n项目\t金额\n本年支出\t900\n其中：\t\n教育\t400\n卫生\t300\n其他\t200\n年末结余\t15\n"
    assert parts_of(text) == ["400 教育金额<本年支出金额", "300 卫生金额<本年支出金额", "200 其他金额<本年支出金额"]


def test_each_group_under_an_fen_is_a_division_of_the_row_before_the_first() -> None:
    text = (
        "单位：亿元\n指标\t2018年\n零售总额\t100.2\n按销售地区分\n城镇\t66.1\n乡村\t34.1\n按行业分\n批发\t88.2\n餐饮\t12.1\n"
        "进出口总额\t5.5\n"
    )
    assert parts_of(text) == ["66.1 城镇<零售总额", "34.1 乡村<零售总额", "88.2 批发<零售总额", "12.1 餐饮<零售总额"]


def test_rows_set_in_within_a_group_are_parts_of_the_group_s_rows() -> None:
    text = (
        "项目\t企业（个）\t产值（万元）\n总计\t40\t8060\n按注册类型分组\t\t\n内资企业\t30\t6050\n  国有\t10\t2020\n"
        "  民营\t20\t4030\n外资企业\t10\t2010\n按行业分组\t\t\n食品\t15\t3010\n化工\t25\t5050\n"
    )
    assert parts_of(text)[::2] == [
        "30 内资企业<企业",
        "10 国有企业<内资企业",
        "20 民营企业<内资企业",
        "10 外资企业<企业",
        "15 食品企业<企业",
        "25 化工企业<企业",
    ]


def test_a_group_named_in_the_row_that_it_begins_with() -> None:
    text = (
        "单位：万元\n指标\t2018年\n总产值\t1000.5\n按轻重分：轻工业\t400.3\n重工业\t600.2\n"
        "按隶属分：中央\t100.5\n地方\t900.0\n"
    )
    assert parts_of(text) == ["400.3 轻工业<总产值", "600.2 重工业<总产值", "100.5 中央<总产值", "900.0 地方<总产值"]


def test_numbers_below_a_total_nest_and_keep_their_level_behind_a_qizhong() -> None:
    text = (
        "单位：万元\n项目\t金额\n合计\t1000\n一、税收\t700\n1.增值税\t500\n其中：国内\t450\n进口\t50\n2.所得税\t200\n"
        "二、非税\t300\n（一）罚没\t120\n（二）收费\t180\n"
    )
    assert parts_of(text) == [
        "700 税收金额<金额",
        "500 增值税金额<税收金额",
        "450 国内金额<增值税金额",
        "50 进口金额<增值税金额",
        "200 所得税金额<税收金额",
        "300 非税金额<金额",
        "120 罚没金额<非税金额",
        "180 收费金额<非税金额",
    ]


def test_a_total_with_a_name_has_the_rows_that_come_to_it_above_or_below() -> None:
    below = "单位：人\n项目\t2018年\n学生合计\t900\n小学\t500\n初中\t400\n教师合计\t90\n小学\t50\n初中\t40\n"
    assert parts_of(below) == ["500 小学<学生合计", "400 初中<学生合计", "50 小学<教师合计", "40 初中<教师合计"]
    above = "单位：万元\n项目\t决算\n税收\t520\n非税\t130\n收入合计\t650\n教育\t210\n农业\t390\n支出合计\t600\n"
    assert parts_of(above) == [
        "520 税收决算<收入合计决算",
        "130 非税决算<收入合计决算",
        "210 教育决算<支出合计决算",
        "390 农业决算<支出合计决算",
    ]


def test_rows_without_any_sign_need_more_digits_than_chance_gives() -> None:
    sure = (
        "单位：亿元\n指标\t2017年\t2018年\n生产总值\t301.2\t330.5\n农业\t50.1\t52.3\n"
        "其他\t251.1\t278.2\n投资\t9.5\t8.3\n"
    )
    assert parts_of(sure) == [
        "50.1 农业<生产总值",
        "52.3 农业<生产总值",
        "251.1 其他<生产总值",
        "278.2 其他<生产总值",
    ]
    assert parts_of("单位：个\n镇名\t村\n甲镇\t10\n乙镇\t4\n丙镇\t6\n丁镇\t9\n") == []


def test_years_down_the_side_are_no_parts_of_one_another() -> None:
    assert parts_of("年份\t人口(人)\n2016\t30015\n2017\t10005\n2018\t20010\n") == []


def test_columns_behind_a_total_are_its_parts_where_half_of_the_rows_show_it() -> None:
    text = "单位：人\n镇名\t合计\t男\t女\n甲镇\t100\t55\t45\n乙镇\t200\t105\t96\n"
    assert parts_of(text) == ["55 甲镇男<甲镇", "45 甲镇女<甲镇", "105 乙镇男<乙镇", "96 乙镇女<乙镇"]
    assert parts_of("单位：人\n学校\t男\t女\t合计\n一小\t120\t130\t250\n") == ["120 一小男<一小", "130 一小女<一小"]


def test_columns_without_a_sign_are_parts_where_every_row_shows_it() -> None:
    head = "单位：万元\n年份\t生产总值\t一产\t二产\n"
    assert parts_of(head + "2016\t1001\t200\t801\n2017\t1102\t210\t892\n") == [
        "200 一产<生产总值",
        "801 二产<生产总值",
        "210 一产<生产总值",
        "892 二产<生产总值",
    ]
    assert parts_of(head + "2016\t1001\t200\t801\n2017\t1102\t210\t903\n") == []


def test_columns_of_different_units_rates_and_years_are_not_added() -> None:
    assert parts_of("镇名\t合计(人)\t学校(所)\t学生(人)\n甲镇\t100\t40\t60\n乙镇\t220\t120\t100\n") == []
    assert parts_of("镇名\t合计\t人均收入(元)\t单价(元)\n甲镇\t100\t40\t60\n乙镇\t220\t120\t100\n") == []
    assert parts_of("镇名\t2016年\t2017年\t2018年\n甲镇\t10005\t4002\t6003\n乙镇\t22007\t12004\t10003\n") == []


def test_a_total_under_each_head_of_several_has_its_own_columns() -> None:
    text = (
        "学校\t学生\t\t\t教师\t\t\n\t合计\t男\t女\t合计\t男\t女\n"
        "一小\t100\t60\t40\t12\t5\t7\n二小\t210\t110\t100\t15\t7\t8\n"
    )
    assert parts_of(text)[:4] == [
        "60 一小学生男<一小学生",
        "40 一小学生女<一小学生",
        "5 一小教师男<一小教师",
        "7 一小教师女<一小教师",
    ]


def test_a_qizhong_behind_a_finished_division_speaks_of_what_was_divided() -> None:
    rows = "单位：人\n项目\t2018年\n总人口\t10150\n其中：男\t5200\n女\t4950\n其中：少数民族\t300\n"
    assert parts_of(rows) == ["5200 男<总人口", "4950 女<总人口", "300 少数民族<总人口"]
    columns = (
        "单位：人\n镇名\t总人口\t男\t女\t其中：少数民族\n甲镇\t3150\t1600\t1550\t100\n乙镇\t3501\t1800\t1701\t150\n"
    )
    assert parts_of(columns)[:3] == ["1600 甲镇男<甲镇总人口", "1550 甲镇女<甲镇总人口", "100 甲镇少数民族<甲镇总人口"]


def test_the_parts_of_a_part_need_no_sign_either() -> None:
    text = (
        "单位：万美元\n项目\t2017年\t2018年\n进出口总额\t5050\t5570\n出口\t3050\t3370\n一般贸易\t2000\t2270\n"
        "加工贸易\t1050\t1100\n进口\t2000\t2200\n"
    )
    assert parts_of(text)[::2] == [
        "3050 出口<进出口总额",
        "2000 一般贸易<出口",
        "1050 加工贸易<出口",
        "2000 进口<进出口总额",
    ]


def test_subtotals_and_what_is_added_to_them_come_to_the_grand_total() -> None:
    text = (
        "单位：万元\n项目\t决算\n一、税收\t52010\n增值税\t43000\n其他税\t9010\n二、非税\t18300\n本年收入合计\t70310\n"
        "上级补助\t30000\n收入总计\t100310\n"
    )
    assert parts_of(text) == [
        "52010 税收决算<本年收入合计决算",
        "43000 增值税决算<税收决算",
        "9010 其他税决算<税收决算",
        "18300 非税决算<本年收入合计决算",
        "70310 本年收入合计决算<收入总计决算",
        "30000 上级补助决算<收入总计决算",
    ]


def test_a_group_that_comes_to_its_whole_in_half_of_the_columns_is_one() -> None:
    text = "单位：人\n项目\t2017年\t2018年\n职工\t1100\t1200\n按年龄分：\n老\t300\t400\n中\t400\t400\n青\t400\t390\n"
    assert parts_of(text)[1::2] == ["400 老<职工", "400 中<职工", "390 青<职工"]


def test_a_deeper_row_that_is_more_than_the_row_above_is_no_part() -> None:
    text = (
        "指标　　　　2017年　　2018年\n棉花（吨）　　20　　30\n　粮食（吨）　　1200　　1300\n　油料（吨）　　70　　80\n"
    )
    assert parts_of(text) == []


def test_the_unit_of_a_total_is_that_of_its_parts_and_of_theirs() -> None:
    text = "项目\t2018年\n收入合计（万元）\t1000\n税收\t700\n其中：国税\t300\n地税\t400\n非税\t300\n"
    assert [str(figure.value) for figure in figures_of(text, 2018)] == [
        "10000000",
        "7000000",
        "3000000",
        "4000000",
        "3000000",
    ]


@pytest.mark.parametrize("sign", ["其中：", "其中", "#", "内：", "（其中：", "1.其中："])
def test_signs_of_a_part(sign: str) -> None:
    assert parts_of(f"单位：人\n项目\t2018年\n职工\t500\n{sign}女\t200\n") == ["200 女<职工"]


_WORDS = st.sampled_from(
    ["甲", "合计", "其中:女", "#乙", "按性别分", "一、丙", "1.丁", "　戊", "小计", "收入合计", "", "总人口"]
)
_NUMBERS = st.sampled_from(["0", "1", "2", "3", "5", "10.5", "-3", "—", ""])


@given(st.lists(st.tuples(_WORDS, _NUMBERS, _NUMBERS), min_size=2, max_size=40))
def test_strange_tables_are_read_without_a_fault(rows: list[tuple[str, str, str]]) -> None:
    text = "单位:万元\n项目\t合计\t数量\n" + "\n".join("\t".join(row) for row in rows) + "\n文字。"
    for figure in figures_of(text, 2018):
        assert text[figure.start : figure.end] == figure.text
