"""Differences told by name, away from their two values."""

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def wrong_in(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


def test_a_difference_is_held_against_the_only_values_of_its_name_paragraphs_before() -> None:
    text = "全年发生交通事故412起，死亡38人。\n与上年的交通事故486起、死亡41人相比，事故少47起，死亡少3人。"
    assert "486 − 412 = 74 ≠ 47" in wrong_in(text)


def test_what_came_in_anew_is_more_than_the_difference_where_something_went() -> None:
    text = "全年新建公厕86座，拆除12座。\n公厕总数由上年末的214座增加到288座。"
    assert wrong_in(text) == []


def test_a_difference_in_another_measure_of_the_same_is_held() -> None:
    text = "吨水泥综合能耗上年为0.142吨标准煤，今年降到0.129吨标准煤，每吨水泥少耗31公斤标准煤。"
    assert wrong_in(text) != []
