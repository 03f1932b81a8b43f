"""Averages against their total and what it is divided by."""

import pytest

from yearbook_viewer.records import Entry, FindingKind, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def checked(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [(finding.verdict, finding.arithmetic) for finding in found if finding.kind is FindingKind.RATIO]


@pytest.mark.parametrize(
    ("text", "verdict", "arithmetic"),
    [
        ("全镇有农户860户，蔬菜收入1720万元，户均20000元。", Verdict.CONSISTENT, "17200000 ÷ 860 = 20000"),
        ("全镇有农户860户，蔬菜收入1720万元，户均26000元。", Verdict.INCONSISTENT, "17200000 ÷ 860 = 20000 ≠ 26000"),
        ("棉花面积2.4万亩，总产1800吨，平均亩产57公斤。", Verdict.INCONSISTENT, "1800000 ÷ 24000 = 75 ≠ 57"),
        (
            "常住人口32万人，床位1440张，每千人口拥有床位5.4张。",
            Verdict.INCONSISTENT,
            "1440 ÷ 320000 × 1000 = 4.5 ≠ 5.4",
        ),
        ("全年供水730万立方米，日均供水3万立方米。", Verdict.INCONSISTENT, "7300000 ÷ 365 = 20000 ≠ 30000"),
        ("公司有客船12艘、总吨位37200吨，平均每艘3010吨。", Verdict.INCONSISTENT, "37200 ÷ 12 = 3100 ≠ 3010"),
        ("全区有基站124个，在网用户86800户，平均每基站服务用户700户。", Verdict.CONSISTENT, "86800 ÷ 124 = 700"),
        ("全校有学生2148人，藏书64440册，生均藏书33册。", Verdict.INCONSISTENT, "64440 ÷ 2148 = 30 ≠ 33"),
        ("发放贷款214笔，金额6420万元。平均每笔贷款20万元。", Verdict.INCONSISTENT, "64200000 ÷ 214 = 300000 ≠ 200000"),
        ("收购茶叶620担，支付186万元，平均每担3000元。", Verdict.CONSISTENT, "1860000 ÷ 620 = 3000"),
    ],
)
def test_an_average_is_held_against_its_quotient(text: str, verdict: Verdict, arithmetic: str) -> None:
    assert checked(text) == [(verdict, arithmetic)]


@pytest.mark.parametrize(
    "text",
    [
        "农业总产值12.6亿元，农业人口30万人，人均收入3200元。",
        "总收入3.2亿元，人口4.2万人，人均纯收入2760元。",
        "户籍人口42.6万人，常住人口38.2万人，生产总值186亿元，人均生产总值48691元。",
        "用水730万立方米，最高日均用水3万立方米。",
        "年末总人口42.6万人，生产总值86亿元，人均生产总值20310元。",
        "全县教师1286人，学生18620人，平均每班46人。",
    ],
)
def test_an_average_of_something_else_is_left_alone(text: str) -> None:
    assert not [each for each in checked(text) if each[0] is Verdict.INCONSISTENT]
