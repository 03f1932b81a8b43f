"""Posts before a person's name."""

import re

import pytest

from yearbook_viewer.records import Kind, Mark
from yearbook_viewer.text.entities.posts import posts_before

_KINDS = {"P": Kind.PER, "O": Kind.ORG, "L": Kind.LOC}


def _posts(told: str) -> dict[str, list[tuple[str, str]]]:
    """Of each person the posts with their bodies; marks in brackets with their kind."""
    text, marks = "", []
    for piece in re.split(r"(\[[POL]:[^\]]+\])", told):
        words = piece[3:-1] if piece.startswith("[") else piece
        if words != piece:
            marks.append(Mark(len(text), len(text) + len(words), _KINDS[piece[1]], words))
        text += words
    return {
        mark.text: [(held.post, held.body.text if held.body else "") for held in posts_before(text, mark.start, marks)]
        for mark in marks
        if mark.kind is Kind.PER
    }


@pytest.mark.parametrize(
    ("told", "posts"),
    [
        ("[O:市工商联]党组书记、主席[P:方大海]", {"方大海": [("党组书记", "市工商联"), ("主席", "市工商联")]}),
        (
            "副主席[P:李一]、[P:王二]和[P:张三]",
            {"李一": [("副主席", "")], "王二": [("副主席", "")], "张三": [("副主席", "")]},
        ),
        (
            "[O:市委]常委、[O:市委统战部]部长[P:赵可]",
            {"赵可": [("常委", "市委"), ("部长", "市委统战部")]},
        ),
        ("[O:市委]副书记、市长[P:钱多]", {"钱多": [("副书记", "市委"), ("市长", "")]}),
        ("[L:望溪县]县长[P:孙小]", {"孙小": [("县长", "望溪县")]}),
        ("[O:县人大]原常务副主任[P:郑七]", {"郑七": [("原常务副主任", "县人大")]}),
        ("主席：[P:何八]", {"何八": [("主席", "")]}),
        ("农民[P:周五]", {"周五": []}),
        ("[P:周五]", {"周五": []}),
        ("会见[P:周五]", {"周五": []}),
    ],
)
def test_posts_stand_before_the_name_with_their_bodies(told: str, posts: dict[str, list[tuple[str, str]]]) -> None:
    assert _posts(told) == posts


def test_a_list_without_end_is_read_to_its_end() -> None:
    told = "副主席" + "、".join(f"[P:王{number}]" for number in range(500))
    assert _posts(told)["王499"] == [("副主席", "")]
