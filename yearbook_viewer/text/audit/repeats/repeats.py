"""The same fact stated twice in an entry: once in one place, once in another with another value."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal

from yearbook_viewer.records import Entry, Finding, Verdict
from yearbook_viewer.text.audit.clauses.akin import core_of
from yearbook_viewer.text.audit.clauses.facts import Fact, FactKey, agree, facts_of, places_of
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import last_digit
from yearbook_viewer.text.audit.repeats.conversions import conversions
from yearbook_viewer.text.audit.repeats.kindred import kindred
from yearbook_viewer.text.audit.repeats.repeated import repeated
from yearbook_viewer.text.audit.repeats.told_again import told_again
from yearbook_viewer.text.series.families import in_base

# Statements that agree are worth a line only where a reader would not see both at once.
_FAR = 1000
# More statements than this under one name are of several things.
_MOST = 6
# Further apart than this, and by no misplaced point, 万 for 亿 or changed places of digits, they are of two things.
_APART = Decimal(2)
_TEN = Decimal(10)
# 全港货物吞吐量 is 货物吞吐量, in a text on the port.
_OF_ALL = re.compile(
    "^(?:公司|集团|企业|学校|医院|[分支]行|[我本该][\u4e00-\u9fff]|全(?![年国省部员民额])[\u4e00-\u9fff])+"
    "(?=[\u4e00-\u9fff]{2})"
)
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
    for finding in (
        *_told_otherwise(entry, facts),
        *kindred(entry, facts),
        *told_again(sentences),
        *conversions(sentences),
    ):
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


def _told_otherwise(entry: Entry, facts: Iterable[Fact]) -> Iterator[Finding]:
    """What is told again in another unit or rounding, under the same name but for words that say nothing: 供水量
    3942万立方米, 供水0.36亿立方米."""
    stated: dict[FactKey, list[Fact]] = defaultdict(list)
    for fact in facts:
        name = core_of(_OF_ALL.sub("", fact.key.name))
        if len(name) > 1:
            stated[fact.key._replace(name=name)].append(fact)
    told: dict[tuple[FactKey, tuple[tuple[str, ...], ...]], list[Fact]] = defaultdict(list)
    for key, named in stated.items():
        if len(set(map(_fineness, named))) > 1:
            for fact in named:
                told[key, fact.told].append(fact)
    for first, *others in told.values():
        if not others or _is_of_several((first, *others)):
            continue
        for later in others:
            if _fineness(first) == _fineness(later) or agree(first.figure, later.figure):
                continue
            if may_be_one(first.value, later.value) and _is_said_of_one(entry, first, later, steady=1):
                yield repeated(later.figure, first.figure, Verdict.INCONSISTENT, "≠")


def _fineness(fact: Fact) -> Decimal:
    return in_base(last_digit(fact.figure), fact.figure.unit)


def _is_of_several(alike: Sequence[Fact]) -> bool:
    """Whether one sentence gives two values under this name, or the entry more than two."""
    kept: list[Fact] = []
    for fact in alike:
        if not any(agree(fact.figure, other.figure) for other in kept):
            if any(other.sentence == fact.sentence for other in kept):
                return True
            kept.append(fact)
    return len(kept) > 2


def _is_said_of_one(entry: Entry, one: Fact, other: Fact, *, steady: int = 2) -> bool:
    if one.sentence == other.sentence or one.is_steady + other.is_steady < steady:
        return False
    if (_OF_OLD.search(one.words) is None) != (_OF_OLD.search(other.words) is None):
        return False
    # 全县 may be said or left out.
    if one.whole and other.whole and one.whole != other.whole:
        return False
    return places_of(entry, one) == places_of(entry, other)
