"""Lists under the name of what is counted, further on than their number."""

import pytest

from tests.text.audit.counts.test_told_singly import arithmetic_in

TOWNS = "镇为城关、柳林、石桥；乡为东岗、西岗、马庄、赵集。"
STEWARDS = "、乡级河长64名。县级河长分别由吴启明、陶建军、傅春林、梅永强担任。"


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("全县置3镇5乡。" + TOWNS, "4 ≠ 5乡"),
        ("全县置3镇4乡。" + TOWNS, "4 = 4乡"),
        ("设县级河长5名" + STEWARDS, "4 ≠ 5名"),
        ("设县级河长4名" + STEWARDS, "4 = 4名"),
        ("设副主编4人，由吴启明、陶建军、傅春林担任。", "3 ≠ 4人"),
        ("设副主编3人，由吴启明、陶建军、傅春林担任。", "3 = 3人"),
    ],
)
def test_lists_under_the_name_of_what_is_counted_are_counted(text: str, arithmetic: str) -> None:
    assert arithmetic in arithmetic_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "设县级河长5名，河道长46公里。上年县级河长4名。县级河长由吴启明、陶建军、傅春林、梅永强担任。",
        "全县有5乡。乡长为周伟、陈平、吴敏、李强。",  # of another noun
        "设县级河长5名、乡级河长64名。县级河长由吴启明、陶建军、傅春林、梅永强参加会议。",  # what they did
        "全县置3镇5乡。" + TOWNS.replace("东岗", "东岗2户"),  # a number within
    ],
)
def test_lists_of_another_number_or_noun_are_left_alone(text: str) -> None:
    assert "4 ≠ 5" not in " ".join(arithmetic_in(text))
