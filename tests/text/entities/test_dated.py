"""Times with the year that they leave out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.entities.dated import completed


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("9月14日，召开会议。", "9月14日", "2020年9月14日"),
        ("至年底，有会员86个。", "年底", "2020年底"),
        ("1—6月完成投资。", "1—6月", "2020年1—6月"),
        ("上半年，", "上半年", "2020年上半年"),
        ("是年5月，大旱。", "是年5月", "2020年5月"),
        ("九月三日，", "九月三日", "2020年九月三日"),
        ("1950年入伍，9月调任营长。", "9月", "1950年9月"),
        ("１９９８年3月至次年，５月", "５月", "1998年５月"),
        ("比2019年增加13个。9月14日", "9月14日", "2020年9月14日"),
        ("1998年3月\n5月2日", "5月2日", "2020年5月2日"),
        ("2018年5月2日", "2018年5月2日", "2018年5月2日"),
        ("去年以来", "去年", "去年"),
        ("“十四五”时期", "“十四五”时期", "“十四五”时期"),
    ],
)
def test_a_time_has_the_year_of_its_paragraph_or_of_its_entry(text: str, words: str, meant: str) -> None:
    start = text.rindex(words)
    assert completed(text, start, start + len(words), 2020) == meant


def test_without_a_year_a_time_stays_as_it_is() -> None:
    assert completed("9月14日", 0, 5, None) == "9月14日"


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_whatever_stands_there_nothing_is_lost(text: str, start: int, length: int) -> None:
    told = completed(text, start, start + length, 1999)
    assert told.endswith(text[start : start + length][2:])
