"""Entries read again by the present rules: text, corrections and notes stay, what was found in them is found anew."""

from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, func, select, update

from yearbook_viewer.archive import known_names, queries, readings, reviews, rows, schema
from yearbook_viewer.archive.change_log import Edit, record, standing_from, standing_of
from yearbook_viewer.archive.choices import choices_from, laid_over, spelled
from yearbook_viewer.archive.doors import ReadAgain
from yearbook_viewer.archive.paths import names_of
from yearbook_viewer.archive.plan import CORRECTABLE, corrected
from yearbook_viewer.archive.states import Deed, EntryState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import Basis, Choices, Entry, EntryId, Extraction, FileReport, Outcome, Progress
from yearbook_viewer.text.version import VERSION

_entries, _files = schema.entries, schema.files

# The index is put in order whenever as many entries were read.
_ENTRIES = 16

# Doubts that came with the file's bytes; no rule looks at those again.
_OF_THE_BYTES = ("encoding-in-doubt", "bytes-replaced")


@dataclass(frozen=True, slots=True)
class Rereading:
    """Reading entries again. `choices`: the reader's new word, before what an entry was made with."""

    store: Store
    read: ReadAgain
    choices: Choices = Choices()

    def run(self, entries: Sequence[EntryId]) -> Generator[Progress, None, None]:
        """Read one after the other, each in a transaction of its own; closing the generator keeps those done.

        The report of each: REVISED where something else was found, SAME where nothing was. Raises ArchiveProblem for
        an entry that is not there and for an archive that cannot be written.
        """
        if self.store.read_only:
            raise ArchiveProblem("archive-read-only", path=self.store.path)
        for done, entry in enumerate(entries):
            stored = self.store.read(partial(_stored, entry=entry))
            yield Progress(done, len(entries), stored.path)
            outcome = self._read(stored)
            yield Progress(done + 1, len(entries), stored.path, FileReport(stored.path, outcome, (entry,)))
            if (done + 1) % _ENTRIES == 0 or done + 1 == len(entries):
                yield from self._tidied(Progress(done + 1, len(entries), stored.path))

    def _tidied(self, now: Progress) -> Generator[Progress, None, None]:
        """Merge what many entries have written into the index; left to a later time where it cannot be done now."""
        from yearbook_viewer.archive.concordance.upkeep import tidy  # noqa: PLC0415  numpy is wanted only here

        with suppress(ArchiveProblem):
            for _ in tidy(self.store):
                yield now

    def _read(self, stored: "_Stored") -> Outcome:
        row = stored.row
        choices = laid_over(self.choices, choices_from(row.choices))
        own = self.store.read(known_names.own_words)
        fresh = self.read(stored.as_cut, names_of(stored.path), replace(choices, own_names=own), stored.whole)
        cut = fresh.entry
        doubts = [doubt for doubt in cut.doubts if doubt not in _OF_THE_BYTES]
        doubts += [doubt for doubt in row.doubts if doubt in _OF_THE_BYTES]
        # An entry without a title is named after its file: that name was nobody's word.
        title = cut.title if cut.title.strip() else row.title
        named = replace(cut, title=title, doubts=tuple(doubts))
        put_right = corrected(named, row)
        if stored.named_after_file:
            put_right = replace(put_right, title=title)
        found = replace(fresh, entry=put_right)
        face: dict[str, Any] = {"extractor": VERSION, "choices": spelled(choices)}
        face |= {f"cut_{name}": getattr(cut, name) for name in CORRECTABLE}
        if found == stored.found:
            with self.store.writing() as writer:
                writer.execute(update(_entries).where(_entries.c.id == row.id).values(face))
            return Outcome.SAME
        packed = self.store.read(partial(readings.pack, entry=row.id))
        with self.store.writing() as writer:
            _put(writer, stored, found, face, packed)
        return Outcome.REVISED


@dataclass(frozen=True, slots=True)
class _Stored:
    row: Row[Any]
    path: Path
    found: Extraction
    whole: bool

    @property
    def as_cut(self) -> Entry:
        """The entry as the rules cut it, without what the reader has put right."""
        cut = {name: getattr(self.row, f"cut_{name}") for name in CORRECTABLE}
        # Where a corrected year was taken from before is not known any more; the reader said the other one.
        said = {
            basis: Basis.NOWHERE
            for name, basis in CORRECTABLE.items()
            if basis and getattr(self.row, basis) == Basis.READER and getattr(self.row, name) != cut[name]
        }
        return replace(self.found.entry, **cut | said | {"place": tuple(cut["place"])})

    @property
    def named_after_file(self) -> bool:
        """Whether the text gave no title and the file's name stands in for it."""
        return not str(self.row.cut_title).strip() and self.row.title == self.path.stem


def _stored(reader: Connection, entry: EntryId) -> _Stored:
    row = reader.execute(select(_entries).where(_entries.c.id == entry)).one_or_none()
    if row is None or row.state != EntryState.CURRENT:
        raise ArchiveProblem("no-such-entry", entry=entry)
    path = Path(reader.scalars(select(_files.c.path).where(_files.c.id == row.file_id)).one())
    siblings = reader.scalars(select(func.count()).where(_entries.c.file_id == row.file_id)).one()
    return _Stored(row, path, queries.as_found(reader, entry), siblings == 1)


def _put(writer: Connection, stored: _Stored, found: Extraction, face: dict[str, Any], packed: readings.Packed) -> None:
    entry = EntryId(stored.row.id)
    before = standing_of(writer, entry)
    known = standing_from({name: stored.row._mapping[name] for name in (before.spelled() if before else ())})
    if before is None or before != known:
        # Somebody has edited or deleted it meanwhile: what was found belongs to an entry that is no more.
        raise ArchiveProblem("no-such-entry", entry=entry)
    told = rows.face_of(found.entry)
    readings.keep(writer, entry, before.reading, packed)
    others = {name: told[name] for name in ("subject", "head_end", "signature", "doubts")}
    readings.replace(writer, entry, face | others, ((table, rows.found_in(found, table)) for table in schema.FOUND))
    reviews.follow(writer, entry, found.findings)
    spelled_standing = before.spelled()
    after = {name: told.get(name, value) for name, value in spelled_standing.items()}
    record(writer, Edit(entry, Deed.READ_AGAIN, before, standing_from(after | {"reading": before.reading + 1})))
