"""The posts that a text gives a person, directly before the name: 〔岳阳市工商联〕党组书记、主席〔王某〕."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yearbook_viewer.records import Kind, Mark
from yearbook_viewer.text.lexicons import words_of

# What may stand between a post and the name in a list of people (主席：王某), and between two posts or two people.
_BLANKS = " \u3000\t\n:："
_JOINTS = ("、", "兼", "，", ",", "和", "及", "与")
_LISTED = ("、", "和", "及", "，", ",", " ", "\u3000")
# What a post takes to itself: 党组书记, 常务副会长, 原主席.
_BEFORE = re.compile(
    r"(?:原|前|时任|现任|新任|代理|代|党组|党委|党工委|党总支|党支部|纪检|监察|常务|第一|第二|名誉|执行|专职|兼职|副|总|正|秘书处"
    r"|[一二三四]级|首席|高级|特邀|荣誉|轮值|驻会)+$"
)
# Posts at the head of a place, whatever body stands in the list before them: 市委副书记、市长.
_OF_PLACE = ("市长", "县长", "区长", "省长", "州长", "旗长", "镇长", "乡长", "盟长", "专员", "主席团主席")
_LONGEST, _MOST = 8, 6


class Held(NamedTuple):
    """A post, and the body or place whose it is as the text names it; None where it names none."""

    post: str
    body: Mark | None


def posts_before(text: str, start: int, marks: Sequence[Mark]) -> tuple[Held, ...]:
    """The posts of the person whose name begins at `start`, in the order of the text.

    `marks`: those of the sentence before the name, in order. In a list of people what stands before the first of them
    is said of all: 副主席李某、王某.
    """
    ends = {mark.end: mark for mark in marks if mark.end <= start}
    held = list(_leftwards(text, _head_of_list(text, start, ends), ends))
    told: list[Held] = []
    body: Mark | None = None
    for post, own in reversed(held):
        body = own or body
        of_place = post.endswith(_OF_PLACE) and own is None
        told.append(Held(post, None if of_place else body))
    return tuple(told)


def _head_of_list(text: str, start: int, ends: dict[int, Mark]) -> int:
    """Where the first of the people begins that are listed together."""
    at = start
    while (joint := text[at - 1 : at]) and joint in _LISTED:
        before = ends.get(at - 1)
        if before is None or before.kind is not Kind.PER:
            break
        at = before.start
    return at


def _leftwards(text: str, at: int, ends: dict[int, Mark]) -> Iterator[Held]:
    """Posts and their bodies from the name on leftwards."""
    at -= len(text[:at]) - len(text[:at].rstrip(_BLANKS))
    for _ in range(_MOST):
        post = _post_ending(text, at)
        if not post:
            return
        at -= len(post)
        body = ends.get(at)
        if body is not None and body.kind in {Kind.ORG, Kind.LOC}:
            at = body.start
            yield Held(post, body)
        else:
            yield Held(post, None)
        joint = next((joint for joint in _JOINTS if text.endswith(joint, 0, at)), "")
        if not joint:
            return
        at -= len(joint)


def _post_ending(text: str, at: int) -> str:
    """The post that ends there, with what belongs to it; empty if none does, or only a calling."""
    for size in range(min(_LONGEST, at), 1, -1):
        word = text[at - size : at]
        if word in words_of("posts"):
            if word in words_of("callings"):
                return ""
            more = _BEFORE.search(text, max(0, at - size - 2 * _LONGEST), at - size)
            return text[more.start() if more else at - size : at]
    return ""
