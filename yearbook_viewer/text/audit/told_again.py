"""A fact told again in other words, one number mistyped: 开放床位520张 … 实际开放的502张床位全部迁入新楼."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.records import Figure, Finding, Verdict
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.mistypings import Likeness, likeness
from yearbook_viewer.text.audit.numbers_told import (
    UNSAID,
    Printed,
    Told,
    are_of_one_kind,
    in_common,
    is_of_size,
    printed,
    told_at,
)
from yearbook_viewer.text.audit.precision import half_digit, value_of
from yearbook_viewer.text.audit.repeated import repeated
from yearbook_viewer.text.audit.sentences import Sentence

# How far apart the two may stand, and how many values of one kind there may be between them: where there are more,
# some are alike by chance.
_FAR, _CROWD = 1500, 12
_FEW, _SOME = 3, 6
# Of one sentence and of one kind no more numbers are looked at.
_MOST = 40
# So much has to speak for it. Of 300 sound texts two numbers of one kind, that few others stand between, never come
# near it; of faults that were planted nine in ten have it.
_ENOUGH = 6
_TELLING_DIGITS, _TWICE = 3, 2
_TWO_DIGITS, _SURE = 10, 4


def told_again(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Numbers that look like one of an earlier sentence mistyped, and are told of the same as far as words go (不符).

    What speaks for it is added up: how unlikely it is that the numbers are so alike by chance, what the words around
    them have in common, that few other numbers of the kind stand near, that other numbers of the two sentences are the
    same, and that the number stands before its thing (502张床位), as what is known does.
    """
    kinds: dict[str, list[Told]] = defaultdict(list)
    for sentence in sentences:
        for at in range(min(len(sentence.figures), _MOST)):
            told = told_at(sentence, at)
            if told is None:
                continue
            for kind in (told.kind,) if told.kind else UNSAID:
                kinds[kind].append(told)
    anchors = _Anchors()
    for alike in kinds.values():
        for first, again in _of_kind(alike, anchors):
            finding = repeated(replace(again, unit=first.unit), first, Verdict.INCONSISTENT, "≠")
            yield replace(finding, checked=again)


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


def _of_kind(alike: Sequence[Told], anchors: _Anchors) -> Iterator[tuple[Figure, Figure]]:
    """Of the numbers of one kind each with the one before that it is told again of."""
    values: Counter[str] = Counter()
    begin = 0
    for at, again in enumerate(alike):
        values[again.printed[0]] += 1
        while again.figure.start - alike[begin].figure.start > _FAR:
            left = alike[begin].printed[0]
            values[left] -= 1
            if not values[left]:
                del values[left]
            begin += 1
        if len(values) > _CROWD or at - begin > _MOST:
            continue
        near = alike[begin:at]
        crowd = 2 if len(values) <= _FEW else 1 if len(values) <= _SOME else 0
        # What its number was told of before is what it is told again of.
        right = max((in_common(told, again) for told in near if told.printed == again.printed), default=-1)
        scored = (
            (crowd + _score(first, again, anchors), first)
            for first in near
            if _may_look_alike(first, again)
            and _may_be_one(first, again)
            and in_common(first, again) > right
            # Among many others only what stands before its thing, or beside what is the same, is told again.
            and (crowd or again.thing or anchors.common(first.sentence, again.sentence))
        )
        best = max(scored, key=lambda each: each[0], default=None)
        if best is not None and best[0] >= _ENOUGH:
            yield best[1].figure, again.figure


def _may_look_alike(first: Told, again: Told) -> bool:
    """Whether two numbers are worth a closer look: most are not."""
    one, other = first.digits, again.digits
    longest = max(len(one), len(other))
    if again.of_all or sorted(one.replace("0", "")) == sorted(other.replace("0", "")):
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    head = next((at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there), longest - 1)
    return (
        head >= longest - 1 or one[head + 1 :] in (other[head + 1 :], other[head:]) or one[head:] == other[head + 1 :]
    )


def _may_be_one(first: Told, again: Told) -> bool:
    """Whether nothing says that the two are of different times, parts, kinds or places."""
    one, other = first.figure, again.figure
    if first.sentence.number >= again.sentence.number or one.value == other.value or not (first.kind or again.kind):
        return False
    # A number before its thing, hardly alike by chance, may be told of a part, of what was new and in a later year.
    sure = likeness(one, other) if again.thing else Likeness.NONE
    if is_of_size(first, again):
        sure = Likeness.STRONG
    if one.year != other.year and None not in (one.year, other.year) and sure < Likeness.FAIR:
        return False
    if sure < Likeness.STRONG and any(told.figure.relation.startswith(PART) for told in (first, again)):
        return False
    return are_of_one_kind(first, again, sure=sure is Likeness.STRONG)


def _score(first: Told, again: Told, anchors: _Anchors) -> int:
    """How much speaks for it that a number is the other told again; nothing where the two look in no way alike."""
    same = anchors.common(first.sentence, again.sentence)
    like = _likeness(first.figure, again.figure)
    if not like and (same or again.is_known or again.of_all or is_of_size(first, again)):
        numbers = [value_of(told.figure) for told in (first, again)]
        edited = _is_edited(*(f"{number:f}" for number in numbers))
        like = int(edited and (bool(same) or min(numbers) >= _TWO_DIGITS))
        # 实际开放的480张床位全部迁入 are no part of the 520 that there were.
        sure = again.is_known and in_common(first, again) >= _SURE
        like = like or int(again.of_all and (sure or numbers[1] > numbers[0]) and max(numbers) < _TWICE * min(numbers))
    if not like:
        return 0
    shared = in_common(first, again)
    told = bool(again.thing) + again.is_known + _TWICE * bool(same)
    return like + shared + told if shared or same else 0


def _likeness(one: Figure, other: Figure) -> int:
    """How unlikely it is that two numbers are so alike by chance, as `Likeness`.

    Of counts the last digit tells too; and a digit may be left out that was behind the point (38.92, 38.2).
    """
    here, there = (replace(figure, unit=figure.unit or unit) for figure, unit in ((one, other.unit), (other, one.unit)))
    found = likeness(here, there)
    if found is not Likeness.NONE:
        return found
    digits = [f"{value_of(figure):f}" for figure in (one, other)]
    counted = half_digit(one) == half_digit(other) == 0 and len(digits[0]) == len(digits[1])
    if counted and digits[0][:-1] == digits[1][:-1]:
        return max(0, min(len(digits[0]) - 2, Likeness.STRONG))
    short, long = sorted((each.replace(".", "").strip("0") for each in digits), key=len)
    if len(short) < len(long) and short not in (long[:-1], long[1:]) and _is_edited(short, long):
        return max(0, min(len(short) - 2, Likeness.FAIR))
    return 0


def _is_edited(one: str, other: str) -> bool:
    """Whether one number is another of two digits and more with a digit wrong or left out."""
    short, long = sorted((one, other), key=len)
    if len(long) < _TWICE or len(long) - len(short) > 1:
        return False
    if len(short) < len(long):
        return any(short == long[:at] + long[at + 1 :] for at in range(len(long)))
    return sum(here != there for here, there in zip(short, long, strict=True)) == 1
