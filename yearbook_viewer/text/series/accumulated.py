"""What is added up from year to year (累计, 馆藏, 年末), held against what each year's entry says was added."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from yearbook_viewer.records import FindingKind, Printing, Role, Verdict, VolumeFinding
from yearbook_viewer.text.audit.misprints import Misprint, explaining
from yearbook_viewer.text.audit.precision import common_scale, last_digit, plain, value_of
from yearbook_viewer.text.audit.totals import adds_up
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.text.series.kin import is_plain, shared, words_of
from yearbook_viewer.text.series.printed import title_of

# So much of what a name tells is in the other.
_HALF = 0.5
# Of more values of one kind in an entry nothing is told which of them is added.
_MOST = 12
# So many digits of what was added come out by no chance.
_TELLING = 100
_SUMS_UP = re.compile("累计|总数|总量|馆藏|达|年末|历年|保有|存量|共有|总里程|总长")
_REACH = 12

_Years = Mapping[int, Sequence[Printing]]


@dataclass(frozen=True, slots=True)
class _Step:
    """What there was in one year and in the next, and what was added in this."""

    before: Printing
    after: Printing
    added: Printing

    @property
    def is_right(self) -> bool:
        """Whether what was added makes the one of the other."""
        return adds_up(self.after.figure, (self.before.figure, self.added.figure))


def accumulated(printings: Iterable[Printing]) -> Iterator[VolumeFinding]:
    """Amounts that are added up from entry to entry of one title, where what a year added does not lead from the former
    one to its own (不符), while another year's does, or that of both years together.

    Where two entries alone tell it the words have to say that it is added up, and one misprint to explain it.
    """
    kinds: dict[tuple[str, str], dict[int, list[Printing]]] = defaultdict(lambda: defaultdict(list))
    for printing in printings:
        figure, year = printing.figure, printing.entry_year
        if year is not None and is_plain(figure) and figure.role is Role.LEVEL and figure.year == year:
            kinds[title_of(printing), family_of(figure.unit).name][year].append(printing)
    for years in kinds.values():
        if len(years) > 1 and max(map(len, years.values())) <= _MOST:
            yield from _of_kind(years)


def _of_kind(years: _Years) -> Iterator[VolumeFinding]:
    steps = [step for year in years if year - 1 in years for step in _steps(years[year - 1], years[year])]
    right = {step.after for step in steps if step.is_right} | {step.added for step in steps if step.is_right}
    told: set[Printing] = set()
    for step in steps:
        if step.is_right or step.after in right or step.added in right or step.after in told:
            continue
        if _is_amiss(step, steps):
            told.add(step.after)
            yield _finding(step)


def _steps(former: Sequence[Printing], latter: Sequence[Printing]) -> Iterator[_Step]:
    for before in former:
        for after in latter:
            if (
                not value_of(before.figure) < value_of(after.figure) * 2
                or shared(_words(before), _words(after)) < _HALF
            ):
                continue
            for added in latter:
                telling = value_of(added.figure) >= _TELLING * last_digit(added.figure)
                if added is not after and telling and 2 * value_of(added.figure) < value_of(before.figure):
                    yield _Step(before, after, added)


def _is_amiss(step: _Step, steps: Sequence[_Step]) -> bool:
    """Whether what leads on from a sum, or what other years add to it, tells that a step should come out right."""
    for other in steps:
        alike = shared(_words(other.added), _words(step.added)) >= _HALF
        if other.before is step.after and alike:
            both = (step.before.figure, step.added.figure, other.added.figure)
            if adds_up(other.after.figure, both):
                return True
        if other.is_right and alike and shared(_words(other.after), _words(step.after)) >= _HALF:
            return _misprint(step) > Misprint.NONE
    sums_up = all(_SUMS_UP.search(_before(each)) for each in (step.before, step.after))
    return sums_up and _misprint(step) >= Misprint.SWAP


def _misprint(step: _Step) -> Misprint:
    return explaining(step.after.figure, (step.before.figure, step.added.figure))


def _words(printing: Printing) -> str:
    return words_of(printing).replace("累计", "")


def _before(printing: Printing) -> str:
    at = printing.figure.start - printing.sentence_start
    return printing.sentence[max(0, at - _REACH) : max(0, at)]


def _finding(step: _Step) -> VolumeFinding:
    figures = (step.before.figure, step.added.figure, step.after.figure)
    scale = common_scale(*figures)
    before, added, after = (plain(value_of(figure) / scale) for figure in figures)
    total = plain((value_of(figures[0]) + value_of(figures[1])) / scale)
    words = f"{before} + {added} = {total} ≠ {after}"
    return VolumeFinding(FindingKind.SERIES, Verdict.INCONSISTENT, words, step.after, (step.before, step.added))
