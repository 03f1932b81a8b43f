"""A query held against all parts at once: which it holds for, how often, and where its words stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from yearbook_viewer.archive.search.holdings import Counts, Holdings, Mask
from yearbook_viewer.archive.search.wording import Wording
from yearbook_viewer.records.searched import Where
from yearbook_viewer.text.query.tree import And, Leaf, Not, Or, Query, Word

# What is added to the count of a part where the words stand in its heading or its entry's title.
HEADING, TITLE = 1 << 28, 1 << 29
_MOST = HEADING - 1


@dataclass(frozen=True, slots=True)
class Found:
    """The parts for which a query holds. `hits`: how many each has, 0 in others; `weight`: the same (at most 2^28 - 1)
    and HEADING or TITLE, by which parts are put in order.
    """

    holds: Mask
    hits: Counts
    weight: Counts

    def at(self, where: Where) -> Mask:
        """The parts where the words stand there."""
        match where:
            case Where.TITLE:
                return self.weight >= TITLE
            case Where.HEADING:
                return (self.weight >= HEADING) & (self.weight < TITLE)
            case Where.TEXT:
                return self.holds & (self.weight < HEADING)


def evaluate(holdings: Holdings, wording: Wording, query: Query) -> Found:
    """The parts for which it holds: the head of an entry, or a section with its heading."""
    words = list(positive(query))
    holds = _joined(query, lambda leaf: wording.counts(leaf) > 0)
    hits = np.zeros(len(holds), np.uint32)
    for word in words:
        hits += wording.counts(word)
    hits *= holds
    weight = np.minimum(hits, _MOST)
    headings = {word: wording.heading_counts(word) > 0 for word in words}
    if any(heading.any() for heading in headings.values()):
        nowhere = np.zeros(len(holds), np.bool_)
        in_heading = _joined(query, lambda leaf: headings.get(leaf, nowhere))
        in_heading &= np.logical_or.reduce(list(headings.values()))
        in_heading &= holds
        weight[in_heading] += HEADING
    titles = {word: wording.title_counts(word) > 0 for word in words}
    if any(title.any() for title in titles.values()):
        no_title = np.zeros(len(holdings.entries.id), np.bool_)
        in_title = _joined(query, lambda leaf: titles.get(leaf, no_title))
        in_title &= np.logical_or.reduce(list(titles.values()))
        heads = holdings.heads[in_title[holdings.entry[holdings.heads]]]
        weight[heads[holds[heads]]] += TITLE
    return Found(holds, hits, weight)


def positive(query: Query) -> Iterator[Word]:
    """The words that are wanted, each once."""
    return iter(dict.fromkeys(leaf for leaf in _leaves(query) if isinstance(leaf, Word)))


def _leaves(query: Query) -> Iterator[Leaf]:
    """What is not left out."""
    waiting = [query]
    while waiting:
        node = waiting.pop()
        if isinstance(node, And | Or):
            waiting.extend(reversed(node.parts))
        elif not isinstance(node, Not):
            yield node


def _joined(query: Query, told: Callable[[Leaf], Mask]) -> Mask:
    match query:
        case Not(left_out):
            return ~_joined(left_out, told)
        case And(parts):
            return np.logical_and.reduce([_joined(part, told) for part in parts])
        case Or(parts):
            return np.logical_or.reduce([_joined(part, told) for part in parts])
        case _:
            return told(query)
