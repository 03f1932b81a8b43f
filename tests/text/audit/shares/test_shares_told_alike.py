"""Shares that others tell of: in the same words, of a nearer whole, of kinds in the midst of a list, as fractions."""

import pytest

from yearbook_viewer.records import Verdict
from yearbook_viewer.text.extraction import extract


def missed(text: str) -> list[str]:
    found = (finding for entry in extract(text) for finding in entry.findings)
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "注册资本6000万元。甲公司出资3060万元，持股51%；乙公司出资1800万元，持股30%；丙公司出资1140万元，持股9%。",
            "1140 ÷ 6000 = 19% ≠ 9%",
        ),
        (
            "市区空气质量有效监测365天，优152天，良176天，轻度污染31天，中度污染5天，重度污染1天。优良天数比率98.9%。",
            "(152 + 176) ÷ 365 = 89.86% ≠ 98.9%",
        ),
        ("全县财政支出4300万元，科技三项费用86万元，约当财政支出十五分之一。", "86 ÷ 4300 = 2% ≠ 十五分之一"),
    ],
)
def test_a_share_is_held_as_others_beside_it_are(text: str, told: str) -> None:
    assert missed(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "全县20160户农户中，入社18548户，占总农户的92.0%。其中加入高级社的13540户，占入社农户的73.0%。",
        "受理案件4520件，结案4312件，结案率95.40%。审结民商事案件2870件，调解撤诉率68.3%。",
    ],
)
def test_a_share_of_something_else_is_left_alone(text: str) -> None:
    assert missed(text) == []
