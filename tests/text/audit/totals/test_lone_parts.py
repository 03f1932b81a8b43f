"""Parts under 其中 that are more than their total, kinds that overlap, and totals that tell less than their parts."""

import pytest

from yearbook_viewer.records import Verdict
from yearbook_viewer.text.extraction import extract


def missed(text: str) -> list[str]:
    found = (finding for entry in extract(text) for finding in entry.findings)
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年新建公厕86座，新增绿地1240平方米，其中街头绿地3150平方米。", "3150 > 1240"),
        ("接待海外游客4.4万人次。海外游客中，外国人28760人次，港澳台同胞25240人次。", "28760 + 25240 = 54000 ≠ 44000"),
        (
            "出口18.42亿元，进口7.15亿元。从方式看，一般贸易出口12.36亿元，加工贸易出口6.74亿元，其他贸易出口0.32亿元。",
            "12.36 + 6.74 + 0.32 = 19.42 ≠ 18.42",
        ),
        (
            "年末存栏大牲畜9.62万头，其中牛6.81万头、马1.94万匹、骆驼0.65万峰、驴0.52万头。",
            "6.81 + 1.94 + 0.65 + 0.52 = 9.92 ≠ 9.62",
        ),
    ],
)
def test_parts_that_are_more_than_their_total_are_told(text: str, told: str) -> None:
    assert missed(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        # The words before tell of more of them.
        "全区有车位8600个。全年新增3260个，累计改造5100个，其中充电车位4120个。",
        # Kinds that overlap.
        "破获刑事案件862起，其中盗窃案件416起，命案3起，侵财案件528起。",
        # Of three told alike the first is no total.
        "参加职工养老保险28.64万人，参加失业保险12.31万人，参加工伤保险15.97万人。",
        # A series.
        "2012年为2.83万吨，2013年为2.79万吨，2014年为2.74万吨，2015年为2.70万吨。",
        # Behind the stop something larger is told of, and its own parts.
        "存款余额48.67亿元，其中储蓄32.91亿元；贷款余额53.85亿元，其中短期贷款36.45亿元、长期贷款12.64亿元。",
    ],
)
def test_what_is_no_list_of_a_total_is_left_alone(text: str) -> None:
    assert missed(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # Of the second part a share of the first is told.
        "教职工486人，其中专任教师362人，双师型教师214人，占专任教师的59.1%。",
        # What is added up has a name of its own.
        "县医院床位620张，中医院280张，妇幼保健院120张，乡镇卫生院合计864张，民营医院416张。",
    ],
)
def test_what_is_told_of_something_else_is_no_sum(text: str) -> None:
    assert missed(text) == []
