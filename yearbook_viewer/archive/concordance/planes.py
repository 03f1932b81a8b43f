"""Bytes of which there is one for each place in a leaf, packed so that they are soon there again.

A search unpacks hundreds of leaves. A plane is deflated only where that spares much: to inflate it takes as long as all
else that is done with a leaf.
"""

import zlib
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

Plane = NDArray[np.uint8]

# Measured on both: longer repetitions than of one byte cost half as much time again and save nothing.
_PACKER = (1, zlib.DEFLATED, -15, 8, zlib.Z_RLE)
# What the time to inflate a plane is worth, and that to put halves together, as a share of its bytes. Measured at
# 1 and 50 MB of text: half as much time for all of a common gram, a tenth more bytes.
_INFLATING, _HALVING = 0.45, 0.05
# A plane with fewer bytes that are not zero is told by these.
_FEW = 0.03
# A byte that is not zero, and where it stands.
_TOLD = 3
_HALF = 4


class Way(IntEnum):
    """How a plane is packed: the bytes that are not zero and where they are; the lower halves of the bytes and the
    upper ones that are not zero; as it is; deflated.
    """

    SPARSE = 0
    HALVED = 1
    WHOLE = 2
    DEFLATED = 3


def packed(plane: Plane) -> tuple[Way, bytes]:
    """A plane of at most 65,535 bytes."""
    size = len(plane)
    if np.count_nonzero(plane) <= _FEW * size:
        return Way.SPARSE, _sparse(plane)
    upper = _sparse(plane >> np.uint8(_HALF))
    least = min(size, (0.5 + _HALVING) * size + len(upper))
    deflated_ = deflated(plane.tobytes())
    if len(deflated_) + _INFLATING * size < least:
        return Way.DEFLATED, deflated_
    return (Way.WHOLE, plane.tobytes()) if least == size else (Way.HALVED, _halves(plane) + upper)


def add(steps: NDArray[np.uint32], shift: int, kind: tuple[Way, int], content: memoryview, begin: int) -> None:
    """Add the bytes of a plane from `begin` on to as many steps, shifted by so many bits.

    `kind`: how it is packed, and how many bytes it has unpacked. Raises ValueError or zlib.error where it is not so.
    """
    way, size = kind
    end = begin + len(steps)
    match way:
        case Way.SPARSE:
            _add_sparse(steps, shift, content, begin)
        case Way.HALVED:
            halves = np.frombuffer(content, np.uint8, -(-size // 2))
            both = np.concatenate((halves & 15, halves >> _HALF))
            steps |= both[begin:end].astype(np.uint32) << np.uint32(shift)
            _add_sparse(steps, shift + _HALF, content[len(halves) :], begin)
        case Way.WHOLE:
            steps |= np.frombuffer(content, np.uint8, len(steps), begin).astype(np.uint32) << np.uint32(shift)
        case Way.DEFLATED:
            # No further than it is wanted.
            plane = np.frombuffer(zlib.decompressobj(-15).decompress(content, end), np.uint8, len(steps), begin)
            steps |= plane.astype(np.uint32) << np.uint32(shift)


def deflated(content: bytes) -> bytes:
    """What `inflated` gives back."""
    packer = zlib.compressobj(*_PACKER)
    return packer.compress(content) + packer.flush()


def inflated(content: memoryview, size: int = zlib.DEF_BUF_SIZE) -> bytes:
    """The inverse of `deflated`; sooner where it is told how large that was."""
    return zlib.decompress(content, -15, size)


def _sparse(plane: Plane) -> bytes:
    places = np.flatnonzero(plane)
    return places.astype("<u2").tobytes() + plane[places].tobytes()


def _add_sparse(steps: NDArray[np.uint32], shift: int, content: memoryview, begin: int) -> None:
    count = len(content) // _TOLD
    if not count:
        return
    places = np.frombuffer(content, "<u2", count)
    told = np.frombuffer(content, np.uint8, count, 2 * count)
    if begin or len(steps) <= places[-1]:
        first, last = np.searchsorted(places, (begin, begin + len(steps))).tolist()
        places, told = places[first:last].astype(np.int64) - begin, told[first:last]
    steps[places] |= told.astype(np.uint32) << np.uint32(shift)


def _halves(plane: Plane) -> bytes:
    """The lower halves of the bytes: the first half of them in the lower bits, the others in the upper ones."""
    lower = plane & 15
    half = -(-len(plane) // 2)
    both = lower[:half].copy()
    both[: len(plane) - half] |= lower[half:] << _HALF
    return both.tobytes()
