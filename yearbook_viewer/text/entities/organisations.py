"""ORG: bodies by the ending of their name and by what stands before it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.clauses import Clause
from yearbook_viewer.text.entities.lexicons import classes_of, words_of
from yearbook_viewer.text.entities.places import places_in
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.entities.vocabulary import SCOPES, boundaries, looks_proper
from yearbook_viewer.text.words import word_kinds

_LONGEST = 32
_COUNTED = re.compile(r"(?:\d|[一二两三四五六七八九十]+[多余]?[个家所户名])")
_YEAR = re.compile(r"\d{4}|[12]?\d(?:月|日)")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百\d]+")

# Bodies that stand below another and may follow its place: 中国人民银行某市中心支行.
_BRANCHES = ("支行", "分行", "分公司", "支公司", "分局", "分院", "分会", "分校", "办事处", "支队", "大队", "委", "医院", "调查队")

# Short for a class of societies; one character before it is enough: 市书协, 市餐协.
_SOCIETY = "协"


class Body(NamedTuple):
    """A stretch of words that ends like a body's name; `sure` unless it needs a neighbour of its kind."""

    first: int
    end: int
    sure: bool


def bodies_in(clause: Clause) -> list[Body]:
    """The bodies of a clause in order, sure and unsure ones."""
    words = clause.words
    heads = [index for index in range(len(words)) if _is_head(words, index)]
    if not heads:
        return []
    places = dict(places_in(clause))
    found: list[Body] = []
    free = 0
    while heads:
        head = heads.pop(0)
        if head < free:
            continue
        body = _body_at(words, head, free, places)
        if body is None:
            continue
        while heads and (longer := _joined(words, body, heads[0], places)):
            body = longer
            heads.pop(0)
        if not _is_counted(words, body.end):
            found.append(body)
        free = body.end
    return found


def find_bodies(clauses: Sequence[Clause]) -> Iterator[Span]:
    """The bodies of clauses that follow one another; an unsure one stands if a neighbour in its list is sure."""
    row: list[tuple[Span, bool]] = []
    for clause in clauses:
        for body in bodies_in(clause):
            span = Span(clause.borders[body.first][0], clause.borders[body.end - 1][1], Kind.ORG)
            if row and not _is_listed(clause.plain, row[-1][0], span):
                yield from _standing(row)
                row = []
            row.append((span, body.sure))
    yield from _standing(row)


def _standing(row: list[tuple[Span, bool]]) -> Iterator[Span]:
    if any(sure for _, sure in row):
        yield from (span for span, _ in row)


def _is_listed(plain: str, left: Span, right: Span) -> bool:
    return plain[left.end : right.start] in {"、", "和", "与", "及", "以及", "暨", "、市", "、省", "、县"}


def _is_head(words: list[str], index: int) -> bool:
    word = words[index]
    if word in words_of("not_organs"):
        return False
    if word in words_of("organs") or word in words_of("standing"):
        return True
    if word[0] in SCOPES and word[1:] in words_of("organs"):
        return True
    if word == _SOCIETY:
        return index > 1
    suffixes = classes_of("suffixes")
    if any(word in kind for kind in suffixes.values()):
        return len(word) > 1 or index > 0
    return any(
        len(word) > size and word[-size:] in kind and (size > 1 or len(word) > 2)
        for kind in suffixes.values()
        for size in (1, 2, 3, 4, 5)
    )


def _body_at(words: list[str], head: int, free: int, places: dict[int, int]) -> Body | None:
    word = words[head]
    first = _left_edge(words, head, free)
    anchor = _anchor(words, first, head, places)
    if _is_whole(word):
        while first < head and first not in places:
            first += 1
        return Body(first, head + 1, True)
    if anchor is not None:
        if word in _centres() or not _is_class(words[anchor + 1 : head], word):
            return Body(anchor, head + 1, True)
        return None
    first = _without_class_words(words, first, head)
    name = words[first:head]
    if word in words_of("standing"):
        return Body(head, head + 1, True) if not name else Body(first, head + 1, looks_proper(name))
    if not name:
        own = _own_stem(word)
        if own:
            return Body(head, head + 1, word in word_kinds().proper or len(own) > 2)
        return Body(head, head + 1, False) if word in words_of("organs") else None
    firm = any(word.endswith(ending) for ending in classes_of("suffixes")["firm"] if len(ending) > 2)
    if firm and len("".join(name)) > 1:
        return Body(first, head + 1, True)
    if word in _centres() or word == _SOCIETY:
        return None
    return Body(first, head + 1, looks_proper(name) or _ORDINAL.fullmatch(name[0]) is not None)


def _centres() -> frozenset[str]:
    return classes_of("suffixes")["centre"]


def _own_stem(word: str) -> str:
    """What stands before the ending in one word: 青 in 青商会; empty where the word is the ending."""
    if word in words_of("organs"):
        return ""
    endings = [ending for kind in classes_of("suffixes").values() for ending in kind if word.endswith(ending)]
    return min((word.removesuffix(ending) for ending in endings), key=len, default="")


def _is_whole(word: str) -> bool:
    """Level and organ in one word (市委, 省政府)."""
    return len(word) > 1 and word[0] in SCOPES and word[1:] in words_of("organs")


def _left_edge(words: list[str], head: int, free: int) -> int:
    first, size = head, len(words[head])
    while first > free:
        word = words[first - 1]
        size += len(word)
        if size > _LONGEST or word in boundaries() or word in _STOPS:
            break
        if word[0].isdigit() or (word.isdigit() and not _ORDINAL.fullmatch(word)):
            break
        first -= 1
    return first


_STOPS = frozenset("全市 全县 全省 全区 全州 全旗 我市 我县 我省 我区 本市 本县 本省 各 各级 各县 每 多家 等 的 年 月 日 年度 同志 先生 书记 主席 主任".split())


def _anchor(words: list[str], first: int, head: int, places: dict[int, int]) -> int | None:
    """The first word of the name where a place or a level begins it."""
    organ = words[head] in words_of("organs") or words[head] == _SOCIETY
    for index in range(first, head):
        word = words[index]
        if index in places and places[index] <= head:
            return index
        if _is_whole(word) or (word in words_of("standing") and index < head):
            return index
        if word in SCOPES and (word != "国家" or organ):
            if len(word) > 1 or index == first:
                return index
            stem = _without_class_words(words, first, index)
            return stem if len("".join(words[stem:index])) in {2, 3} and word != "市" else index
    return None


def _without_class_words(words: list[str], first: int, head: int) -> int:
    loose = words_of("generic")
    while first < head and (words[first] in loose or (words[first] in words_of("inside_names") and _is_verb(words[first]))):
        first += 1
    return first


def _is_verb(word: str) -> bool:
    return word in word_kinds().verbs


def _is_class(middle: list[str], head: str) -> bool:
    """县 + 乡镇 + 卫生院: a class of bodies, not one."""
    return bool(middle) and not head.endswith(("会", "联", "协")) and all(word in words_of("generic") for word in middle)


def _joined(words: list[str], body: Body, head: int, places: dict[int, int]) -> Body | None:
    """The body lengthened to the next head, where that is a part of it: 市公安局 + 交警支队."""
    between = words[body.end : head]
    if len(between) > 4 or _is_whole(words[head]) or words[head] in words_of("standing"):
        return None
    if any(word in boundaries() or word in words_of("generic") or word[0].isdigit() or word in _STOPS for word in between):
        return None
    strange = any(index in places or words[index] in SCOPES for index in range(body.end, head))
    if strange and not words[head].endswith(_BRANCHES):
        return None
    return Body(body.first, head + 1, body.sure)


def _is_counted(words: list[str], end: int) -> bool:
    """A number and a counter follow (行业商会78个): a class of bodies that is counted."""
    following = "".join(words[end : end + 3])
    return _COUNTED.match(following) is not None and _YEAR.match(following) is None
