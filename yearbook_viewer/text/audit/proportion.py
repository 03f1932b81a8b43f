"""Values out of all proportion to their neighbours over the years: a misplaced point, a nought too many, 万 for 亿."""

from collections.abc import Sequence
from decimal import Decimal

# A slip of the pen makes a value ten times as much; its neighbours differ less than this among themselves.
_FAR = Decimal(5)
_STEADY = Decimal(2)
# At either end of a series there are neighbours on one side only.
_FAR_AT_END = Decimal("7.5")
_STEADY_AT_END = Decimal("1.6")
_FEWEST = 4


def out_of_proportion(values: Sequence[Decimal]) -> list[int]:
    """Which of the values of successive years, at least four of them and all above nought, stand out of the others.

    At most one in four: where more do, the series itself goes up and down.
    """
    if len(values) < _FEWEST or min(values) <= 0:
        return []
    found = [at for at in range(len(values)) if _stands_out(values, at)]
    return found if 4 * len(found) <= len(values) else []


def _stands_out(values: Sequence[Decimal], at: int) -> bool:
    # The two nearest on each side; beside a value that stands out itself the next one tells.
    before, behind = values[max(0, at - 2) : at], values[at + 1 : at + 3]
    beside = [*before, *behind]
    if len(beside) < 3 and not (before and behind):
        others, far, steady = [*values[:at], *values[at + 1 :]][-3 if at else 0 :][:3], _FAR_AT_END, _STEADY_AT_END
    else:
        others, far, steady = beside, _FAR, _STEADY
    low, high = min(others), max(others)
    return high <= low * steady and (values[at] >= high * far or values[at] * far <= low)
