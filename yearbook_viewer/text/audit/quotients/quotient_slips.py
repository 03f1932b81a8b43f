"""The misprints that would make two numbers and their quotient come out, and what speaks for it besides: in bits."""

from collections.abc import Collection
from decimal import Decimal
from math import log2

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.clauses.runs import Run
from yearbook_viewer.text.audit.numbers.precision import (
    RATES,
    Interval,
    last_digit,
    rounded_interval,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import rounded
from yearbook_viewer.text.audit.numbers.surprise import bits_of_slip
from yearbook_viewer.text.audit.quotients.quotient_pairs import Pair
from yearbook_viewer.text.audit.quotients.rate_readings import kind_of

# A number of one digit can be told wrong in too few ways to tell anything by its slip.
SHORTEST = 10
# Bits: where no misprint explains them; for numbers that come out but for rounding; for a point misplaced; for one
# that was divided the other way round; for what was told in another unit; for a number settled elsewhere.
NO_SLIP, _EXACT, _SHIFTED, _INVERTED, _CONFUSED, _SETTLED = -2.0, 1.0, -1.0, -0.5, -1.0, -3.0
_POWERS = (Decimal("0.01"), Decimal("0.1"), Decimal(10), Decimal(100))
# Of one kind these are taken for each other: 斤 for 公斤, 亩 for 公顷.
_UNITS_CONFUSED = {"重量": Decimal(2), "面积": Decimal(15)}
_MOST_EVEN = 5.0


def bits_of_misprint(run: Run, at: int, pair: Pair, quotient: Interval, settled: Collection[int]) -> float:
    """The bits of the likeliest misprint of the three; NO_SLIP where none explains them.

    `quotient`: how far the result of the pair ranges; `settled`: where the figures begin that come out elsewhere.
    """
    figure, over = run.figures[at], run.figures[pair.over]
    under = run.figures[pair.under] if pair.under is not None else None
    printed = rounded_interval(figure)
    value = value_of(figure)
    if pair.complement:
        printed = Interval(pair.factor - printed.high, pair.factor - printed.low)
        value = pair.factor - value
    if printed.low <= 0 or quotient.low <= 0:
        return NO_SLIP
    half = last_digit(figure) / 2
    exact = pair.result(run)[0]
    meant = [(figure, Interval(quotient.low - half, quotient.high + half), exact)]
    by = value_of(under) if under is not None else Decimal(1)
    by = 1 / by if pair.product else by
    meant.append((over, printed.times(by / pair.factor), value * by / pair.factor))
    if under is not None:
        told = value_of(over) * pair.factor
        wide = printed.times(1 / told) if pair.product else Interval(told / printed.high, told / printed.low)
        meant.append((under, wide, value / told if pair.product else told / value))
    found = [
        max(_bits(each, right), _bits(each, _rounded(each, number)) - _EXACT)
        + (_SETTLED if each.start in settled else 0.0)
        for each, right, number in meant
    ]
    return max(NO_SLIP, _bits_of_mistake(run, at, pair, quotient), *found)


def _bits_of_mistake(run: Run, at: int, pair: Pair, quotient: Interval) -> float:
    """The bits for a number's being rightly printed but wrongly reckoned: divided the other way round (of the plan
    125% instead of 80%), or of as many 斤 as there were 公斤."""
    figure = run.figures[at]
    digit, printed = last_digit(figure), rounded_interval(figure)
    if pair.complement or pair.product or pair.under is None or value_of(figure) < SHORTEST * digit:
        return NO_SLIP
    found, surprise = NO_SLIP, log2(float(value_of(figure) / digit))
    if figure.unit in RATES:
        square = pair.factor * pair.factor
        turned = Interval(square / quotient.high, square / quotient.low)
        if turned.meets(printed):
            found = surprise - log2(float((turned.high - turned.low) / digit) + 1) + _INVERTED
    kinds = {kind_of(run.figures[place].unit) for place in (at, pair.over, pair.under)}
    for kind, times in _UNITS_CONFUSED.items():
        for by in (times, 1 / times) if kind in kinds else ():
            taken = quotient.times(by)
            if taken.meets(printed):
                found = max(found, surprise - log2(float((taken.high - taken.low) / digit) + 1) + _CONFUSED)
    return found


def bits_of_evenness(run: Run, at: int, pair: Pair) -> float:
    """The bits for a quotient's coming out even, to the digit that the third is printed to: an amount that is so many
    times a number, of digits that are no round ones, was reckoned from it."""
    if pair.under is None or pair.product or pair.complement:
        return 0.0
    digit, (quotient, _) = last_digit(run.figures[at]), pair.result(run)
    if quotient < digit or quotient % digit:
        return 0.0
    amount = value_of(run.figures[pair.over]).normalize().as_tuple().digits
    told = float("".join(map(str, amount)))
    return min(_MOST_EVEN, max(0.0, log2(told / float(quotient / digit))))


def _rounded(figure: Figure, number: Decimal) -> Interval:
    """Where a number lies that is printed as exactly as a figure."""
    digit = last_digit(figure)
    right = rounded(number, digit)
    return Interval(right - digit / 2, right + digit / 2)


def _bits(figure: Figure, meant: Interval) -> float:
    """The bits of a misprint that made one number of another in an interval."""
    found = bits_of_slip(figure, meant)
    bits = NO_SLIP if found is None else found
    digits = value_of(figure) / last_digit(figure)
    for power in _POWERS if digits >= SHORTEST else ():
        if meant.holds(value_of(figure) * power):
            numbers = float((meant.high - meant.low) / (last_digit(figure) * power)) + 1
            bits = max(bits, log2(float(digits) / (len(_POWERS) * numbers)) + _SHIFTED)
    return bits
