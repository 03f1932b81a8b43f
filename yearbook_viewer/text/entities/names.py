"""What a person's name looks like, and where one that begins at a word ends."""

import re
from functools import cache

from yearbook_viewer.text.entities.clauses import Clause
from yearbook_viewer.text.entities.vocabulary import (
    SCOPES,
    boundaries,
    full_places,
    is_foreign,
    is_single,
    short_places,
)
from yearbook_viewer.text.lexicons import classes_of, words_of
from yearbook_viewer.text.words import is_word, word_kinds

HAN = "\u3400-\u9fff\U00020000-\U0003ffff"

# Surnames that are also words of grammar or common nouns: a name of three characters is asked of them.
_DOUBTFUL = frozenset("于向从应任由时方成全都水年高单党员常首先经别平通利支明阳东家包项温强")

# They end a name of one character rather than being its second.
_AFTER_NAME = frozenset(
    "在到对和与等的被向就率任将把从是说称于以并赴来去了及作带主当受代讲做获先再又还已均共分别接指听介参出表陪强深走看调"
)

# A word that ends so names a place or a body.
_ENDINGS_OF_OTHERS = frozenset("镇乡村县市区州旗局厂院校社队站所部办委厅会馆店行路街桥河湖")

_DOTTED = re.compile(rf"[{HAN}]{{1,10}}(?:·[{HAN}]{{1,10}}){{1,3}}")


@cache
def surnames() -> tuple[frozenset[str], frozenset[str]]:
    """Surnames of one character and of two, as running text is read for them."""
    kinds = classes_of("surnames")
    return frozenset("".join(kinds["single"] | kinds["running"])), kinds["double"] | kinds["double-running"]


def is_person_name(name: str) -> bool:
    """Whether the whole of a short text reads as a name: a surname and one or two characters, no common word."""
    single, compound = surnames()
    if name[:2] in compound and 3 <= len(name) <= 4:
        return True
    if not 2 <= len(name) <= 3 or name[0] not in single or name[0] in _DOUBTFUL:
        return False
    if name[-1] in _ENDINGS_OF_OTHERS or _is_place(name):
        return False
    if name in words_of("inside_names") or (len(name) == 3 and _is_common(name[:2])):
        return False
    return name in word_kinds().persons or not is_word(name)


def _is_common(word: str) -> bool:
    """A word that no name begins with: 安全 in 安全感, 当代 in 当代舞."""
    return is_word(word) and word not in word_kinds().persons and word not in short_places()


def name_end(clause: Clause, at: int) -> int:
    """Where the name that begins at word `at` of the clause ends; 0 if none begins there."""
    start = clause.borders[at][0]
    dotted = _DOTTED.match(clause.plain, start, clause.end)
    if dotted:
        return _dotted_end(clause, at, dotted.end())
    single, compound = surnames()
    text = clause.plain[start : min(start + 2, clause.end)]
    word = clause.words[at]
    if text in compound:
        given = _compound_given(clause, at)
        return start + 2 + given if given else 0
    if text[:1] not in single:
        return 0
    if len(word) > 1:
        return _end_in_word(clause, at)
    given = _given(clause.words[at + 1 :])
    name = clause.plain[start : start + 1 + given]
    if not given or name in full_places() or (name[0] in _DOUBTFUL and (given < 2 or not SCOPES.isdisjoint(name))):
        return 0
    return start + 1 + given


def foreign_name_end(clause: Clause, at: int) -> int:
    """Where a name without a known surname ends, as minorities have them (丹珠昂奔): 0 if none begins at word `at`.

    Three to five characters that the dictionary does not join, up to a verb or the end of the clause.
    """
    words = clause.words
    end, size = at, 0
    while (
        end < len(words)
        and _may_be_foreign(words[end])
        and not (size > 1 and words[end] in boundaries() and end + 1 < len(words))
    ):
        size += len(words[end])
        end += 1
    stops = end == len(words) or words[end] in boundaries() or not is_single(words[end])
    return clause.borders[end - 1][1] if stops and 3 <= size <= 5 and end - at > 1 else 0


def _may_be_foreign(word: str) -> bool:
    if len(word) == 1:
        return is_single(word) and word not in _AFTER_NAME and word not in words_of("boundaries")
    return len(word) < 4 and (is_foreign(word) or word in word_kinds().persons) and word not in boundaries()


def _compound_given(clause: Clause, at: int) -> int:
    """How many characters follow the surname of two characters that begins at word `at`."""
    start = clause.borders[at][0] + 2
    rest = [(max(begin, start), end) for begin, end in clause.borders[at : at + 5] if end > start]
    words = [clause.plain[begin:end] for begin, end in rest]
    return 2 if words and len(words[0]) == 2 and _is_han(words[0]) else _given(words)


def _is_place(name: str) -> bool:
    return name in short_places() or name in full_places()


def _given(words: list[str]) -> int:
    """How many characters of the words are a given name: 0 for none, one or two."""
    if not words or not _is_han(words[0]) or len(words[0]) > 2:
        return 0
    first = words[0]
    if len(first) == 2:
        ends = len(words) == 1
        return 2 if ends or first not in boundaries() or first in word_kinds().persons else 0
    if first in _AFTER_NAME and first in boundaries():
        return 0
    second = words[1] if len(words) > 1 else ""
    return 2 if is_single(second) and second not in _AFTER_NAME else 1


def _end_in_word(clause: Clause, at: int) -> int:
    """A word that begins with a surname: 李强 and 张建国 are names, 高度 is none; 张建 + 国 is one."""
    word, end = clause.words[at], clause.borders[at][1]
    if (
        len(word) > 3
        or word in full_places()
        or word in boundaries()
        or not (word in word_kinds().persons or not is_word(word))
    ):
        return 0
    following = clause.words[at + 1] if at + 1 < len(clause.words) else ""
    goes_on = is_single(following) and following not in _AFTER_NAME and following not in words_of("boundaries")
    return end + 1 if len(word) == 2 and goes_on else end


def _dotted_end(clause: Clause, at: int, end: int) -> int:
    """A dotted name ends before the first longer word after its last dot that is no name (买买提 + 主持会议)."""
    dot = clause.plain.rfind("·", 0, end)
    for word, (start, _) in zip(clause.words[at:], clause.borders[at:], strict=True):
        if start >= end:
            break
        if start > dot + 1 and (word in words_of("boundaries") or not _continues(word)):
            return start
    return end


def _continues(word: str) -> bool:
    if word in _AFTER_NAME:
        return False
    return is_single(word) or word in word_kinds().persons or is_foreign(word) or not is_word(word)


def _is_han(word: str) -> bool:
    return all("\u3400" <= sign <= "\u9fff" or sign >= "\U00020000" for sign in word)
