"""Days of one event, told in two places of a text."""

import pytest

from tests.text.audit.test_planted_arithmetic import alarms

_CHRONICLE = "大事记\n3月5日，{}。\n12月3日，县城停电3小时。\n【专记】 3月15日，{}。"


@pytest.mark.parametrize("event", ["自来水厂二期工程竣工，日供水3万吨", "县境突降冰雹，受灾农田8600亩"])
def test_a_day_told_again_in_another_place_is_told(event: str) -> None:
    assert [found.arithmetic for found in alarms(1996, _CHRONICLE.format(event, event))] == ["3月15日 ≠ 3月5日"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("县一中举行开学典礼，学生860人", "县二中举行开学典礼，学生640人"),
        ("东乡供销社成立，社员910人", "西乡供销社成立，社员1200人"),
        ("洪水冲毁堤防3处", "洪水再次冲毁堤防5处"),
    ],
)
def test_days_of_two_events_are_left_alone(one: str, other: str) -> None:
    assert alarms(1996, _CHRONICLE.format(one, other)) == []
