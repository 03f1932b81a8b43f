"""Shares whose whole or parts their words leave out."""

from yearbook_viewer.records import Verdict
from yearbook_viewer.text.extraction import extract


def told(text: str) -> list[tuple[Verdict, str]]:
    return [(finding.verdict, finding.arithmetic) for entry in extract(text) for finding in entry.findings]


def test_a_share_is_of_all_that_are_called_as_it_is() -> None:
    text = "全校教职工1560人，博士研究生78人，硕士研究生546人，研究生以上学历占40%。"
    assert told(text) == [(Verdict.CONSISTENT, "(78 + 546) ÷ 1560 = 40%")]


def test_a_share_that_can_be_of_nothing_else_is_wrong_though_no_misprint_explains_it() -> None:
    text = "全镇有企业126家，规模以上企业42家，比重为51.8%。"
    assert told(text) == [(Verdict.INCONSISTENT, "42 ÷ 126 = 33.33% ≠ 51.8%")]


def test_the_whole_of_two_shares_is_that_of_the_one_in_the_next_sentence() -> None:
    text = "粮食9200吨，油料8600吨，小麦2150吨，占25%，玉米1720吨，占20%。高粱860吨，占13%。"
    assert told(text)[-1] == (Verdict.INCONSISTENT, "860 ÷ 8600 = 10% ≠ 13%")
