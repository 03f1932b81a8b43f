"""Sums and differences as they are written out."""

from collections.abc import Sequence
from decimal import Decimal

from yearbook_viewer.records import Figure, Verdict
from yearbook_viewer.text.audit.numbers.precision import common_scale, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import SIGNS


def written_out(terms: Sequence[tuple[int, Figure]], last: Figure, verdict: Verdict, *, sign: int = 1) -> str:
    """What is added (1) and taken off (-1) against what it is told to come to: `46 − 18 = 28 ≠ 26`.

    `verdict`: one that `SIGNS` knows; `sign`: -1 where `last` is told as a loss. Numbers stand in the scale that all
    are printed with, or in base units.
    """
    scale = common_scale(last, *(each for _, each in terms))
    shown = " ".join(f"{'+' if way > 0 else '−'} {plain(value_of(each) / scale)}" for way, each in terms)
    if verdict is not Verdict.CONSISTENT:
        exact = sum((way * value_of(each) for way, each in terms), Decimal(0))
        shown += f" = {plain(exact / scale)}"
    shown = f"{shown} {SIGNS[verdict]} {plain(sign * value_of(last) / scale)}"
    return shown.removeprefix("+ ").replace("-", "−")
