"""Shares whose part or whole is not told as one number: of the days of a year, of several parts that they name."""

import re
from calendar import isleap
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.clauses.runs import CLAUSE, Run
from yearbook_viewer.text.audit.numbers.precision import common_scale, is_amount, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import printed_rate, rate_words
from yearbook_viewer.text.audit.numbers.surprise import bits_of_share
from yearbook_viewer.text.audit.totals.totals import added, are_alike

_RATE = re.compile("率|系数|度$")
# The parts and their whole stand so near.
_NEAR = 8
# A share may be of so many parts together.
_SEVERAL = 2
# Days of which a rate may be of all in their year, and the bits that make up for that these are not told.
_DAY, _FEWEST_DAYS, _BY_ARITHMETIC = "天", 100, 4.0


def of_several_named(run: Run, at: int) -> Iterator[Finding]:
    """A share of several parts that are told in a row, which its words name: 优112天、良203天,…优良天数比例86.3%."""
    share, own = run.figures[at], CLAUSE.split(run.words[at])[-1]
    places = [
        place
        for place in range(max(0, at - _NEAR), at)
        if is_amount(run.figures[place]) and run.figures[place].indicator and run.figures[place].indicator in own
    ]
    parts = [run.figures[place] for place in places]
    if (
        len(parts) < _SEVERAL
        or places[-1] - places[0] >= len(places)
        or not all(are_alike(each, parts[0]) for each in parts)
    ):
        return
    together = replace(parts[0], value=added(parts))
    before = [run.figures[place] for place in range(places[0] - 1, max(-1, places[0] - 1 - _NEAR), -1)]
    whole = next((each for each in before if is_amount(each) and are_alike(each, together)), None)
    if whole is None or value_of(whole) <= value_of(together):
        return
    said = bits_of_share(together, whole, share)
    if said is not None and not said.holds and said.bits >= _BY_ARITHMETIC:
        shown = " + ".join(plain(value_of(part) / common_scale(*parts)) for part in parts)
        found = share_finding(share, together, whole)
        yield replace(
            found, arithmetic=f"({shown}) {found.arithmetic[found.arithmetic.index('÷') :]}", against=(whole, *parts)
        )


def of_days(run: Run, at: int) -> Iterator[Finding]:
    """A rate of days that stand right before it, where those of their year are not told: 优良318天,优良率87.1%."""
    share, part = run.figures[at], run.figures[at - 1]
    if at == 0 or part.unit != _DAY or part.year is None or not _RATE.search(CLAUSE.split(run.words[at])[-1]):
        return
    year = replace(part, value=Decimal(366 if isleap(part.year) else 365), text=_DAY)
    said = bits_of_share(part, year, share) if _FEWEST_DAYS < value_of(part) <= value_of(year) else None
    if said is not None and not said.holds and said.bits >= _BY_ARITHMETIC:
        words = share_finding(share, part, year)
        yield replace(words, against=(part,))


def share_finding(share: Figure, part: Figure, whole: Figure) -> Finding:
    """That a share is not the one that a part is of its whole."""
    computed = value_of(part) / value_of(whole) * printed_rate(share).per
    scale = common_scale(part, whole)
    sides = f"{plain(value_of(part) / scale)} ÷ {plain(value_of(whole) / scale)}"
    words = rate_words(sides, computed, share, Verdict.INCONSISTENT)
    return Finding(FindingKind.SHARE, Verdict.INCONSISTENT, words, share, (whole, part))
