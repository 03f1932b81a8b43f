"""What was there at first, what came and went and what is left: whether that comes out, and how it is written."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.numbers.chances import CERTAIN, slip_by_chance
from yearbook_viewer.text.audit.numbers.precision import Interval, interval_of, last_digit, value_of
from yearbook_viewer.text.audit.numbers.written import written_out


class Account(NamedTuple):
    """What there was at first, what came (1) and went (-1), and what is told to have been there at last.

    `first`: None where `last` is no stock but the net of what came and went; `sign`: -1 where that is told as a loss,
    净减14户.
    """

    first: Figure | None
    moved: Sequence[tuple[int, Figure]]
    last: Figure
    sign: int = 1

    @property
    def terms(self) -> Sequence[tuple[int, Figure]]:
        """All that is added (1) and taken off (-1), in the order in which it is written out."""
        return self.moved if self.first is None else [(1, self.first), *self.moved]

    @property
    def told(self) -> Decimal:
        """What it is told to come to, less than nought where more went than came."""
        return self.sign * value_of(self.last)

    @property
    def exact(self) -> Decimal:
        """What the first and all that came and went come to."""
        return sum((sign * value_of(part) for sign, part in self.terms), Decimal(0))

    @property
    def comes_to(self) -> Interval:
        """The same, as far as rounding lets it range."""
        total = Interval(Decimal(0), Decimal(0))
        for sign, part in self.terms:
            total = total + interval_of(part) if sign > 0 else total - interval_of(part)
        return total

    def agrees(self) -> bool:
        """Whether it comes out within rounding."""
        return self.comes_to.meets(self._last)

    def slips_by_chance(self) -> float:
        """How likely it is by chance that one misprint explains why it does not come out."""
        off, total = self.told - self.exact, self.comes_to
        half = (total.high - total.low) / 2
        meant = [(self.last, total if self.sign > 0 else Interval(-total.high, -total.low))]
        for sign, figure in self.terms:
            right = value_of(figure) + sign * off
            meant.append((figure, Interval(right - half, right + half)))
        return min(self._copied_by_chance(), *(slip_by_chance(figure, right) for figure, right in meant))

    @property
    def _last(self) -> Interval:
        printed = interval_of(self.last)
        return printed if self.sign > 0 else Interval(-printed.high, -printed.low)

    def _copied_by_chance(self) -> float:
        """How likely it is by chance that what was there at last is as much as another number, which was printed for
        it: 上年结转973.52万元,…,年末结余973.52万元."""
        copied = any(value_of(each) == value_of(self.last) for _, each in self.terms)
        return len(self.terms) * float(last_digit(self.last) / value_of(self.last)) if copied else CERTAIN


def finding_of(account: Account) -> Finding:
    """What the account comes to, written out: 相符, 相符 but for rounding, or 不符."""
    verdict = Verdict.INCONSISTENT
    if account.agrees():
        verdict = Verdict.CONSISTENT if account.exact == account.told else Verdict.ROUNDING
    words = written_out(account.terms, account.last, verdict, sign=account.sign)
    return Finding(FindingKind.CHANGE, verdict, words, account.last, tuple(each for _, each in account.terms))
