"""Writing a file so that it is there whole or not at all."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from yearbook_viewer.archive.header import is_archive
from yearbook_viewer.errors import ArchiveProblem

# What a file name may not hold on one of the desktops.
_FORBIDDEN = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', "_"))
# Bytes of a file name that every file system takes, less those of a suffix.
_LONGEST_NAME = 240

# Code points that are encoded at once: a text of 100 MB need not stand in memory twice.
_PORTION = 1 << 20


def file_name(words: str) -> str:
    """A name for a file, without suffix, made of a title."""
    return words.translate(_FORBIDDEN).encode()[:_LONGEST_NAME].decode("utf-8", "ignore").strip()


def write_whole(path: Path, contents: str | bytes) -> None:
    """Write `contents`, a text as UTF-8 with its line ends as they are.

    A file that stood there before stays whole until the new one is on the disk. What is no file
    (/dev/stdout, a pipe) is written directly. An archive is never written over. Raises
    ArchiveProblem("cannot-write") or ArchiveProblem("output-is-archive").
    """
    if is_archive(path):
        raise ArchiveProblem("output-is-archive", path=path)
    if isinstance(contents, bytes):
        _write(path, [contents])
        return
    _write(path, (contents[at : at + _PORTION].encode("utf-8") for at in range(0, len(contents), _PORTION)))


def write_parts(path: Path, parts: Iterable[str]) -> None:
    """The same of a long text that is made piece by piece while it is written."""
    if is_archive(path):
        raise ArchiveProblem("output-is-archive", path=path)
    _write(path, (part.encode("utf-8") for part in parts))


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Where to write a file that takes long: it stands at `path` once the block has ended well.

    The place is in a folder of its own beside the target, for what else is needed meanwhile; the folder goes in any
    case. Otherwise as `write_whole`; what is no file gets the contents at the end.
    """
    if is_archive(path):
        raise ArchiveProblem("output-is-archive", path=path)
    try:
        direct = path.exists() and not path.is_file() and not path.is_dir()
        target = path.resolve()
        with TemporaryDirectory(prefix=".yearbook-", dir=None if direct else target.parent) as folder:
            made = Path(folder, "whole")
            yield made
            if direct:
                with made.open("rb") as source, path.open("wb") as stream:
                    shutil.copyfileobj(source, stream)
                return
            with made.open("rb+") as file:
                os.fsync(file.fileno())
            made.replace(target)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ArchiveProblem("cannot-write", path=path, reason=error.strerror) from error


def _write(path: Path, parts: Iterable[bytes]) -> None:
    try:
        # /dev/stdout leads to a pipe that has no name of its own, so the name that was given is asked.
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("wb") as stream:
                stream.writelines(parts)
            return
        target = path.resolve()
        beside = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as file:
                file.writelines(parts)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ArchiveProblem("cannot-write", path=path, reason=error.strerror) from error
