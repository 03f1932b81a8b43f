"""Two numbers nearby that a third may be the quotient of, by where they stand and by how much words speak for it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.text.audit.clauses.runs import CLAUSE, Run
from yearbook_viewer.text.audit.numbers.precision import Interval, interval_of, value_of

_POWER = "十万|百万|千万|[百千万]|[1-9][0-9]{0,2}(?![0-9])"
_BECAME = re.compile(
    "^(?:又|再)?(?:变为|达到?|增[至到加]+|降[为至到]|减[为至到]|提高到|上升[为至到]|下降[为至到]|扩大到)$"
)
_FROM = re.compile("[由从](?=[^,;:。]*$)")
_GOES_ON, _EACH = re.compile("[、和及与]"), re.compile("[每均]")
_LED = re.compile(f"(?:平均)?每(?:{_POWER})?(?:[\u4e00-\u9fff]{{0,3}}人口|[人户名])|[人户]均")
# Who is counted, what is owed on the average of the year is an amount all the same.
_OF_THE_YEAR = re.compile(
    "(?:平均|年均|日均)(?=[^,;:。每]{0,5}(?:职工|人数|人口|从业|在岗|余额))[^,;:。每]*$|职工平均人数$"
)
_BACK, _AHEAD, _MOST_STOPS = 12, 4, 3
_LONGEST_LIST = 4
# Bits: for the most that words can tell of either number, and for what they may tell; for numbers right beside; for
# one behind; for one told beside others or of another year; by how many stops lie between.
NAMED_UNDER, NAMED_OVER, UNNAMED, DOUBTED = 3.0, 2.5, 1.0, -1.5
_BESIDE, _BEHIND, _ASIDE = 1.0, -1.5, -3.0
_BY_STOPS = (1.0, 0.0, -1.0, -2.0)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers of which the one over the other, times `factor`, may be a third.

    `over`, `under`: their places in the run; `under` is None where a number of days or months is in the factor.
    `complement`: the third is what that leaves of the factor; `product`: it is their product; `exact`: the second is
    agreed on and so not rounded (按1美元兑6.3元计算). `bits`: how much the words speak for it.
    """

    over: int
    under: int | None
    factor: Decimal
    bits: float
    complement: bool = False
    product: bool = False
    exact: bool = False

    def result(self, run: Run) -> tuple[Decimal, Interval]:
        """What it comes to, and how far rounding lets it range."""
        over = run.figures[self.over]
        value, interval = value_of(over) * self.factor, interval_of(over).times(self.factor)
        if self.under is not None:
            by = value_of(run.figures[self.under])
            told = Interval(by, by) if self.exact else interval_of(run.figures[self.under])
            if self.product:
                value, interval = value * by, Interval(interval.low * told.low, interval.high * told.high)
            else:
                quotient = interval.over(told)
                assert quotient is not None  # only what is above nought is divided by
                value, interval = value / by, quotient
        if self.complement:
            return self.factor - value, Interval(self.factor - interval.high, self.factor - interval.low)
        return value, interval


def clause_of(run: Run, at: int) -> str:
    """The words of a number between it and the sign or figure before it."""
    return CLAUSE.split(run.words[at].rstrip("("))[-1]


def words_of(run: Run, at: int) -> str:
    """The same with what it goes on: behind 由1.5亩变为 what was said of the former one, in a list behind
    每千人口有床位5张、 for how many its first is told."""
    own = clause_of(run, at)
    if at and _BECAME.match(own) and run.figures[at - 1].unit == run.figures[at].unit:
        return _FROM.split(clause_of(run, at - 1))[0]
    first = at
    while first and at - first < _LONGEST_LIST and _GOES_ON.match(clause_of(run, first)):
        first -= 1
    led = _LED.search(clause_of(run, first)) if first < at and not _EACH.search(own) else None
    return f"{led[0]}{own[1:]}" if led is not None else own


def thing_of(run: Run, at: int) -> str:
    """The words of a number before it and behind: 268个教学班."""
    behind = CLAUSE.split(run.words[at + 1])[0] if at + 1 < len(run.words) else ""
    return clause_of(run, at) + run.figures[at].indicator + behind[:4]


def near(run: Run, at: int) -> list[int]:
    """The places of the amounts nearby that a number may come from."""
    places = range(max(0, at - _BACK), min(len(run.figures), at + _AHEAD + 1))
    return [place for place in places if place != at and _is_near(run, at, place)]


def _is_near(run: Run, at: int, place: int) -> bool:
    figure = run.figures[place]
    amount = run.parts[place] or (run.amounts[place] and _OF_THE_YEAR.search(run.words[place]) is not None)
    if not amount or figure.qualifier or figure.target or interval_of(figure).low <= 0:
        return False
    stops = run.stops[max(at, place)] - run.stops[min(at, place)]
    return stops <= (_MOST_STOPS if place < at else 1)


def bits_of_place(run: Run, at: int, over: int, under: int) -> float:
    """The bits for where two numbers stand to a third."""
    low, high = min(at, over, under), max(at, over, under)
    bits = _BY_STOPS[min(run.stops[high] - run.stops[low], _MOST_STOPS)]
    if abs(over - at) + abs(under - at) < _AHEAD:
        bits += _BESIDE
    if high > at and not run.depths[high] > run.depths[at]:
        bits += _BEHIND
    if run.asides[over] or run.asides[under] or run.figures[over].year != run.figures[under].year:
        bits += _ASIDE
    return bits
