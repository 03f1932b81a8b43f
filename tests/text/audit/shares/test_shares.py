"""Shares against parts and wholes, and against 100."""

import pytest

from yearbook_viewer.records import Entry, FindingKind, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def told(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2020, 0, ())
    findings = audit(entry, find_figures(entry, ()))
    return [(each.verdict, each.arithmetic) for each in findings if each.kind is FindingKind.SHARE]


@pytest.mark.parametrize(
    ("text", "verdict", "arithmetic"),
    [
        ("投资162亿元,其中工业81亿元,占50%。", Verdict.CONSISTENT, "81 ÷ 162 = 50%"),
        ("投资162亿元,其中工业81亿元,占55%。", Verdict.INCONSISTENT, "81 ÷ 162 = 50% ≠ 55%"),
        ("投资16.2亿元,其中工业5.0亿元,占30.7%。", Verdict.ROUNDING, "5 ÷ 16.2 = 30.86% ≈ 30.7%"),
        ("职工400人,女职工100人,占职工总数的30%。", Verdict.INCONSISTENT, "100 ÷ 400 = 25% ≠ 30%"),
        ("三次产业分别占12.3%、45.6%和42.1%。", Verdict.CONSISTENT, "12.3 + 45.6 + 42.1 = 100"),
        ("三次产业分别占12.3%、45.6%和42.2%。", Verdict.ROUNDING, "12.3 + 45.6 + 42.2 = 100.1 ≈ 100"),
        ("三次产业分别占12.3%、45.6%和43.1%。", Verdict.INCONSISTENT, "12.3 + 45.6 + 43.1 = 101 ≠ 100"),
        ("男性占52.6%,女性占48.4%。", Verdict.INCONSISTENT, "52.6 + 48.4 = 101 ≠ 100"),
        ("耕地占38%,林地占41%,其他占16%。", Verdict.INCONSISTENT, "38 + 41 + 16 = 95 ≠ 100"),
    ],
)
def test_shares_are_held_against_part_whole_and_hundred(text: str, verdict: Verdict, arithmetic: str) -> None:
    assert told(text) == [(verdict, arithmetic)]


@pytest.mark.parametrize(
    "text",
    [
        "工业投资81亿元,房地产投资30亿元,占18.5%。",
        "全区生产总值50亿元,占全市生产总值的5%。",
        "民生支出占72.5%,税收占81.2%。",
        "女党员占38%,少数民族党员占21%,大专以上学历占44%。",
        "投资162亿元,其中工业81亿元,占全省工业投资的3%。",
    ],
)
def test_shares_of_other_wholes_are_left_alone(text: str) -> None:
    assert Verdict.INCONSISTENT not in [verdict for verdict, _ in told(text)]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("受理案件2000件,调解900件,撤诉440件,调解撤诉率60.7%。", "(900 + 440) ÷ 2000 = 67% ≠ 60.7%"),
        ("教师4200人。高级378人、中级1302人,两者合计占41.0%。", "(378 + 1302) ÷ 4200 = 40% ≠ 41%"),
        ("男生512人,女生438人,女生占64.1%。", "438 ÷ 950 = 46.11% ≠ 64.1%"),
        ("企业186人、个体279人,分别占从业人员465人的40%和66%。", "279 ÷ 465 = 60% ≠ 66%"),
        (
            "年末常住人口64.0万人。\n开展了抽样调查。会同统计部门进行。\n办理社保卡的人数达到16.0万人,占常住人口的27.0%。",
            "16 ÷ 64 = 25% ≠ 27%",
        ),
        ("户籍人口60000人,老年人15000人,占25%;高龄老人3000人,占户籍总人口的20%。", "3000 ÷ 60000 = 5% ≠ 20%"),
    ],
)
def test_shares_of_several_of_halves_and_of_what_is_named_far_off_are_found(text: str, arithmetic: str) -> None:
    assert [words for verdict, words in told(text) if verdict is Verdict.INCONSISTENT] == [arithmetic]


def test_a_share_of_two_ranks_together_is_none_of_either() -> None:
    text = "驾驶员2480人,其中高级186人,中级744人,初级1550人,中级和高级合计占37.5%。"
    assert Verdict.INCONSISTENT not in [verdict for verdict, _ in told(text)]


def test_a_rest_of_several_names_ends_a_list_and_a_division_of_two_is_one() -> None:
    rest = "按职业分，木工占12.4%，瓦工占40.6%，铁工占30.2%，石工占14.8%，其余油漆工、篾工、裁缝等占2.0%。"
    assert Verdict.INCONSISTENT not in [verdict for verdict, _ in told(rest)]
    two = "从用水时段看，白天用量占{}%，夜里用量占36.4%；从水源看，河水占七成以上。"
    assert Verdict.INCONSISTENT not in [verdict for verdict, _ in told(two.format("63.6"))]
    assert (Verdict.INCONSISTENT, "66.3 + 36.4 = 102.7 ≠ 100") in told(two.format("66.3"))


def test_a_share_of_the_minorities_is_no_fall() -> None:
    text = "全镇有少数民族3120人，其中苗族1842人，占少数民族人口的{}%。"
    assert Verdict.INCONSISTENT not in [verdict for verdict, _ in told(text.format("59.04"))]
    assert (Verdict.INCONSISTENT, "1842 ÷ 3120 = 59.038% ≠ 95.04%") in told(text.format("95.04"))
