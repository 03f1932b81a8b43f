"""Tallies are given back as they were counted, however high the counts and however few of them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.archive.concordance.tallies import Tally, packed, unpacked

COUNTS = st.lists(st.integers(0, 3) | st.integers(0, 300) | st.integers(0, 2**31), max_size=80)


@given(COUNTS)
def test_counts_are_given_back(counts: list[int]) -> None:
    assert unpacked(memoryview(packed(Tally(1, np.array(counts, np.int64))))).tolist() == counts


@given(st.dictionaries(st.integers(0, 999), st.integers(1, 70_000), max_size=9))
def test_high_counts_of_few_rows_are_given_back(counts: dict[int, int]) -> None:
    kept = np.ones(1000, np.int64)
    kept[list(counts)] = list(counts.values())
    content = packed(Tally(1, kept))
    assert unpacked(memoryview(content)).tolist() == kept.tolist()
    # A head, the sizes of seventeen planes at most, the lowest plane as it is, and the rows in which others are set.
    assert len(content) <= 5 + 17 * 4 + 1000 // 8 + sum(4 * count.bit_count() for count in counts.values())
