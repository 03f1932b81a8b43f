"""What is said to be as it was in the year before, against that year's entry."""

import pytest

from tests.text.series.test_volumes import held
from yearbook_viewer.records import Verdict


@pytest.mark.parametrize(
    ("before", "now", "arithmetic"),
    [
        ("12个", "15个,与上年持平", "2012: 15 ≠ 12"),
        ("120个", "仍为125个", "2012: 125 ≠ 120"),
    ],
)
def test_a_value_said_to_be_the_same_that_is_another_is_found(before: str, now: str, arithmetic: str) -> None:
    told = (2012, f"【林业】 年末林场{before}。"), (2013, f"【林业】 年末林场{now}。")
    assert held(*told) == [(Verdict.INCONSISTENT, arithmetic)]


@pytest.mark.parametrize(
    ("before", "now"),
    [("15个", "15个,与上年持平"), ("120个", "125个,与上年基本持平"), ("12个", "15个,与邻县持平")],
)
def test_what_is_the_same_or_much_the_same_or_as_elsewhere_raises_no_alarm(before: str, now: str) -> None:
    assert held((2012, f"【林业】 年末林场{before}。"), (2013, f"【林业】 年末林场{now}。")) == []
