"""The same fact stated twice in an entry: once in one place, once in another with another value."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Entry, Finding, Verdict
from yearbook_viewer.text.audit.clauses.facts import Fact, FactKey, agree, facts_of, places_of
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.repeats.conversions import conversions
from yearbook_viewer.text.audit.repeats.kindred import kindred
from yearbook_viewer.text.audit.repeats.repeated import repeated
from yearbook_viewer.text.audit.repeats.told_again import told_again

# Statements that agree are worth a line only where a reader would not see both at once.
_FAR = 1000
# More statements than this under one name are of several things.
_MOST = 6
# Further apart than this, and by no misplaced point, 万 for 亿 or changed places of digits, they are of two things.
_APART = Decimal(2)
_TEN = Decimal(10)
# 附:上年基数——: all of the list is of then.
_OF_OLD = re.compile("(?:上年|去年|前年|上一年|基期)[^,;:—]{0,10}[:—]")
_SLIPS = tuple(_TEN**power for power in (1, 2, 3, 4, 8))
_SLIP = Decimal("1.06")


def repeats(entry: Entry, sentences: Sequence[Sentence]) -> list[Finding]:
    """What an entry states twice, in the order of the text: with two values (不符), or far apart with the same (相符).

    Only names that stand for one thing (粮食总产量, not 投资), of the same year, and with the same words of time,
    scope and sense in their sentences. `sentences`: the entry's own, with their figures.
    """
    stated: dict[tuple[FactKey, tuple[tuple[str, ...], ...]], list[Fact]] = defaultdict(list)
    facts = list(facts_of(sentences))
    for fact in facts:
        stated[fact.key, fact.told].append(fact)
    apart = _told_apart(stated.values())
    found = [finding for alike in stated.values() for finding in _held(entry, alike, apart)]
    told = {finding.checked for finding in found}
    for finding in (*kindred(entry, facts), *told_again(sentences), *conversions(sentences)):
        if finding.checked not in told:
            told.add(finding.checked)
            found.append(finding)
    return sorted(found, key=lambda finding: finding.checked.start)


def may_be_one(one: Decimal, other: Decimal) -> bool:
    """Whether two different values may be meant as the same: near each other, or by one slip of the pen."""
    if one * other <= 0:
        return abs(one - other) <= _TEN
    ratio = max(one / other, other / one)
    swapped = sorted(one.normalize().as_tuple().digits) == sorted(other.normalize().as_tuple().digits)
    return (
        ratio <= _APART or (swapped and ratio < _TEN) or any(slip / _SLIP <= ratio <= slip * _SLIP for slip in _SLIPS)
    )


def _told_apart(stated: Iterable[Sequence[Fact]]) -> set[int]:
    """The sentences that tell other values of all that they tell again, and of more than one name: those of another
    time (附:上年基数——)."""
    agreeing: dict[int, list[bool]] = defaultdict(list)
    for alike in stated:
        if 1 < len(alike) <= _MOST:
            for later in alike[1:]:
                agreeing[later.sentence].append(agree(alike[0].figure, later.figure))
    return {sentence for sentence, same in agreeing.items() if len(same) > 1 and not any(same)}


def _held(entry: Entry, alike: Sequence[Fact], apart: Collection[int]) -> Iterator[Finding]:
    if len(alike) < 2 or len(alike) > _MOST or _is_of_several(alike):
        return
    first = alike[0]
    for later in alike[1:]:
        if later.sentence in apart:
            continue
        if agree(first.figure, later.figure):
            far = later.figure.start - first.figure.start >= _FAR
            if far and _is_said_of_one(entry, first, later):
                yield repeated(later.figure, first.figure, Verdict.CONSISTENT, "=")
        elif may_be_one(first.value, later.value) and _is_said_of_one(entry, first, later):
            yield repeated(later.figure, first.figure, Verdict.INCONSISTENT, "≠")


def _is_of_several(alike: Sequence[Fact]) -> bool:
    """Whether one sentence gives two values under this name, or the entry more than two."""
    kept: list[Fact] = []
    for fact in alike:
        if not any(agree(fact.figure, other.figure) for other in kept):
            if any(other.sentence == fact.sentence for other in kept):
                return True
            kept.append(fact)
    return len(kept) > 2


def _is_said_of_one(entry: Entry, one: Fact, other: Fact) -> bool:
    if one.sentence == other.sentence or not (one.is_steady and other.is_steady):
        return False
    if (_OF_OLD.search(one.words) is None) != (_OF_OLD.search(other.words) is None):
        return False
    # 全县 may be said or left out.
    if one.whole and other.whole and one.whole != other.whole:
        return False
    return places_of(entry, one) == places_of(entry, other)
