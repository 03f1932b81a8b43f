"""Numbers of two kinds of things, held against the one list that both have."""

import pytest

from tests.text.audit.counts.test_counts import found_in


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("辖城关镇、东山镇、西河镇、南岭乡、北坡乡3镇2乡。", ["3 = 3镇", "2 = 2乡"]),
        ("辖城关镇、东山镇、西河镇、南岭乡、北坡乡、石桥乡3镇2乡。", ["3 = 3镇", "3 ≠ 2乡"]),
        ("全县分三区一镇：河口镇，东区（石门）、西区（白塔）、南区（青溪）、北区（云山）。", ["4 ≠ 3区"]),
        ("学院下设艺术设计系、机电系、基础部2个系1个部，教师112人。", ["2 = 2个"]),
    ],
)
def test_each_number_is_held_against_the_things_of_its_kind(text: str, arithmetic: list[str]) -> None:
    assert [finding.arithmetic for finding in found_in(text)] == arithmetic


@pytest.mark.parametrize(
    "text",
    [
        "辖3个镇、2个乡：城关镇、东山镇、西河镇、南岭乡、云山林场。",
        "辖3个乡镇、2个镇：城关镇、东山镇、西河镇。",
    ],
)
def test_a_list_with_things_of_no_kind_or_of_two_kinds_that_end_alike_tells_nothing(text: str) -> None:
    assert found_in(text) == []
