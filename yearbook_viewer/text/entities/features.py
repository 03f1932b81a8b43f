"""What is looked at around each character of a text: columns of numbers, and the features that combine them.

The recogniser is trained and run with these very functions; a change here asks for a new training
(packaging/model/make_model.py).
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from yearbook_viewer.text.entities.vocabulary import added_words, full_places, parted_words, short_places
from yearbook_viewer.text.lexicons import classes_of, words_of
from yearbook_viewer.text.words import cut, tag_of

Numbers = npt.NDArray[np.int64]
Keys = npt.NDArray[np.uint64]
Columns = dict[str, Numbers]

# Each feature is a combination of columns; a number after the name counts characters (sign, sort, use, close) or words
# (word, kind, last, size) to the right, with a minus to the left. `place`: where in its word a character stands.
TEMPLATES: tuple[tuple[str, ...], ...] = (
    *((f"sign{at}",) for at in range(-3, 4)),
    *((f"sign{at}", f"sign{at + 1}") for at in range(-3, 3)),
    *((f"sign{at}", f"sign{at + 1}", f"sign{at + 2}") for at in range(-2, 1)),
    ("sort-1", "sort0", "sort1"),
    ("sort-2", "sort-1", "sort0", "sort1", "sort2"),
    *((f"word{at}", "place0") for at in range(-2, 3)),
    ("word-1", "word0", "place0"),
    ("word0", "word1", "place0"),
    *((f"kind{at}", "place0") for at in range(-1, 2)),
    ("kind-1", "kind0", "place0"),
    ("kind0", "kind1", "place0"),
    ("kind-1", "kind0", "kind1", "place0"),
    ("kind-2", "kind-1", "kind0", "place0"),
    ("kind0", "kind1", "kind2", "place0"),
    ("size0", "place0"),
    ("size-1", "size0", "size1", "place0"),
    *((f"last{at}", "place0") for at in range(-1, 2)),
    ("last0", "last1", "place0"),
    ("use-1", "use0", "use1", "place0"),
    ("use0", "use1", "use2", "use3"),
    ("use-2", "use-1", "use0"),
    ("place-2", "place-1", "place0", "place1", "place2", "place3"),
    ("surname0", "place0", "place1", "place2", "place3"),
    ("surname-1", "place-1", "place0", "place1", "place2"),
    ("surname-2", "place-2", "place-1", "place0", "place1"),
    ("stop_after", "to_stop"),
    ("stop_before", "from_stop"),
    ("stop_before", "stop_after", "between_stops"),
    ("stop_before", "from_stop", "kind0", "place0"),
    ("inside",),
    ("inside", "kind0", "place0"),
    ("to_body", "place0"),
    ("from_place", "place0"),
    ("to_body", "from_place", "place0"),
    ("to_post", "place0"),
    ("from_post", "place0"),
    ("to_body", "to_verb", "place0"),
    ("from_place", "from_verb", "place0"),
    ("kind0", "to_body", "place0"),
    ("kind0", "from_place", "place0"),
    *((f"close{at}",) for at in range(-2, 3)),
    *((f"close{at}", f"close{at + 1}") for at in range(-2, 2)),
    *((f"close{at}", f"close{at + 1}", f"close{at + 2}") for at in range(-2, 1)),
)

# Bits of a character's use.
_SURNAME_BITS = 7
_LEVELS = "省市县区州盟旗镇乡村"

# Bits of a word's kind above the number of its tag.
_TAGS = "_nvadmqrpcuyeotsfbzijlkhgw"
_NAME_TAGS = ("nr", "ns", "nt", "nz", "nrt", "nrfg")
_TAG_BITS = 5
FULL, SHORT, POST, ORGAN, ENDING, LEVEL, GENERIC, BOUNDARY, FEATURE = (1 << (_TAG_BITS + bit) for bit in range(9))
KINDS_OF_WORDS = 1 << (_TAG_BITS + 9)
_VERB = _TAGS.index("v")

_FAR = 9
_NEAR = 7
_LONGEST_ENDING = 4
_REMEMBERED_WORDS = 50_000
_BRACKETS = (("《", "》"), ("“", "”"), ("(", ")"))
_HAN, _DIGIT, _LETTER, _OTHER = 1, 2, 3, 1000
_BMP = 0x10000
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@cache
def _uses() -> Numbers:
    """What each character is known for: surnames, sounds of other languages, ends of places, bodies and posts."""
    surnames = classes_of("surnames")
    doubles = surnames["double"] | surnames["double-running"]
    lists = (
        "".join(surnames["single"]),
        "".join(surnames["running"]),
        [name[0] for name in doubles],
        "".join(words_of("transliteration")),
        _LEVELS,
        [ending[-1] for ending in _endings()],
        [post[-1] for post in words_of("posts")],
    )
    uses = np.zeros(_BMP, np.int64)
    for bit, signs in enumerate(lists):
        for sign in signs:
            if ord(sign) < _BMP:
                uses[ord(sign)] |= 1 << bit
    return uses


@cache
def _sorts() -> Numbers:
    """Chinese character, digit, letter, or which sign."""
    sorts = np.empty(_BMP, np.int64)
    for code in range(_BMP):
        sign = chr(code)
        if 0x3400 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF:
            sorts[code] = _HAN
        else:
            sorts[code] = _DIGIT if sign.isdigit() else _LETTER if sign.isalpha() else _OTHER + code
    return sorts


@cache
def _endings() -> frozenset[str]:
    return frozenset[str]().union(*classes_of("suffixes").values())


def _ends_a_body(word: str) -> bool:
    """Whether the word ends like a body's name, and is none that only looks so (格局)."""
    if not words_of("not_organs").isdisjoint({word, word[-2:]}):
        return False
    return any(word[-size:] in _endings() for size in range(1, min(len(word), _LONGEST_ENDING) + 1))


@cache
def _features_of_land() -> frozenset[str]:
    return frozenset[str]().union(*classes_of("features").values())


@lru_cache(maxsize=_REMEMBERED_WORDS)
def _word(word: str) -> tuple[int, int]:
    """A word's number and its kind: the dictionary's tag and the lists that it stands on."""
    tag = tag_of(word)
    if tag in _NAME_TAGS:
        kind = len(_TAGS) + min(_NAME_TAGS.index(tag), 4)
    elif tag and tag != "x":
        kind = max(_TAGS.find(tag[0]), 0)
    else:
        kind = 0 if word[0] >= "\u3400" else _TAGS.index("m" if word[0].isdigit() else "w")
    long = len(word) > 1
    lists = (
        (FULL, word in full_places()),
        (SHORT, word in short_places()),
        (POST, word in words_of("posts") or (len(word) > 2 and word[-2:] in words_of("posts"))),
        (ORGAN, word in words_of("organs") or word in words_of("standing")),
        (ENDING, long and _ends_a_body(word)),
        (LEVEL, long and word[-1] in _LEVELS),
        (GENERIC, word in words_of("generic")),
        (BOUNDARY, word in words_of("boundaries")),
        (FEATURE, word in _features_of_land()),
    )
    return crc32(word.encode("utf-8", "surrogatepass")), kind + sum(bit for bit, holds in lists if holds)


def _shifted(column: Numbers, by: int, edge: int = 0) -> Numbers:
    """The column as seen from `by` characters to the left of each."""
    if not by:
        return column
    moved = np.full_like(column, edge)
    if by > 0:
        moved[:-by] = column[by:]
    else:
        moved[-by:] = column[:by]
    return moved


def _ahead(wanted: npt.NDArray[np.bool_], stops: npt.NDArray[np.bool_]) -> Numbers:
    """How many words to the right the next wanted one stands, none of the stops before it."""
    at = np.arange(len(wanted))
    beyond = len(wanted) + _FAR
    first = np.minimum.accumulate(np.where(wanted, at, beyond)[::-1])[::-1]
    stop = np.minimum.accumulate(np.where(stops, at, beyond)[::-1])[::-1]
    return np.where(first < stop, np.minimum(first - at, _NEAR), _FAR)


def _inside(signs: Numbers) -> Numbers:
    """Between which brackets and quotation marks of its line each character stands."""
    starts = np.zeros(len(signs), np.int64)
    line_begins = np.flatnonzero(signs[:-1] == ord("\n")) + 1
    starts[line_begins] = line_begins
    starts = np.maximum.accumulate(starts)
    inside = np.zeros(len(signs), np.int64)
    for opening, closing in _BRACKETS:
        depth = np.cumsum(signs == ord(opening)) - np.cumsum(_shifted(signs, -1) == ord(closing))
        before = np.where(starts > 0, np.concatenate(([0], depth))[starts], 0)
        inside = inside * 3 + np.clip(depth - before, 0, 2)
    return inside


def columns_of(text: str, close: Numbers, own: frozenset[str] = frozenset()) -> Columns:
    """What is known of each character of a text that is not empty, as `plain` writes it.

    `close`: for each code point below U+10000 the number of the group of characters that are used like it. `own`: names
    of the reader's, which are words.
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    signs = np.minimum(codes, _BMP - 1).astype(np.int64)
    sorts, uses = _sorts()[signs], _uses()[signs]
    columns: Columns = {"inside0": _inside(signs)}
    for name, column, reach in (("sign", signs, 3), ("sort", sorts, 2), ("use", uses, 3), ("close", close[signs], 2)):
        columns.update({f"{name}{at}": _shifted(column, at) for at in range(-reach, reach + 1)})
    columns.update({f"surname{at}": columns[f"use{at}"] & _SURNAME_BITS for at in range(-2, 1)})
    columns["inside"] = columns.pop("inside0")
    stops = sorts >= _OTHER
    _add_stops(columns, signs, stops)
    _add_words(columns, list(cut(text, _words_with(own), parted_words())), text, stops)
    return columns


@lru_cache(maxsize=2)
def _words_with(own: frozenset[str]) -> frozenset[str]:
    return added_words() | own


def _add_stops(columns: Columns, signs: Numbers, stops: npt.NDArray[np.bool_]) -> None:
    """The signs that are no letters before and after each character, and how far off they are."""
    last = len(signs) - 1
    at = np.arange(len(signs))
    after = np.minimum.accumulate(np.where(stops, at, len(signs) + 50)[::-1])[::-1]
    before = np.maximum.accumulate(np.where(stops, at, -50))
    columns["stop_after"] = np.where(after <= last, signs[np.minimum(after, last)], 0)
    columns["stop_before"] = np.where(before >= 0, signs[np.maximum(before, 0)], 0)
    columns["to_stop"], columns["from_stop"] = np.minimum(after - at, 6), np.minimum(at - before, 6)
    columns["between_stops"] = np.minimum(after - before, 8)


def _add_words(columns: Columns, borders: Sequence[tuple[int, int]], text: str, stops: npt.NDArray[np.bool_]) -> None:
    """The word of each character and its neighbours, and how far off a body's ending, a place, a post, a verb are."""
    starts = np.array([start for start, _ in borders])
    sizes = np.array([end - start for start, end in borders])
    known = [_word(text[start:end]) for start, end in borders]
    words, kinds = np.array([word for word, _ in known]), np.array([kind for _, kind in known])
    of_sign = np.repeat(np.arange(len(borders)), sizes)
    inner = np.arange(len(stops)) - starts[of_sign]
    size = sizes[of_sign]
    place = np.where(size == 1, 3, np.where(inner == 0, 0, np.where(inner == size - 1, 2, 1)))
    columns.update({f"place{at}": _shifted(place, at) for at in range(-2, 4)})
    lasts = columns["sign0"][starts + sizes - 1]
    for name, column, reach in (
        ("word", words, 2),
        ("kind", kinds, 2),
        ("last", lasts, 1),
        ("size", np.minimum(sizes, 5), 1),
    ):
        columns.update({f"{name}{at}": _shifted(column, at, -1)[of_sign] for at in range(-reach, reach + 1)})
    stop = stops[starts]
    bodies, places, posts = kinds & (ORGAN | ENDING) > 0, kinds & (FULL | SHORT) > 0, kinds & POST > 0
    verbs = kinds & ((1 << _TAG_BITS) - 1) == _VERB
    for name, wanted in (("body", bodies), ("place", places), ("post", posts), ("verb", verbs)):
        columns[f"to_{name}"] = _ahead(wanted, stop)[of_sign]
        columns[f"from_{name}"] = _ahead(wanted[::-1], stop[::-1])[::-1][of_sign]


def keys_of(columns: Columns) -> Iterator[Keys]:
    """For each template a number for each character that says which feature it has: 64 bits, well mixed."""
    for number, template in enumerate(TEMPLATES, 1):
        key = np.full(len(columns["inside"]), number, np.uint64) * _MULTIPLIER
        for name in template:
            key ^= columns[name].view(np.uint64)
            key *= _MULTIPLIER
            key ^= key >> np.uint64(29)
        yield key
