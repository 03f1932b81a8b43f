"""Totals that name what they add up."""

from tests.text.audit.changes.test_balances import wrong_in

SPENT = "教育支出7.2亿元，卫生支出4.1亿元，交通支出5.6亿元。"


def test_a_total_is_held_against_the_parts_that_it_names() -> None:
    assert wrong_in(SPENT + "教育、卫生两项支出合计13.1亿元。") == ["7.2 + 4.1 = 11.3 ≠ 13.1"]
    assert wrong_in(SPENT + "教育、卫生两项支出合计11.3亿元。") == []


def test_a_total_of_something_that_is_not_told_is_left_alone() -> None:
    assert wrong_in(SPENT + "教育、水利两项支出合计13.1亿元。") == []


def test_a_total_of_more_than_it_names_is_left_alone() -> None:
    assert wrong_in(SPENT + "教育、卫生五项支出合计13.1亿元。") == []
