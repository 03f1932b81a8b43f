"""How a number of a table may come from others of it: by sum, difference, quotient, growth or mean, within rounding."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from yearbook_viewer.text.audit.numbers.precision import plain
from yearbook_viewer.text.audit.tables.table_numbers import Number

_LEAST = 1e-9
_HUNDRED = 100
# By how much of it a base that is reckoned from shares may be off, in percent.
_ROUND_BASE = 2e-5

# How far off numbers are looked at more closely.
_ROUGHLY, _ROUGH_RATE = 0.03, 0.2

# The number that may be made of others, and those.
Row = tuple[Number, ...]


class Relation(Protocol):
    """What is done with the other numbers of a row."""

    def computed(self, others: Sequence[float]) -> float:
        """What comes out; not a number where nothing does."""

    def slack(self, row: Row) -> float:
        """How far the number may be off by rounding and cutting off."""

    def words(self, row: Row) -> tuple[str, Decimal, str]:
        """What is done written out, what comes out exactly, and the unit of that."""


@dataclass(frozen=True, slots=True)
class Quotient:
    """One number by another, times `scale`; `grown`: less one, in percent."""

    scale: float
    grown: bool = False

    def computed(self, others: Sequence[float]) -> float:
        """See Relation."""
        if not others[1]:
            return math.nan
        return (others[0] / others[1] - self.grown) * self.scale

    def slack(self, row: Row) -> float:
        """See Relation."""
        one, other = row[1].near, row[2].near
        if not other:
            return 0.0
        spread = abs(row[1].blur / other) + abs(one / other * row[2].blur / other)
        return float(row[0].digit) + spread * self.scale + _LEAST

    def words(self, row: Row) -> tuple[str, Decimal, str]:
        """See Relation."""
        one, other = row[1].value, row[2].value
        sides = f"{plain(one)} ÷ {plain(other)}"
        if self.grown:
            return f"{sides} − 1", (one / other - 1) * _HUNDRED, "%"
        scale = Decimal(f"{self.scale:.6g}")
        return sides + (f" × {plain(scale)}" if scale != 1 else ""), one / other * scale, ""


@dataclass(frozen=True, slots=True)
class Risen:
    """How much a number changed by another, in percent of what it was before: 42185, −3420 and −7.5."""

    sign: int

    def computed(self, others: Sequence[float]) -> float:
        """See Relation."""
        before = others[1] - self.sign * others[0]
        return others[0] / before * 100 if before else math.nan

    def slack(self, row: Row) -> float:
        """See Relation."""
        before = row[2].near - self.sign * row[1].near
        return float(row[0].digit) + (abs(row[1].blur / before) * 100 if before else 0.0) + _LEAST

    def words(self, row: Row) -> tuple[str, Decimal, str]:
        """See Relation."""
        change, level = row[1].value, row[2].value
        sides = f"{plain(change)} ÷ ({plain(level)} {'−' if self.sign > 0 else '+'} {plain(change)})"
        return sides, change / (level - self.sign * change) * _HUNDRED, "%"


@dataclass(frozen=True, slots=True)
class Signed:
    """The others added or taken away by their signs, of which there may be more."""

    signs: tuple[int, ...]

    def computed(self, others: Sequence[float]) -> float:
        """See Relation."""
        return sum(sign * each for sign, each in zip(self.signs, others, strict=False))

    def slack(self, row: Row) -> float:
        """See Relation."""
        digits = [each.digit for each in row]
        return float(max(digits)) * max(1.0, len(row) / 4) if min(digits) < 1 else 0.1

    def words(self, row: Row) -> tuple[str, Decimal, str]:
        """See Relation."""
        sides, exact = plain(row[1].value), row[1].value
        for sign, each in zip(self.signs[1:], row[2:], strict=False):
            sides += f" {'+' if sign > 0 else '−'} {plain(each.value)}"
            exact += sign * each.value
        return sides, exact, ""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a base that is not printed a number is, in percent."""

    base: float

    def computed(self, others: Sequence[float]) -> float:
        """See Relation."""
        return others[0] / self.base * _HUNDRED

    def slack(self, row: Row) -> float:
        """See Relation."""
        return float(row[0].digit) + (row[1].blur / self.base + row[0].near * _ROUND_BASE) * _HUNDRED

    def words(self, row: Row) -> tuple[str, Decimal, str]:
        """See Relation."""
        base = Decimal(f"{self.base:.4g}")
        return f"{plain(row[1].value)} ÷ {plain(base)}", row[1].value / base * _HUNDRED, "%"


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of all others."""

    def computed(self, others: Sequence[float]) -> float:
        """See Relation."""
        return sum(others) / len(others)

    def slack(self, row: Row) -> float:
        """See Relation."""
        return float(row[0].digit) + _LEAST

    def words(self, row: Row) -> tuple[str, Decimal, str]:
        """See Relation."""
        exact = sum((each.value for each in row[1:]), Decimal(0)) / (len(row) - 1)
        return f"({' + '.join(plain(each.value) for each in row[1:])}) ÷ {len(row) - 1}", exact, ""


DIFFERENCE = Signed((1, -1))
GROWTH = Quotient(100.0, grown=True)
PERCENTAGE = Quotient(100.0)
# 万元 by 人, 吨 by 亩 in 公斤, and percentages.
_QUOTIENTS = tuple(Quotient(10.0**power) for power in (0, 2, 1, 3, 4, -1, -2, -3, -4))
RELATIONS: tuple[Relation, ...] = (DIFFERENCE, *_QUOTIENTS, GROWTH, Risen(1), Risen(-1))


def may_come_from(made: float, one: float, other: float) -> bool:
    """Whether a number is roughly what one of RELATIONS makes of two others: asked first, as most are not."""
    if abs(abs(one - other) - abs(made)) <= _ROUGHLY * abs(made):
        return True
    if not other or not one or not made:
        return False
    quotient = one / other
    if abs(abs(quotient - 1) * _HUNDRED - abs(made)) <= _ROUGHLY * abs(made) + _ROUGH_RATE:
        return True
    if any(
        abs(abs(100 * one / (other - each) if other != each else 0) - abs(made)) < _ROUGH_RATE for each in (one, -one)
    ):
        return True
    power = math.log10(abs(made / quotient))
    return abs(power - round(power)) <= _ROUGHLY
