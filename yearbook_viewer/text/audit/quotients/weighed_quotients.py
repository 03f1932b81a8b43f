"""Averages, yields, densities and rates with the two numbers that they come from, wherever these stand nearby: by what
the numbers come to, and by how much the words say that they belong together."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from math import log2
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.clauses.runs import Run
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    is_well_read,
    last_digit,
    plain,
    rounded_interval,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import SIGNS, rounded
from yearbook_viewer.text.audit.quotients.average_pairs import average_pairs
from yearbook_viewer.text.audit.quotients.quotient_pairs import Pair, words_of
from yearbook_viewer.text.audit.quotients.quotient_slips import (
    NO_SLIP,
    SHORTEST,
    bits_of_evenness,
    bits_of_misprint,
)
from yearbook_viewer.text.audit.quotients.rate_pairs import conversion_pairs, multiple_pairs, rate_pairs
from yearbook_viewer.text.audit.quotients.rate_readings import EXTREME, PEOPLE, kind_of
from yearbook_viewer.text.audit.quotients.told_divisors import runs_with_divisors
from yearbook_viewer.text.audit.shares.untold_shares import is_told_of_several

_PARTS = frozenset(("%", "‰"))
# Bits: against all; what a number is worth that comes out in another relation; how many are to be left, and how many a
# misprint can give at most.
_ALWAYS, _SETTLED, _SLIPPED, _MOST_BITS = -5.5, -3.0, 1.8, 9.0
# Of one digit every other number is a misprint; such a one is held where the quotient comes out so even.
_EVEN = 3.0
# Words may tell a little less of what a number of few digits comes of.
_LENIENT = 1.0
_QUOTIENTS = frozenset((FindingKind.RATIO, FindingKind.SHARE))
# A rate of whom the words tell both numbers so surely is wrong though no slip explains it.
_CERTAIN = 8.0
_FURTHEST = Decimal(200)
# People are counted now at the year's end, now on its average; of that a slip is no more likely than the other count.
# Month by month they are others.
_SLACK, _SLACK_OF_MONTHS, _RARE, _NEARLY = Decimal("0.03"), Decimal("0.15"), 4.5, 1.0


class _Settled(NamedTuple):
    """Where the figures begin that come out in another relation, and the pairs that have their rate."""

    starts: frozenset[int]
    rated: frozenset[frozenset[int]]


def quotients_weighed(
    sentences: Sequence[Sentence], known: Collection[int], told: Sequence[Finding]
) -> Iterator[Finding]:
    """The averages and rates that would be the quotient of two numbers but for a misprint.

    `known`: where the figures begin that were held already; `told`: what comes out elsewhere.
    """
    starts = frozenset(figure.start for each in told for figure in (each.checked, *each.against))
    rated = [frozenset(figure.start for figure in each.against) for each in told if each.kind in _QUOTIENTS]
    for run in runs_with_divisors(sentences):
        open_ = []
        for at, figure in enumerate(run.figures):
            pairs = list(_pairs(run, at)) if figure.start not in known and _is_told(figure) else []
            pairs = [pair for pair in pairs if not EXTREME.search(run.figures[pair.over].indicator)]
            sound = _sound(run, at, pairs)
            if pairs and not sound:
                open_.append((at, pairs))
            rated += [_starts(run, pair) for pair in sound]
        settled = _Settled(starts, frozenset(rated))
        for at, pairs in open_:
            if run.figures[at].unit not in _PARTS or not is_told_of_several(run, at):
                yield from _likeliest(run, at, pairs, settled)


def _is_told(figure: Figure) -> bool:
    """Whether a number is told exactly enough to be held against another."""
    plain_ = figure.role is Role.LEVEL and not figure.qualifier and not figure.target
    return plain_ and is_well_read(figure) and value_of(figure) > 0


def _starts(run: Run, pair: Pair) -> frozenset[int]:
    """Where the numbers of a pair begin."""
    return frozenset(run.figures[place].start for place in (pair.over, pair.under) if place is not None)


def _pairs(run: Run, at: int) -> Iterator[Pair]:
    """The pairs of numbers that a number, by its words and its unit, may be the quotient of."""
    unit, own = run.figures[at].unit, words_of(run, at)
    if unit == "倍":
        yield from multiple_pairs(run, at)
    elif unit in _PARTS:
        yield from rate_pairs(run, at, own)
    elif unit not in RATES:
        yield from average_pairs(run, at, own)
        yield from conversion_pairs(run, at, own)


def _sound(run: Run, at: int, pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs of which a number is the quotient; those are none that words speak for so much less than for another
    that chance would rather bring them to a number of so few digits."""
    if not pairs:
        return []
    figure = run.figures[at]
    most = max(pair.bits for pair in pairs)
    told = log2(float(value_of(figure) / last_digit(figure))) + _LENIENT
    printed = rounded_interval(figure)
    return [pair for pair in pairs if pair.bits + told >= most and pair.result(run)[1].meets(printed)]


def _likeliest(run: Run, at: int, pairs: Sequence[Pair], settled: _Settled) -> Iterator[Finding]:
    """The pair that a number would be the quotient of but for a misprint."""
    figure = run.figures[at]
    weighed: list[tuple[float, Pair, Decimal]] = []
    most = max(pair.bits for pair in pairs)
    for pair in pairs:
        computed, quotient = pair.result(run)
        apart = max(computed / value_of(figure), value_of(figure) / computed) if computed > 0 else _FURTHEST
        if apart >= _FURTHEST:
            continue
        slip = bits_of_misprint(run, at, pair, quotient, settled.starts)
        if apart - 1 <= _slack(run, at, pair) and slip < _RARE:
            # These may be counted otherwise; no other number is what it was divided by.
            if pair.bits >= most - _NEARLY and not any(_are_same(pair, each) for _, each, _ in weighed):
                return
            continue
        rated = _starts(run, pair) in settled.rated
        even = bits_of_evenness(run, at, pair) if not rated else 0.0
        if value_of(figure) < SHORTEST * last_digit(figure) and figure.unit != "倍":
            if even < _EVEN:
                continue
            slip = min(slip, 0.0)
        bits = min(slip + even, _MOST_BITS) + pair.bits + _ALWAYS - log2(len(pairs)) / 2
        bits += _SETTLED if rated else 0.0
        if slip == NO_SLIP and _are_alike(run, pair) and not (figure.unit in RATES and pair.bits >= _CERTAIN):
            bits += NO_SLIP
        weighed.append((bits, pair, computed))
    best = max(weighed, key=lambda each: each[0], default=None)
    if best is not None and best[0] >= _SLIPPED:
        yield _finding(run, at, best[1], best[2])


def _are_alike(run: Run, pair: Pair) -> bool:
    """Whether two numbers are told in one unit, so that words name less surely which is over which."""
    return pair.under is not None and kind_of(run.figures[pair.over].unit) == kind_of(run.figures[pair.under].unit)


def _are_same(one: Pair, other: Pair) -> bool:
    """Whether two pairs are of the same numbers, in years of 365 days and of 366."""
    return (one.over, one.under) == (other.over, other.under)


def _slack(run: Run, at: int, pair: Pair) -> Decimal:
    """How far the people or households that a number is divided by may be others than were counted."""
    unit = run.figures[pair.under].unit if pair.under is not None else ""
    if unit not in PEOPLE and unit != "户":
        return Decimal(0)
    return _SLACK_OF_MONTHS if "月" in words_of(run, at) else _SLACK if unit in PEOPLE else Decimal(0)


def _finding(run: Run, at: int, pair: Pair, computed: Decimal) -> Finding:
    figure, over = run.figures[at], run.figures[pair.over]
    under = run.figures[pair.under] if pair.under is not None else None
    unit = figure.unit if figure.unit in RATES else ""
    sign = "×" if pair.product else "÷"
    words = plain(value_of(over)) + (f" {sign} {plain(value_of(under))}" if under is not None else "")
    if pair.factor != 1 and not unit:
        words += f" × {plain(rounded(pair.factor, Decimal('0.0001')))}"
    words = f"1 − {words}" if pair.complement else words
    words += f" = {plain(rounded(computed, last_digit(figure) / 10))}{unit}"
    words += f" {SIGNS[Verdict.INCONSISTENT]} {plain(value_of(figure))}{unit}"
    used = (each for each in (over, under) if each is not None)
    return Finding(
        FindingKind.RATIO, Verdict.INCONSISTENT, words, figure, tuple(sorted(used, key=lambda each: each.start))
    )
