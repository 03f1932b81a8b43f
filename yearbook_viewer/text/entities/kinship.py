"""Which entities may be one and the same under two names: for a reader to say yes or no.

Each entity stands at some signs; two that meet at one may be the same. What is said of organs is a table
(resources/lexicons/organ_names.txt, kin).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from yearbook_viewer.records import Kind
from yearbook_viewer.records.entities import EntityKey
from yearbook_viewer.text.entities.homes import (
    Home,
    innermost,
    parent_of,
    places_at,
    short_of,
    usually_called,
)
from yearbook_viewer.text.entities.linking import BODIES, body_prefix, key_of
from yearbook_viewer.text.entities.organ_table import PLACE
from yearbook_viewer.text.lexicons import divisions, sections_of, words_of

# Keys of wordings.LINK_REASONS, the likeliest first.
SHORT, ALIAS, TWIN, RENAMED, FORMER, ELSEWHERE = (
    "short-name",
    "given-alias",
    "twin",
    "renamed-place",
    "former-name",
    "same-name-elsewhere",
)
REASONS = (SHORT, ALIAS, TWIN, RENAMED, FORMER, ELSEWHERE)
_REASON_OF = {"twin": TWIN, "similar": SHORT, "former": FORMER}

# 当许镇巴扎村
_TOWN = re.compile("[一-鿿]{1,6}?[镇乡](?=.)")
_NATION = "中华人民共和国"
# A firm's own name is not shorter.
_SHORTEST_FIRM = 3
_SHORTEST_NAME = 2


class Sign(NamedTuple):
    """Where entities meet. `by_turns`: they are the same only if one is named after the other is no more."""

    at: tuple[str, ...]
    reason: str
    by_turns: bool = False


def signs_of(key: EntityKey) -> Iterator[Sign]:
    """The signs at which an entity stands."""
    match key.kind:
        case Kind.ORG:
            yield from _signs_of_body(key)
        case Kind.LOC:
            yield from _signs_of_place(key)
        case Kind.PER if len(key.name) >= _SHORTEST_NAME and key.home:
            # Of two homes, one of which lies in the other.
            for place in (key.home, *_above(key.home)):
                yield Sign((key.name, place), ELSEWHERE)
        case Kind.DOC:
            yield Sign(("document", key.name.removeprefix(_NATION)), SHORT)
        case _:
            pass


def _signs_of_body(key: EntityKey) -> Iterator[Sign]:
    if key.home:
        # 工商业联合会 where 云泽市 is described.
        yield Sign(("body", key_of(key.home + key.name, Kind.ORG, Home()).name), SHORT)
        return
    yield Sign(("body", key.name), SHORT)
    prefix = body_prefix(key.name)
    found = list(places_at(key.name[len(prefix) :]))
    if found:
        place, end = found[-1]
        pattern = f"{prefix}{PLACE}{key.name[len(prefix) + end :]}"
        for group, reason in _kin().get(pattern, ()):
            yield Sign(("kin", group, place), reason, reason is FORMER)
        if pattern != PLACE and place in divisions():
            yield Sign(("renamed", short_of(place), parent_of(place), pattern), RENAMED, by_turns=True)
    core = _firm_core(key.name)
    if core:
        yield Sign(("firm", core), SHORT)


def _signs_of_place(key: EntityKey) -> Iterator[Sign]:
    if key.home:
        # A village named with its county in one entry, without it where the city is described.
        for place in (key.home, *_above(key.home)):
            yield Sign((key.name, place), ELSEWHERE)
        town = _TOWN.match(key.name)
        yield Sign((key.name[town.end() :] if town else key.name, key.home, "town"), SHORT)
    elif key.name in divisions():
        yield Sign(("renamed", short_of(key.name), parent_of(key.name)), RENAMED, by_turns=True)


@lru_cache(maxsize=10_000)
def _above(place: str) -> tuple[str, ...]:
    """The city that a county lies in; not the province."""
    above = parent_of(place)
    return (above,) if above and divisions().get(above) == "prefecture" else ()


def _firm_core(name: str) -> str:
    """A firm's own name, without its place and without what kind of firm it is; empty for what is none."""
    ending = next((each for each in _firm_endings() if name.endswith(each)), "")
    if not ending and name.endswith(BODIES):
        return ""
    core = name.removesuffix(ending)
    place = innermost(core)
    if place:
        core = core[core.rfind(place) + len(place) :]
    else:
        short = next((core[:size] for size in (3, 2) if usually_called(core[:size])), "")
        core = core[len(short) :]
    return core if len(core) >= _SHORTEST_FIRM and core not in words_of("organs") else ""


@cache
def _firm_endings() -> tuple[str, ...]:
    words = (word for line in sections_of("organ_names")["firm-endings"] for word in line.split())
    return tuple(sorted(words, key=len, reverse=True))


@cache
def _kin() -> dict[str, tuple[tuple[str, str], ...]]:
    """The pattern of a body → the groups it is in, each with the reason."""
    kin: dict[str, list[tuple[str, str]]] = {}
    for number, line in enumerate(sections_of("organ_names")["kin"]):
        word, *names = line.split()
        for name in names:
            pattern = name if PLACE in name else PLACE + name
            kin.setdefault(pattern, []).append((str(number), _REASON_OF[word]))
    return {pattern: tuple(groups) for pattern, groups in kin.items()}
