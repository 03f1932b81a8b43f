"""Lists of parts that run on right behind their total, or up to it, without a word that says so."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import reduce

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.misprints import is_mistyped
from yearbook_viewer.text.audit.opened_lists import is_amount
from yearbook_viewer.text.audit.precision import value_of
from yearbook_viewer.text.audit.sentences import Sentence
from yearbook_viewer.text.audit.totals import CROSSING, Sum, added, adds_up, are_alike, is_near, off_by

# What stands between the total and its first part, and between two parts.
_FIRST = re.compile(r"^[^,;:、]{0,8}[,;:—][^,;:()]{1,12}$")
_NEXT = re.compile(r"^[,;、和及与][^,;:()]{1,12}$")
_NAME = re.compile(r"^.*[,;:—]|^[、和及与]|有$")
_POINTED = re.compile(r"^[、和及与]")
# Another matter begins, or something that is no division of the total.
_ELSEWHERE = re.compile(
    r"合计|共|总|全[市县区州省]|同时|此外|累计|均|每|比|较|占|增(?!值)|减|年|新|专任"
    r"|[高中]级|骨干|持|以|完成|超|支出|结余|其中|含"
)
# Two ports that did so together: 三港共完成.
_TOGETHER = re.compile(
    r"^[,;](?:[两二三四五六七八九十]?[\u4e00-\u9fff]{1,2})?(?:总?共|合)(?!同|作|格|建|享|产|青|同)[^,;:()]{0,8}$"
)
# What came in of each, and then how much that is: 金牌4枚、银牌3枚、铜牌5枚,奖牌总数12枚.
_NUMBERED = re.compile(r"^[,;](?P<name>[^,;:()]{1,6})总[数量额计](?:达到?|为|是)?$")
_LIGHT = re.compile(r"[的各类级个数量额总和与及]")
_KINDS = frozenset("级类等产镇乡街区县市村季期组型式港站局")
_FEWEST = 3
_MOST_PARTS = 20
_REACH = 12
# How far a list may miss its total, as a share of it: one that is sure to be of its parts, any other.
_FAR, _CLOSE = Decimal("0.4"), Decimal("0.12")


def sum_run_on(sentence: Sentence, depths: Sequence[int], at: int) -> Sum | None:
    """A total with a list behind it: 卫生机构286个,县级医院6个、乡镇卫生院26个、村卫生室254个.

    The list is held to be complete where its items are of one kind and one mistyped number would make it so.
    """
    total = sentence.figures[at]
    if not is_amount(total) or total.relation:
        return None
    parts = _run(sentence, depths, at)
    if len(parts) < 2:
        return None
    names = [_NAME.sub("", sentence.before(at + 1 + number)) for number in range(len(parts))]
    if any(word in name for word in CROSSING for name in names):
        return None
    for count in range(len(parts), 1, -1):
        if adds_up(total, parts[:count]):
            return Sum(total, parts[:count], complete=True) if count >= _FEWEST else None
    pointed = all(_POINTED.match(sentence.before(at + 1 + number)) for number in range(1, len(parts)))
    words = sentence.before(at)[-_REACH:] + total.indicator + sentence.before(at + 1)[: -len(names[0])]
    kindred = _are_of_one_kind(names, words)
    if len(parts) < _FEWEST:
        stands = _are_named_apart(names, words) and off_by(total, parts) <= _CLOSE
    else:
        most = _FAR if added(parts) > value_of(total) or kindred else _CLOSE
        stands = (pointed or kindred) and off_by(total, parts) <= most
    if stands and (is_mistyped(total, parts) or (len(parts) >= _FEWEST and is_near(total, parts))):
        return Sum(total, parts, complete=True)
    return None


def sum_run_up(sentence: Sentence, depths: Sequence[int], at: int) -> Sum | None:
    """A total with a list before it: 甲港1260万吨、乙港860万吨、丙港640万吨,三港共完成吞吐量2760万吨."""
    total = sentence.figures[at]
    numbered = _NUMBERED.match(sentence.before(at))
    if at < 2 or not is_amount(total) or (numbered is None and _TOGETHER.match(sentence.before(at)) is None):
        return None
    parts: list[Figure] = []
    for item in range(at - 1, max(-1, at - _MOST_PARTS), -1):
        figure = sentence.figures[item]
        if depths[item] != depths[at] or not is_amount(figure) or not are_alike(figure, total):
            break
        parts.insert(0, figure)
        if len(parts) > 1 and adds_up(total, parts):
            return Sum(total, parts, complete=True)
        if not _NEXT.match(sentence.before(item)):
            break
    if len(parts) < 2 or any(value_of(part) >= value_of(total) for part in parts):
        return None
    names = [sentence.before(at - 1 - number) for number in range(len(parts))]
    if numbered is not None and (
        len(parts) < _FEWEST or not reduce(set.intersection, map(set, names), set(numbered["name"]))
    ):
        return None
    return Sum(total, parts, complete=True) if is_mistyped(total, parts) and off_by(total, parts) <= _FAR else None


def _run(sentence: Sentence, depths: Sequence[int], at: int) -> list[Figure]:
    total = sentence.figures[at]
    parts: list[Figure] = []
    for item in range(at + 1, min(len(sentence.figures), at + 1 + _MOST_PARTS)):
        figure, words = sentence.figures[item], sentence.before(item)
        fits = (_NEXT if parts else _FIRST).match(words) is not None and not _ELSEWHERE.search(words)
        if not fits or depths[item] != depths[at] or not is_amount(figure) or not are_alike(figure, total):
            break
        if value_of(figure) >= value_of(total) or figure.qualifier:
            break
        parts.append(figure)
    return parts


def _are_of_one_kind(names: Sequence[str], words: str) -> bool:
    """Whether a character that the names have in common tells of what they are parts: 国家级, 省级; 个人贷款."""
    common: set[str] = reduce(set.intersection, (set(name) for name in names))
    return bool(common & _KINDS) or bool(common & set(words))


def _are_named_apart(names: Sequence[str], words: str) -> bool:
    """Whether the words of the total name each part: 村(社区)26个, 行政村18个, 社区8个."""
    named = [set(_LIGHT.sub("", name)) & set(words) for name in names]
    return all(named) and not set.intersection(*named)
