"""A part of the order is the order of all, however many parts are equal."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.archive.search import ranking
from yearbook_viewer.archive.search.evaluation import HEADING, TITLE
from yearbook_viewer.archive.search.ranking import first_of

WEIGHTS = st.sampled_from([0, 1, 1, 1, 2, 3, 40, HEADING + 1, HEADING + 7, TITLE + 1])
PARTS = st.lists(st.tuples(st.booleans(), WEIGHTS, st.integers(0, 4)), max_size=60)


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "_FEW", 3)
    monkeypatch.setattr(ranking, "_SHARE", 1)


@given(PARTS, st.integers(1, 30))
def test_the_first_are_those_of_a_whole_sort(parts: list[tuple[bool, int, int]], count: int) -> None:
    holds, weights, years = zip(*parts, strict=True) if parts else ((), (), ())
    mask = np.array(holds, np.bool_)
    # What does not hold has no hits.
    weight = np.array(weights, np.uint32) * mask
    year = np.array(years, np.uint16)
    order = sorted(np.flatnonzero(mask).tolist(), key=lambda part: (-int(weight[part]), -int(year[part]), part))
    assert first_of(np.flatnonzero(mask), (weight, year), count).tolist() == order[:count]


def test_a_long_list_is_scrolled_to_its_end() -> None:
    chance = np.random.default_rng(5)
    mask = chance.random(20_000) < 0.7
    weight = (chance.poisson(2, 20_000) * mask).astype(np.uint32)
    year = chance.integers(0, 30, 20_000).astype(np.uint16)
    whole = first_of(np.flatnonzero(mask), (year, weight), 20_000).tolist()
    assert whole == sorted(np.flatnonzero(mask).tolist(), key=lambda part: (-int(year[part]), -int(weight[part]), part))
    for count in (1, 20, 200, 5_000, 13_000):
        assert first_of(np.flatnonzero(mask), (year, weight), count).tolist() == whole[:count]
