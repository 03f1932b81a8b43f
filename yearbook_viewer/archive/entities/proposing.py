"""Entities of an archive that may be one, for the reader to decide."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from yearbook_viewer.records import Kind, LinkState
from yearbook_viewer.records.entities import EntityKey, NameLink
from yearbook_viewer.text.entities.kinship import REASONS, Sign, signs_of

# What is proposed at most; nobody goes through more.
_MOST = 500
# Of so many only those that are named twice are held against each other.
_MANY = 50_000
# More that meet at one sign have nothing in common but a word.
_CROWD = 4


class Candidate(NamedTuple):
    """An entity with how often it is named, and the years of that (None for none known)."""

    key: EntityKey
    mentions: int
    first: int | None
    last: int | None


def meeting(candidates: Sequence[Candidate]) -> tuple[NameLink, ...]:
    """The pairs of entities that may be one by their names, in no order."""
    # In a large archive what is named once is not worth the time.
    least = 2 if len(candidates) > _MANY else 1
    met: dict[tuple[Kind, Sign], list[Candidate]] = {}
    for each in candidates:
        if each.mentions >= least:
            for sign in signs_of(each.key):
                met.setdefault((each.key.kind, sign), []).append(each)
    return tuple(link for (_, sign), crowd in met.items() if 1 < len(crowd) <= _CROWD for link in _pairs(sign, crowd))


def in_order(links: Iterable[NameLink], mentions: Callable[[EntityKey], int]) -> tuple[NameLink, ...]:
    """Each pair once, for the likeliest reason, the likeliest first."""
    ordered = sorted(
        links,
        key=lambda link: (
            REASONS.index(link.reason),
            -min(mentions(link.one), mentions(link.other)),
            link.one.name,
            link.other.name,
        ),
    )
    found: dict[frozenset[EntityKey], NameLink] = {}
    for link in ordered:
        found.setdefault(frozenset((link.one, link.other)), link)
    return tuple(found.values())[:_MOST]


def _pairs(sign: Sign, met: list[Candidate]) -> Iterator[NameLink]:
    for one, other in combinations(sorted(met, key=lambda each: -each.mentions), 2):
        if one.key != other.key and (not sign.by_turns or _by_turns(one, other)) and _apart(sign, one, other):
            yield NameLink(one.key, other.key, LinkState.PROPOSED, sign.reason)


def _apart(sign: Sign, one: Candidate, other: Candidate) -> bool:
    """Whether they are no two that only share the city around them: a name in two of its counties is two people's."""
    if one.key.home == other.key.home or not (one.key.home and other.key.home):
        return True
    return sign.at[-1] in (one.key.home, other.key.home)


def _by_turns(one: Candidate, other: Candidate) -> bool:
    """Whether one is named until the other is; a year of both is the one of the change."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    alike = (one.first, one.last) == (other.first, other.last)
    return not alike and (one.last <= other.first or other.last <= one.first)
