"""Leaves hold what was packed in them, also where a gram goes on in the next one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.archive.concordance import leaves, row_map
from yearbook_viewer.archive.concordance.leaves import Leaf, Runs, cut, packed, remainder, runs_of
from yearbook_viewer.archive.concordance.row_map import RowMap

POSTINGS = st.sets(st.tuples(st.integers(0, 2**42 - 1) | st.integers(0, 5), st.integers(0, 2**32 - 1)), min_size=1)


def _runs(postings: set[tuple[int, int]]) -> Runs:
    grams, places = zip(*sorted(postings), strict=True)
    return runs_of(np.array(grams, np.uint64), np.array(places, np.uint32))


@given(POSTINGS)
def test_a_leaf_gives_back_its_runs(postings: set[tuple[int, int]]) -> None:
    runs = _runs(postings)
    leaf = Leaf(memoryview(packed(runs)), 1)
    assert [column.tolist() for column in leaf.runs()] == [column.tolist() for column in runs]
    gram = int(runs.grams[len(runs.grams) // 2])
    assert leaf.places((gram, gram + 1)).tolist() == sorted(place for each, place in postings if each == gram)
    assert leaf.places((gram, 2**42)).tolist() == [place for each, place in sorted(postings) if each >= gram]


@given(st.sets(st.integers(0, 2**32 - 1), min_size=1))
def test_a_leaf_of_one_run_is_read_whole(places: set[int]) -> None:
    leaf = Leaf(memoryview(packed(_runs({(7, place) for place in places}))), 1)
    assert leaf.is_one_run
    assert leaf.whole().tolist() == sorted(places)


@given(POSTINGS, st.integers(1, 4))
def test_what_is_cut_is_all_there(postings: set[tuple[int, int]], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leaves, "LEAF", size)
        runs = _runs(postings)
        whole = [*cut(runs, to_the_end=False)]
        assert all(len(each.places) == size for each in whole)
        for portions in ([*cut(runs, to_the_end=True)], [*whole, remainder(runs)]):
            told = [
                (gram, place)
                for each in portions
                for gram, place in zip(np.repeat(each.grams, each.counts).tolist(), each.places.tolist(), strict=True)
            ]
            assert told == sorted(postings)


@given(st.lists(st.integers(0, 3_000), min_size=1).map(sorted), st.integers(0, 5_000))
def test_rows_are_found_alike_one_by_one_and_in_thousands(firsts: list[int], base: int) -> None:
    first = np.array(firsts, np.int64) + base
    wanted = np.arange(base + 6_000)
    told = (np.searchsorted(first, wanted, "right") - 1).tolist()
    rows = RowMap(first)
    with pytest.MonkeyPatch.context() as patch:
        # The first question is answered without the map, the second makes it.
        patch.setattr(row_map, "_ROWS_FOR_ONE", len(first) / len(wanted) / 1.5)
        assert [rows.rows(wanted).tolist() for _ in range(3)] == [told] * 3
