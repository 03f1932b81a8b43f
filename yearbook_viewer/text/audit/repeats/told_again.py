"""A fact told again in other words, one number mistyped: 开放床位520张 … 实际开放的502张床位全部迁入新楼."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log2

from yearbook_viewer.records import Finding, Verdict
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import RATES
from yearbook_viewer.text.audit.repeats.numbers_told import UNSAID, Printed, Told, printed, told_at
from yearbook_viewer.text.audit.repeats.repeated import repeated
from yearbook_viewer.text.audit.repeats.slips import NEAR, Kind, Slip, may_look_alike, slip_between
from yearbook_viewer.text.audit.repeats.told_signs import (
    have_words_in_common,
    is_known,
    name_in_common,
    signs_of,
    stands_in,
    subject_in_common,
    theme_in_common,
)

# Each sign with its bits. Words: as a logistic regression weighs them over 16,000 pairs of numbers of one kind, 600 of
# them the same told twice. How two differ (swapped 4: in four digits): how much likelier it is that one was mistyped
# for the other than that chance made them so. Those of three and more below nought are mostly set by hand: with them
# it is another number. A sign that is not here weighs nothing.
_WEIGHTS = {
    "again covered 1": -1.3,
    "again covered 3": 0.3,
    "always": -2.0,
    "another rate": -2.8,
    "apart 1": -1.1,
    "apart 2": 1.2,
    "apart 3": 0.8,
    "apart 4": -1.0,
    "bare": 1.6,
    "before its thing": 1.7,
    "beside the same": 1.4,
    "crowd 1": 0.6,
    "crowd 2": -1.1,
    "crowd 3": -1.9,
    "crowd 4": -2.4,
    "crowd 5": -1.9,
    "first covered 0": -1.8,
    "first covered 1": -0.8,
    "first covered 2": 0.3,
    "first covered 3": 2.2,
    "from": -14.0,
    "hardly a word": -2.0,
    "head": 2.2,
    "head noun": -0.3,
    "headed by another": -5.0,
    "how large": 1.1,
    "in its sentence": -0.3,
    "known": 1.6,
    "known by name": 1.6,
    "last 1": -6.0,
    "last 2": 0.6,
    "last 3": 3.5,
    "last 4": 6.5,
    "last 5": 8.0,
    "left out 1": -6.0,
    "left out 2": -0.4,
    "left out 3": 1.5,
    "left out 4": 4.5,
    "left out 5": 8.0,
    "listed": -1.0,
    "mixed 3": 4.0,
    "mixed 4": 5.5,
    "mixed 5": 6.5,
    "month told once": -1.8,
    "moved 1": -3.0,
    "moved 2": 2.2,
    "moved 3": 5.0,
    "moved 4": 8.0,
    "newly": -12.0,
    "no words": -1.5,
    "of a part": -1.1,
    "of all": 2.2,
    "of several": -4.0,
    "of some": -4.0,
    "of those named": -14.0,
    "opposed": -14.0,
    "other part": -9.0,
    "other place": -9.0,
    "other time": -9.0,
    "other words": -0.8,
    "other year": -5.5,
    "other year of the thing": 0.4,
    "pairs 0": -0.2,
    "pairs 1": 0.2,
    "pairs 2": -0.4,
    "pairs 3": -0.4,
    "pairs 4": 0.8,
    "part of it": -9.0,
    "point left out 2": -3.0,
    "point left out 3": 0.9,
    "point left out 4": 3.9,
    "point left out 5": 6.0,
    "rate of something": -8.0,
    "right elsewhere": -14.0,
    "rivals 0": 1.1,
    "rivals 1": -0.5,
    "rivals 2": -0.2,
    "rivals 3": -2.5,
    "same day": 1.1,
    "same name": -1.0,
    "signs 0": -0.5,
    "signs 1": -0.7,
    "signs 2": 0.4,
    "signs 3": 0.5,
    "signs 4": 0.3,
    "small and behind its thing": -1.4,
    "subject 0": -0.3,
    "subject 1": -0.3,
    "subject 2": 0.2,
    "subject 4": 0.4,
    "swapped 1": -6.0,
    "swapped 2": 5.7,
    "swapped 3": 8.4,
    "swapped 4": 11.1,
    "swapped 5": 13.0,
    "theme 0": -0.5,
    "theme 1": 0.2,
    "theme 2": -0.3,
    "theme 3": 0.3,
    "thing 2": 0.9,
    "thing 3": 0.6,
    "thing 4": 1.0,
    "told right beside": -8.0,
    "two 4": -0.5,
    "two 5": 1.5,
    "visits": -1.3,
    "whole of them": 2.4,
    "within 20%": 0.5,
    "within 5%": 2.0,
    "within twice": -3.0,
    "wrong 1": -6.0,
    "wrong 2": 1.4,
    "wrong 3": 5.0,
    "wrong 4": 8.0,
    "wrong 5": 10.5,
}

# How far apart the two may stand, in code points.
_FAR = 3000
# Of one sentence and of one kind no more numbers are looked at.
_MOST = 40
_TELLING_DIGITS = 3
# So many digits are hardly the same, two of them turned round, by chance.
_SURPRISING = 4
# One pair of characters in the wider words of two numbers tells nothing.
_FEWEST_PAIRS = 2
_CROWD = 16
# Of one name so many values are of several things.
_MOST_OF_ONE = 2
_MOST_RIVALS, _MOST_CROWDED, _MOST_DISTANT = 3, 5, 4
_OF_ANOTHER_TIME = frozenset(("month told once", "other year"))
# So many bits have to speak for it.
_ENOUGH = 1.0


def told_again(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Numbers that look like one of an earlier sentence mistyped, and are told of the same as far as words go (不符).

    What speaks for it is added up: how unlikely it is that the numbers are so alike by chance, what the words around
    them have in common, that few other numbers of the kind stand near, and that the number stands before its thing
    (502张床位), as what is known does.
    """
    found: dict[int, tuple[float, Told, Told]] = {}
    for first, again, signs in _pairs_told(sentences):
        bits = sum(_WEIGHTS.get(sign, 0.0) for sign in signs)
        best = found.get(again.figure.start)
        if bits >= _ENOUGH and (best is None or bits > best[0]):
            found[again.figure.start] = bits, first, again
    for _, first, again in found.values():
        yield repeated(again.figure, first.figure, Verdict.INCONSISTENT, "≠")


def _pairs_told(sentences: Sequence[Sentence]) -> Iterator[tuple[Told, Told, list[str]]]:
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
            signs = [slip.sign, crowd, *signs_of(first, again), *_among(near, first, again)]
            # 对1080名女职工进行检查: not said of all, so many may be some of them.
            if slip.kind in NEAR and not {"of all", "of that size"}.intersection(signs):
                signs.append("of some")
            # 全年28.6万人次,10月2.86万人次: a month has a tenth of a year's, but hardly its digits turned round.
            if slip.kind is not Kind.SWAPPED and not _OF_ANOTHER_TIME.isdisjoint(signs):
                signs.append("other time")
            if several and first.name == again.name:
                signs.append("of several")
            if any(first.printed == printed(figure) for figure in again.sentence.figures[:_MOST] if figure.value):
                signs.append("told right beside")
            elif anchors.common(first.sentence, again.sentence):
                signs.append("beside the same")
            yield first, again, signs


def _among(near: Sequence[Told], first: Told, again: Told) -> Iterator[str]:
    """What can be seen of two numbers beside the others that stand near, of which some may be told again too."""
    shared = _shared(first, again)
    others = sum(other is not first and _shared(other, again) >= shared for other in near)
    yield f"rivals {min(others, _MOST_RIVALS)}"
    apart = again.sentence.number - first.sentence.number
    yield f"apart {min(int(log2(1 + apart)), _MOST_DISTANT)}"
    # What its number was told of before is what it is told again of.
    same = [other for other in near if other.value == again.value]
    if any(_shared(other, again) >= shared or stands_in(again, other.sentence) for other in same):
        yield "right elsewhere"


def _have_theme(first: Told, again: Told) -> bool:
    """Whether anything that is farther from two numbers tells of one thing."""
    return len(theme_in_common(first, again)) >= _FEWEST_PAIRS or bool(subject_in_common(first, again))


def _shared(first: Told, again: Told) -> int:
    return len(first.pairs & again.pairs) + name_in_common(first, again)


def _slip(first: Told, again: Told) -> Slip | None:
    """How two numbers differ; None where they do not, or cannot be one by their sentences or words."""
    if first.sentence.number >= again.sentence.number:
        return None
    named = name_in_common(first, again) > 0
    if not named and not may_look_alike(first, again):
        return None
    words = named or is_known(again) or have_words_in_common(first, again) or _have_theme(first, again)
    # 74391户, 73491户: no words need tell that so many digits are the same.
    if not (words or _is_turned_round(first, again)):
        return None
    slip = slip_between(first, again)
    if slip is None or slip.kind is Kind.FAR or (slip.kind in NEAR and not named):
        return None
    return None if again.figure.unit in RATES and slip.kind in (Kind.LEFT_OUT, Kind.POINT) else slip


def _is_turned_round(first: Told, again: Told) -> bool:
    """Whether two numbers have the same digits, so many that chance hardly makes them, and no other thing is named."""
    alike = len(again.digits) >= _SURPRISING and sorted(first.digits) == sorted(again.digits)
    return alike and not again.thing and first.figure.unit == again.figure.unit
