"""ORG: bodies by the ending of their name and by what stands before it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.clauses import Clause
from yearbook_viewer.text.entities.heads import SOCIETY, is_head, is_whole, own_stem
from yearbook_viewer.text.entities.places import places_in
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.entities.vocabulary import (
    PARENTS,
    SCOPES,
    boundaries,
    is_edge,
    is_single,
    looks_proper,
    short_places,
)
from yearbook_viewer.text.lexicons import classes_of, words_of
from yearbook_viewer.text.words import is_word, word_kinds

_LONGEST = 32
_COUNTED = re.compile(r"(?:\d|[一二两三四五六七八九十]+[多余]?[个家所户名])")
_DATED = re.compile(r"\d{4}|[12]?\d(?:月|日)")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+.?")

# Bodies that stand below another and may follow its place: 中国人民银行某市中心支行.
_BRANCHES = (
    "支行",
    "分行",
    "分公司",
    "支公司",
    "分局",
    "分院",
    "分会",
    "分校",
    "办事处",
    "支队",
    "大队",
    "委",
    "医院",
    "调查队",
    "委员会",
    "有限公司",
    "有限责任公司",
)

# 某市教育和体育局: 和 is part of the name where a level opens it and one of these closes it.
_WITH_AND = ("局", "委", "厅", "部", "委员会", "中心", "办公室", "协会", "学会", "联合会", "商会")

# 蒙古国驻某地领事馆
_STATIONED = ("领事馆", "大使馆", "办事处", "联络处")

# What follows is said of one body: 某街小学荣获…
_HONOURED = frozenset({"荣获", "获", "获得", "获评", "被", "喜获", "荣膺", "获批", "入选"})

# Levels that also open classes and slogans: only an organ's or a society's name begins with them.
_VAGUE = frozenset({"全国", "国家"})

# Heads too common to make a name without a place or a level before them.
_BARE = frozenset(
    {"局", "厅", "署", "委", "队", "政府", "人民政府", "人大", "党委", "党组", "办公室", "工委", "管委会", "支部"}
)

# 国营某地茶厂: whose a works is opens its name.
_OWNED = frozenset({"国营", "地方国营", "公私合营", "国有"})

_JOINTS = frozenset({"、", "和", "与", "及", "以及", "暨"})


class Body(NamedTuple):
    """A stretch of words that ends like a body's name; `sure` unless it needs a neighbour of its kind."""

    first: int
    end: int
    sure: bool


def bodies_in(clause: Clause) -> list[Body]:
    """The bodies of a clause in order, sure and unsure ones."""
    words = clause.words
    heads = [index for index in range(len(words)) if is_head(words, index)]
    if not heads:
        return []
    places = dict(places_in(clause))
    found: list[Body] = []
    free = 0
    while heads:
        head = heads.pop(0)
        body = _body_at(words, head, free, places)
        if body is None:
            continue
        while heads and (longer := _joined(words, body, heads[0], places)):
            body = longer
            heads.pop(0)
        free = body.end
        if not _is_counted(words, body.end):
            honoured = body.end < len(words) and words[body.end] in _HONOURED and body.end - body.first > 1
            found.append(body._replace(sure=body.sure or honoured))
    return found


def find_bodies(clauses: Sequence[Clause]) -> Iterator[Span]:
    """The bodies of clauses that follow one another; an unsure one stands if one in its list is sure."""
    row: list[tuple[Span, bool]] = []
    for clause in clauses:
        for body in bodies_in(clause):
            span = Span(clause.borders[body.first][0], clause.borders[body.end - 1][1], Kind.ORG)
            if row and clause.plain[row[-1][0].end : span.start] not in _JOINTS:
                yield from _standing(row)
                row = []
            row.append((span, body.sure))
    yield from _standing(row)


def _standing(row: list[tuple[Span, bool]]) -> Iterator[Span]:
    if any(sure for _, sure in row):
        yield from (span for span, _ in row)


def _body_at(words: list[str], head: int, free: int, places: dict[int, int]) -> Body | None:
    word = words[head]
    first = _left_edge(words, head, free, places)
    anchor = _anchor(words, first, head, places)
    if anchor is not None:
        owned = anchor > first and words[anchor - 1] in _OWNED
        trade = word in classes_of("suffixes")["trade"] and len(word) + word.count("业") > 2
        bare = trade and not looks_proper(words[places.get(anchor, anchor + 1) : head])
        return None if bare or _is_class(words[anchor + 1 : head], word) else Body(anchor - owned, head + 1, True)
    if is_whole(word) or (word in words_of("standing") and word not in words_of("organs")):
        return Body(head, head + 1, True)
    commanded = (at + 1 for at in range(head - 1, first - 1, -1) if words[at] in words_of("commands"))
    return _unanchored(words, _without_class_words(words, next(commanded, first), head), head)


def _unanchored(words: list[str], first: int, head: int) -> Body | None:
    """A body without place or level before it: sure only if the words look like a name."""
    word, name = words[head], words[first:head]
    suffixes = classes_of("suffixes")
    if not name:
        if word in words_of("organs"):
            return None if word in _BARE else Body(head, head + 1, word in words_of("standing"))
        own = own_stem(word)
        known = word in word_kinds().proper or own in short_places()
        return Body(head, head + 1, known) if own and own not in words_of("generic") else None
    if any(word.endswith(ending) for ending in suffixes["firm"] if len(ending) > 2) and len("".join(name)) > 1:
        return Body(first, head + 1, True)
    if word == "集团" and len(name) == 1 and name[0] not in words_of("generic") and len(name[0]) > 1:
        return Body(first, head + 1, not is_word(name[0]) or looks_proper(name))
    if word in suffixes["centre"] or word in _BARE or word == SOCIETY:
        return None
    streets = name[-1][-1] in "路街" and word not in words_of("organs")
    return Body(first, head + 1, streets or looks_proper(name) or _ORDINAL.fullmatch(name[0]) is not None)


def _left_edge(words: list[str], head: int, free: int, places: dict[int, int]) -> int:
    first = head
    size = len(words[head])
    while first > free:
        word = words[first - 1]
        size += len(word)
        if size > _LONGEST:
            break
        if word == "和" and (opening := _opening(words, first - 1, free, head, places)) is not None:
            return opening
        stationed = word == "驻" and words[head] in _STATIONED
        if not stationed and (is_edge(words, first - 1) or word in _STOPS or word[0].isdigit() or "%" in word):
            break
        first -= 1
    return first


def _opening(words: list[str], joint: int, free: int, head: int, places: dict[int, int]) -> int | None:
    """Where a name with 和 in it begins: a level or place, then one or two nouns, then 和."""
    if not words[head].endswith(_WITH_AND):
        return None
    ends = {end: first for first, end in places.items()}
    for size in (1, 2):
        opening = joint - size - 1
        if opening < free or any(is_head(words, at) or is_edge(words, at) for at in range(opening + 1, joint)):
            return None
        if words[opening] in SCOPES:
            return opening
        if opening + 1 in ends:
            return ends[opening + 1]
    return None


_STOPS = frozenset(
    {
        "全市",
        "全县",
        "全省",
        "全区",
        "全州",
        "全旗",
        "我市",
        "我县",
        "我省",
        "我区",
        "本市",
        "本县",
        "本省",
        "各",
        "各级",
    }
    | {"各县", "每", "多家", "同志", "先生", "书记", "主席", "主任", "年度"}
)


def _anchor(words: list[str], first: int, head: int, places: dict[int, int]) -> int | None:
    """The first word of the name where a place, a level or a parent body begins it."""
    organ = words[head] in words_of("organs") or words[head] == SOCIETY
    for index in range(first, head):
        word = words[index]
        if index in places and places[index] <= head:
            return index
        if word in PARENTS or is_whole(word) or word in words_of("standing"):
            return index
        if word in SCOPES and (word not in _VAGUE or _is_national(words[index + 1 : head], words[head], organ)):
            stem = words[_without_class_words(words, first, index) : index]
            named = len(word) == 1 and word != "市" and 0 < len("".join(stem)) < 4 and all(map(is_single, stem))
            return index - len(stem) if named else index
    return None


def _is_national(middle: list[str], head: str, organ: bool) -> bool:
    """全国工商联, 全国青年联合会; but 全国首个…基金会 is one of a kind, not one by name."""
    if organ:
        return not middle
    return head.endswith(("会", "联")) and not any(word in words_of("generic") for word in middle)


def _without_class_words(words: list[str], first: int, head: int) -> int:
    """The first word that may begin a name: class words and verbs before it left out."""
    verbs = word_kinds().verbs
    while first < head and (
        words[first] in words_of("generic") or (words[first] in verbs and not is_single(words[first]))
    ):
        first += 1
    return first


def _is_class(middle: list[str], head: str) -> bool:
    """县 + 乡镇 + 卫生院: a class of bodies, not one."""
    return (
        bool(middle) and not head.endswith(("会", "联", "协")) and all(word in words_of("generic") for word in middle)
    )


def _joined(words: list[str], body: Body, head: int, places: dict[int, int]) -> Body | None:
    """The body lengthened to the next head, where that is a part of it: 市公安局 + 交警支队."""
    between = words[body.end : head]
    parent = body.end - body.first == 1 and words[body.first] in PARENTS
    if parent and between and body.end in places and places[body.end] == head:
        return Body(body.first, head + 1, True)
    if len(between) > 4 or is_whole(words[head]) or (words[head] in words_of("standing") and not between):
        return None
    if any(
        word in boundaries() or word in words_of("generic") or word[0].isdigit() or word in _STOPS for word in between
    ):
        return None
    strange = any(index in places or words[index] in SCOPES | PARENTS for index in range(body.end, head))
    if strange and not words[head].endswith(_BRANCHES):
        return None
    return Body(body.first, head + 1, body.sure or bool(strange))


def _is_counted(words: list[str], end: int) -> bool:
    """A number and a counter follow (行业商会78个): a class of bodies that is counted."""
    following = "".join(words[end : end + 3])
    return _COUNTED.match(following) is not None and _DATED.match(following) is None
