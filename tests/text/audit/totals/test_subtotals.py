"""Lists that sum up some of their parts on the way to their total."""

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.audit.clauses.runs import runs_of
from yearbook_viewer.text.audit.clauses.sentences import sentences_of
from yearbook_viewer.text.audit.totals.subtotals import without_subtotals
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


def test_an_amount_as_large_as_the_one_before_it_sums_nothing_up() -> None:
    entry = Entry(0, "甲等31户，乙等52户，丙等52户，共104户，丁等19户。", "", "", "", "", 2004, 0, ())
    (run,) = runs_of(sentences_of(entry, find_figures(entry, ())))
    assert without_subtotals(run, [0, 1, 2, 3, 4]) == [0, 1, 2, 4]
    assert without_subtotals(run, [4, 3, 2, 1, 0]) == [4, 2, 1, 0]
