"""What a note tells that all averages of an entry are reckoned by."""

from tests.text.audit.changes.test_balances import wrong_in

TOLD = "全年生产总值318.6亿元，人均生产总值{average}元。\n注：{note}。"
NOTE = "人均指标按户籍人口53.1万人计算"


def test_an_average_is_held_against_the_people_of_the_note() -> None:
    assert wrong_in(TOLD.format(average="63000", note=NOTE)) == ["31860000000 ÷ 531000 = 60000 ≠ 63000"]
    assert wrong_in(TOLD.format(average="60000", note=NOTE)) == []


def test_people_by_whom_nothing_is_said_to_be_reckoned_are_no_divisor() -> None:
    assert wrong_in(TOLD.format(average="63000", note="户籍人口53.1万人")) == []
