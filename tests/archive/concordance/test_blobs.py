"""Blobs give back what was sealed in their place, and nothing else."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from yearbook_viewer.archive.concordance.blobs import (
    Place,
    Unsound,
    deflated_columns,
    inflated_columns,
    opened,
    sealed,
)

HERE = Place(5, 0, 3)
NUMBERS = st.lists(st.integers(-3, 3) | st.integers(-40_000, 40_000) | st.integers(-(2**62), 2**62), max_size=50)


def test_a_blob_with_another_byte_or_cut_off_is_noticed() -> None:
    blob = sealed("码头".encode(), HERE)
    assert bytes(opened(blob, HERE)).decode() == "码头"
    for at in range(len(blob)):
        changed = bytearray(blob)
        changed[at] ^= 0x20
        with pytest.raises(Unsound, match="slab 5"):
            opened(bytes(changed), HERE)
        with pytest.raises(Unsound, match="slab 5"):
            opened(blob[:at], HERE)


@pytest.mark.parametrize("other", [Place(4, 0, 3), Place(5, 1, 3), Place(5, 0, 4), Place(5, 3, 0)])
def test_a_blob_in_the_place_of_another_is_noticed(other: Place) -> None:
    blob = sealed(b"", HERE)
    assert bytes(opened(blob, HERE)) == b""
    with pytest.raises(Unsound, match=f"slab {other.slab}"):
        opened(blob, other)


@given(st.lists(NUMBERS, max_size=5))
def test_columns_are_given_back(columns: list[list[int]]) -> None:
    kept: list[NDArray[Any]] = [np.array(column, np.int64) for column in columns]
    assert [column.tolist() for column in inflated_columns(memoryview(deflated_columns(kept)))] == columns
