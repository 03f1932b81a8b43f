"""Lists that sum up some of their parts on the way to their total."""

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def wrong_in(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2004, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


def test_parts_are_held_against_their_total_without_what_sums_some_of_them_up() -> None:
    text = "职工642人，营业员286人，采购员104人，两项共390人，管理人员186人，勤杂人员84人。"
    assert wrong_in(text) == ["286 + 104 + 186 + 84 = 660 ≠ 642"]


def test_a_list_that_goes_on_about_something_else_is_no_division() -> None:
    text = "藏书24.6万册，文学6.8万册，社科5.2万册，共12万册，当年购书1.2万册，剔旧0.6万册。"
    assert wrong_in(text) == []
