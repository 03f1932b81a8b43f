"""What was there at first, what came and went and what is left: whether that comes out, and how it is written."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.numbers.chances import CERTAIN, slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import (
    Interval,
    common_scale,
    interval_of,
    last_digit,
    plain,
    value_of,
)
from yearbook_viewer.text.audit.numbers.rates import SIGNS


class Account(NamedTuple):
    """What there was at first, what came (1) and went (-1), and what is told to have been there at last."""

    first: Figure
    moved: Sequence[tuple[int, Figure]]
    last: Figure

    @property
    def exact(self) -> Decimal:
        """What the first and all that came and went come to."""
        return value_of(self.first) + sum((sign * value_of(part) for sign, part in self.moved), Decimal(0))

    @property
    def comes_to(self) -> Interval:
        """The same, as far as rounding lets it range."""
        total = interval_of(self.first)
        for sign, part in self.moved:
            total = total + interval_of(part) if sign > 0 else total - interval_of(part)
        return total

    def agrees(self) -> bool:
        """Whether it comes out within rounding."""
        return self.comes_to.meets(interval_of(self.last))

    def slips_by_chance(self) -> float:
        """How likely it is by chance that one misprint explains why it does not come out."""
        off, total = value_of(self.last) - self.exact, self.comes_to
        half = (total.high - total.low) / 2
        meant = [(self.last, total)]
        for sign, figure in ((1, self.first), *self.moved):
            right = value_of(figure) + sign * off
            meant.append((figure, Interval(right - half, right + half)))
        return min(self._copied_by_chance(), *(slip_by_chance(figure, right) for figure, right in meant))

    def _copied_by_chance(self) -> float:
        """How likely it is by chance that what was there at last is as much as another number, which was printed for
        it: 上年结转973.52万元,…,年末结余973.52万元."""
        others = [self.first, *(part for _, part in self.moved)]
        copied = any(value_of(each) == value_of(self.last) for each in others)
        return len(others) * float(last_digit(self.last) / value_of(self.last)) if copied else CERTAIN


def finding_of(account: Account) -> Finding:
    """What the account comes to, written out."""
    first, last = account.first, account.last
    parts = [part for _, part in account.moved]
    verdict = Verdict.INCONSISTENT
    if account.agrees():
        verdict = Verdict.CONSISTENT if account.exact == value_of(last) else Verdict.ROUNDING
    scale = common_scale(first, *parts, last)
    words = plain(value_of(first) / scale)
    for sign, part in account.moved:
        words += f" {'+' if sign > 0 else '−'} {plain(value_of(part) / scale)}"
    if verdict is not Verdict.CONSISTENT:
        words += f" = {plain(account.exact / scale)}"
    words += f" {SIGNS[verdict]} {plain(value_of(last) / scale)}"
    return Finding(FindingKind.CHANGE, verdict, words, last, (first, *parts))
