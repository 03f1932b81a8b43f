"""Hits in headings are told by the parts that have any."""

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.archive.concordance.places import heading_counts_of


@given(st.lists(st.integers(0, 9)))
def test_every_part_is_named_once_and_with_all_its_hits(numbers: list[int]) -> None:
    told = heading_counts_of(np.array(numbers, np.int64))
    assert list(zip(told.part.tolist(), told.hits.tolist(), strict=True)) == sorted(Counter(numbers).items())
