"""Sets of years, a bit for each: which ones describe what names an entity."""

import numpy as np
import numpy.typing as npt

Bits = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

# The first bit is for this year and all before, the last for all from 2105 on.
_FIRST, _BITS = 1850, 256
# Numbers that a set takes.
WORDS = _BITS // 64


def mark_years(years: Bits, columns: Numbers, year: Numbers) -> None:
    """Put years into the sets at these columns; a column may come several times."""
    bits = np.minimum(np.maximum(year - _FIRST, 0), _BITS - 1)
    np.bitwise_or.at(years, (bits // 64, columns), np.uint64(1) << (bits % 64).astype(np.uint64))


def years_between(first: int | None, last: int | None) -> Bits:
    """The years from one to the other, both included, a bit each; those before 1850 and after 2104 are one each."""
    low, high = (0 if first is None else _bit(first)), (_BITS - 1 if last is None else _bit(last))
    whole = (1 << (high + 1)) - (1 << low) if low <= high else 0
    return np.array([whole >> (64 * word) & (2**64 - 1) for word in range(_BITS // 64)], np.uint64)


def _bit(year: int) -> int:
    return min(max(year - _FIRST, 0), _BITS - 1)
