"""Lists whose items carry amounts or letters of their own."""

import pytest

from tests.text.audit.counts.test_counts import found_in


def arithmetic_in(text: str) -> list[str]:
    return [finding.arithmetic for finding in found_in(text) if finding.kind.value == "count"]


@pytest.mark.parametrize(
    "told",
    [
        "签约项目{}个，总投资6亿元，分别是总投资3亿元的盐化项目、2亿元的风电项目和1亿元的冷链项目。",
        "签约{}个，分别是投资3亿元的盐化基地、2亿元的产业园和1亿元的冷库。",
        "有国道{}条，即G105、G206和G320，里程137公里。",
        "投产工程{}个，即220千伏甲坪变电站、110千伏白沙变电站和35千伏青山变电站。",
        "获奖的有CF-12型柴油机、3Z-2型中耕机、TL-400型脱粒机{}种。",
    ],
)
def test_things_told_with_their_amounts_or_letters_are_counted(told: str) -> None:
    assert arithmetic_in(told.format(3)) in (["3 = 3个"], ["3 = 3条"], ["3 = 3种"])
    assert arithmetic_in(told.format(4)) in (["3 ≠ 4个"], ["3 ≠ 4条"], ["3 ≠ 4种"])


@pytest.mark.parametrize(
    "text",
    [
        "有A级景区24家，其中5A级1家、4A级7家、3A级12家、2A级3家。",
        "签约项目4个，分别是3亿元的盐化项目、2亿元的风电项目、1亿元的冷链项目等。",
        "有国道4条，其中G105、G206和G320穿越县城。",
    ],
)
def test_parts_and_examples_tell_nothing(text: str) -> None:
    assert arithmetic_in(text) == []
