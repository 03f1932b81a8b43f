"""What a start of the program asks for, and how one start tells it to another."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from yearbook_viewer.archive.header import is_archive


@dataclass(frozen=True, slots=True)
class Wish:
    """`archives`: to be opened, the first of them; none: the one that is open stays. `files`: to be imported.

    All paths are absolute. `token`: the desktop's leave to come to the front, empty where it gives none.
    """

    archives: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    token: str = ""


def wish_for(paths: Iterable[Path], archive: Path | None = None, token: str = "") -> Wish:
    """What is meant by files that are given: those that are archives are opened, all others imported.

    `archive`: the one named by --archive; an archive among the files wins, because the file was pointed at.
    """
    given = [path.absolute() for path in paths]
    archives = [path for path in given if is_archive(path)]
    files = tuple(path for path in given if path not in archives)
    if not archives and archive:
        archives = [archive.absolute()]
    return Wish(tuple(archives), files, token)


def token() -> str:
    """The desktop's leave that this start may bring a window to the front: of Wayland, else of X11."""
    return os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""


def as_line(wish: Wish) -> bytes:
    """One line of JSON. A name that is no text keeps its bytes: they stand as lone surrogates, escaped."""
    told = {"archives": [str(path) for path in wish.archives], "files": [str(path) for path in wish.files]}
    return json.dumps(told | {"token": wish.token}).encode("ascii") + b"\n"


def from_line(line: bytes) -> Wish | None:
    """The wish in such a line; None for anything else."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict):
        return None
    archives, files, token = told.get("archives"), told.get("files"), told.get("token")
    if not _are_names(archives) or not _are_names(files) or not isinstance(token, str):
        return None
    return Wish(tuple(map(Path, archives)), tuple(map(Path, files)), token)


def _are_names(told: object) -> TypeGuard[list[str]]:
    return isinstance(told, list) and all(isinstance(name, str) for name in told)
