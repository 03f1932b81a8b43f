"""Things that a number counts, told behind it with an amount each."""

import pytest

from yearbook_viewer.records import Entry, FindingKind, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def counted_wrong(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2004, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [each.arithmetic for each in found if (each.kind, each.verdict) == (FindingKind.COUNT, Verdict.INCONSISTENT)]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("5个村通电：大塘村312户，小河村286户，石桥村264户，柳林村218户。", "4 ≠ 5个"),
        ("6个街道办学校21所(新华街道6所、建设街道5所、和平街道4所、东风街道3所、解放街道3所)。", "5 ≠ 6个"),
    ],
)
def test_a_number_is_held_against_what_is_told_with_amounts(text: str, arithmetic: str) -> None:
    assert counted_wrong(text) == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        # The places tell what the number is summed up from.
        "有7个村出列：东山镇2个，南江镇1个，白沙乡1个，石岭乡1个，龙门乡1个，云岭镇1个。",
        "全县5个乡镇种植烤烟，其中：东山镇1200亩，南江镇860亩，白沙乡640亩。",
        "全县5个村设点：大塘村1个，小河村2个，石桥村1个，柳林村1个。",
        "全县有5个村，其中通电：大塘村312户，小河村286户，石桥村264户，柳林村218户。",
        # Amounts of two kinds.
        "5个村通电（大塘村312户，小河村286户，石桥村264户，柳林村218人）。",
        "设气象哨4个，年降水量：东山镇1286毫米，南江镇1164毫米，白沙乡1312毫米。",
    ],
)
def test_what_the_number_does_not_count_is_left_alone(text: str) -> None:
    assert counted_wrong(text) == []
