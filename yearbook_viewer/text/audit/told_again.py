"""A fact told again in other words, one number mistyped: 开放床位520张 … 实际开放的502张床位全部迁入新楼."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from math import log2

from yearbook_viewer.records import Finding, Verdict
from yearbook_viewer.text.audit.numbers_told import UNSAID, Printed, Told, printed, told_at
from yearbook_viewer.text.audit.repeated import repeated
from yearbook_viewer.text.audit.sentences import Sentence
from yearbook_viewer.text.audit.told_signs import (
    FAR,
    WEIGHTS,
    have_words_in_common,
    may_look_alike,
    name_in_common,
    signs_of,
    slip_between,
    stands_in,
)

# How far apart the two may stand.
_FAR = 3000
# Of one sentence and of one kind no more numbers are looked at.
_MOST = 40
_TELLING_DIGITS = 3
_CROWD = 16
# Of one name so many values are of several things.
_MOST_OF_ONE = 2
_MOST_RIVALS, _MOST_CROWDED, _MOST_DISTANT = 3, 5, 4
# So much has to speak for it.
_ENOUGH = -0.9


def told_again(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Numbers that look like one of an earlier sentence mistyped, and are told of the same as far as words go (不符).

    What speaks for it is added up: how unlikely it is that the numbers are so alike by chance, what the words around
    them have in common, that few other numbers of the kind stand near, and that the number stands before its thing
    (502张床位), as what is known does.
    """
    found: dict[int, tuple[float, Told, Told]] = {}
    for score, first, again in weighed(sentences):
        best = found.get(again.figure.start)
        if score >= _ENOUGH and (best is None or score > best[0]):
            found[again.figure.start] = score, first, again
    for _, first, again in found.values():
        finding = repeated(replace(again.figure, unit=first.figure.unit), first.figure, Verdict.INCONSISTENT, "≠")
        yield replace(finding, checked=again.figure)


def weighed(sentences: Sequence[Sentence]) -> Iterator[tuple[float, Told, Told]]:
    """The numbers that may be one told again, the earlier first, with the bits that speak for it."""
    for first, again, signs in pairs_told(sentences):
        yield sum(WEIGHTS.get(sign, 0.0) for sign in signs), first, again


def pairs_told(sentences: Sequence[Sentence]) -> Iterator[tuple[Told, Told, list[str]]]:
    """The numbers that may be one told again, the earlier first, with the signs that tell of it."""
    kinds: dict[str, list[Told]] = defaultdict(list)
    for sentence in sentences:
        for at in range(min(len(sentence.figures), _MOST)):
            told = told_at(sentence, at)
            if told is not None:
                for kind in (told.kind,) if told.kind else ("", *UNSAID):
                    kinds[kind].append(told)
    anchors = _Anchors()
    for kind, alike in kinds.items():
        yield from _of_kind(alike, anchors, kind)


class _Anchors:
    """The numbers of each sentence that tell something, by its number."""

    def __init__(self) -> None:
        self._of: dict[int, frozenset[Printed]] = {}

    def common(self, one: Sentence, other: Sentence) -> frozenset[Printed]:
        """The numbers that both sentences print."""
        return self._in(one) & self._in(other)

    def _in(self, sentence: Sentence) -> frozenset[Printed]:
        if sentence.number not in self._of:
            told = (printed(figure) for figure in sentence.figures[:_MOST] if figure.value is not None)
            self._of[sentence.number] = frozenset(
                each for each in told if len(each[0].replace(".", "").strip("0")) >= _TELLING_DIGITS
            )
        return self._of[sentence.number]


def _of_kind(alike: Sequence[Told], anchors: _Anchors, kind: str) -> Iterator[tuple[Told, Told, list[str]]]:
    """Of the numbers of one kind each with those before that it may be told again of."""
    values: Counter[str] = Counter()
    of_name: dict[str, set[Decimal]] = defaultdict(set)
    for told in alike:
        of_name[told.name].add(told.value)
    begin = 0
    for at, again in enumerate(alike):
        values[again.printed[0]] += 1
        while again.figure.start - alike[begin].figure.start > _FAR or at - begin > _MOST:
            left = alike[begin].printed[0]
            values[left] -= 1
            if not values[left]:
                del values[left]
            begin += 1
        # Among many others only what stands before its thing is told again.
        if len(values) > _CROWD and not again.thing:
            continue
        near = alike[begin:at]
        rows = [(first, slip) for first in near if kind in (first.kind, again.kind) and (slip := _slip(first, again))]
        crowd = f"crowd {min(int(log2(len(values))), _MOST_CROWDED)}"
        several = len(of_name[again.name]) > _MOST_OF_ONE
        for first, slip in rows:
            signs = [slip, crowd, *signs_of(first, again), *_among(near, [first for first, _ in rows], first, again)]
            # 对1080名女职工进行检查: not said of all, so many may be some of them.
            if slip.startswith("within") and not {"of all", "of that size"}.intersection(signs):
                signs.append("of some")
            if several and first.name == again.name:
                signs.append("of several")
            if anchors.common(first.sentence, again.sentence):
                signs.append("beside the same")
            yield first, again, signs


def _among(near: Sequence[Told], rivals: Sequence[Told], first: Told, again: Told) -> Iterator[str]:
    """What can be seen of two numbers beside the others that stand near, of which some may be told again too."""
    shared = _shared(first, again)
    others = sum(other is not first and _shared(other, again) >= shared for other in rivals)
    yield f"rivals {min(others, _MOST_RIVALS)}"
    apart = again.sentence.number - first.sentence.number
    yield f"apart {min(int(log2(1 + apart)), _MOST_DISTANT)}"
    # What its number was told of before is what it is told again of.
    same = [other for other in near if other.value == again.value]
    if any(_shared(other, again) >= shared or stands_in(again, other.sentence) for other in same):
        yield "right elsewhere"


def _shared(first: Told, again: Told) -> int:
    return len(first.pairs & again.pairs) + name_in_common(first, again)


def _slip(first: Told, again: Told) -> str:
    """How two numbers differ; nothing where they do not, or cannot be one by their sentences or words."""
    if first.sentence.number >= again.sentence.number:
        return ""
    named = name_in_common(first, again) > 0
    if not named and not (may_look_alike(first.digits, again.digits) and have_words_in_common(first, again)):
        return ""
    slip = slip_between(first, again)
    return "" if slip == FAR or (slip.startswith("within") and not named) else slip
