"""Bytes that are kept with their checksum, and columns of numbers in them."""

import zlib
from collections.abc import Iterable
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SUM = Struct("<I")
_COLUMN = Struct("<cI")
_SIGNED = ("<i1", "<i2", "<i4", "<i8")


class Unsound(Exception):
    """A slab of the index is damaged or not all there: its entries have to be scanned until it is made anew."""

    def __init__(self, slab: int) -> None:
        super().__init__(f"slab {slab}")
        self.slab = slab


def sealed(content: bytes) -> bytes:
    """The content behind its checksum."""
    return _SUM.pack(zlib.crc32(content)) + content


def opened(blob: bytes, slab: int) -> memoryview:
    """The inverse of `sealed`; Unsound where it is not what was written."""
    content = memoryview(blob)[_SUM.size :]
    if len(blob) < _SUM.size or _SUM.unpack_from(blob)[0] != zlib.crc32(content):
        raise Unsound(slab)
    return content


def packed_columns(columns: Iterable[NDArray[Any]]) -> bytes:
    """Columns of whole numbers, each in as few bytes as its numbers need."""
    parts = []
    for column in columns:
        kind = next(kind for kind in _SIGNED if _fits(column, kind))
        parts.append(_COLUMN.pack(kind[-1:].encode(), len(column)) + column.astype(kind).tobytes())
    return b"".join(parts)


def unpacked_columns(content: memoryview) -> list[NDArray[Any]]:
    """The inverse of `packed_columns`; the columns are as narrow as they are kept, and not to be written to."""
    columns = []
    at = 0
    while at < len(content):
        kept = column(content, at)
        columns.append(kept)
        at += _COLUMN.size + kept.nbytes
    return columns


def column(content: memoryview, at: int = 0) -> NDArray[Any]:
    """One column as it is kept, not to be written to."""
    width, length = _COLUMN.unpack_from(content, at)
    return np.frombuffer(content, f"<i{width.decode()}", length, at + _COLUMN.size)


def _fits(column: NDArray[Any], kind: str) -> bool:
    told = np.iinfo(kind)
    return not len(column) or bool(told.min <= int(column.min()) and int(column.max()) <= told.max)
