"""Entries placed: their texts folded, handed coordinates, and written as slabs, a million characters at most each."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection

from yearbook_viewer.archive import texts
from yearbook_viewer.archive.concordance import leaves, placed, slabs
from yearbook_viewer.archive.concordance.drafts import Draft
from yearbook_viewer.archive.concordance.folding import folded
from yearbook_viewer.archive.concordance.grams import Grams, grams_of, nothing_behind
from yearbook_viewer.archive.concordance.leaves import Runs
from yearbook_viewer.archive.concordance.placed import Placed
from yearbook_viewer.archive.concordance.places import Numbers
from yearbook_viewer.archive.concordance.slabs import Field
from yearbook_viewer.archive.states import SlabState
from yearbook_viewer.records import EntryId

Step = Callable[[Connection], None]

# Characters in a slab as it is first written, whole pieces of text: some hundredths of a second of work.
SLICE = 256 * texts.PIECE
# A place among as many takes 20 bits of the 64 that a gram (42 bits) and its place are sorted by.
_PLACE = np.uint64(20)
_PLACES = np.uint64((1 << 20) - 1)
# Sections that are read in one step.
_SECTIONS = 10_000
# Leaves packed in one step.
_LEAVES = 16


class Outline(NamedTuple):
    """The parts of an entry, one behind the other: section (0 for the head), start, body, end; `length` of its text."""

    length: int
    section: Numbers
    start: Numbers
    body: Numbers
    end: Numbers


def outline_of(length: int, head: int, sections: Numbers) -> Outline:
    """The parts of an entry from its length, where its head ends, and its sections, four numbers each.

    What a damaged table says beyond the text, or twice, is cut off.
    """
    section, start, body, end = np.concatenate(([[0, 0, 0, head]], sections)).T
    end = np.maximum.accumulate(np.clip(end, 0, length))
    start = np.maximum(np.clip(start, 0, length), np.concatenate(([0], end[:-1])))
    end = np.maximum(start, end)
    return Outline(length, section.copy(), start, np.clip(body, start, end), end)


@dataclass(slots=True)
class Placing:
    """Some entries on their way into slabs; `slabs` (ids) is filled as they are written."""

    state: SlabState
    slabs: list[int] = field(default_factory=list)
    # The coordinate that is kept for the next slab.
    _awaited: int | None = None

    def steps(self, entries: Iterable[EntryId]) -> Iterator[Step]:
        """The steps that place the entries, none longer than a few hundredths of a second.

        They have to be taken in order; their texts and sections are read as they stand then.
        """
        slice_ = _Slice()
        for entry in entries:
            look = _Look(entry)
            while not look.is_done:
                yield look.on
            outline = look.outline()
            start = end = 0
            while start == 0 or end < outline.length:
                end = min(outline.length, start + SLICE - slice_.size)
                yield partial(slice_.take, entry=entry, outline=outline, start=start, end=end)
                start = max(end, 1)
                if slice_.size >= SLICE:
                    yield from self._write(slice_, outline.length - end)
                    slice_ = _Slice()
        if slice_.rows:
            yield from self._write(slice_, 0)

    def _write(self, slice_: "_Slice", to_come: int) -> Iterator[Step]:
        """`to_come`: what the entry under way has left, for which coordinates are kept: a word crosses slabs."""
        draft = Draft(self.state)
        yield partial(self._begin, draft=draft, span=slice_.span, to_come=to_come)
        grams, inside = slice_.sorted_grams(), slice_.sorted_headings()
        for name, keys in ((Field.TEXT, grams), (Field.HEADINGS, inside)):
            runs = leaves.runs_of(*keys)
            for portion in _portions(leaves.cut(runs, to_the_end=True)):
                yield partial(draft.put, field=name, portion=portion)
        yield partial(draft.end, rows=placed.joined(slice_.rows))

    def _begin(self, writer: Connection, draft: Draft, span: int, to_come: int) -> None:
        first = slabs.next_coordinate(writer)
        if self._awaited is not None:
            first = self._awaited
            slabs.shorten(writer, self.slabs[-1], first)
        draft.begin(writer, first, span + to_come)
        self.slabs.append(draft.slab)
        self._awaited = first + span if to_come else None


class _Slice:
    """Folded stretches of entries, one behind the other: `size` code points, `span` of them folded."""

    def __init__(self) -> None:
        self.size = 0
        self.rows: list[Placed] = []
        self._grams: list[Grams] = []
        # Where headings end.
        self._behind: list[Numbers] = []
        self.span = 0

    def take(self, reader: Connection, entry: EntryId, outline: Outline, start: int, end: int) -> None:
        """The text of an entry from `start` to `end`."""
        fold = folded(texts.text_between(reader, entry, start, end))
        here = (outline.start < end) & ((outline.end > start) | (outline.start >= start))
        if end == outline.length:
            here |= outline.start == end
        begins, bodies, stops = (np.clip(column[here], start, end) for column in outline[2:])
        first, inside, last = (np.searchsorted(fold.places, each - start) for each in (begins, bodies, stops))
        size = int(np.count_nonzero(here))
        self.rows.append(
            Placed(
                np.full(size, entry),
                outline.section[here],
                begins,
                bodies,
                stops,
                first + self.span,
                inside + self.span,
                last + self.span,
                outline.start[here] < start,
                np.full(size, int((outline.end - outline.start).sum())),
            )
        )
        ends = np.zeros(len(fold.codes) + 1, np.bool_)
        ends[first] = ends[last] = True
        following = np.where(ends[1:], 0, np.append(fold.codes[1:], 0))
        behind = [inside[outline.body[here] <= end]]
        for place in (start + fold.places[-1:]).tolist():
            for part in np.flatnonzero((outline.start <= place) & (place < outline.end)).tolist():
                body, stop = int(outline.body[part]), int(outline.end[part])
                following[-1] = _next(reader, entry, end, stop)
                if place < body and not _next(reader, entry, end, body):
                    behind.append(np.array([len(fold.codes)]))
        self._grams.append(grams_of(fold.codes, following))
        self._behind.append(np.concatenate(behind) + self.span)
        self.span += len(fold.codes)
        self.size += end - start

    def sorted_grams(self) -> tuple[Grams, leaves.Local]:
        """All grams in order, each with its place."""
        return _sorted(np.concatenate(self._grams), np.arange(self.span, dtype=np.uint64))

    def sorted_headings(self) -> tuple[Grams, leaves.Local]:
        """The grams in headings in order, each with its place."""
        rows = placed.joined(self.rows)
        begins = np.bincount(rows.first, minlength=self.span + 1) - np.bincount(rows.inside, minlength=self.span + 1)
        places = np.flatnonzero(np.cumsum(begins)[: self.span] > 0)
        grams = np.concatenate(self._grams)[places]
        last = np.isin(places + 1, np.concatenate(self._behind))
        return _sorted(np.where(last, nothing_behind(grams), grams), places.astype(np.uint64))


class _Look:
    """The parts of an entry being read, some thousand sections at a time."""

    def __init__(self, entry: EntryId) -> None:
        self._entry = entry
        self._length = self._head = 0
        self._sections: list[Numbers] = []
        self._ordinal = -1
        self.is_done = False

    def on(self, reader: Connection) -> None:
        """Read some of it."""
        if not self._sections:
            self._length = texts.length_of(reader, self._entry)
            (self._head,) = reader.exec_driver_sql("SELECT head_end FROM entries WHERE id = ?", (self._entry,)).one()
        rows = reader.exec_driver_sql(
            'SELECT ordinal, id, start, body, "end" FROM sections WHERE entry_id = ? AND ordinal > ? '
            "ORDER BY ordinal LIMIT ?",
            (self._entry, self._ordinal, _SECTIONS),
        ).fetchall()
        self._sections.append(np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, 5)[:, 1:])
        self._ordinal = rows[-1][0] if rows else self._ordinal
        self.is_done = len(rows) < _SECTIONS

    def outline(self) -> Outline:
        """What was read."""
        return outline_of(self._length, self._head, np.concatenate(self._sections))


def _next(reader: Connection, entry: EntryId, at: int, stop: int) -> int:
    """The first folded character of an entry from `at` to before `stop`; 0 where there is none."""
    for begin in range(at, stop, texts.PIECE):
        codes = folded(texts.text_between(reader, entry, begin, min(stop, begin + texts.PIECE))).codes
        if len(codes):
            return int(codes[0])
    return 0


def _sorted(grams: Grams, places: Grams) -> tuple[Grams, leaves.Local]:
    keys = grams << _PLACE | places
    keys.sort()
    return keys >> _PLACE, (keys & _PLACES).astype(np.uint32)


def _portions(cut: Iterator[Runs]) -> Iterator[list[Runs]]:
    portion: list[Runs] = []
    for runs in cut:
        portion.append(runs)
        if len(portion) == _LEAVES:
            yield portion
            portion = []
    if portion:
        yield portion
