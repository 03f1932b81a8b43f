"""Entities of an archive that may be one, for the reader to decide."""

from collections.abc import Collection, Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from yearbook_viewer.records import Kind, LinkState
from yearbook_viewer.records.entities import EntityKey, NameLink
from yearbook_viewer.text.entities.kinship import REASONS, Sign, signs_of

# What is proposed at most; nobody goes through more.
_MOST = 500
# More that meet at one sign have nothing in common but a word.
_CROWD = 4


class Candidate(NamedTuple):
    """An entity with how often it is named, and the years of that (None for none known)."""

    key: EntityKey
    mentions: int
    first: int | None
    last: int | None


def proposed(
    candidates: Iterable[Candidate],
    refused: Collection[frozenset[EntityKey]],
    given: Iterable[NameLink],
) -> tuple[NameLink, ...]:
    """The pairs that may be one, the likeliest first, without those in `refused`; `given`: told by the texts."""
    meeting: dict[tuple[Kind, Sign], list[Candidate]] = {}
    known: dict[EntityKey, int] = {}
    for each in candidates:
        known[each.key] = each.mentions
        for sign in signs_of(each.key):
            meeting.setdefault((each.key.kind, sign), []).append(each)
    found: dict[frozenset[EntityKey], NameLink] = {}
    pairs = (link for (_, sign), met in meeting.items() if 1 < len(met) <= _CROWD for link in _pairs(sign, met))
    for link in (*given, *pairs):
        pair = frozenset((link.one, link.other))
        if len(pair) > 1 and pair not in refused:
            found.setdefault(pair, link)
    ordered = sorted(
        found.values(),
        key=lambda link: (
            REASONS.index(link.reason),
            -min(known.get(link.one, 0), known.get(link.other, 0)),
            link.one.name,
            link.other.name,
        ),
    )
    return tuple(ordered[:_MOST])


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
    return one.last <= other.first or other.last <= one.first
