"""A part of the order is the order of all, however many parts are equal."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.archive.search import ranking
from yearbook_viewer.archive.search.evaluation import HEADING, TITLE, Found
from yearbook_viewer.archive.search.ranking import Ranking, first_of
from yearbook_viewer.records.searched import HitOrder

WEIGHTS = st.sampled_from([0, 1, 1, 1, 2, 3, 40, HEADING + 1, HEADING + 7, TITLE + 1])
PARTS = st.lists(st.tuples(st.booleans(), WEIGHTS, st.integers(0, 4)), max_size=60)


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "_FEW", 3)
    monkeypatch.setattr(ranking, "_SHARE", 1)
    monkeypatch.setattr(ranking, "_FIRST", 2)


@given(PARTS, st.integers(1, 30))
def test_the_first_are_those_of_a_whole_sort(parts: list[tuple[bool, int, int]], count: int) -> None:
    holds, weights, years = zip(*parts, strict=True) if parts else ((), (), ())
    mask = np.array(holds, np.bool_)
    # What does not hold has no hits.
    weight = np.array(weights, np.uint32) * mask
    year = np.array(years, np.uint16)
    order = sorted(np.flatnonzero(mask).tolist(), key=lambda part: (-int(weight[part]), -int(year[part]), part))
    assert first_of(np.flatnonzero(mask), (weight, year), count).tolist() == order[:count]


@given(PARTS, st.sampled_from(HitOrder), st.lists(st.integers(1, 30), min_size=1, max_size=3))
def test_what_was_found_is_told_in_order(
    parts: list[tuple[bool, int, int]], order: HitOrder, counts: list[int]
) -> None:
    holds, weights, years = zip(*parts, strict=True) if parts else ((), (), ())
    mask = np.array(holds, np.bool_)
    weight = np.array(weights, np.uint32) * mask
    newest = np.array(years, np.uint16)
    firsts = sorted({0, len(parts) // 2} if parts else set())
    holdings = SimpleNamespace(firsts=np.array(firsts, np.int64), newest=newest, oldest=4 - newest)
    made = Ranking(holdings, Found(mask, weight, weight), order)  # type: ignore[arg-type]  # no more is asked of them
    assert made.sections == mask.sum()
    assert made.entries == (any(holds[: len(parts) // 2]) + any(holds[len(parts) // 2 :]))

    def place(part: int) -> tuple[int, ...]:
        if order is HitOrder.RELEVANCE:
            return (-int(weight[part]), -years[part], part)
        return (years[part] if order is HitOrder.OLDEST else -years[part], -int(weight[part]), part)

    expected = sorted(np.flatnonzero(mask).tolist(), key=place)
    for count in counts:
        assert made.first(count).tolist() == expected[:count]


def test_a_long_list_is_scrolled_to_its_end() -> None:
    chance = np.random.default_rng(5)
    mask = chance.random(20_000) < 0.7
    weight = (chance.poisson(2, 20_000) * mask).astype(np.uint32)
    year = chance.integers(0, 30, 20_000).astype(np.uint16)
    whole = first_of(np.flatnonzero(mask), (year, weight), 20_000).tolist()
    assert whole == sorted(np.flatnonzero(mask).tolist(), key=lambda part: (-int(year[part]), -int(weight[part]), part))
    for count in (1, 20, 200, 5_000, 13_000):
        assert first_of(np.flatnonzero(mask), (year, weight), count).tolist() == whole[:count]
