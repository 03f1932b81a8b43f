"""Rates, amounts of change, and what follows from them."""

from decimal import Decimal

import pytest

from yearbook_viewer.records import Entry, Finding, FindingKind, Implied, Section, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def findings_of(text: str, kind: FindingKind, year: int | None = 2020, heading: str = "") -> list[Finding]:
    sections = (Section(heading, (heading,), 0, 0, len(text)),) if heading else ()
    entry = Entry(0, text, "", "", "", "", year, 0, sections)
    return [finding for finding in audit(entry, find_figures(entry, ())) if finding.kind is kind]


def told(text: str, kind: FindingKind) -> list[tuple[Verdict, str]]:
    return [(finding.verdict, finding.arithmetic) for finding in findings_of(text, kind)]


@pytest.mark.parametrize(
    ("text", "verdict", "arithmetic"),
    [
        ("客运量81万人次,比上年增长8%,上年为75万人次。", Verdict.CONSISTENT, "81 ÷ 75 − 1 = 8%"),
        ("客运量由75.0万人次增加到81.0万人次,增长9%。", Verdict.INCONSISTENT, "81 ÷ 75 − 1 = 8% ≠ 9%"),
        ("产值8.1亿元,上年为7.5亿元,增长8.3%。", Verdict.ROUNDING, "8.1 ÷ 7.5 − 1 = 8% ≈ 8.3%"),
        ("产量由2019年的80.0万吨下降到60.0万吨,下降20%。", Verdict.INCONSISTENT, "1 − 60 ÷ 80 = 25% ≠ 20%"),
        ("2018年会员400人,2020年500人,增长25%。", Verdict.CONSISTENT, "500 ÷ 400 − 1 = 25%"),
        ("游客360万人次,比上年的120万人次增长2倍。", Verdict.CONSISTENT, "360 ÷ 120 − 1 = 2倍"),
        ("游客360万人次,是2015年的2倍(2015年为120万人次)。", Verdict.INCONSISTENT, "360 ÷ 120 = 3倍 ≠ 2倍"),
        ("图书由2010年的40万册增加到80万册,翻了一番。", Verdict.CONSISTENT, "80 ÷ 40 = 2"),
        ("图书由2010年的40万册增加到80万册,翻了两番。", Verdict.INCONSISTENT, "80 ÷ 40 = 2 ≠ 4"),
        (
            "存款由2015年的100.0亿元增加到161.1亿元,年均增长10.0%。",
            Verdict.CONSISTENT,
            "(161.1 ÷ 100)^(1/5) − 1 = 10%",
        ),
        (
            "存款由2015年的100.0亿元增加到161.1亿元,年均增长20.0%。",
            Verdict.INCONSISTENT,
            "(161.1 ÷ 100)^(1/5) − 1 = 10.01% ≠ 20%",
        ),
    ],
)
def test_rates_are_held_against_the_two_values_they_compare(text: str, verdict: Verdict, arithmetic: str) -> None:
    assert told(text, FindingKind.GROWTH) == [(verdict, arithmetic)]


@pytest.mark.parametrize(
    "text",
    [
        "地区生产总值162.0亿元,比上年增长6%,上年为150.0亿元。",
        "规模以上工业增加值由50.0亿元增加到60.0亿元,增长8%。",
        "零售额162.0亿元,按可比价计算,比上年增长6%,上年为150.0亿元。",
        "零售额162.0亿元,上年为150.0亿元,扣除价格因素增长6%。",
        "零售额由2015年的100.0亿元增加到150.0亿元,比上年增长6%。",
        "零售额由100.0亿元增加到150.0亿元,年均增长6%。",
        "五年来,零售额由100.0亿元增加到150.0亿元,比上年增长6%。",
        "零售额162.0亿元,出口增长6%,上年为150.0亿元。",
        "零售额162.0亿元,上年为150.0亿元,环比增长6%。",
    ],
)
def test_rates_that_compare_something_else_raise_no_alarm(text: str) -> None:
    assert Verdict.INCONSISTENT not in [verdict for verdict, _ in told(text, FindingKind.GROWTH)]


@pytest.mark.parametrize(
    ("text", "verdict", "arithmetic"),
    [
        ("工资由30.45万元增加到32.81万元,增加2.36万元。", Verdict.CONSISTENT, "32.81 − 30.45 = 2.36"),
        ("工资由30.45万元增加到32.81万元,增加2.63万元。", Verdict.INCONSISTENT, "32.81 − 30.45 = 2.36 ≠ 2.63"),
        ("工资由30.45万元增加到32.81万元,增加2.4万元。", Verdict.ROUNDING, "32.81 − 30.45 = 2.36 ≈ 2.4"),
        ("学校由42所减少到36所,减少8所。", Verdict.INCONSISTENT, "42 − 36 = 6 ≠ 8"),
        ("覆盖率由85%提高到90%,提高7个百分点。", Verdict.INCONSISTENT, "90 − 85 = 5 ≠ 7"),
    ],
)
def test_amounts_of_change_are_held_against_the_two_values(text: str, verdict: Verdict, arithmetic: str) -> None:
    assert told(text, FindingKind.CHANGE) == [(verdict, arithmetic)]


def test_value_amount_and_rate_are_held_against_each_other() -> None:
    text = "会员3300人,比上年增加300人,增长12%。"
    assert (Verdict.INCONSISTENT, "300 ÷ (3300 − 300) = 10% ≠ 12%") in told(text, FindingKind.CHANGE)


@pytest.mark.parametrize(
    ("text", "arithmetic", "implied"),
    [
        (
            "会员1.86万个,比2019年增加1823个。",
            "18600 − 1823 = 16777 ± 50",
            Implied(Decimal(16777), Decimal(50), 2019),
        ),
        ("学校30所,比上年减少2所。", "30 + 2 = 32", Implied(Decimal(32), Decimal(0), 2019)),
        (
            "合格率98.5%,比上年提高1.2个百分点。",
            "98.5 − 1.2 = 97.3 ± 0.1",
            Implied(Decimal("97.3"), Decimal("0.1"), 2019),
        ),
    ],
)
def test_the_value_before_follows_with_its_interval(text: str, arithmetic: str, implied: Implied) -> None:
    (finding,) = findings_of(text, FindingKind.CHANGE)
    assert (finding.verdict, finding.arithmetic, finding.implied) == (Verdict.PARTIAL, arithmetic, implied)


def test_the_value_before_follows_from_a_rate() -> None:
    (finding,) = findings_of("零售额108.0亿元,同比增长8.0%。", FindingKind.GROWTH)
    assert (finding.verdict, finding.arithmetic) == (Verdict.PARTIAL, "108 ÷ 1.08 = 100 ± 0.094")
    assert finding.implied == Implied(Decimal(10_000_000_000), Decimal(9_400_000), 2019)


@pytest.mark.parametrize(
    "text",
    [
        "生产总值108亿元,同比增长8%。",
        "零售额约108亿元,同比增长8%。",
        "零售额108亿元,比一季度增长8%。",
        "力争零售额达到108亿元,增长8%。",
        "削减审批事项62项,精简30%。",
        "甲镇32所、乙镇40所,分别增长5%、8%。",
    ],
)
def test_nothing_follows_from_rates_of_other_things(text: str) -> None:
    assert [finding.implied for finding in findings_of(text, FindingKind.GROWTH) if finding.implied] == []


@pytest.mark.parametrize(
    "text",
    ["新登记企业680户,净增320户。", "贷款152亿元,比上年少增3亿元。", "普及率比上年的61.5%提高6.5个百分点,达到68%。"],
)
def test_nothing_follows_from_amounts_that_are_no_growth_of_the_value_before(text: str) -> None:
    assert [finding.implied for finding in findings_of(text, FindingKind.CHANGE) if finding.implied] == []


def test_the_year_of_an_implied_value_is_unknown_where_the_section_speaks_of_several_years() -> None:
    text = "装机8041.6万千瓦,增长2.4倍。"
    (finding,) = findings_of(text, FindingKind.GROWTH, heading="“十三五”时期工作回顾")
    assert finding.implied is not None
    assert finding.implied.year is None


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("覆盖率由85%提高到90%,提高5%。", "90 − 85 = 5个百分点 ≠ 5%"),
        ("覆盖率由85%提高到90%,提高5.9个百分点。", "90 − 85 = 5个百分点 ≠ 5.9个百分点"),
        ("收入由3200元提高到3520元,提高10个百分点。", "10% ≠ 10个百分点"),
        ("差错率0.8%,比上年提高1.6个百分点。", "0.8 − 1.6 = -0.8 < 0"),
        ("覆盖率96.5%,比上年下降8.2个百分点。", "96.5 + 8.2 = 104.7 > 100"),
        ("死亡率下降115%。", "115% > 100%"),
        ("合格率达到103%。", "103% > 100%"),
    ],
)
def test_rates_that_cannot_be_so_are_told(text: str, arithmetic: str) -> None:
    assert told(text, FindingKind.RATIO) == [(Verdict.INCONSISTENT, arithmetic)]


@pytest.mark.parametrize(
    "text",
    [
        "覆盖率由85%提高到90%,提高5个百分点。",
        "覆盖率由85%提高到90%,提高5.9%。",
        "利润下降115%。",
        "完成计划的103%。",
        "失业率3.2%,比上年下降3.5个百分点。",
        "增加值增长8%,增速提高9个百分点。",
    ],
)
def test_rates_that_can_be_so_are_left_alone(text: str) -> None:
    assert told(text, FindingKind.RATIO) == []
