"""Numbers before the thing that they tell of, told before with another digit."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def alarms(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("青石隧道开工。隧道全长2386.5米，宽12米。这座全长2836.5米的隧道打通后，行车缩短。", "2836.5 ≠ 2386.5"),
        ("作家协会有会员312人，出版作品26部。协会321名会员中，加入省作协的有18人。", "321 ≠ 312"),
        ("至年底，参合农民28.64万人。短短三个月，完成了26.84万人的参合登记任务。", "26.84 ≠ 28.64"),
        ("湿地公园总面积3,682公顷。聘护林员12名，实现对3,862公顷园区的全覆盖。", "3862 ≠ 3682"),
    ],
)
def test_a_number_told_again_before_its_thing_is_held_against_the_first(text: str, arithmetic: str) -> None:
    assert alarms(text) == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "作家协会有会员312人。协会312名会员中，加入省作协的有18人。",
        "全县有教师3126人。为3216名学生办理保险。",
        "湿地公园总面积3,682公顷。上年对3,862公顷园区进行巡护。",
        "青石隧道全长2386.5米，白水隧道全长1862米。这座全长1862米的隧道由省局施工。",
    ],
)
def test_other_numbers_before_a_thing_are_left_alone(text: str) -> None:
    assert alarms(text) == []
