"""Short names that a text explains."""

import pytest

from yearbook_viewer.text.entities.aliases import short_names

NAMES = ("云泽市青年企业家协会", "企业家协会", "云泽市湖北商会", "青企协")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("云泽市青年企业家协会（简称青企协）成立。", [("青企协", "云泽市青年企业家协会")]),
        (
            "云泽市青年企业家协会(以下简称“青企协”)和云泽市湖北商会（下简称：鄂商会）",
            [("青企协", "云泽市青年企业家协会"), ("鄂商会", "云泽市湖北商会")],
        ),
        ("云泽市湖北商会(省级商会)(简称“鄂商会”)", [("鄂商会", "云泽市湖北商会")]),
        ("云泽市湖北商会(簡稱「鄂商會」)", [("鄂商會", "云泽市湖北商会")]),
        ("某某研究院（简称研究院）", []),
        ("云泽市湖北商会，简称鄂商会", []),
        ("（简称青企协）", []),
        ("", []),
    ],
)
def test_short_names_stand_in_brackets_behind_the_full_one(text: str, told: list[tuple[str, str]]) -> None:
    assert list(short_names(text, lambda: NAMES)) == told


def test_brackets_without_end_hold_no_short_name() -> None:
    assert list(short_names("云泽市湖北商会(" * 20_000 + "简称" * 20_000, lambda: NAMES)) == []
