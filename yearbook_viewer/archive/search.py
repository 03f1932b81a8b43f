"""Search by looking: every text is read and compared, so that no substring is missed and no sign is special."""

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, func, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import EntryId, Hit, Hits, SectionId
from yearbook_viewer.text.folds import fold

# Where a hit stands, the more telling first.
_IN_TITLE, _IN_HEADING, _IN_TEXT = range(3)

_BEFORE, _AFTER = 18, 42

# How much is read in one transaction: code points, and entries.
_SHELF, _SHELF_ENTRIES = 1_000_000, 200

_Rank = tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of an entry that hits are counted in: its head or a section's own slice."""

    section: SectionId | None
    title: str
    start: int
    body: int


@dataclass(frozen=True, slots=True)
class _Page:
    """An entry as it is searched."""

    id: EntryId
    title: str
    year: int | None
    text: str
    head_end: int
    parts: tuple[_Part, ...]


def search(store: Store, words: str, limit: int) -> Hits:
    """Where the words stand in the current entries: width and case aside, letter by letter.

    Hits that do not overlap, as `str.count` counts them. Ordered by where they stand (the entry's
    title, a heading, the text), then by how many the section has, then the newer year; the first
    `limit` are given, all are counted. A title put right by the reader that the text does not hold is
    a hit of no length at the start of the entry. A few entries' texts are held at a time, and no
    transaction while they are searched.
    """
    wanted = fold(words)
    if not wanted:
        return Hits(0, ())
    total = 0

    def counted() -> Iterator[tuple[_Rank, Hit]]:
        nonlocal total
        for page in _pages(store):
            for ranked in _hits_on(page, wanted):
                total += 1
                yield ranked

    # Asked for none, it would not even look.
    first = heapq.nsmallest(max(limit, 1), counted(), key=itemgetter(0))[:limit]
    return Hits(total, tuple(hit for _, hit in first))


def _pages(store: Store) -> Iterator[_Page]:
    """The current entries, a shelf of them at a time."""
    for shelf in _shelves(store.read(_lengths)):
        yield from store.read(partial(_take, shelf))


def _shelves(lengths: Iterable[tuple[EntryId, int]]) -> Iterator[list[EntryId]]:
    shelf: list[EntryId] = []
    filled = 0
    for entry, length in lengths:
        if shelf and (filled + length > _SHELF or len(shelf) == _SHELF_ENTRIES):
            yield shelf
            shelf, filled = [], 0
        shelf.append(entry)
        filled += length
    if shelf:
        yield shelf


def _lengths(reader: Connection) -> list[tuple[EntryId, int]]:
    """The current entries and how long their texts are, told from where their last sections end."""
    entries, sections = schema.entries.c, schema.sections.c
    length = func.coalesce(func.max(sections.end), entries.head_end)
    found = reader.execute(
        select(entries.id, length.label("length"))
        .join_from(schema.entries, schema.sections, isouter=True)
        .where(entries.state == EntryState.CURRENT)
        .group_by(entries.id)
        .order_by(entries.id)
    )
    return [(EntryId(row.id), row.length) for row in found]


def _take(shelf: list[EntryId], reader: Connection) -> list[_Page]:
    """The entries to be searched, without those deleted since the search began."""
    entries, texts, sections = schema.entries.c, schema.texts.c, schema.sections.c
    parts = {entry: [_Part(None, "", 0, 0)] for entry in shelf}
    for row in reader.execute(
        select(sections.entry_id, sections.id, sections.title, sections.start, sections.body)
        .where(sections.entry_id.in_(shelf))
        .order_by(sections.entry_id, sections.ordinal)
    ):
        parts[row.entry_id].append(_Part(SectionId(row.id), row.title, row.start, row.body))
    found = reader.execute(
        select(entries.id, entries.title, entries.year, entries.head_end, texts.text)
        .join_from(schema.entries, schema.texts)
        .where(entries.id.in_(shelf), entries.state == EntryState.CURRENT)
        .order_by(entries.id)
    )
    return [_Page(row.id, row.title, row.year, row.text, row.head_end, tuple(parts[row.id])) for row in found]


def _hits_on(page: _Page, wanted: str) -> Iterator[tuple[_Rank, Hit]]:
    text = fold(page.text)
    title = fold(page.title)
    title_start = text.find(title, 0, page.head_end) if title else -1
    title_end = title_start + len(title) if title_start >= 0 else 0
    newest = -(page.year or 0)
    if wanted in title and title_start < 0:
        hit = Hit(page.id, None, page.title, "", page.year, 0, 0, page.title, title.index(wanted))
        yield (_IN_TITLE, -1, newest, page.id, 0), hit
    starts = [part.start for part in page.parts]
    for number, group in groupby(_places(text, wanted), key=lambda start: bisect_right(starts, start) - 1):
        part, places = page.parts[number], list(group)
        for start in places:
            if part.section is None:
                where = _IN_TITLE if title_start <= start < title_end else _IN_TEXT
            else:
                where = _IN_HEADING if start < part.body else _IN_TEXT
            yield (where, -len(places), newest, page.id, start), _hit(page, part, start, start + len(wanted))


def _places(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + len(wanted))


def _hit(page: _Page, part: _Part, start: int, end: int) -> Hit:
    left = max(0, start - _BEFORE)
    around = page.text[left : end + _AFTER]
    return Hit(
        entry=page.id,
        section=part.section,
        entry_title=page.title,
        title=part.title,
        year=page.year,
        start=start,
        end=end,
        # One line, letter for letter: what is not printable would break it.
        snippet="".join(letter if letter.isprintable() or letter == "　" else " " for letter in around),
        snippet_start=start - left,
    )
