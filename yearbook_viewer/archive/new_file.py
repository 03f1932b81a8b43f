"""An archive file that was not there: made whole, or not at all."""

import os
import uuid
from pathlib import Path

from sqlalchemy import Connection, insert

from yearbook_viewer.archive import schema, sqlite
from yearbook_viewer.archive.sqlite import Fault, Mode
from yearbook_viewer.errors import ArchiveProblem


def create(path: Path) -> None:
    """Make an empty archive under another name and put it there whole; one that appeared meanwhile is kept.

    Raises ArchiveProblem where it cannot be made.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        try:
            engine = sqlite.writing_engine(draft, Mode.CREATE)
            with engine.begin() as connection:
                sqlite.claim(connection)
                schema.metadata.create_all(connection)
                connection.execute(insert(schema.alembic_version).values(version_num=schema.HEAD))
                connection.execute(insert(schema.meta), _first_meta(connection))
            _put_in_place(draft, path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise ArchiveProblem("cannot-make-archive", path=path, reason=error.strerror) from error
    except sqlite.FAILURES as error:
        fault = sqlite.fault_of(error)
        if fault is None:
            raise
        key = "disk-full" if fault is Fault.FULL else "cannot-make-archive"
        raise ArchiveProblem(key, path=path, reason=getattr(error, "orig", error)) from error


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        # A link, unlike a renaming, never takes the place of a file that is there.
        path.hardlink_to(draft)
    except FileExistsError:
        return
    except OSError:
        if not path.exists():  # a disk without links
            draft.rename(path)


def _first_meta(connection: Connection) -> list[dict[str, str]]:
    values = {
        "archive_id": str(uuid.uuid4()),
        "least_reader": str(schema.FORMAT),
        "least_writer": str(schema.FORMAT),
        "clean": "yes",
        "shape": sqlite.shape(connection, schema.metadata.tables),
    }
    return [{"name": name, "value": value} for name, value in values.items()]
