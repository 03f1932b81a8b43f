"""The files that entries came from: where they lie, whether they are as they were, and their bytes where kept."""

import os
import zlib
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, exists, insert, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.backup import settle
from yearbook_viewer.archive.paths import name_in
from yearbook_viewer.archive.recognition import digest_of_bytes, digest_of_file
from yearbook_viewer.archive.store import Store
from yearbook_viewer.errors import ArchiveProblem, FileRefused
from yearbook_viewer.reading.formats import bytes_of
from yearbook_viewer.records import EntryId, FileState, Original

_files, _originals, _whereabouts = schema.files, schema.originals, schema.whereabouts

_BEST_FIRST = list(FileState)


def keep(store: Store, path: Path, digest: str) -> None:
    """Keep a file's bytes, once however many files hold them; nothing where they cannot be read any more.

    `digest`: of what was read; other bytes that the file may hold by now are not kept. Empty: whatever it holds.
    """
    wanted = digest or digest_of_file(path)
    if store.read(lambda reader: _is_kept(reader, wanted)):
        return
    try:
        content = bytes_of(path)
    except FileRefused:
        return
    if digest_of_bytes(content) != wanted:
        return
    packed = zlib.compress(content)
    with store.writing() as writer:
        if not _is_kept(writer, wanted):
            writer.execute(insert(_originals).values(digest=wanted, content=packed))


def original(store: Store, entry: EntryId) -> Original:
    """Where the file lies that an entry came from, and how it stands; reads the files. Raises ArchiveProblem."""
    met = store.read(lambda reader: _met(reader, entry))
    if not met:
        raise ArchiveProblem("no-such-entry", entry=entry)
    states = [(_state(Path(path), digest), Path(path)) for path, digest, _ in met]
    # Of those that stand alike the first: the file that the entry was cut from.
    state, best = min(states, key=lambda each: _BEST_FIRST.index(each[0]))
    kept = any(is_kept for _, _, is_kept in met)
    return Original(best, state, kept)


def write(store: Store, entry: EntryId, folder: Path) -> Path:
    """Write the kept bytes of an entry's file into a folder, under its own name; where they now lie.

    A file of that name that holds something else stays, and the new one gets a number. Raises ArchiveProblem where
    no bytes are kept or the folder cannot be written.
    """
    found = store.read(lambda reader: _content(reader, entry))
    if found is None:
        raise ArchiveProblem("no-original", entry=entry)
    name, content = found
    digest = digest_of_bytes(content)
    target = folder / name
    number = 1
    while target.exists():
        if digest_of_file(target) == digest:
            return target
        number += 1
        target = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    draft = folder / f".{os.getpid()}.new"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_bytes(content)
            settle(draft)
            draft.rename(target)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    except OSError as error:
        raise ArchiveProblem("cannot-write", path=target, reason=error.strerror) from error
    return target


def _is_kept(reader: Connection, digest: str) -> bool:
    return reader.execute(select(_originals.c.digest).where(_originals.c.digest == digest)).first() is not None


def _met(reader: Connection, entry: EntryId) -> list[tuple[str, str, bool]]:
    """Path, digest and whether the bytes are kept of every file that held the entry, its own first."""
    is_kept = exists().where(_originals.c.digest == _files.c.digest)
    rows = reader.execute(
        select(_files.c.path, _files.c.digest, is_kept.label("is_kept"))
        .join(_whereabouts, _whereabouts.c.file_id == _files.c.id)
        .join(schema.entries, schema.entries.c.id == _whereabouts.c.entry_id)
        .where(_whereabouts.c.entry_id == entry)
        .order_by(_files.c.id != schema.entries.c.file_id, _files.c.id.desc())
    )
    return [(row.path, row.digest, bool(row.is_kept)) for row in rows]


def _state(path: Path, digest: str) -> FileState:
    present = digest_of_file(path)
    if not present:
        return FileState.GONE
    return FileState.UNCHANGED if present == digest else FileState.CHANGED


def _content(reader: Connection, entry: EntryId) -> tuple[str, bytes] | None:
    """The name that a file had and the bytes that are kept of it."""
    for path, digest, is_kept in _met(reader, entry):
        if is_kept:
            packed = reader.scalars(select(_originals.c.content).where(_originals.c.digest == digest)).one()
            return name_in(path) or "original", zlib.decompress(packed)
    return None
