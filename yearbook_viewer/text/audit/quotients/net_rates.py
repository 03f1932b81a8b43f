"""Rates that are what one leaves of another: 自然增长率 of 出生率 and 死亡率."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.clauses.runs import CLAUSE, Run, runs_of
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import (
    Interval,
    interval_of,
    is_well_read,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import SIGNS, printed_rate, rounded
from yearbook_viewer.text.lexicons import sections_of

_UNITS = frozenset(("‰", "%"))
# Of a year before, of elsewhere, or by how much it rose.
_OTHER = re.compile("上年|去年|同期|全[国省]|比|较|升|降|提高|减少|以[内下]|控制|目标|计划(?!生育)|左右")
_REACH = 6
_LISTED = re.compile("[、和与及]")
# 出生率、死亡率、自然增长率分别为: the names stand before the first number.
_APART = re.compile("(?P<names>[^,;:。]*)(?:分别|依次)[为是达]?到?$")


class _Net(NamedTuple):
    """Words of a rate, of what it is of, and of what is taken away."""

    words: re.Pattern[str]
    all: re.Pattern[str]
    less: re.Pattern[str]


def net_rates(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """The net rates of which the two that they come of are told nearby, in the same unit."""
    for run in runs_of(sentences):
        if sum(figure.unit in _UNITS for figure in run.figures) > 2:  # the three of them
            yield from _of_run(run)


def _of_run(run: Run) -> Iterator[Finding]:
    names = _names(run)
    for at, figure in enumerate(run.figures):
        for net in _nets() if names[at] else ():
            if not net.words.search(names[at]):
                continue
            places = [place for place in _near(run, at) if names[place]]
            found = [
                _held(figure, names[at], run.figures[whole], run.figures[less])
                for whole in places
                for less in places
                if net.all.search(names[whole])
                and net.less.search(names[less])
                and run.figures[whole].unit == run.figures[less].unit
            ]
            agreeing = [each for each in found if each.verdict is not Verdict.INCONSISTENT]
            # Of several, in towns and in villages, none need be the one.
            if agreeing or len(found) == 1:
                yield (agreeing or found)[0]


def _near(run: Run, at: int) -> list[int]:
    """The places near one, the nearest first."""
    places = range(max(0, at - _REACH), min(len(run.figures), at + _REACH + 1))
    near = [place for place in places if place != at and abs(run.stops[place] - run.stops[at]) <= 1]
    return sorted(near, key=lambda place: abs(place - at))


def _names(run: Run) -> list[str]:
    """The words that name each rate; none where it is of another time or place, or no rate at all."""
    names: list[str] = []
    listed: list[str] = []
    for figure, words in zip(run.figures, run.words, strict=True):
        own = CLAUSE.split(words)[-1]
        apart = _APART.search(own)
        if apart is not None:
            listed = _LISTED.split(apart["names"])
        elif not re.fullmatch(_LISTED, words):
            listed = []
        name = listed.pop(0) if listed else own
        plain_ = figure.role is Role.LEVEL and is_well_read(figure) and not figure.qualifier and not figure.target
        names.append(name if figure.unit in _UNITS and plain_ and not _OTHER.search(name) else "")
    return names


def _held(figure: Figure, name: str, whole: Figure, less: Figure) -> Finding:
    # 出生率9.40‰,死亡率7.30‰: what is told as 2.10% of them is so in another unit.
    scale = printed_rate(figure).per / printed_rate(whole).per
    computed, printed, told = (value_of(whole) - value_of(less)) * scale, value_of(figure), interval_of(figure)
    if name.endswith("负"):
        printed, told = -printed, Interval(-told.high, -told.low)
    verdict = Verdict.INCONSISTENT
    if rounded(computed, last_digit(figure)) == printed:
        verdict = Verdict.CONSISTENT
    elif (interval_of(whole) - interval_of(less)).times(scale).meets(told):
        verdict = Verdict.ROUNDING
    shown = f"{plain(value_of(whole))} − {plain(value_of(less))} = {plain(computed)}{figure.unit}".replace("-", "−")
    if verdict is not Verdict.CONSISTENT:
        shown += f" {SIGNS[verdict]} {plain(printed)}{figure.unit}".replace("-", "−")
    against = tuple(sorted((whole, less), key=lambda each: each.start))
    return Finding(FindingKind.RATIO, verdict, shown, figure, against)


@cache
def _nets() -> tuple[_Net, ...]:
    found = []
    for line in sections_of("ratios")["differences"]:
        words, _, rest = line.partition(" = ")
        of, _, less = rest.partition(" - ")
        found.append(_Net(re.compile(words), re.compile(of), re.compile(less)))
    return tuple(found)
