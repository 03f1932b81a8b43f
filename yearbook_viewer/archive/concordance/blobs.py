"""Bytes that are kept with their checksum, and columns of numbers in them."""

import zlib
from collections.abc import Iterable
from struct import Struct
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance import planes

_SUM = Struct("<I")
_PLACE = Struct("<qqq")
_COLUMN = Struct("<cI")
_SIZE = Struct("<I")
_SIGNED = ("<i1", "<i2", "<i4", "<i8")


class Unsound(Exception):
    """A slab of the index is damaged or not all there: its entries have to be scanned until it is made anew."""

    def __init__(self, slab: int) -> None:
        super().__init__(f"slab {slab}")
        self.slab = slab


class Place(NamedTuple):
    """Where a blob belongs: its checksum is of that too, so that one in the place of another is noticed."""

    slab: int
    field: int
    number: int


def sealed(content: bytes, place: Place) -> bytes:
    """The content behind its checksum."""
    return _SUM.pack(_checksum(content, place)) + content


def opened(blob: bytes, place: Place) -> memoryview:
    """The inverse of `sealed`; Unsound where it is not what was written there."""
    content = memoryview(blob)[_SUM.size :]
    if len(blob) < _SUM.size or _SUM.unpack_from(blob)[0] != _checksum(content, place):
        raise Unsound(place.slab)
    return content


def _checksum(content: bytes | memoryview, place: Place) -> int:
    return zlib.crc32(content, zlib.crc32(_PLACE.pack(*place)))


def deflated_columns(columns: Iterable[NDArray[Any]]) -> bytes:
    """Several, deflated: the lowest byte of all numbers of a column, then the next of all, and so on."""
    parts = []
    for column in columns:
        kept = _narrow(column)
        bytes_ = kept.view(np.uint8).reshape(-1, kept.itemsize)
        parts.append(_head(kept) + np.ascontiguousarray(bytes_.T).tobytes())
    told = b"".join(parts)
    return _SIZE.pack(len(told)) + planes.deflated(told)


def inflated_columns(content: memoryview) -> list[NDArray[Any]]:
    """The inverse of `deflated_columns`; the columns are as narrow as they are kept, and not to be written to."""
    (size,) = _SIZE.unpack_from(content)
    told = planes.inflated(content[_SIZE.size :], size)
    columns = []
    at = 0
    while at < len(told):
        kind, length = _COLUMN.unpack_from(told, at)
        width = int(kind)
        at += _COLUMN.size
        bytes_ = np.frombuffer(told, np.uint8, width * length, at).reshape(width, length)
        # Byte upon byte: to turn them round takes five times as long.
        numbers = bytes_[0].view(np.int8) if width == 1 else bytes_[0].astype(f"<i{width}")
        for number in range(1, width):
            numbers |= bytes_[number].astype(numbers.dtype) << (8 * number)
        columns.append(numbers)
        at += width * length
    return columns


def _narrow(column: NDArray[Any]) -> NDArray[Any]:
    return column.astype(next(kind for kind in _SIGNED if _fits(column, kind)))


def _head(kept: NDArray[Any]) -> bytes:
    """What stands before the bytes of a column: how many each number takes, and how many numbers there are."""
    return _COLUMN.pack(str(kept.itemsize).encode(), len(kept))


def _fits(column: NDArray[Any], kind: str) -> bool:
    told = np.iinfo(kind)
    return not len(column) or bool(told.min <= int(column.min()) and int(column.max()) <= told.max)
