"""Averages, rates, multiples and conversions, held against the numbers that they come from."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def findings_of(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    return [(finding.verdict, finding.arithmetic) for finding in audit(entry, find_figures(entry, ()))]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("公交车286辆，全年客运量4218万人次，单车年均运客17.45万人次。", "42180000 ÷ 286 = 147480 ≠ 174500"),
        ("养蜂2.36万群，产蜜684吨，群均产蜜92.0公斤。", "684 ÷ 23600 × 1000 = 28.98 ≠ 92"),
        ("销售家电28643台，销售额5187万元，平均单价8111元。", "51870000 ÷ 28643 = 1810.9 ≠ 8111"),
        ("年初下达投资计划40亿元，实际完成42.6亿元，为年计划的116.5%。", "4260000000 ÷ 4000000000 = 106.5% ≠ 116.5%"),
        ("供水2186万立方米，售水1847万立方米，产销差率51.5%。", "1 − 18470000 ÷ 21860000 = 15.51% ≠ 51.5%"),
        ("征收土地1860亩（合142公顷）。", "142 ≠ 124"),
        (
            "创汇1250万美元，按1美元兑8.70元结算，折合人民币10785万元。",
            "12500000 ÷ 0.1149 = 108750000 ≠ 107850000",
        ),
        ("人均纯收入568元，为1978年71元的6倍。", "568 ÷ 71 = 8倍 ≠ 6倍"),
    ],
)
def test_what_comes_from_two_numbers_is_held_against_them(text: str, arithmetic: str) -> None:
    assert (Verdict.INCONSISTENT, arithmetic) in findings_of(text)


def test_a_doubling_is_seen_behind_a_note_in_brackets() -> None:
    text = "工农业总产值由1980年的1.15亿元增加到1990年的4.6亿元（按1980年不变价），十年间翻了三番。"
    assert (Verdict.INCONSISTENT, "4.6 ÷ 1.15 = 4 ≠ 8") in findings_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "注册资金2.14亿元，完成税收6240万元，占全县工商税收的28.3%。",
        "有特级教师17人、省级骨干教师88人。教师学历达标率99.3%。",
        "清运生活垃圾18.26万吨，平均每天500吨，无害化处理率100%。",
        "完成固定资产投资615亿元，是“十一五”时期的2.7倍，实现产值136.3亿元。",
        "常住人口2503618人，有家庭户912406户，平均每个家庭户2.53人。",
    ],
)
def test_what_comes_from_other_numbers_raises_no_alarm(text: str) -> None:
    assert not [each for each in findings_of(text) if each[0] is Verdict.INCONSISTENT]


def test_what_is_far_from_a_number_of_one_digit_does_not_come_out_by_rounding() -> None:
    text = "护林员补助由2006年的860元增加到1350元。巡线工补助逐年提高，平均达到1400元，是2006年的2倍。"
    assert not any(" ÷ 860" in arithmetic for _, arithmetic in findings_of(text))
