"""What a search does with the counts of its words, at a million sections: joined, put in order, counted by facets."""

from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from tests.bench.job import Job
from yearbook_viewer.archive.concordance.places import HeadingCounts, Numbers, Parts
from yearbook_viewer.archive.search.evaluation import evaluate
from yearbook_viewer.archive.search.facets import facets
from yearbook_viewer.archive.search.holdings import Entries, Holdings
from yearbook_viewer.archive.search.inquiry import Inquiry
from yearbook_viewer.archive.search.leaves import Leaves
from yearbook_viewer.archive.search.ranking import Ranking
from yearbook_viewer.archive.search.wording import Folding
from yearbook_viewer.records import HitOrder, Narrowing
from yearbook_viewer.text.query.parsing import parse

ENTRIES, SECTIONS = 10_000, 100
# Hits of the word in a section on average: very common, common, rare.
WORDS = {"甲": 1.5, "乙": 0.2, "丙": 0.001}
QUERIES = ("甲", "丙", "甲 乙", "甲 -乙", "甲 OR 乙", "年:1990-2000 甲", "-丙")

Counts = NDArray[np.uint32]


def _of_some(counts: Counts, parts: Numbers) -> HeadingCounts:
    return HeadingCounts(parts, counts[parts])


class _Counted:
    """A concordance that knows its counts already."""

    def __init__(self) -> None:
        size = ENTRIES * SECTIONS
        chance = np.random.default_rng(1)
        section = np.arange(size)
        section[::SECTIONS] = 0
        start = np.tile(np.arange(SECTIONS) * 436, ENTRIES)
        self.parts = Parts(np.repeat(np.arange(1, ENTRIES + 1), SECTIONS), section, start, start + 10, start + 436)
        self._counts = {word: chance.poisson(often, size).astype(np.uint32) for word, often in WORDS.items()}
        self._headings = {
            word: _of_some(counts, np.flatnonzero(counts * (chance.random(size) < 0.02)))
            for word, counts in self._counts.items()
        }

    def stopping(self, _stop: object) -> "_Counted":
        return self

    def counts(self, word: str) -> Counts:
        return self._counts[word]

    def heading_counts(self, word: str) -> HeadingCounts:
        return self._headings[word]


@cache
def _holdings() -> Holdings:
    chance = np.random.default_rng(2)
    titles = [f"第{number}县工商业联合会{'甲' if number % 50 == 0 else ''}" for number in range(ENTRIES)]
    years = chance.integers(1980, 2020, ENTRIES).astype(np.int16)
    return Holdings(_Counted(), Entries(np.arange(1, ENTRIES + 1), years, titles), 0)  # type: ignore[arg-type]


def _ranked(words: str) -> Ranking:
    holdings = _holdings()
    inquiry = Inquiry(holdings, _nothing, _nothing, lambda: False)  # type: ignore[arg-type]
    query = parse(words).query
    assert query is not None
    ranking = Ranking(holdings, evaluate(holdings, Leaves(inquiry, Folding(inquiry)), query), HitOrder.RELEVANCE)
    ranking.first(20)
    return ranking


def _nothing() -> None:
    """Nothing is read."""


def _sorted_whole(words: str) -> object:
    ranking = _ranked(words)
    return np.lexsort((ranking.found.weight, _holdings().newest))


def jobs() -> list[Job]:
    size = f"{ENTRIES * SECTIONS // 1000:,}k sections"
    ranked = [
        Job(
            f"search of counts: {words}",
            size,
            partial(_ranked, words),
            partial(_sorted_whole, words),
            "all sorted",
        )
        for words in QUERIES
    ]
    return [*ranked, Job("facets", size, lambda: facets(_holdings(), _ranked("甲").found, Narrowing()))]
