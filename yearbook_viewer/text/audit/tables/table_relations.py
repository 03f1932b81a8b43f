"""How a number of a table may come from others of it: by sum, difference, quotient, growth or mean, within rounding."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.numbers.misprints import variants
from yearbook_viewer.text.audit.numbers.precision import plain
from yearbook_viewer.text.audit.numbers.rates import rounded
from yearbook_viewer.text.audit.tables.table_numbers import Number

# So many rows, and such a share of all, have to agree for a line to be known as made of the others.
_FEWEST, _MOSTLY = 3, 0.6
_FEWER = 2
# So many digits of all rows together tell that their agreement is no chance: with few rows, and in any case.
_SURE, _TOLD = 4.5, 3.0
# A single row tells so much, where the head says what the line is.
_SURE_OF_ONE = 2.0
_MOST_DIGITS = 4.0
_FIRST = 8
# What comes out by chance.
_LITTLE = (0, 1, 100)
_LEAST = 1e-9
_POWERS = (0.01, 0.1, 10, 100)
_HUNDRED = 100

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
    """The others added or taken away by their signs."""

    signs: tuple[int, ...]

    def computed(self, others: Sequence[float]) -> float:
        """See Relation."""
        return sum(sign * each for sign, each in zip(self.signs, others, strict=True))

    def slack(self, row: Row) -> float:
        """See Relation."""
        digits = [each.digit for each in row]
        return float(max(digits)) * max(1.0, len(row) / 4) if min(digits) < 1 else 0.1

    def words(self, row: Row) -> tuple[str, Decimal, str]:
        """See Relation."""
        sides, exact = plain(row[1].value), row[1].value
        for sign, each in zip(self.signs[1:], row[2:], strict=True):
            sides += f" {'+' if sign > 0 else '−'} {plain(each.value)}"
            exact += sign * each.value
        return sides, exact, ""


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
QUOTIENTS = tuple(Quotient(10.0**power) for power in (0, 2, 1, 3, 4, -1, -2, -3, -4))
RELATIONS: tuple[Relation, ...] = (DIFFERENCE, *QUOTIENTS, GROWTH, Risen(1), Risen(-1))


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


@dataclass(frozen=True, slots=True)
class Held:
    """How a relation holds in rows: `wrong` are those where it does not; `told`: how many digits the others tell."""

    relation: Relation
    wrong: list[Row]
    told: float

    @property
    def findings(self) -> Iterator[Finding]:
        """What does not come from the others (不符)."""
        for row in self.wrong:
            finding = _finding(row, self.relation)
            if finding is not None:
                yield finding


def held(rows: Sequence[Row], relations: Sequence[Relation], *, hinted: bool, slips: bool = False) -> Held | None:
    """The relation that holds in most rows; None where none does.

    `hinted`: the head says what the line is made of; `slips`: only what one misprint explains is wrong.
    """
    if len(rows) < _FEWER:
        return None
    signed = any(row[0].value < 0 for row in rows)
    found: Held | None = None
    for relation in relations:
        each = _held(rows, relation, signed=signed, hinted=hinted, slips=slips)
        if each is not None and (found is None or each.told > found.told):
            found = each
    return found


def _held(rows: Sequence[Row], relation: Relation, *, signed: bool, hinted: bool, slips: bool) -> Held | None:
    # Where neither of the first two comes from the others no line is made so.
    first = [_told(row, relation, signed=signed) for row in rows[:_FEWER]]
    if max(first) < 0:
        return None
    first += [_told(row, relation, signed=signed) for row in rows[_FEWER:_FIRST]]
    if sum(each >= 0 for each in first) < min(_FEWEST, len(rows) - 1):
        return None
    digits = [*first, *(_told(row, relation, signed=signed) for row in rows[_FIRST:])]
    right = sum(each >= 0 for each in digits)
    alone = hinted and right == 1 and len(rows) == _FEWER
    if right < _MOSTLY * len(rows) and not alone:
        return None
    told = sum(each for each in digits if each > 0)
    telling = sum(each >= 1 for each in digits)
    wrong = [row for row, each in zip(rows, digits, strict=True) if each < 0]
    if telling >= _FEWEST and told >= _TOLD and not slips:
        return Held(relation, [row for row in wrong if _is_off(row, relation, signed=signed)], told)
    sure = telling >= _FEWER and told >= (_TOLD if hinted else _SURE)
    if sure or (alone and told >= _SURE_OF_ONE):
        return Held(relation, [row for row in wrong if _is_slip(row, relation, signed=signed)], told)
    return None


def _miss(row: Row, relation: Relation, *, signed: bool) -> float:
    made, computed = row[0].near, relation.computed([each.near for each in row[1:]])
    return abs(computed - made) if signed else abs(abs(computed) - abs(made))


def _told(row: Row, relation: Relation, *, signed: bool) -> float:
    """How many digits of a number tell that it comes from others; -1 where it does not."""
    made, slack = abs(row[0].near), relation.slack(row)
    if not _miss(row, relation, signed=signed) <= slack:
        return -1.0
    if made in _LITTLE:
        return 0.0
    return min(_MOST_DIGITS, max(0.0, math.log10(made / max(slack, float(row[0].digit)))))


def _is_off(row: Row, relation: Relation, *, signed: bool) -> bool:
    return _miss(row, relation, signed=signed) > relation.slack(row) * (1 if isinstance(relation, Signed) else 1.5)


def _is_slip(row: Row, relation: Relation, *, signed: bool) -> bool:
    """Whether one misprint, or the wrong one of two numbers as base, explains that a relation does not hold."""
    slack = relation.slack(row)
    made, *others = (each.near for each in row)
    if relation is GROWTH and others[0] and abs(abs(1 - others[1] / others[0]) * _HUNDRED - abs(made)) <= slack:
        return True
    computed = relation.computed(others)
    # A fall printed without its sign.
    if abs(computed + made) <= slack:
        return True
    wanted = computed if signed else abs(computed)
    if any(abs(each - wanted) <= slack for each in _variants(row[0])):
        return True
    for at, number in enumerate(row[1:]):
        for each in _variants(number):
            computed = relation.computed([*others[:at], each, *others[at + 1 :]])
            if (abs(computed - made) if signed else abs(abs(computed) - abs(made))) <= slack:
                return True
    return False


def _variants(number: Number) -> Iterator[float]:
    digit, value = float(number.digit), number.near
    sign = -1 if value < 0 else 1
    yield from (value * power for power in _POWERS)
    yield from (sign * int(each) * digit for each in variants(f"{abs(number.value) / number.digit:.0f}"))


def _finding(row: Row, relation: Relation) -> Finding | None:
    checked = next((each.figure for each in row if each.figure is not None), None)
    if checked is None or math.isnan(relation.computed([each.near for each in row[1:]])):
        return None
    others = [each for each in row if each.figure is not checked]
    against = sorted((each.figure for each in others if each.figure is not None), key=_start_of)
    passages = tuple((each.cell.start, each.cell.end) for each in others if each.figure is None)
    sides, exact, unit = relation.words(row)
    shown = rounded(exact, row[0].digit)
    words = f"{sides} = {plain(shown)}{unit} ≠ {plain(row[0].value)}{unit}".replace("-", "−")
    return Finding(FindingKind.TABLE, Verdict.INCONSISTENT, words, checked, tuple(against), passages)


def _start_of(figure: Figure) -> int:
    return figure.start
