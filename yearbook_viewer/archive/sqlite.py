"""What only SQLite knows: the file, its pragmas, how transactions begin, its errors, backup and self-check.

An archive on a server would replace this module and leave the tables and queries as they are.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from yearbook_viewer.archive.header import APPLICATION_ID

# More than a gigabyte of changed pages.
_MOST_PAGES = 1_000_000

# Nobody waits longer than 2 s for a lock; opening asks once, so this leaves room for the rest.
_PATIENCE = 1.5

# DELETE rests as one file and is readable from media that cannot be written. SQLite before 3.51.3 can corrupt
# a WAL file when two connections write and checkpoint at once. EXTRA syncs the folder too: with NORMAL
# 184 of 400 images of a power loss had lost a commit.
_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA synchronous=EXTRA",
)

# 16 MB, filled as far as it is needed: a search reads more than SQLite's own 2 MB, and those before it again.
_READERS_CACHE = "PRAGMA cache_size=-16000"

# Recreating a table in a migration would cascade into its children; the pragma does nothing inside a
# transaction, so it is said when the connection is made.
_MIGRATING_PRAGMAS = ("PRAGMA foreign_keys=OFF", *_PRAGMAS[1:])

# What a statement can end in. The driver cannot even spell its own complaint where a damaged name stands in it.
FAILURES = (DBAPIError, sqlite3.Error, UnicodeDecodeError)
Failure = DBAPIError | sqlite3.Error | UnicodeDecodeError


class Mode(Enum):
    """How a file is opened: the value of `mode` in SQLite's URI. None but CREATE makes a file."""

    READ = "ro"
    WRITE = "rw"
    CREATE = "rwc"


class Fault(Enum):
    """What the world did to a statement. What is not listed here is a bug of ours."""

    LOCKED = "locked"
    READ_ONLY = "read-only"
    FULL = "full"
    INPUT_OUTPUT = "input-output"
    DAMAGED = "damaged"
    CANNOT_OPEN = "cannot-open"
    GARBLED = "garbled"


_FAULTS = {
    sqlite3.SQLITE_BUSY: Fault.LOCKED,
    sqlite3.SQLITE_LOCKED: Fault.LOCKED,
    sqlite3.SQLITE_PROTOCOL: Fault.LOCKED,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_FULL: Fault.FULL,
    sqlite3.SQLITE_IOERR: Fault.INPUT_OUTPUT,
    sqlite3.SQLITE_CORRUPT: Fault.DAMAGED,
    sqlite3.SQLITE_NOTADB: Fault.DAMAGED,
    sqlite3.SQLITE_CANTOPEN: Fault.CANNOT_OPEN,
    sqlite3.SQLITE_PERM: Fault.CANNOT_OPEN,
}


def fault_of(error: Failure) -> Fault | None:
    """What an error of the driver means, None for a bug."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(origin, "sqlite_errorcode", None)
    if code is None and isinstance(origin, sqlite3.OperationalError | UnicodeDecodeError):
        # The driver's own complaint about stored text that is no UTF-8: pages are well, a letter is not.
        return Fault.GARBLED
    # The low byte is the kind of error, the rest says where it happened.
    return None if code is None else _FAULTS.get(code & 0xFF)


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """A bare connection that begins no transaction by itself, so that tables change with the rest or not at all."""
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode.value}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,  # an import may be begun in one thread and closed in another
    )


def _engine(path: Path, mode: Mode, pragmas: tuple[str, ...], begin: str) -> Engine:
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(pragma)

    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    def creator() -> sqlite3.Connection:
        return connect(path, mode)

    # No pool: between two calls no file is held open, so that it can be moved, and a replaced one is noticed.
    engine = create_engine("sqlite://", creator=creator, poolclass=NullPool)
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin_transaction)
    return engine


def reading_engine(path: Path, mode: Mode) -> Engine:
    """For readers: deferred transactions, so that any number of them read at once."""
    return _engine(path, mode, (*_PRAGMAS, _READERS_CACHE), "BEGIN")


def writing_engine(path: Path, mode: Mode = Mode.WRITE) -> Engine:
    """For the one writer: the lock is taken first, so that no transaction fails half-way for want of it."""
    return _engine(path, mode, _PRAGMAS, "BEGIN IMMEDIATE")


def migrating_engine(path: Path) -> Engine:
    """For a migration alone: as the writer's, with foreign keys off."""
    return _engine(path, Mode.WRITE, _MIGRATING_PRAGMAS, "BEGIN IMMEDIATE")


def fetched(reader: Connection, statement: str, values: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
    """All rows of a statement, from the driver itself: of a search that takes some milliseconds SQLAlchemy's part would
    be one. Raises what `FAILURES` lists.
    """
    driver: Any = reader.connection.driver_connection
    rows: list[tuple[Any, ...]] = driver.execute(statement, values).fetchall()
    return rows


def streamed(reader: Connection, statement: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The same, row by row."""
    driver: Any = reader.connection.driver_connection
    rows: Iterator[tuple[Any, ...]] = driver.execute(statement, values)
    return rows


def keep_readable(connection: Connection) -> None:
    """Keep in memory all that this transaction changes, until it is committed: a long one locks readers out else as
    soon as it fills its cache of 2 MB.
    """
    # Within a transaction OFF is taken no notice of, but a number of pages is.
    connection.exec_driver_sql(f"PRAGMA cache_spill={_MOST_PAGES}")


def claim(connection: Connection) -> None:
    """Write into the header that the file is ours."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def shape(connection: Connection, tables: Iterable[str]) -> str:
    """SHA-256 of how the tables and their indexes are declared: the declarations stand in the file as text, and
    a damaged letter in one breaks any statement about it. What others have added is not counted.
    """
    wanted = set(tables)
    rows = connection.exec_driver_sql("SELECT tbl_name, type, name, sql FROM sqlite_schema ORDER BY name, type")
    declared = [tuple(row) for row in rows if row[0] in wanted]
    return hashlib.sha256(repr(declared).encode()).hexdigest()


def broken_references(connection: Connection) -> int:
    """How many rows point at rows that are not there."""
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())


def self_check(connection: Connection) -> tuple[str, ...]:
    """What SQLite finds wrong with pages, rows and indexes; nothing for a sound file. Reads all of it."""
    return _complaints(lambda statement: connection.exec_driver_sql(statement).fetchall())


def reads_well(path: Path) -> bool:
    """Whether a second, fresh look finds the file sound: a passing read error looks just like damage."""
    try:
        with closing(connect(path, Mode.READ)) as connection:
            return not _complaints(lambda statement: connection.execute(statement).fetchall())
    except sqlite3.Error:
        return False


def _complaints(run: Callable[[str], Any]) -> tuple[str, ...]:
    return tuple(text for (text,) in run("PRAGMA integrity_check(20)") if text != "ok")


def copy(source: Path, target: Path) -> None:
    """A copy of an archive that may be in use, by SQLite's own backup: copying the file is none (10–85 % damaged)."""
    with closing(connect(source, Mode.READ)) as reader, closing(connect(target, Mode.CREATE)) as writer:
        # The backup itself would wait for a lock without end; holding a read lock, it never has to.
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        reader.backup(writer)


@contextmanager
def turn(path: Path) -> Iterator[bool]:
    """True for the only process that holds `path` (a lock file, made and removed here), False for all others.

    The system lets go of it when the process is killed.
    """
    with closing(connect(path, Mode.CREATE)) as connection:
        connection.execute("PRAGMA busy_timeout=0")
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if fault_of(error) is not Fault.LOCKED:
                raise
            yield False
            return
        try:
            yield True
        finally:
            connection.execute("ROLLBACK")
            path.unlink(missing_ok=True)
