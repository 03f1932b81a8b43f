"""Entries with known parts, written into an archive without an import, and what stands in them told by looking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, insert, select

from yearbook_viewer.archive import schema, texts
from yearbook_viewer.archive.concordance.indexed import open_concordance
from yearbook_viewer.archive.concordance.places import Concordance, Places
from yearbook_viewer.archive.concordance.placing import Placing
from yearbook_viewer.archive.states import EntryState, SlabState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.archive.turns import in_turns
from yearbook_viewer.records import EntryId
from yearbook_viewer.text.search_folds import search_fold

Hit = tuple[int, int, int]


@dataclass(frozen=True)
class Made:
    """An entry as it is to be made: its head, then heading and text of each section."""

    head: str
    sections: Sequence[tuple[str, str]] = ()

    @property
    def text(self) -> str:
        return self.head + "".join(heading + body for heading, body in self.sections)

    def parts(self) -> list[tuple[int, int, int]]:
        """Where every part begins, where its body does, and where it ends."""
        ends = list(accumulate((len(each) for pair in self.sections for each in pair), initial=len(self.head)))
        return [(0, 0, len(self.head)), *zip(ends[::2], ends[1::2], ends[2::2], strict=False)]


def add(writer: Connection, made: Made, state: EntryState = EntryState.CURRENT) -> EntryId:
    """Write the entry, its text and sections."""
    values: dict[str, Any] = {column.name: "" for column in schema.entries.columns if column.name != "id"}
    numbers = ("file_id", "ordinal", "extractor", "start", "reading")
    values |= dict.fromkeys(numbers, 0) | dict.fromkeys(("year", "volume_year", "cut_year", "cut_volume_year"), None)
    values |= {"state": state, "head_end": len(made.head), "successor": None}
    writer.exec_driver_sql("INSERT OR IGNORE INTO files VALUES (0, 'a', '', '', 0, 0, 1, '', '[]', NULL, NULL)")
    entry = EntryId(writer.scalars(insert(schema.entries).values(values).returning(schema.entries.c.id)).one())
    texts.put(writer, entry, made.text)
    add_sections(writer, entry, made)
    return entry


def add_sections(writer: Connection, entry: EntryId, made: Made) -> None:
    """Write the sections of an entry."""
    rows = [
        {"entry_id": entry, "ordinal": ordinal, "title": "", "path": [], "start": start, "body": body, "end": end}
        | {"prefix": 0, "subheadings": [], "signature": [], "date": ""}
        for ordinal, (start, body, end) in enumerate(made.parts()[1:])
    ]
    if rows:
        writer.execute(insert(schema.sections), rows)


def place(store: Store, entries: Iterable[EntryId]) -> list[int]:
    """Have the index know these entries; the ids of the slabs."""
    placing = Placing(SlabState.WHOLE)
    list(in_turns(store, placing.steps(entries)))
    return placing.slabs


def hits_in(made: Made, part: int, word: str) -> list[tuple[int, int]]:
    """Where the word stands in a part: by looking."""
    start, _, end = made.parts()[part]
    kept = [place for place in range(start, end) if search_fold(made.text[place])]
    folded = "".join(search_fold(made.text[place]) for place in kept)
    found = []
    at = folded.find(word)
    while at >= 0:
        found.append((kept[at], kept[at + len(word) - 1] + 1))
        at = folded.find(word, at + len(word))
    return found


def hits_told(concordance: Concordance, word: str) -> dict[int, list[list[tuple[int, int]]]]:
    """The hits in each part of each entry, as the concordance gives them."""
    places: Places = concordance.places(word)
    told: dict[int, list[list[tuple[int, int]]]] = {}
    numbers = []
    for entry in concordance.parts.entry.tolist():
        told.setdefault(entry, []).append([])
        numbers.append(told[entry][-1])
    for part, start, end in zip(places.part.tolist(), places.start.tolist(), places.end.tolist(), strict=True):
        numbers[part].append((start, end))
    assert concordance.counts(word).tolist() == [len(each) for each in numbers]
    in_headings = [
        sum(end <= body for _, end in each) for each, body in zip(numbers, concordance.parts.body.tolist(), strict=True)
    ]
    assert heading_counts_told(concordance, word) == in_headings
    return told


def heading_counts_told(concordance: Concordance, word: str) -> list[int]:
    """How many hits the heading of each part has, as the concordance gives them."""
    told = [0] * len(concordance.parts)
    headings = concordance.heading_counts(word)
    assert sorted(set(headings.part.tolist())) == headings.part.tolist()
    for part, count in zip(headings.part.tolist(), headings.hits.tolist(), strict=True):
        assert count > 0
        told[part] = count
    return told


HARBOUR = Made("云泽港务局\n", [("【码头】", "新建码头2座,码头工人300人。\n"), ("【航道】", "疏浚航道12公里。\n")])
FERRY = Made("临江渡口\n", [("【渡船】", "渡船4艘,另有码头1座。\n")])
WORDS = ("码头", "航道", "港", "渡船4艘", "码头工人", "公里。")


def expect(store: Store, stand: dict[EntryId, Made], lacking: tuple[EntryId, ...] = ()) -> None:
    """Every word is told of just these entries, and just those lack in the index."""
    concordance = open_concordance(store)
    assert concordance.lacking == lacking
    for word in WORDS:
        assert hits_told(concordance, word) == {
            entry: [hits_in(made, part, word) for part in range(len(made.parts()))] for entry, made in stand.items()
        }


def states_of(store: Store) -> list[str]:
    """Of the slabs, in the order of their numbers."""
    return store.read(lambda reader: list(reader.scalars(select(schema.slabs.c.state).order_by(schema.slabs.c.id))))
