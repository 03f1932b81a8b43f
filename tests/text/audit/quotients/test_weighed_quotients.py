"""Averages, rates, multiples and conversions whose two numbers stand apart, known by units, names and one slip."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def wrong_in(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2008, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        # a product of industry: kilograms of standard coal of tons
        (
            "全年产熟料24.5万吨，耗标准煤3.43万吨，吨熟料煤耗104千克标准煤。",
            "34300 ÷ 245000 × 1000 = 140 ≠ 104",
        ),
        # for whom and for what time
        (
            "全年为低保对象8460人发放低保金2030.4万元，平均每人每月补差260元。",
            "20304000 ÷ 8460 × 0.0833 = 200 ≠ 260",
        ),
        ("煤矿产煤62.5万吨，掘进进尺8750米，万吨掘进率104米。", "8750 ÷ 625000 × 10000 = 140 ≠ 104"),
        ("出院病人8240人次，占用总床日78280天，平均住院5.9日。", "78280 ÷ 8240 = 9.5 ≠ 5.9"),
        # by definition
        ("年末各项存款36.8亿元，各项贷款25.4亿元，存贷比96.0%。", "25.4 ÷ 36.8 = 69.02% ≠ 96%"),
        ("购电36204万千瓦时，售电33801万千瓦时，综合线损率6.46%。", "1 − 338010000 ÷ 362040000 = 6.637% ≠ 6.46%"),
        # what stands behind
        ("有线电视入户率43.5%（全县总户数86420户，用户46235户）。", "46235 ÷ 86420 = 53.5% ≠ 43.5%"),
        # a slip in a number that another is multiplied with
        ("参保46218人，按每人120元的标准，筹集资金545.616万元。", "5456160 ÷ 46218 = 118.1 ≠ 120"),
        # money of another country
        (
            "出口总值2650万元，按1美元兑8.28元折算，约合302.0万美元。",
            "26500000 ÷ 8.28 = 3200500 ≠ 3020000",
        ),
        ("到资825万美元，按平均汇率1∶8.28计，折人民币6381万元。", "8250000 × 8.28 = 68310000 ≠ 63810000"),
        (
            "出口18.6亿美元，折合人民币117.81亿元（按1美元兑6.3元人民币计算）。",
            "1860000000 × 6.3 = 11718000000 ≠ 11781000000",
        ),
        # people of beds
        ("养老床位8640张，入住老人3888人，床位使用率54%。", "3888 ÷ 8640 = 45% ≠ 54%"),
        # of one digit
        ("快件量完成1.44亿件，而2014年仅0.16亿件，如今的业务量是当时的6倍。", "144000000 ÷ 16000000 = 9倍 ≠ 6倍"),
    ],
)
def test_a_slip_is_seen_where_the_two_numbers_stand_apart(text: str, arithmetic: str) -> None:
    assert arithmetic in wrong_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "全年产熟料24.5万吨，耗标准煤3.43万吨，吨熟料煤耗140千克标准煤。",
        "全年为低保对象8460人发放低保金2030.4万元，平均每人每月补差214元。",
        "现有低保对象8460人，全年发放低保金1876.5万元，月人均补差192元。",
        "扶持妇女创业2340人，带动就业7600人，还款率99.2%。",
        "全年门诊18.3万人次，出院1.24万人次，平均住院日8.6天。",
        "毕业班学生4960人，按期毕业4811人，毕业率97%；在校学生巩固率98.6%。",
        "农业总产值12.6亿元，农业人口30万人，人均收入3200元。",
        "新增就业6830人，登记失业率3.92%，转移劳动力14.7万人。",
        "参与农户2.7万户，收入1.08亿元，户均增收4600元。",
        "办理建议395件、提案495件，办复率达100%。",
        "在校学生4128人，专任教师206人，每名专任教师负担学生20人。",
    ],
)
def test_a_rate_of_something_else_raises_no_alarm(text: str) -> None:
    assert not wrong_in(text)


def test_a_doubling_is_held_against_the_values_before_it_whatever_joins_them() -> None:
    assert wrong_in("总产值从1984年的520万元做到1988年的2080万元，四年翻了三番。") == ["2080 ÷ 520 = 4 ≠ 8"]


def test_a_ratio_in_wide_digits_is_read() -> None:
    assert wrong_in("参保职工２８６４０人，离退休人员８９５０人，负担系数２．３∶１。") == ["28640 ÷ 8950 = 3.2 ≠ 2.3"]
