"""What may be read at all: decided from the file system before a byte is read."""

import hashlib
import os
import stat
from pathlib import Path, PurePath

from yearbook_viewer.errors import FileRefused

MEGABYTE = 1 << 20
# Ruled: a larger text is refused by its size before it is read.
LARGEST = 256 * MEGABYTE


def check_elements(path: Path, count: int, most: int) -> None:
    """Raise FileRefused for a document of more elements than a reader's memory bears, before its tree is built."""
    if count > most:
        raise FileRefused("file-too-intricate", path=shown(path), count=count, limit=most)


def shown(path: PurePath) -> str:
    """The path as it can be printed; bytes of its name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def refusal(path: Path, error: OSError) -> FileRefused:
    """The world's fault behind an OSError met while reading the file."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return FileRefused("file-gone", path=shown(path))
        case PermissionError():
            return FileRefused("file-not-permitted", path=shown(path))
        case _:
            return FileRefused("cannot-read", path=shown(path), reason=error.strerror or type(error).__name__)


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, hexadecimal. Raises FileRefused."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise refusal(path, error) from error


def check(path: Path, largest: int = LARGEST) -> None:
    """Raise FileRefused for what is no regular file of bearable size: a folder, FIFO, socket, device, or nothing.

    `largest`: bytes.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise refusal(path, error) from error
    except ValueError as error:  # a NUL in the name
        raise FileRefused("file-gone", path=shown(path)) from error
    if stat.S_ISDIR(found.st_mode):
        try:
            os.scandir(path).close()
        except OSError as error:
            raise refusal(path, error) from error
        raise FileRefused("file-is-folder", path=shown(path))
    if not stat.S_ISREG(found.st_mode):
        raise FileRefused("file-not-regular", path=shown(path))
    if found.st_size > largest:
        size = -(-found.st_size // MEGABYTE)
        raise FileRefused("file-too-large", path=shown(path), size=size, limit=largest // MEGABYTE)
    if not found.st_size:
        raise FileRefused("file-empty", path=shown(path))
