"""The addresses of very many figures, eight bytes each."""

from array import array

from yearbook_viewer.records.figures_kept import FigureAddress
from yearbook_viewer.records.kept import EntryId
from yearbook_viewer.records.packed import Packed

# An address as one number: the entry's id above, the ordinal in the lower half.
SHIFT = 32
_ORDINAL = (1 << SHIFT) - 1


class FigureAddresses(Packed[FigureAddress]):
    """Addresses in an order, each made when it is asked for; `numbers`: as above."""

    __slots__ = ("_numbers",)

    def __init__(self, numbers: "array[int]") -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def _made(self, place: int) -> FigureAddress:
        number = self._numbers[place]
        return FigureAddress(EntryId(number >> SHIFT), number & _ORDINAL)
