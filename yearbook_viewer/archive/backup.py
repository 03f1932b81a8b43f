"""Backups: copies outside the archive's own folder, each opened and checked before it counts."""

import os
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from yearbook_viewer.archive import sqlite
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.places import data_home

_KEPT = 12
_NAME_OF_PATH = "archive.txt"


def all_backups() -> Path:
    """Where the backups of every archive lie, a folder each."""
    return data_home() / "backups"


def folder_of(archive_id: str) -> Path:
    """Where the backups of an archive lie."""
    return all_backups() / archive_id


def known_backups(path: Path) -> Path | None:
    """Where the backups of the archive at `path` lie, told without the file; None if there never was one."""
    wanted = _shown(path)
    notes = sorted(all_backups().glob(f"*/{_NAME_OF_PATH}"), key=lambda note: note.stat().st_mtime, reverse=True)
    return next((note.parent for note in notes if note.read_text(encoding="utf-8") == wanted), None)


def make(path: Path, archive_id: str) -> Path:
    """Copy the archive into its backup folder, check the copy, keep the newest twelve; returns the copy.

    Raises ArchiveProblem where it could not be made or is not sound; older backups are then left alone.
    """
    folder = folder_of(archive_id)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _NAME_OF_PATH).write_text(_shown(path), encoding="utf-8")
        draft = folder / f"draft-{os.getpid()}.ybk"
        draft.unlink(missing_ok=True)
        try:
            sqlite.copy(path, draft)
            if not sqlite.reads_well(draft):
                raise ArchiveProblem("backup-failed", path=path, folder=folder)
            settle(draft)
            target = folder / _next_name(folder)
            draft.rename(target)
        finally:
            draft.unlink(missing_ok=True)
        settle(folder)
    except (OSError, sqlite3.Error) as error:
        raise ArchiveProblem("backup-failed", path=path, folder=folder) from error
    for old in _all_in(folder)[:-_KEPT]:
        old.unlink(missing_ok=True)
    return target


def keep_beside(archive_id: str, name: str, lines: Iterable[str]) -> None:
    """Write a readable file beside the backups of an archive; the one before is replaced only by a whole one."""
    folder = folder_of(archive_id)
    draft = folder / f"{name}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
        settle(draft)
        draft.replace(folder / name)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ArchiveProblem("backup-failed", path=folder / name, folder=folder) from error


def settle(path: Path) -> None:
    """Have a file or a folder's names on the disk before going on."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no way to sync a folder
    # A file must be open for writing to be synced on Windows; a folder can only be opened for reading.
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _all_in(folder: Path) -> list[Path]:
    """The backups, oldest first: ordered by their running number, because clocks are set back."""
    return sorted(path for path in folder.glob("*.ybk") if path.name[:6].isdigit())


def _next_name(folder: Path) -> str:
    newest = _all_in(folder)
    number = int(newest[-1].name[:6]) + 1 if newest else 1
    return f"{number:06d}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.ybk"


def _shown(path: Path) -> str:
    """The path as text that every disk can keep: names that are no UTF-8 are escaped."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8")
