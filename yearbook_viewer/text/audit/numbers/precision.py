"""How exactly a figure is printed: its scale, its last digit, and the interval that its true value lies in."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.figures import units
from yearbook_viewer.text.figures.numerals import MULTIPLIERS, ONE, arabic_value
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.figures.surface import narrow

# Rates do not add up.
RATES = frozenset(("%", "‰", "‱", "个百分点", "百分点", "个千分点", "倍"))

# Larger and finer than any statistic: what was read so is a serial number or a slip of the scanner.
_TOO_LARGE, _TOO_FINE = Decimal(10) ** 18, Decimal("1e-9")

# Words that blur a number, by the side on which the true value lies.
_ABOVE = frozenset(("多", "余", "超过", "超", "逾", "以上", "不低于", "不少于", "至少"))
_BELOW = frozenset(("近", "将近", "接近", "不足", "不到", "以下", "不超过", "以内"))

# Doubts of a figure that are about its number; the others are about what it counts.
_OF_THE_NUMBER = frozenset(("figure-note", "figure-broken", "figure-range"))

# Thousands set apart, or a line end within a number.
_BLANKS = re.compile(r"\s+")
_SCALES = frozenset(MULTIPLIERS.values())
_PRINTED = re.compile(
    r"([0-9０-９][0-9０-９,，]*)(?:[.．]([0-9０-９]+))?\s*(万亿|[十百千]亿|亿|[十百千]万|万|千(?!瓦|克|米|伏))?"
)
# A check asks for the same number many times.
_KEPT = 8192
# What is so many times its last digit has three digits and more.
_MANY_DIGITS = 100
# 1小时40分 are 100 minutes and no hundred of anything.
_COMPOUND = re.compile(r"[0-9０-９](?:小时|分钟?|[元块角毛])[0-9０-９]")
_WORDS_SCALE = re.compile(r"(万亿|亿|万)")


@dataclass(frozen=True, slots=True)
class Interval:
    """What lies between two numbers, both included."""

    low: Decimal
    high: Decimal

    def meets(self, other: "Interval") -> bool:
        """Whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def holds(self, number: Decimal) -> bool:
        """Whether the number lies within."""
        return self.low <= number <= self.high

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, factor: Decimal) -> "Interval":
        """Every number of it multiplied; the factor is not negative."""
        return Interval(self.low * factor, self.high * factor)

    def over(self, other: "Interval") -> "Interval | None":
        """What comes out when its numbers are divided by the other's; None where those are not above nought."""
        if other.low <= 0:
            return None
        quotients = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(quotients), max(quotients))


def value_of(figure: Figure) -> Decimal:
    """The value in the base unit."""
    assert figure.value is not None  # every figure that the grammar finds has a value
    return figure.value


def is_well_read(figure: Figure) -> bool:
    """Whether nothing speaks against the number as it was read; arithmetic with another would be no finding."""
    return figure.doubt not in _OF_THE_NUMBER


def is_of_common_size(figure: Figure) -> bool:
    """Whether a number has no more digits than decimal arithmetic keeps of what is reckoned with it (28)."""
    return figure.value is None or (abs(figure.value) < _TOO_LARGE and last_digit(figure) >= _TOO_FINE)


def scale_of(figure: Figure) -> Decimal:
    """The multiplier the number is printed with: 万 in 1.86万个."""
    return _scale(figure.text, value_of(figure))


def last_digit(figure: Figure) -> Decimal:
    """What one of the last digit printed is worth, in the base unit: 100 in 1.86万个, 0.1 in 6.2%, 1000 in 3万5千."""
    return _digit(figure.text, value_of(figure))


@lru_cache(maxsize=_KEPT)
def _scale(text: str, value: Decimal) -> Decimal:
    printed = _PRINTED.search(_BLANKS.sub("", text))
    if printed is not None and printed[3]:
        return MULTIPLIERS[printed[3]]
    if printed is not None:
        return ONE if _COMPOUND.search(text) is not None else _scale_elsewhere(value, printed)
    words = _WORDS_SCALE.search(text)
    return MULTIPLIERS[words[1]] if words is not None else ONE


def _scale_elsewhere(value: Decimal, printed: re.Match[str]) -> Decimal:
    """The multiplier of a number whose 万 stands in a table's caption or behind the number that follows."""
    number = arabic_value(narrow(f"{printed[1].strip(',，')}.{printed[2] or 0}"))
    scale = abs(value) / number if number else ONE
    return scale if scale in _SCALES else ONE


@lru_cache(maxsize=_KEPT)
def _digit(text: str, value: Decimal) -> Decimal:
    printed = _PRINTED.search(_BLANKS.sub("", text))
    decimals = len(printed[2]) if printed is not None and printed[2] else 0
    return min(_scale(text, value) / Decimal(10**decimals), _last_place(value))


def _last_place(value: Decimal) -> Decimal:
    """The place of the last digit of the value that is not nought, 1 at most where the value is nought."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # no infinite values
    return Decimal(1).scaleb(exponent)


def has_many_digits(figure: Figure) -> bool:
    """Whether a number is printed with three digits or more, so that few others would do as well."""
    return value_of(figure) >= _MANY_DIGITS * last_digit(figure)


def half_digit(figure: Figure) -> Decimal:
    """Half of the last digit printed; nothing for a whole number without a multiplier, which is a count."""
    return _half(figure.text, value_of(figure))


def _half(text: str, value: Decimal) -> Decimal:
    digit = _digit(text, value)
    return Decimal(0) if digit >= 1 and _scale(text, value) == ONE else digit / 2


def blur(figure: Figure) -> Interval:
    """How far the true value may lie from the printed one by the word that blurs it (多, 近, 约), rounding left out.

    500多家 are 500 to 600, 近3亿元 are 2 to 3, 约40人 are 30 to 50: one of the last digit that is not nought.
    """
    return _blur(value_of(figure), figure.qualifier)


def _blur(value: Decimal, qualifier: str) -> Interval:
    if not qualifier or qualifier == RANGE:
        return Interval(Decimal(0), Decimal(0))
    place = _last_place(value)
    return Interval(Decimal(0) if qualifier in _ABOVE else -place, Decimal(0) if qualifier in _BELOW else place)


def interval_of(figure: Figure) -> Interval:
    """Where the true value lies: within half of the last digit, and what a qualifier adds; counts are exact.

    What is measured is rounded in whole numbers too (6% is 5.5 to 6.5, 320公里 319.5 to 320.5).
    """
    return _interval(figure.text, value_of(figure), figure.qualifier, figure.unit in units.MEASURES)


@lru_cache(maxsize=_KEPT)
def _interval(text: str, value: Decimal, qualifier: str, measured: bool) -> Interval:
    half = _digit(text, value) / 2 if measured else _half(text, value)
    blurred = _blur(value, qualifier)
    return Interval(value - half + blurred.low, value + half + blurred.high)


def rounded_interval(figure: Figure) -> Interval:
    """Where a quotient lies that is printed so: it is rounded, be it of people."""
    half, told = last_digit(figure) / 2, interval_of(figure)
    return Interval(min(told.low, value_of(figure) - half), max(told.high, value_of(figure) + half))


def plain(number: Decimal) -> str:
    """A number as it is written out in an arithmetic: without noughts behind the point, thousands not set apart."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def common_scale(*figures: Figure) -> Decimal:
    """The scale that all are printed with, or 1 where they differ."""
    scales = {scale_of(figure) for figure in figures}
    return scales.pop() if len(scales) == 1 else ONE


def is_amount(figure: Figure) -> bool:
    """Whether it may be added up: a value, no change, no rate, no range, and read without doubt."""
    return figure.role is Role.LEVEL and figure.unit not in RATES and figure.qualifier != RANGE and is_well_read(figure)
