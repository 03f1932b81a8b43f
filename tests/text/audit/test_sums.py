"""Parts held against their totals."""

import pytest

from yearbook_viewer.records import Entry, Finding, Layout, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.tables import tables_in


def findings_of(text: str) -> list[Finding]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    return audit(entry, find_figures(entry, ()))


@pytest.mark.parametrize(
    ("text", "verdict", "arithmetic"),
    [
        ("商会62个。其中,行业商会28个,异地商会24个,其他11个。", Verdict.INCONSISTENT, "28 + 24 + 11 = 63 ≠ 62"),
        ("商会63个。其中,行业商会28个,异地商会24个,其他11个。", Verdict.CONSISTENT, "28 + 24 + 11 = 63"),
        (
            "产量4.36万吨,其中夏粮1.21万吨、秋粮1.1万吨、其他2.06万吨。",
            Verdict.ROUNDING,
            "1.21 + 1.1 + 2.06 = 4.37 ≈ 4.36",
        ),
        ("学校30所,其中小学12所。", Verdict.PARTIAL, "12 < 30"),
        ("支出45亿元,其中教育9亿元、卫生6.5亿元。", Verdict.PARTIAL, "9 + 6.5 = 15.5 < 45"),
        ("学校30所,其中小学12所,中学10所,幼儿园9所。", Verdict.INCONSISTENT, "12 + 10 + 9 = 31 ≠ 30"),
        ("学员80人,其中男生40人,女生39人。", Verdict.INCONSISTENT, "40 + 39 = 79 ≠ 80"),
        ("资金1亿元。其中,中央资金4000万元,其他6000万元。", Verdict.CONSISTENT, "40000000 + 60000000 = 100000000"),
        ("机构40个(医院12个、其他27个)。", Verdict.INCONSISTENT, "12 + 27 = 39 ≠ 40"),
    ],
)
def test_parts_are_held_against_their_total(text: str, verdict: Verdict, arithmetic: str) -> None:
    assert [(finding.verdict, finding.arithmetic) for finding in findings_of(text)] == [(verdict, arithmetic)]


@pytest.mark.parametrize(
    "text",
    [
        "投入50万元。其中,捐赠教室14所和电脑32套。",
        "党员100名,其中女党员60名、少数民族党员50名。",
        "增长12%,其中工业增长8%、农业增长6%、其他增长3%。",
        "企业300多家,其中工业企业200多家、商业企业150多家、其他20家。",
        "企业30家,分布在12个乡镇。",
        "",
    ],
)
def test_what_cannot_be_added_gives_no_finding(text: str) -> None:
    assert findings_of(text) == []


def test_the_change_between_a_total_and_its_parts_is_not_the_total() -> None:
    finding = findings_of("商会20个,比2017年增加12个。其中,行业商会12个,其他8个。")[0]
    assert (finding.checked.text, [part.text for part in finding.against]) == ("20个", ["12个", "8个"])


def test_two_totals_of_one_name_keep_their_own_parts() -> None:
    text = "商会20个。其中,行业商会12个,其他8个。商会30个。其中,行业商会12个,其他8个。"
    assert [finding.arithmetic for finding in findings_of(text)] == ["12 + 8 = 20", "12 + 8 = 20 ≠ 30"]


def of_table(text: str) -> list[tuple[Verdict, str]]:
    tables = tables_in(text, 0, len(text))
    entry = Entry(0, text, "", "", "", "", 2018, 0, (), layout=Layout(tables=tables))
    return [(finding.verdict, finding.arithmetic) for finding in audit(entry, find_figures(entry, ()))]


def test_the_columns_of_a_table_are_held_against_their_totals() -> None:
    text = "镇名\t户数(户)\t粮食产量(吨)\n全县\t300\t50.5\n甲镇\t100\t20.5\n乙镇\t100\t20\n丙镇\t102\t10\n"
    assert of_table(text) == [
        (Verdict.INCONSISTENT, "100 + 100 + 102 = 302 ≠ 300"),
        (Verdict.CONSISTENT, "20.5 + 20 + 10 = 50.5"),
    ]


def test_a_column_that_is_short_of_its_total_is_wrong_where_the_others_add_up() -> None:
    text = "镇名\t2017年人口(人)\t2018年人口(人)\n甲镇\t12\t13\n乙镇\t14\t15\n合计\t26\t38\n"
    assert of_table(text) == [(Verdict.CONSISTENT, "12 + 14 = 26"), (Verdict.INCONSISTENT, "13 + 15 = 28 ≠ 38")]


def test_subtotals_are_added_once() -> None:
    text = "单位:人\n部门\t人数\n甲局\t12\n乙局\t14\n小计\t26\n丙局\t4\n总计\t30\n"
    assert of_table(text) == [(Verdict.CONSISTENT, "12 + 14 = 26"), (Verdict.CONSISTENT, "26 + 4 = 30")]


def test_numbers_of_a_table_are_rounded_in_the_unit_of_its_caption() -> None:
    text = "单位:亿元\n项目\t2018年\n生产总值\t230.5\n　第一产业\t30.5\n　第二产业\t100.1\n　第三产业\t100.0\n"
    assert of_table(text) == [(Verdict.ROUNDING, "30.5 + 100.1 + 100 = 230.6 ≈ 230.5")]


def test_a_part_in_the_head_is_held_against_the_column_before_it() -> None:
    assert of_table("学校\t学生数\t其中:女\n甲校\t1000\t450\n乙校\t500\t250\n") == [
        (Verdict.PARTIAL, "450 < 1000"),
        (Verdict.PARTIAL, "250 < 500"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "类别\t人数(人)\n总计\t100\n党员\t60\n女\t50\n少数民族\t40\n",
        "镇名\t人均收入(元)\n全县\t300\n甲镇\t310\n乙镇\t290\n",
        "镇名\t增长(%)\n全县\t3\n甲镇\t2\n乙镇\t1\n",
        "年份\t人口(人)\n2016\t10\n2017\t20\n2018\t30\n",
    ],
)
def test_columns_that_overlap_or_do_not_add_up_give_no_finding(text: str) -> None:
    assert of_table(text) == []


def test_sums_of_the_text_and_of_a_table_do_not_mix() -> None:
    text = "商会20个。其中,行业商会12个,其他8个。\n镇名\t商会(个)\n全县\t21\n甲镇\t10\n乙镇\t11\n"
    assert of_table(text) == [(Verdict.CONSISTENT, "12 + 8 = 20"), (Verdict.CONSISTENT, "10 + 11 = 21")]
