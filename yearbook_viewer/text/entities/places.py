"""LOC: divisions from the table of names, settlements, zones and features by their endings."""

from collections.abc import Iterator

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.clauses import Clause
from yearbook_viewer.text.entities.lexicons import classes_of, words_of
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.entities.vocabulary import SCOPES, boundaries, full_places, looks_proper, short_places
from yearbook_viewer.text.words import word_kinds

_LEVELS = frozenset({"省", "市", "县", "区", "州", "旗", "盟", "地区"})
_WATERS = frozenset("江河湖山岛海岭峡湾")
_LONGEST_STEM = 5


def places_in(clause: Clause) -> list[tuple[int, int]]:
    """First word and word after the last of each place of the clause; adjacent levels are one place (四川成都)."""
    words = clause.words
    found: list[tuple[int, int]] = []
    index = 0
    while index < len(words):
        first, end = _place_at(words, index, found[-1][1] if found else 0)
        if end == index:
            index += 1
            continue
        if found and found[-1][1] >= first:
            first = min(first, found.pop()[0])
        found.append((first, end))
        index = end
    return found


def find_places(clause: Clause) -> Iterator[Span]:
    """The clause's places as spans."""
    for first, end in places_in(clause):
        yield Span(clause.borders[first][0], clause.borders[end - 1][1], Kind.LOC)


def _place_at(words: list[str], index: int, free: int) -> tuple[int, int]:
    """The place that the word at `index` belongs to as its name or its ending; (index, index) for none."""
    word = words[index]
    if _is_place(word):
        follows = words[index + 1] if index + 1 < len(words) else ""
        if follows in _LEVELS and word in short_places():
            return index, index + 2
        return index, index + 1
    features = classes_of("features")
    if word in features["settlement"]:
        return _with_stem(words, index, free, proper=False)
    if word in features["zone"]:
        if index and index == free and index > 0 and _is_place(words[index - 1]):
            return index, index + 1
        return _with_stem(words, index, free, proper=True)
    if word in features["nature"]:
        return _with_stem(words, index, free, proper=True)
    return index, index


def _is_place(word: str) -> bool:
    if word in full_places() or word in short_places():
        return True
    if word not in word_kinds().places or word in words_of("not_places"):
        return False
    return len(word) > 2 or word[-1] in _WATERS


def _with_stem(words: list[str], index: int, free: int, *, proper: bool) -> tuple[int, int]:
    """The ending at `index` with the name before it: at most five characters, none of them a boundary."""
    first, size = index, 0
    while first > free and size + len(words[first - 1]) <= _LONGEST_STEM and _may_name(words[first - 1]):
        first -= 1
        size += len(words[first])
    stem = words[first:index]
    if not stem or "".join(words[first : index + 1]) in words_of("not_places"):
        joined = index == free and index > 0 and _is_place(words[index - 1])
        return (index, index + 1) if joined else (index, index)
    if size == 1 and not proper:
        return index, index
    if (proper or len(stem) > 2) and not looks_proper(stem):
        return index, index
    return first, index + 1


def _may_name(word: str) -> bool:
    return (
        word not in boundaries()
        and word not in words_of("generic")
        and word not in words_of("not_places")
        and word not in SCOPES
        and not any(sign.isascii() for sign in word)
    )
