"""One archive file: opened, recognised, read and written; whatever the world does to it is named here."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import local
from typing import TypeVar

from sqlalchemy import Connection, inspect, select, update

from yearbook_viewer.archive import backup, change_log, saved_searches, schema, sqlite
from yearbook_viewer.archive.file_state import FileState, State
from yearbook_viewer.archive.identity import damaged, recognise
from yearbook_viewer.archive.kept_reader import KeptReader
from yearbook_viewer.archive.new_file import create
from yearbook_viewer.archive.sqlite import Fault, Mode
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.places import cache_home
from yearbook_viewer.records import Reason

Result = TypeVar("Result")
_Begin = Callable[[], AbstractContextManager[Connection]]

_KEYS = {
    Fault.LOCKED: "archive-locked",
    Fault.READ_ONLY: "archive-read-only",
    Fault.FULL: "disk-full",
    Fault.INPUT_OUTPUT: "archive-input-output",
    Fault.CANNOT_OPEN: "archive-gone",
}

# What may be a passing fault of the disk or the net, and is looked at twice before it is called damage.
_SUSPICIOUS = frozenset((Fault.DAMAGED, Fault.INPUT_OUTPUT))


@dataclass(frozen=True, slots=True)
class _Identity:
    archive_id: str
    revision: str
    least_reader: int
    clean: bool


class Store:
    """An open archive file. Every reading and writing opens a connection of its own, in any thread; only `read_on`
    keeps one for some seconds.

    `notice`: why it is open for reading only, else None. `clean`: it was closed well the last time.
    """

    def __init__(self, path: Path) -> None:
        """Open the archive at `path`, which is made if it is not there.

        Raises ArchiveProblem for a file that is none of ours, in use, newer than this program or not
        readable, ArchiveDamaged for a damaged one; the file is left as it was.
        """
        self.path = path.absolute()
        if not self.path.exists():
            create(self.path)
        recognise(self.path)
        # A journal is written beside the file, so the folder counts as well.
        writable = _may_write(self.path) and _may_write(self.path.parent)
        self.notice = None if writable else _reason("archive-opened-read-only", self.path)
        # A reader may have to roll back what a killed program left, so it opens for writing where it can.
        self._reader = sqlite.reading_engine(self.path, Mode.WRITE if writable else Mode.READ)
        self._kept = KeptReader(self._reader, self.path)
        self._file_state = FileState(self.path)
        self._writer = sqlite.writing_engine(self.path, Mode.WRITE)
        self._open = local()
        identity = self._identify()
        if identity.revision != schema.HEAD:
            identity = self._bring_up(identity)
        self.archive_id = identity.archive_id
        self.clean = identity.clean
        self._changed = False

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written; `notice` says why."""
        return self.notice is not None

    def read(self, work: Callable[[Connection], Result]) -> Result:
        """What `work` gives back; its transaction is closed before. It may be run twice, so it must only read.

        What `work` itself reads through this it reads in the same transaction.
        """
        return self._read(work, self._reader.begin)

    def read_on(self, work: Callable[[Connection], Result]) -> Result:
        """As `read`, for one of many questions that follow each other closely: see KeptReader."""
        return self._read(work, self._kept.begin)

    def read_copy(self, work: Callable[[Connection], Result]) -> Result | None:
        """What `work` gives on a copy, so that a long look keeps no writer waiting.

        None where no copy could be made or read to the end: the archive itself has to be asked then.
        """
        folder = cache_home()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as name:
                copy = Path(name, "copy.ybk")
                sqlite.copy(self.path, copy)
                with sqlite.reading_engine(copy, Mode.READ).begin() as connection:
                    return work(connection)
        except (OSError, *sqlite.FAILURES):
            return None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The one writer's transaction: committed and on the disk when the block is left, or as if it never was."""
        if self.notice is not None:
            raise ArchiveProblem("archive-read-only", path=self.path)
        with self._faults_named(), self._writer.begin() as connection:
            self._expect_own(connection)
            if not self._changed:
                _set(connection, "clean", "no")
            yield connection
        self._changed = True

    def note_change(self) -> None:
        """Another process has written: there is something to back up."""
        self._changed = True

    def state(self) -> State | None:
        """What is another after every transaction that writes into the file; None where there is no file."""
        return self._file_state.now()

    def close(self) -> Reason | None:
        """Back up what was changed and note that all is well; returns why if no backup could be made."""
        self._kept.close()
        reason = self._back_up()
        self._file_state.close()
        return reason

    def _back_up(self) -> Reason | None:
        if self.read_only or not (self._changed or not self.clean):
            return None
        reason = None
        try:
            backup.make(self.path, self.archive_id)
            backup.keep_beside(self.archive_id, "corrections.jsonl", self.read(_by_hand))
        except ArchiveProblem as problem:
            reason = problem.reason
        # The note only spares the next start a check: a lock or a full disk must not keep the window open.
        with suppress(ArchiveProblem), self.writing() as connection:
            _set(connection, "clean", "yes")
        self._changed = False
        self.clean = True
        return reason

    def _read(self, work: Callable[[Connection], Result], begin: _Begin) -> Result:
        with self._faults_named():
            try:
                return self._read_once(work, begin)
            except sqlite.FAILURES as error:
                if sqlite.fault_of(error) not in _SUSPICIOUS:
                    raise
                return self._read_once(work, self._reader.begin)

    def _read_once(self, work: Callable[[Connection], Result], begin: _Begin) -> Result:
        # What is asked within a question is asked in the same transaction: opening one takes as long as an answer.
        reader: Connection | None = getattr(self._open, "reader", None)
        if reader is not None:
            return work(reader)
        with begin() as connection:
            self._open.reader = connection
            try:
                return work(connection)
            finally:
                self._open.reader = None

    def _identify(self) -> _Identity:
        try:
            identity = self.read(_identity)
        except ValueError as error:  # a version that is no number
            raise damaged(self.path) from error
        if identity is None:
            raise damaged(self.path)
        return identity

    def _bring_up(self, identity: _Identity) -> _Identity:
        """Migrate an older archive; open a newer one for reading where it allows that."""
        from yearbook_viewer.archive.migrations import upgrade  # noqa: PLC0415  alembic is wanted only here

        if not upgrade.knows(identity.revision):
            if identity.least_reader > schema.FORMAT:
                raise ArchiveProblem("archive-newer", path=self.path, revision=identity.revision)
            self.notice = _reason("archive-newer-read-only", self.path)
            return identity
        if self.notice is not None:
            raise ArchiveProblem("archive-older-read-only", path=self.path)
        copy = backup.make(self.path, identity.archive_id)
        with self._faults_named():
            upgrade.upgrade(self.path, copy)
        return self._identify()

    def _expect_own(self, connection: Connection) -> None:
        """Notice that another file was put in the archive's place since it was opened."""
        if _get(connection, "archive_id") != self.archive_id:
            raise ArchiveProblem("archive-replaced", path=self.path)

    @contextmanager
    def _faults_named(self) -> Iterator[None]:
        """The world's faults get their sentences; a bug stays what it is."""
        try:
            yield
        except sqlite.FAILURES as error:
            fault = sqlite.fault_of(error)
            if fault is None:
                raise
            raise self._problem(fault) from error

    def _problem(self, fault: Fault) -> ArchiveProblem:
        if fault is Fault.GARBLED or (fault is Fault.DAMAGED and not sqlite.reads_well(self.path)):
            return damaged(self.path)
        if fault is Fault.DAMAGED:
            fault = Fault.INPUT_OUTPUT
        journal = self.path.with_name(self.path.name + "-journal")
        if self.read_only and fault in {Fault.READ_ONLY, Fault.CANNOT_OPEN} and journal.exists():
            return ArchiveProblem("archive-unfinished", path=self.path, journal=journal.name)
        return ArchiveProblem(_KEYS[fault], path=self.path)


def _by_hand(reader: Connection) -> list[str]:
    """What the reader did himself, a line each: his edits, and the searches that he keeps."""
    return [*change_log.told(reader), *saved_searches.told(reader)]


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _identity(reader: Connection) -> _Identity | None:
    """What the archive says of itself; None where tables or rows are missing that every archive has."""
    names = set(inspect(reader).get_table_names())
    if not {schema.meta.name, schema.alembic_version.name} <= names:
        return None
    values = {row.name: row.value for row in reader.execute(select(schema.meta))}
    revision = reader.scalars(select(schema.alembic_version.c.version_num)).one_or_none()
    if revision is None or not {"archive_id", "least_reader", "clean"} <= values.keys():
        return None
    if revision == schema.HEAD and values.get("shape") != sqlite.shape(reader, schema.metadata.tables):
        return None
    return _Identity(values["archive_id"], revision, int(values["least_reader"]), values["clean"] == "yes")


def _get(connection: Connection, name: str) -> str:
    return str(connection.scalars(select(schema.meta.c.value).where(schema.meta.c.name == name)).one())


def _set(connection: Connection, name: str, value: str) -> None:
    connection.execute(update(schema.meta).where(schema.meta.c.name == name).values(value=value))


def _reason(key: str, path: Path) -> Reason:
    return Reason(key, (("path", str(path)),))
