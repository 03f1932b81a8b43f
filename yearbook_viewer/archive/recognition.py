"""Files that are in the archive already, told without reading their text."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from time import time_ns

from sqlalchemy import Connection, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.choices import spelled
from yearbook_viewer.archive.paths import spelled_path
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.zipped import place_in_zip, read_member, size_in
from yearbook_viewer.records import Choices, EntryId
from yearbook_viewer.text.version import VERSION

_files, _entries, _whereabouts = schema.files, schema.entries, schema.whereabouts

# A file written a moment ago may be written once more without its time changing: disks count in steps of up to 2 s.
_SETTLED_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Footprint:
    """What the disk says of a file: bytes, and the time of the last change in nanoseconds.

    None where it does not say, and for a time too near to tell anything.
    """

    size: int | None = None
    modified: int | None = None


def footprint_of(path: Path) -> Footprint:
    """What the disk says of the file now; nothing of one that is not there. A member of a zip changes with the zip."""
    inside = place_in_zip(path)
    try:
        told = (inside[0] if inside else path).stat()
        size = size_in(*inside) if inside else told.st_size
    except (OSError, ValueError, FileRefused):  # ValueError: a name with a NUL
        return Footprint()
    return Footprint(size, told.st_mtime_ns if time_ns() - told.st_mtime_ns > _SETTLED_NS else None)


def entries_of_known(reader: Connection, path: Path, choices: Choices) -> tuple[EntryId, ...]:
    """The entries of a file that was taken in whole, is the same now, and would be read and cut as it was.

    The same: as large and changed at the same time, or with the same bytes. None of its entries may be deleted,
    superseded or cut by older rules. Empty where the file has to be read.
    """
    present = footprint_of(path)
    columns = _files.c
    known = reader.execute(
        select(columns.id, columns.digest, columns.size, columns.modified)
        .where(columns.path == spelled_path(path.absolute()), columns.whole)
        .order_by(columns.id.desc())
    ).all()
    for row in known:
        if row.size is None or row.size != present.size:
            continue
        untouched = present.modified is not None and row.modified == present.modified
        if untouched or digest_of_file(path) == row.digest:
            return _standing_entries(reader, row.id, choices)
    return ()


def digest_of_bytes(content: bytes) -> str:
    """SHA-256, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def digest_of_file(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal; empty for what cannot be read or is no file (a pipe would wait)."""
    try:
        if inside := place_in_zip(path):
            return digest_of_bytes(read_member(*inside))
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError, FileRefused):  # ValueError: a name with a NUL
        return ""


def _standing_entries(reader: Connection, file: int, choices: Choices) -> tuple[EntryId, ...]:
    columns = _entries.c
    found = reader.execute(
        select(columns.id, columns.state, columns.extractor, columns.choices)
        .join(_whereabouts, _whereabouts.c.entry_id == columns.id)
        .where(_whereabouts.c.file_id == file)
        .order_by(columns.file_id, columns.ordinal)
    ).all()
    said = spelled(choices)
    stands = all(row.state == EntryState.CURRENT and row.extractor == VERSION and row.choices == said for row in found)
    return tuple(EntryId(row.id) for row in found) if stands else ()
