"""LOC: divisions from the table of names, settlements, zones and features by their endings."""

import re
from collections.abc import Iterator

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.clauses import Clause
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.entities.vocabulary import (
    SCOPES,
    boundaries,
    full_places,
    is_foreign,
    is_single,
    looks_proper,
    short_places,
)
from yearbook_viewer.text.lexicons import classes_of, divisions, words_of
from yearbook_viewer.text.words import word_kinds

# jieba tags as places many words that are none: only what ends like one, or is written by sound, is taken.
_WATERS = frozenset("江河湖山岛")
_ENDS = _WATERS | frozenset("海岭峡湾国省市县区州旗镇乡村屯寨港关洲洋漠原")

# Verbs that villages and streets are named with.
_NAMING_VERBS = frozenset(
    {
        "胜利",
        "团结",
        "奋斗",
        "进步",
        "前进",
        "解放",
        "建设",
        "幸福",
        "振兴",
        "跃进",
        "复兴",
        "友好",
        "永胜",
        "发展",
        "兴旺",
        "创业",
    }
)
# 各乡镇 stands among the places of the dictionary.
_OF_EACH = frozenset("各每全本该")

# 辉苏木: one character is name enough.
_SHORT_NAMED = frozenset({"苏木", "嘎查"})

_NUMERALS = frozenset("一二三四五六七八九十两")

# Waters are named with common words too (石臼湖).
_PLAIN_WATERS = frozenset({"湖", "江", "河", "水库"})
_LONGEST_STEM = 6
_COUNTED = re.compile(
    r"[一二两三四五六七八九十几多数零\d]+(?:个|大|座|条|级|镇|乡|村|县|市|区|轮|批|次|项|种|类|期|届)|[零多双]|新一轮"
)

# Words between a place and its zone: 某地农业发展园区.
_ZONE_REACH = 3


def places_in(clause: Clause) -> list[tuple[int, int]]:
    """First word and word after the last of each place of the clause; adjacent levels are one place (四川成都)."""
    words = clause.words
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        first, end = _place_at(words, index, found)
        if end == index:
            index += 1
            continue
        if found and found[-1][1] >= first:
            first = found.pop()[0]
        found.append((first, end))
        index = end
    return found


def find_places(clause: Clause) -> Iterator[Span]:
    """The clause's places as spans."""
    for first, end in places_in(clause):
        yield Span(clause.borders[first][0], clause.borders[end - 1][1], Kind.LOC)


def _place_at(words: list[str], index: int, found: list[tuple[int, int]]) -> tuple[int, int]:
    """The place that the word at `index` belongs to as its name or its ending; (index, index) for none."""
    word = words[index]
    free = found[-1][1] if found else 0
    features = classes_of("features")
    if _is_place(word):
        levelled = index + 1 < len(words) and word + words[index + 1] in divisions()
        return index, index + 2 if levelled else index + 1
    if word in features["settlement"] or word in features["division"]:
        if free and (index == free or (_ends_with_level(words[free - 1]) and _is_below(words, free, index))):
            return free, index + 1
        first = _stem_start(words, index, free)
        named = word in features["settlement"] or (
            all(map(is_foreign, words[first:index])) and _size(words, first, index) > 2
        )
    elif word in features["zone"] or word in features["park"]:
        first = _zone_start(words, index, free)
        named = True
    elif word in features["nature"]:
        first = _stem_start(words, index, free)
        named = looks_proper(words[first:index]) or word in _PLAIN_WATERS
    else:
        return index, index
    name = "".join(words[first : index + 1])
    return (
        (first, index + 1)
        if named and _size(words, first, index) > 1 and name not in words_of("not_places")
        else (index, index)
    )


def _ends_with_level(word: str) -> bool:
    return len(word) > 1 and word[-1] in "省市县区旗州"


def _is_below(words: list[str], first: int, end: int) -> bool:
    """Whether the words between a county and an ending can be the name of what lies in it (南陵县+何湾+镇)."""
    between = words[first:end]
    counted = words[end] in classes_of("features")["division"] and not _NUMERALS.isdisjoint("".join(between))
    return (
        not counted
        and 1 < _size(words, first, end) < 4
        and not any(
            word[0] == "第" or word in words_of("boundaries") or word in words_of("generic") for word in between
        )
        and not any(word in words_of("commands") or word in words_of("posts") for word in between)
    )


def _zone_start(words: list[str], index: int, free: int) -> int:
    """Where a zone begins: at a place, a few nouns between them at most, or at a name of its own."""
    between = words[free:index]
    if free and len(between) <= _ZONE_REACH and all(map(_may_name, between)):
        return free if between else index - 1
    first = _stem_start(words, index, free)
    stem = words[first:index]
    known = len(stem) == 1 and len(stem[0]) > 1 and stem[0] in word_kinds().places
    return first if known or (words[index] in classes_of("features")["zone"] and looks_proper(stem)) else index


def _is_place(word: str) -> bool:
    if word in full_places() or word in short_places():
        return True
    if word not in word_kinds().places or word in words_of("not_places"):
        return False
    if len(word) > 2:
        ends = (word[-1] in _ENDS and not word.endswith("城市")) or word.endswith("流域")
        return (ends or (is_foreign(word) and len(word) > 3)) and not _COUNTED.match(word) and word[0] not in _OF_EACH
    return len(word) == 2 and word[-1] in _WATERS


def _size(words: list[str], first: int, end: int) -> int:
    return sum(len(word) for word in words[first:end])


def _stem_start(words: list[str], index: int, free: int) -> int:
    """Where the name before an ending begins; `index` where there is none.

    Single characters, be they verbs elsewhere (醒民镇), and one longer word: alone, before one character
    (罗汉寺村), or with others that write a foreign sound (谢尔塔拉镇).
    """
    first = index
    longer = False
    while first > free and _size(words, first - 1, index) <= _LONGEST_STEM:
        word, size = words[first - 1], _size(words, first, index)
        foreign = is_foreign(word) and all(map(is_foreign, words[first:index]))
        if is_single(word):
            fits = (foreign or (not longer and size < 4)) and _may_open(words, first - 1, index)
        else:
            fits = (foreign or (not longer and size < 2)) and _may_name(word)
            longer = True
        if not fits:
            break
        first -= 1
    if first and words[first - 1][-1].isdigit():
        return index
    return index if _size(words, first, index) == 1 and words[index] not in _SHORT_NAMED else first


def _may_open(words: list[str], at: int, index: int) -> bool:
    """Whether a single character is part of the name: 镇 and 村 only inside it (孔镇乡)."""
    inside = words[at] in {"镇", "村"} and at + 1 == index and at > 0 and is_single(words[at - 1])
    return inside or _may_name(words[at])


def _may_name(word: str) -> bool:
    if is_single(word):
        return word not in words_of("boundaries") and word not in words_of("generic") and word not in SCOPES
    if _COUNTED.match(word) or len(word) > 3 or (word in word_kinds().verbs and word not in _NAMING_VERBS):
        return False
    return (
        word not in boundaries()
        and word not in words_of("generic")
        and word not in SCOPES
        and not any(sign.isascii() for sign in word)
    )
