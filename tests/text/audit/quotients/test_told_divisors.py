"""What a note tells that all averages of an entry are reckoned by."""

from tests.text.audit.changes.test_balances import wrong_in
from yearbook_viewer.records import Entry
from yearbook_viewer.text.audit.clauses.sentences import sentences_of
from yearbook_viewer.text.audit.quotients.told_divisors import runs_with_divisors
from yearbook_viewer.text.figures.finding import find_figures

TOLD = "全年生产总值318.6亿元，人均生产总值{average}元。\n注：{note}。"
NOTE = "人均指标按户籍人口53.1万人计算"


def test_an_average_is_held_against_the_people_of_the_note() -> None:
    assert wrong_in(TOLD.format(average="63000", note=NOTE)) == ["31860000000 ÷ 531000 = 60000 ≠ 63000"]
    assert wrong_in(TOLD.format(average="60000", note=NOTE)) == []


def test_people_by_whom_nothing_is_said_to_be_reckoned_are_no_divisor() -> None:
    assert wrong_in(TOLD.format(average="63000", note="户籍人口53.1万人")) == []


def test_no_run_is_given_more_notes_than_an_average_looks_back_for() -> None:
    text = "\n".join(f"注:人均指标按户籍人口{53 + number}.1万人计算。" for number in range(40))
    entry = Entry(0, f"{text}\n人均生产总值63000元。", "", "", "", "", 2004, 0, ())
    *_, last = runs_with_divisors(sentences_of(entry, find_figures(entry, ())))
    assert [figure.text for figure in last.figures[-2:]] == ["53.1万人", "63000元"]
    assert len(last.figures) == 13
