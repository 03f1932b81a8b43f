"""Planes of bytes come back as they were, whichever way they are packed, whole and in part."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.archive.concordance.planes import Way, add, packed

_SIZE = 4_000


def _plane(way: Way) -> list[int]:
    """One that is packed that way."""
    chance = np.random.default_rng(3)
    match way:
        case Way.SPARSE:
            numbers = chance.integers(1, 256, _SIZE) * (chance.random(_SIZE) < 0.01)
        case Way.HALVED:
            numbers = chance.integers(0, 16, _SIZE) + 16 * (chance.random(_SIZE) < 0.01)
        case Way.WHOLE:
            numbers = chance.integers(0, 256, _SIZE)
        case Way.DEFLATED:
            numbers = 3 * (np.arange(_SIZE) // 50 % 8 == 0)
    return [int(number) for number in numbers]


def _unpacked(way: Way, content: bytes, size: int, begin: int, end: int) -> list[int]:
    steps = np.arange(end - begin, dtype=np.uint32) & np.uint32(0xFF)
    add(steps, 16, (way, size), memoryview(content), begin)
    assert [step & 0xFF00FFFF for step in steps.tolist()] == [number & 0xFF for number in range(end - begin)]
    return [step >> 16 & 0xFF for step in steps.tolist()]


@pytest.mark.parametrize("way", Way)
def test_a_plane_comes_back_whichever_way_it_is_packed(way: Way) -> None:
    plane = _plane(way)
    told, content = packed(np.array(plane, np.uint8))
    assert told is way
    for begin, end in ((0, _SIZE), (0, 1), (1_999, 2_001), (1_234, 3_999), (_SIZE - 1, _SIZE), (7, 7)):
        assert _unpacked(way, content, _SIZE, begin, end) == plane[begin:end], (begin, end)


@pytest.mark.parametrize(("way", "most"), [(Way.SPARSE, 200), (Way.HALVED, 2_200), (Way.DEFLATED, 2_200)])
def test_a_plane_with_little_in_it_takes_little(way: Way, most: int) -> None:
    assert len(packed(np.array(_plane(way), np.uint8))[1]) < most


@given(st.lists(st.sampled_from((0, 0, 0, 0, 1, 15, 16, 255)), max_size=70), st.integers(0, 70), st.integers(0, 70))
def test_any_part_of_any_plane_comes_back(plane: list[int], begin: int, length: int) -> None:
    begin = min(begin, len(plane))
    end = min(begin + length, len(plane))
    way, content = packed(np.array(plane, np.uint8))
    assert _unpacked(way, content, len(plane), begin, end) == plane[begin:end]
