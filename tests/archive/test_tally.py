"""Names added up to entities."""

from collections import Counter
from collections.abc import Generator, Mapping
from typing import Any

import pytest

from yearbook_viewer.archive import entry_names
from yearbook_viewer.archive.entities import tally as adding
from yearbook_viewer.archive.entities.described import LATEST, Described
from yearbook_viewer.archive.entities.tally import Tally, tallying
from yearbook_viewer.archive.entities.year_bits import years_between
from yearbook_viewer.archive.search.holdings import NO_YEAR
from yearbook_viewer.records import EntryId
from yearbook_viewer.text.entities.homes import home_of

PER, ORG, LOC, TITLE = 0, 1, 2, entry_names.TITLE
CITY, COUNTY = home_of("云泽市", ""), home_of("望溪县", "云泽市年鉴")

Names = Mapping[tuple[str, int], int]


def _finished(steps: Generator[int, None, Tally]) -> Tally:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Tally = end.value
            return found


def _tally(entries: list[tuple[Described, list[Names]]], aliases: dict[EntryId, dict[str, str]] | None = None) -> Tally:
    kept = {
        described.entry: [entry_names.unpacked(entry_names.pack(Counter(names))) for names in portions]
        for described, portions in entries
    }
    asked = iter([[kept[described.entry] for described, _ in entries]])

    def ask(_question: Any) -> Any:
        return next(asked)

    return _finished(tallying(ask, [described for described, _ in entries], aliases or {}, {}))


def _told(tally: Tally) -> dict[str, tuple[int, int, int, int]]:
    columns = (tally.mentions, tally.entries, tally.first, tally.last)
    return {
        f"{key.name}@{key.home}" if key.home else key.name: tuple(int(column[number]) for column in columns)  # type: ignore[misc]
        for number, key in enumerate(tally.keys)
    }


def test_names_of_one_entity_are_added_up_by_mentions_entries_and_years() -> None:
    tally = _tally(
        [
            (
                Described(EntryId(1), CITY, 2018),
                [{("市工商联", ORG): 3, ("云泽市工商联", ORG): 1, ("云泽市", TITLE): 1}],
            ),
            (Described(EntryId(2), COUNTY, 2020), [{("市工商联", ORG): 2, ("方大海", PER): 1}]),
            (Described(EntryId(3), CITY, NO_YEAR), [{("方大海", PER): 4, ("方大海", LOC): 1}]),
        ]
    )
    assert _told(tally) == {
        "云泽市工商业联合会": (6, 2, 2018, 2020),
        "方大海@云泽市": (5, 2, 2020, 2020),
        "方大海": (1, 1, LATEST, NO_YEAR),
    }


def test_the_portions_of_a_long_entry_are_one_entry() -> None:
    portions: list[Names] = [{("方大海", PER): 2}, {("方大海", PER): 3}]
    assert _told(_tally([(Described(EntryId(1), CITY, 2018), portions)])) == {"方大海@云泽市": (5, 1, 2018, 2018)}


def test_a_short_name_means_what_its_entry_says() -> None:
    entries: list[tuple[Described, list[Names]]] = [
        (Described(EntryId(number), CITY, 2018), [{("青企协", ORG): 1}]) for number in (1, 2)
    ]
    told = _told(_tally(entries, {EntryId(1): {"青企协": "云泽市青年企业家协会"}}))
    assert told == {"云泽市青年企业家协会": (1, 1, 2018, 2018), "青企协": (1, 1, 2018, 2018)}


def test_of_too_many_names_the_rarest_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MOST", 2)
    names: Names = {("甲乙", PER): 9, ("丙丁", PER): 5, **{(f"戊{sign}", PER): 1 for sign in "己庚辛壬癸"}}
    assert _told(_tally([(Described(EntryId(1), CITY, 2018), [names])])) == {
        "甲乙@云泽市": (9, 1, 2018, 2018),
        "丙丁@云泽市": (5, 1, 2018, 2018),
    }


def test_years_are_bits() -> None:
    whole = years_between(None, None)
    assert (whole == 2**64 - 1).all()
    assert sum(int(word).bit_count() for word in years_between(2018, 2020)) == 3
    assert (years_between(2020, 2018) == 0).all()
    assert (years_between(2018, 2020) & years_between(2020, 2030) == years_between(2020, 2020)).all()


def test_nothing_is_added_up_to_nothing() -> None:
    assert _told(_tally([(Described(EntryId(1), CITY, 2018), [])])) == {}
