"""A series over the years as rows: every printing, which of them count, how the values change; for window and file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from itertools import groupby

from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Figure, Printing, Series, SeriesKey
from yearbook_viewer.text.audit.clauses.facts import agree
from yearbook_viewer.text.audit.numbers.precision import scale_of
from yearbook_viewer.text.series.families import convert, family_of, in_base, units_of

# Families whose values are rates themselves: they change by points, not by a share of themselves.
RATES = frozenset(("百分比", "百分点"))
POINTS = "百分点"

_EXACT = Context(prec=28)
_SCALES = {10**4: "万", 10**8: "亿"}
# Digits that a value in another unit is told with, and a rate of change behind the point.
_SIGNIFICANT = 8
_OF_RATE = Decimal("0.01")


class Print(StrEnum):
    """What a printing is to the others of its year.

    FIRST: the first volume that prints the year. AGAIN: printed again, the same within what is rounded. REVISED: a
    later volume prints another value. OTHER: one of several values that one volume prints. GOAL: no fact, a plan.
    """

    FIRST = "first"
    AGAIN = "again"
    REVISED = "revised"
    OTHER = "other"
    GOAL = "goal"


PRINT_NAMES = {
    Print.FIRST: N_("初次"),
    Print.AGAIN: N_("重印"),
    Print.REVISED: N_("修订"),
    Print.OTHER: N_("同卷不一"),
    Print.GOAL: N_("目标"),
}


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One printing of a series.

    `value`: in the base unit of the family. `leads`: the value of its year as it was printed last, which the line goes
    through; one in a year at most. Only of those: `change`, against the one of the year before, in the base unit, and
    `growth`, the same in %; None where the year before is not printed, `growth` too where it cannot be said.
    """

    key: SeriesKey
    printing: Printing
    year: int
    value: Decimal
    told: Print
    leads: bool = False
    change: Decimal | None = None
    growth: Decimal | None = None

    @property
    def figure(self) -> Figure:
        """The figure that is printed."""
        return self.printing.figure


def series_rows(series: Series, goals: Sequence[Printing] = ()) -> tuple[SeriesRow, ...]:
    """The printings of a series by year, then by volume; goals behind the facts of their year.

    Printings without a value or a year are left out.
    """
    years: dict[int, list[SeriesRow]] = {}
    for printing, told in _told(series.printings):
        row = _row(series.key, printing, told)
        years.setdefault(row.year, []).append(row)
    led = dict(_led(years))
    rows = [_leading(row, led) if led.get(row.year) is row else row for own in years.values() for row in own]
    rows += [_row(series.key, goal, Print.GOAL) for goal in goals if _is_told(goal)]
    # Sorting is stable: within a year the order stays.
    return tuple(sorted(rows, key=lambda row: row.year))


def indexed(rows: Iterable[SeriesRow]) -> dict[int, Decimal]:
    """The values that count by year, the first of them set to 100; nothing where the first is not above 0."""
    values = {row.year: row.value for row in rows if row.leads}
    first = next(iter(values.values()), Decimal(0))
    return {year: _EXACT.divide(value * 100, first) for year, value in values.items()} if first > 0 else {}


def printed_unit(rows: Iterable[SeriesRow]) -> str:
    """The unit that most of the values are printed in, with its 万 or 亿 where a reader can choose that; never empty
    where the figures have units."""
    counted: dict[str, int] = {}
    for row in rows:
        unit = _unit_of(row.figure)
        counted[unit] = counted.get(unit, 0) + 1
    return max(counted, key=lambda unit: counted[unit], default="")


def in_unit(value: Decimal, family: str, unit: str) -> Decimal:
    """A value in the base unit of its family told in another of its units, to so many digits as say something."""
    base = family_of(units_of(family)[0]).base if units_of(family) else ""
    told = convert(value, base, unit) if base and unit else value
    return trimmed(Context(prec=_SIGNIFICANT).plus(told) if abs(told) < 10**_SIGNIFICANT else told)


def rounded_rate(rate: Decimal) -> Decimal:
    """A rate with two digits behind the point."""
    return trimmed(rate.quantize(_OF_RATE, ROUND_HALF_UP, _EXACT)) if abs(rate) < 10**20 else rate


def trimmed(number: Decimal) -> Decimal:
    """Without noughts behind the point, and without an exponent."""
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def volume_words(printing: Printing, say: Catalogue) -> str:
    """Which volume prints it: 临江年鉴 2019 年卷; without a volume the entry and the year it describes."""
    if printing.volume:
        year = say("{year} 年卷", year=printing.volume_year) if printing.volume_year else ""
    else:
        year = say("{year} 年", year=printing.entry_year) if printing.entry_year else ""
    return " ".join(part for part in (printing.volume or printing.entry_title, year) if part)


def _told(printings: Sequence[Printing]) -> Iterator[tuple[Printing, Print]]:
    """Each printing with what it is to the others of its year."""
    usable = [printing for printing in printings if _is_told(printing)]
    for _, own in groupby(usable, key=lambda each: each.figure.year):
        led: Figure | None = None
        for _, edition in groupby(own, key=_edition):
            first, *others = edition
            if not all(agree(first.figure, other.figure) for other in others):
                yield from [(each, _same_or_other(each, led)) for each in (first, *others)]
                continue
            if led is None:
                told, led = Print.FIRST, first.figure
            elif agree(first.figure, led):
                told = Print.AGAIN
            else:
                told, led = Print.REVISED, first.figure
            yield first, told
            yield from ((other, Print.AGAIN) for other in others)


def _same_or_other(printing: Printing, led: Figure | None) -> Print:
    """What a value is of a volume that prints several for the year: which of them is meant, nobody can say."""
    return Print.AGAIN if led is not None and agree(printing.figure, led) else Print.OTHER


def _edition(printing: Printing) -> object:
    """What counts as one volume."""
    return (printing.volume, printing.volume_year) if printing.volume else printing.address.entry


def _led(years: Mapping[int, Sequence[SeriesRow]]) -> Iterator[tuple[int, SeriesRow]]:
    """The value of each year that was printed last, the years in order; none where no volume prints one alone."""
    for year in sorted(years):
        told = [row for row in years[year] if row.told in (Print.FIRST, Print.REVISED)]
        if told:
            yield year, told[-1]


def _leading(row: SeriesRow, led: Mapping[int, SeriesRow]) -> SeriesRow:
    """The row as the one that counts in its year, with what changed since the year before."""
    before = led.get(row.year - 1)
    if before is None:
        return replace(row, leads=True)
    change = row.value - before.value
    tellable = row.key.family not in RATES and before.value > 0
    growth = _EXACT.divide(change * 100, before.value) if tellable else None
    return replace(row, leads=True, change=change, growth=growth)


def _row(key: SeriesKey, printing: Printing, told: Print) -> SeriesRow:
    figure = printing.figure
    assert figure.value is not None and figure.year is not None  # what is not told was left out
    return SeriesRow(key, printing, figure.year, in_base(figure.value, figure.unit), told)


def _is_told(printing: Printing) -> bool:
    return printing.figure.value is not None and printing.figure.year is not None


def _unit_of(figure: Figure) -> str:
    scaled = f"{_SCALES.get(int(scale_of(figure)), '')}{figure.unit}"
    return scaled if scaled in units_of(family_of(figure.unit).name) else figure.unit
