"""What comes out elsewhere in an entry, and so tells that a finding is none."""

from yearbook_viewer.records import Verdict
from yearbook_viewer.text.extraction import extract


def told(text: str) -> list[tuple[Verdict, str]]:
    return [(finding.verdict, finding.arithmetic) for entry in extract(text) for finding in entry.findings]


def test_one_of_two_halves_is_held_though_the_share_of_the_other_comes_out() -> None:
    text = "在校男生512人，女生438人，女生占46.1%，男生占35.9%。"
    assert told(text) == [
        (Verdict.CONSISTENT, "438 ÷ 950 = 46.1%"),
        (Verdict.INCONSISTENT, "512 ÷ 950 = 53.89% ≠ 35.9%"),
    ]


def test_what_is_told_of_two_years_is_no_second_telling() -> None:
    text = "全年售电量3.86亿千瓦时，比1995年增长12.5%，线损率7.8%。1995年售电量3.43亿千瓦时，线损率8.7%。"
    assert all(verdict is not Verdict.INCONSISTENT for verdict, _ in told(text))
