"""The counts of what was found, in words, and what a click on one of them narrows to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from yearbook_viewer.gui.hit_words import WHERE_NAMES, year_words
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import EntryId, Facets, Narrowing, Where


class Facet(StrEnum):
    """What is counted by; the fields of Narrowing."""

    YEARS = "years"
    ENTRIES = "entries"
    PLACES = "places"


FACET_NAMES: Mapping[Facet, str] = {
    Facet.YEARS: N_("年份"),
    Facet.ENTRIES: N_("条目"),
    Facet.PLACES: N_("位置"),
}

# A year (None: no year), an entry, or where the words stand.
Value = int | EntryId | Where | None


@dataclass(frozen=True, slots=True)
class FacetRow:
    """A value that can be narrowed to. `share`: its count as a part of the greatest one's, 0 to 1."""

    value: Value
    name: str
    count: int
    share: float
    tip: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A value that is narrowed to."""

    facet: Facet
    value: Value
    name: str


def rows_of(facet: Facet, facets: Facets, narrowed: Narrowing, say: Catalogue) -> tuple[FacetRow, ...]:
    """The counts of a facet, each with its share and whether it is narrowed to."""
    counted = _COUNTED[facet](facets, say)
    chosen = getattr(narrowed, facet)
    most = max((count for _, _, count, _ in counted), default=0)
    return tuple(
        FacetRow(value, name, count, count / most if most else 0.0, tip, value in chosen)
        for value, name, count, tip in counted
    )


def toggled(narrowed: Narrowing, facet: Facet, value: Value) -> Narrowing:
    """Narrowed to the value too, or not to it any more."""
    return replace(narrowed, **{facet: getattr(narrowed, facet) ^ {value}})


def chips_of(narrowed: Narrowing, title_of: Callable[[EntryId], str], say: Catalogue) -> list[Chip]:
    """What is narrowed to: years, entries, places. `title_of`: the title of an entry, empty for one that is gone."""
    years = sorted(narrowed.years, key=lambda year: (year is None, year or 0))
    return [
        *(Chip(Facet.YEARS, year, year_words(year, say)) for year in years),
        *(Chip(Facet.ENTRIES, entry, title_of(entry) or say("条目")) for entry in sorted(narrowed.entries)),
        *(Chip(Facet.PLACES, where, say(WHERE_NAMES[where])) for where in Where if where in narrowed.places),
    ]


_Counted = Sequence[tuple[Value, str, int, str]]


def _years(facets: Facets, say: Catalogue) -> _Counted:
    """The newest first, as most readers look for it; no year last."""
    return [
        (
            one.year,
            year_words(one.year, say),
            one.sections,
            say(
                "{hits} 处,{sections} 个小节(共有 {all} 个小节)",
                hits=f"{one.hits:,}",
                sections=f"{one.sections:,}",
                all=f"{one.of_sections:,}",
            ),
        )
        for one in sorted(facets.years, key=lambda one: -(one.year or 0))
    ]


def _entries(facets: Facets, say: Catalogue) -> _Counted:
    return [
        (
            one.entry,
            " · ".join((str(one.year), one.title) if one.year is not None else (one.title,)),
            one.sections,
            say(
                "{title}:{hits} 处,{sections} 个小节",
                title=one.title,
                hits=f"{one.hits:,}",
                sections=f"{one.sections:,}",
            ),
        )
        for one in facets.entries
    ]


def _places(facets: Facets, say: Catalogue) -> _Counted:
    return [
        (where, say(WHERE_NAMES[where]), count, say("{sections} 个小节", sections=f"{count:,}"))
        for where, count in facets.places
    ]


_COUNTED: Mapping[Facet, Callable[[Facets, Catalogue], _Counted]] = {
    Facet.YEARS: _years,
    Facet.ENTRIES: _entries,
    Facet.PLACES: _places,
}
