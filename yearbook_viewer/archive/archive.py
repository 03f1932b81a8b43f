"""The archive as window and command line know it."""

from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path
from typing import Self, Unpack

from yearbook_viewer.archive import (
    batches,
    corrections,
    importer,
    notes,
    originals,
    queries,
    revisions,
)
from yearbook_viewer.archive.check import check
from yearbook_viewer.archive.choices import choices_for, remember
from yearbook_viewer.archive.doors import Parse, ReadAgain, parse_file, read_entry_again
from yearbook_viewer.archive.entity_list_calls import EntityListCalls
from yearbook_viewer.archive.importer import Importer
from yearbook_viewer.archive.parse_ahead import ParseAhead, one_by_one
from yearbook_viewer.archive.recognition import digest_of_file
from yearbook_viewer.archive.rereading import Rereading
from yearbook_viewer.archive.states import Origin
from yearbook_viewer.archive.store import Store
from yearbook_viewer.reading.folders import files_in
from yearbook_viewer.records import (
    BatchId,
    Change,
    Choices,
    Corrections,
    EntryId,
    EntryListing,
    ImportWishes,
    Note,
    NoteId,
    Original,
    Pairing,
    PastImport,
    Progress,
    Reading,
    Reason,
    Revision,
    Soundness,
    StoppedImport,
)
from yearbook_viewer.text.differences import differences


class Archive(EntityListCalls):
    """One archive file and all that can be done with it, from any thread: each call has its own transaction.

    Every call may raise ArchiveProblem for what the world does to the file: nothing is lost then. Those
    that change something raise it for an archive that is open for reading only.
    """

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the archive file at `path`; it is made if it is not there.

        Raises ArchiveProblem for what is no archive, locked for longer than 2 s or newer than the
        program can read, ArchiveDamaged for a damaged one; the file is then left as it was.
        """
        store = Store(path)
        if not store.read_only:
            importer.clean_up(store)
        return cls(store)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written; `notice` says why."""
        return self._store.read_only

    @property
    def notice(self) -> Reason | None:
        """Why the archive is open for reading only; None if it is not."""
        return self._store.notice

    @property
    def closed_well(self) -> bool:
        """Whether the program that had it open before came to its end; if not, a check is called for."""
        return self._store.clean

    @property
    def stopped(self) -> StoppedImport | None:
        """An import that was cut short by the end of the program and is neither resumed, undone nor forgotten."""
        return self._ask(batches.stopped)

    def close(self) -> Reason | None:
        """Back up what was changed; returns why that could not be done, where it could not. Never raises for it."""
        return self._store.close()

    def listings(self) -> tuple[EntryListing, ...]:
        """The current entries with their sections: the newest year first, those without a year last."""
        return self._ask(queries.listings)

    def reading(self, entry: EntryId) -> Reading:
        """An entry to be read, an older revision too. Raises ArchiveProblem for one that is not there or deleted."""
        return self._ask(lambda reader: queries.reading(reader, entry))

    def import_files(  # noqa: PLR0913  each is a wish of its own
        self,
        paths: Sequence[Path],
        parse: Parse = parse_file,
        choices: Choices = Choices(),
        *,
        hold: bool = False,
        keep_originals: bool = False,
        into: BatchId | None = None,
    ) -> Generator[Progress, None, None]:
        """Import files and what is in folders. Closing the generator drops the file under way, and only that.

        The same text again adds nothing. `choices`, `hold`, `keep_originals`, `into`: as in ImportWishes;
        `Progress.batch` names the import.
        """
        wishes = ImportWishes(choices, hold, keep_originals, into)
        return self.import_ahead(paths, one_by_one(parse), wishes)

    def import_ahead(
        self, paths: Sequence[Path], ahead: ParseAhead, wishes: ImportWishes = ImportWishes()
    ) -> Generator[Progress, None, None]:
        """`import_files` with files that are parsed in other processes."""
        return Importer(self._store, ahead, Origin.READER, wishes).run(files_in(paths))

    def changed_elsewhere(self) -> None:
        """Another process of this program has written into the archive: it is to be backed up at closing."""
        self._store.note_change()

    def choices_for(self, path: Path) -> Choices:
        """What the reader chose for the nearest folder above a file; nothing chosen where there is none."""
        return self._ask(lambda reader: choices_for(reader, path))

    def remember_choices(self, folder: Path, chosen: Choices) -> None:
        """Keep the choices for a folder and all below it, but what is one file's own; empty ones are forgotten."""
        with self._store.writing() as writer:
            remember(writer, folder, chosen)

    def seed(self, folder: Path, parse: Parse = parse_file) -> Generator[Progress, None, None]:
        """Import the seeds that this archive has never seen; those the reader has deleted stay deleted."""
        return self.seed_ahead(folder, one_by_one(parse))

    def seed_ahead(self, folder: Path, ahead: ParseAhead) -> Generator[Progress, None, None]:
        """`seed` with files that are parsed in other processes."""
        unseen = [path for path in files_in([folder]) if not self._has_seen(path)]
        if unseen and not self.read_only:
            yield from Importer(self._store, ahead, Origin.SEED).run(unseen)

    def last_batch(self) -> BatchId | None:
        """The reader's newest import that can be undone."""
        return self._store.read(batches.last)

    def last_import(self) -> PastImport | None:
        """What the reader's newest import that can be undone was, also one from before a restart."""
        return self._ask(batches.last_import)

    def undo_batch(self, batch: BatchId) -> int:
        """Take an import back as one; how many entries went with it."""
        with self._store.writing() as writer:
            return batches.undo(writer, batch)

    def forget_stopped(self) -> None:
        """Leave a stopped import as it is: what it brought in stays, and `stopped` tells of it no more."""
        with self._store.writing() as writer:
            batches.forget_stopped(writer)

    def correct(self, entry: EntryId, **right: Unpack[Corrections]) -> None:
        """Put an entry's title, years, date, source, volume or place right, what is not named stays; can be undone."""
        with self._store.writing() as writer:
            corrections.correct(writer, entry, right)

    def delete(self, entry: EntryId) -> None:
        """Take an entry out of the archive; can be undone, and imported again it comes back."""
        with self._store.writing() as writer:
            corrections.delete(writer, entry)

    def next_undo(self) -> Change | None:
        """The reader's newest edit that `undo` would take back."""
        return self._store.read(corrections.next_undo)

    def undo(self) -> Change | None:
        """Take the reader's newest edit back, also one from before a restart; what it was, None if there is none."""
        with self._store.writing() as writer:
            return corrections.undo(writer)

    def notes(self, entry: EntryId) -> tuple[Note, ...]:
        """The reader's notes on an entry in the order of the text, those whose passage is gone last."""
        return self._ask(lambda reader: notes.notes(reader, entry))

    def add_note(self, entry: EntryId, start: int, end: int, words: str) -> NoteId:
        """Write a note on a passage of an entry; can be undone. ValueError for a passage that is not in its text."""
        with self._store.writing() as writer:
            return notes.add(writer, entry, (start, end), words)

    def change_note(self, note: NoteId, words: str) -> None:
        """Give a note other words; can be undone."""
        with self._store.writing() as writer:
            notes.change(writer, note, words)

    def delete_note(self, note: NoteId) -> None:
        """Take a note away; can be undone."""
        with self._store.writing() as writer:
            notes.delete(writer, note)

    def revisions(self, entry: EntryId) -> tuple[Revision, ...]:
        """The texts that stood in an entry's place before it, the newest first; each can be read by its id."""
        return self._ask(lambda reader: revisions.revisions(reader, entry))

    def differences(self, old: EntryId, new: EntryId) -> tuple[Pairing, ...]:
        """The texts of two entries, earlier revisions too, side by side; offsets into each entry's text."""
        older, newer = (self._ask(partial(queries.text, entry=entry)) for entry in (old, new))
        return differences(older, newer)

    def stale(self) -> tuple[EntryId, ...]:
        """The current entries whose sections, marks and figures come from rules of an earlier version."""
        return self._ask(queries.stale)

    def read_again(
        self, entries: Sequence[EntryId], chosen: Choices = Choices(), read: ReadAgain = read_entry_again
    ) -> Generator[Progress, None, None]:
        """Run the present rules on stored texts, every correction and note kept; each entry can be undone.

        `chosen`: the reader's new word on cutting, before what the entry was made with. Reported REVISED where
        something else was found, SAME where nothing was. Closing the generator keeps those that are done.
        """
        return Rereading(self._store, read, chosen).run(entries)

    def original(self, entry: EntryId) -> Original:
        """Where the file lies that an entry came from, and how it stands; the files are read for it."""
        return originals.original(self._store, entry)

    def write_original(self, entry: EntryId, folder: Path) -> Path:
        """Write the kept bytes of an entry's file into a folder under its own name; where they lie."""
        return originals.write(self._store, entry, folder)

    def check(self) -> Soundness:
        """Read everything and say whether it is sound."""
        return check(self._store)

    def _has_seen(self, path: Path) -> bool:
        return self._store.read(lambda reader: queries.seen(reader, digest_of_file(path)))
