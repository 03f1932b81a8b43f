"""A query held against all parts at once: which it holds for, and how often its words stand there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

import numpy as np

from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.search.holdings import Counts, Holdings, Mask
from yearbook_viewer.archive.search.leaves import Held, Leaves
from yearbook_viewer.records.searched import Where
from yearbook_viewer.text.query.tree import And, Field, Leaf, Not, Or, Query, Word

# What is added to the count of a part where the words stand in its heading or its entry's title.
HEADING, TITLE = 1 << 28, 1 << 29


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


def evaluate(holdings: Holdings, leaves: Leaves, query: Query) -> Found:
    """The parts for which it holds: the head of an entry, or a section with its heading.

    What takes reading is looked up only where the rest of the query leaves a part in question.
    """
    held = _held(leaves, query)
    holds = _joined(query, lambda leaf, _: held[leaf].holds)
    wanted = positive(query)
    of_leaves = [told for leaf in wanted if (told := held[leaf].hits) is not None]
    if isinstance(query, Word) and of_leaves:
        (hits,) = of_leaves
    else:
        hits = np.zeros(len(holds), np.uint32)
        for told in of_leaves:
            hits += told
        # A million parts are multiplied ten times as fast as they are chosen from.
        hits *= holds
    weight = np.minimum(hits, HEADING - 1)
    words = [held[leaf] for leaf in wanted if isinstance(leaf, Word | Field) and held[leaf].hits is not None]
    headed = _any_of([each.heading for each in words if each.heading is not None])
    if len(headed):
        in_heading = _joined(query, lambda leaf, _: held[leaf].in_headings(headed))
        weight[headed[in_heading & holds[headed]]] += HEADING
    if any(each.title.any() for each in words):
        in_title = _joined(query, lambda leaf, _: held[leaf].title)
        in_title = in_title & np.logical_or.reduce([each.title for each in words])
        heads = holdings.heads[in_title]
        weight[heads[holds[heads]]] += TITLE
    return Found(holds, hits, weight)


def positive(query: Query) -> list[Leaf]:
    """What is wanted and not left out, each once."""
    return list(dict.fromkeys(leaf for leaf, wanted in leaves_of(query) if wanted))


def leaves_of(query: Query) -> Iterator[tuple[Leaf, bool]]:
    """All words and fields, and whether they are wanted."""
    waiting = [(query, True)]
    while waiting:
        node, wanted = waiting.pop()
        match node:
            case And(parts) | Or(parts):
                waiting.extend((part, wanted) for part in reversed(parts))
            case Not(left_out):
                waiting.append((left_out, not wanted))
            case _:
                yield node, wanted


def _held(leaves: Leaves, query: Query) -> dict[Leaf, Held]:
    """What every leaf is; what takes reading, where it can matter."""
    every = dict.fromkeys(leaf for leaf, _ in leaves_of(query))
    held = {leaf: leaves.held(leaf, None) for leaf in every if not leaves.takes_reading(leaf)}
    if len(held) == len(every):
        return held

    def may_hold(leaf: Leaf, wanted: bool) -> Mask:
        """One that is not wanted, where it holds for sure."""
        if leaf in held:
            return held[leaf].holds
        may = leaves.bound(leaf)
        return may if wanted else np.zeros(len(may), np.bool_)

    within = _joined(query, may_hold)
    return held | {leaf: leaves.held(leaf, within) for leaf in every if leaf not in held}


def _joined(query: Query, told: Callable[[Leaf, bool], Mask], *, wanted: bool = True) -> Mask:
    """What is told of leaves (the leaf, and whether it is wanted) joined as the query joins them; not to be written."""
    match query:
        case Not(left_out):
            return ~_joined(left_out, told, wanted=not wanted)
        case And(parts):
            return reduce(and_, (_joined(part, told, wanted=wanted) for part in parts))
        case Or(parts):
            return reduce(or_, (_joined(part, told, wanted=wanted) for part in parts))
        case _:
            return told(query, wanted)


def _any_of(parts: list[Numbers]) -> Numbers:
    """The parts that are in any of these lists, which rise."""
    return parts[0] if len(parts) == 1 else np.unique(np.concatenate([np.zeros(0, np.int64), *parts]))
