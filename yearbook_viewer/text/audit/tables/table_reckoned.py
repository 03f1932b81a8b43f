"""Numbers of a table reckoned together: their sum, their mean, or the quotient of two such."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.numbers.precision import Interval, interval_of, plain, scale_of, value_of
from yearbook_viewer.text.audit.tables.table_items import Line
from yearbook_viewer.text.audit.tables.table_named import Told
from yearbook_viewer.text.audit.totals.totals import added


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number may be. `sides`: how it is reckoned, written out; `interval`: where rounding lets it range."""

    told: Told
    sides: str
    value: Decimal
    interval: Interval
    used: tuple[Figure, ...]

    @property
    def is_single(self) -> bool:
        """Whether it is one number of the table as it stands."""
        return len(self.used) == 1 and "÷" not in self.sides

    @property
    def is_sum(self) -> bool:
        """Whether its numbers are added."""
        return " + " in self.sides and "÷" not in self.sides


def summed(parts: Sequence[Figure], told: Told) -> Reading:
    """Some numbers, or one as it stands."""
    total = Interval(Decimal(0), Decimal(0))
    for part in parts:
        total = total + interval_of(part)
    return Reading(told, " + ".join(as_shown(part) for part in parts), added(parts), total, tuple(parts))


def mean_of(line: Line, told: Told, count: int) -> Reading:
    """All items of a line together, by how many things that is for."""
    total = summed(line.figures, told)
    low, high = total.interval.low / count, total.interval.high / count
    return Reading(told, f"({total.sides}) ÷ {count}", total.value / count, Interval(low, high), total.used)


def divided(one: Reading, other: Reading, factor: Decimal, told: Told) -> Iterator[Reading]:
    """One by another, `factor` times; nothing where the other may be nought."""
    quotient = one.interval.over(other.interval)
    if quotient is not None:
        sides = [f"({each.sides})" if "+" in each.sides else each.sides for each in (one, other)]
        value = one.value / other.value * factor
        # All that is there belongs to any share: it tells nothing of this one.
        used = tuple(sorted({*one.used, *(other.used if len(other.used) == 1 else ())}, key=lambda each: each.start))
        yield Reading(told, " ÷ ".join(sides), value, quotient.times(factor), used)


def as_shown(figure: Figure) -> str:
    """A number as it is printed, without its scale."""
    return plain(value_of(figure) / scale_of(figure))
