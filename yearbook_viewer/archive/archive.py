"""The archive as window and command line know it."""

import hashlib
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Connection

from yearbook_viewer.archive import batches, corrections, importer, queries
from yearbook_viewer.archive.check import UNREADABLE, check
from yearbook_viewer.archive.doors import Parse, parse_file
from yearbook_viewer.archive.identity import damaged
from yearbook_viewer.archive.importer import Importer
from yearbook_viewer.archive.schema import Origin
from yearbook_viewer.archive.search import search
from yearbook_viewer.archive.store import Store
from yearbook_viewer.reading.folders import files_in
from yearbook_viewer.records import (
    BatchId,
    Change,
    Choices,
    Condition,
    EntryId,
    EntryListing,
    Hits,
    Progress,
    Reading,
    Reason,
    Soundness,
    StoppedImport,
)

Answer = TypeVar("Answer")


class Archive:
    """One archive file and all that can be done with it, from any thread: each call has its own transaction.

    Every call may raise ArchiveProblem for what the world does to the file: nothing is lost then. Those
    that change something raise it for an archive that is open for reading only.
    """

    def __init__(self, store: Store) -> None:
        """Made by `open`."""
        self._store = store

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
    def path(self) -> Path:
        return self._store.path

    @property
    def read_only(self) -> bool:
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

    def search(self, words: str, limit: int = 200) -> Hits:
        """Where the words stand, letter for letter but for width and case; see search.py for the order."""
        return search(self._store, words, limit)

    def import_files(
        self, paths: Sequence[Path], parse: Parse = parse_file, choices: Choices = Choices()
    ) -> Generator[Progress, None, None]:
        """Import files and what is in folders. Closing the generator drops the file under way, and only that.

        The same text again adds nothing. `parse` may hand the work to another process. `choices`: the reader's
        word, for each of the files.
        """
        return Importer(self._store, parse, Origin.READER, choices).run(files_in(paths))

    def seed(self, folder: Path, parse: Parse = parse_file) -> Generator[Progress, None, None]:
        """Import the seeds that this archive has never seen; those the reader has deleted stay deleted."""
        unseen = [path for path in files_in([folder]) if not self._has_seen(path)]
        if unseen and not self.read_only:
            yield from Importer(self._store, parse, Origin.SEED).run(unseen)

    def last_batch(self) -> BatchId | None:
        """The reader's newest import that can be undone."""
        return self._store.read(batches.last)

    def undo_batch(self, batch: BatchId) -> int:
        """Take an import back as one; how many entries went with it."""
        with self._store.writing() as writer:
            return batches.undo(writer, batch)

    def forget_stopped(self) -> None:
        """Leave a stopped import as it is: what it brought in stays, and `stopped` tells of it no more."""
        with self._store.writing() as writer:
            batches.forget_stopped(writer)

    def correct(self, entry: EntryId, *, title: str, year: int | None, source: str) -> None:
        """Put an entry's title, year described and source right; can be undone."""
        with self._store.writing() as writer:
            corrections.correct(writer, entry, title=title, year=year, source=source)

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

    def check(self) -> Soundness:
        """Read everything and say whether it is sound."""
        return check(self._store)

    def _ask(self, question: Callable[[Connection], Answer]) -> Answer:
        """Read the archive; a value in it that cannot be is damage if the check says so, otherwise a bug of ours."""
        try:
            return self._store.read(question)
        except UNREADABLE as error:
            if check(self._store).condition is Condition.SOUND:
                raise
            raise damaged(self.path) from error

    def _has_seen(self, path: Path) -> bool:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return self._store.read(lambda reader: queries.seen(reader, digest))
