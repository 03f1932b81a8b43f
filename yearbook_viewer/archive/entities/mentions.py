"""The places where an entity is named: its names looked for in the concordance, and held against the marks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, select

from yearbook_viewer.archive import schema, sqlite
from yearbook_viewer.archive.entry_names import spelled
from yearbook_viewer.archive.search.holdings import Holdings, year_or_none
from yearbook_viewer.archive.texts import texts_between
from yearbook_viewer.records import EntryId, Kind, SectionId
from yearbook_viewer.records.entities import Mention
from yearbook_viewer.text.search_folds import search_fold
from yearbook_viewer.text.sentences import sentence_around

_entries, _sections = schema.entries, schema.sections

# That the reader has not taken a row of `marks` away, in SQL.
NOT_HIDDEN = (
    "NOT EXISTS (SELECT 1 FROM hidden_marks AS hidden "
    "WHERE hidden.entry_id = marks.entry_id AND hidden.ordinal = marks.ordinal)"
)
# Entries whose marks are read in one statement.
_ENTRIES = 50
# Code points that are read before and behind a name, for the sentence that it stands in.
_AROUND = 420
# A sentence that is shown has so many at most, the name somewhere in the middle.
_SHOWN = 160

Ask = Callable[[Callable[[Connection], list["Met"]]], list["Met"]]


class Met(NamedTuple):
    """A mark that names what is looked for. `ordinal`: among those that the rules found, None for the reader's own."""

    entry: EntryId
    start: int
    end: int
    text: str
    ordinal: int | None


def candidates(holdings: Holdings, names: Sequence[str]) -> dict[EntryId, set[str]]:
    """The entries in which any of the names stand, with those that do; by year, those without one last."""
    parts = holdings.concordance.parts
    found: dict[int, set[str]] = {}
    for name in names:
        counts = holdings.concordance.counts(search_fold(name))
        for entry in np.unique(parts.entry_of(np.flatnonzero(counts))).tolist():
            found.setdefault(entry, set()).add(name)
    numbers = np.searchsorted(holdings.entries.id, list(found))
    years = holdings.entries.year[numbers].tolist() if found else []
    years_of = dict(zip(found, map(year_or_none, years), strict=True))
    return {EntryId(entry): found[entry] for entry in sorted(found, key=lambda each: _by_year(years_of[each], each))}


def met(
    ask: "Ask", kind: Kind, wanted: Mapping[EntryId, set[str]], means: Callable[[EntryId, str], bool]
) -> Iterator[Met]:
    """The marks of that kind in these entries that are called so, in the order of the entries and of their texts.

    `means`: says whether a name, spelled as names are, means what is looked for in that entry.
    """
    entries = list(wanted)
    for first in range(0, len(entries), _ENTRIES):
        some = entries[first : first + _ENTRIES]
        names = sorted(set[str]().union(*(wanted[entry] for entry in some)))
        found = ask(partial(_marked, kind=kind, entries=some, names=names))
        by_entry: dict[EntryId, list[Met]] = {}
        for each in found:
            if means(each.entry, spelled(each.text)):
                by_entry.setdefault(each.entry, []).append(each)
        for entry in some:
            yield from sorted(by_entry.get(entry, ()), key=itemgetter(1))


def _marked(reader: Connection, kind: Kind, entries: Sequence[EntryId], names: Sequence[str]) -> list[Met]:
    # In SQL: SQLAlchemy takes longer for a statement of so many values than SQLite to answer it.
    numbers, spelled_so = ",".join(map(str, entries)), ",".join("?" * len(names))
    # As they are spelled, or with signs that are left out then: blanks, and what has no three bytes.
    text = f"(text IN ({spelled_so}) OR instr(text, char(12288)) OR length(CAST(text AS BLOB)) <> 3 * length(text))"
    rows = sqlite.fetched(
        reader,
        'SELECT entry_id, start, "end", text, ordinal FROM marks '
        f"WHERE entry_id IN ({numbers}) AND kind = ? AND {text} AND {NOT_HIDDEN} "
        'UNION ALL SELECT entry_id, start, "end", text, NULL FROM own_marks '
        f"WHERE entry_id IN ({numbers}) AND kind = ?",
        (kind.value, *names, kind.value),
    )
    return [Met(EntryId(entry), start, end, text, ordinal) for entry, start, end, text, ordinal in rows]


def sentences_of(reader: Connection, found: Sequence[Met]) -> list[tuple[str, int]]:
    """The sentence of each, as it stands in the text, and where it begins there."""
    stretches = [(each.entry, max(0, each.start - _AROUND), each.end + _AROUND) for each in found]
    told = []
    for each, (_, first, _), text in zip(found, stretches, texts_between(reader, stretches), strict=True):
        start, end = sentence_around(text, each.start - first, each.end - first)
        told.append((text[start:end], first + start))
    return told


def mentions_of(reader: Connection, holdings: Holdings, found: Sequence[Met]) -> tuple[Mention, ...]:
    """The places as they are shown, in that order."""
    if not found:
        return ()
    parts = holdings.concordance.parts
    at = holdings.parts_at(np.array([each.entry for each in found]), np.array([each.start for each in found]))
    sections = parts.at(at).section.tolist()
    headings = _headings(reader, set(sections))
    query = select(_entries.c.id, _entries.c.date).where(_entries.c.id.in_({each.entry for each in found}))
    dates = {row.id: row.date for row in reader.execute(query)}
    told = []
    for each, section, place, (sentence, begin) in zip(
        found, sections, holdings.entry[at].tolist(), sentences_of(reader, found), strict=True
    ):
        heading, date = headings.get(section, ("", ""))
        shown, lit = _cut(sentence, each.start - begin, each.end - begin)
        told.append(
            Mention(
                entry=each.entry,
                section=SectionId(section) if section else None,
                start=each.start,
                end=each.end,
                year=year_or_none(int(holdings.entries.year[place])),
                date=date or dates.get(each.entry, ""),
                title=holdings.entries.titles[place],
                heading=heading,
                sentence=shown,
                lit=lit,
            )
        )
    return tuple(told)


def _headings(reader: Connection, sections: set[int]) -> dict[int, tuple[str, str]]:
    """Title and date of sections."""
    columns = _sections.c
    query = select(columns.id, columns.title, columns.date).where(columns.id.in_(sections - {0}))
    return {row.id: (row.title, row.date) for row in reader.execute(query)}


def _cut(sentence: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """A long sentence cut at both ends, on one line, and where the name stands in it."""
    first = max(0, min(start - _SHOWN // 2, len(sentence) - _SHOWN))
    last = max(end, first + _SHOWN)
    before = "…" if first else ""
    behind = "…" if last < len(sentence) else ""
    shown = before + "".join(" " if sign in "\n\r\t" else sign for sign in sentence[first:last]) + behind
    return shown, (start - first + len(before), end - first + len(before))


def _by_year(year: int | None, entry: int) -> tuple[bool, int, int]:
    return year is None, year or 0, entry
