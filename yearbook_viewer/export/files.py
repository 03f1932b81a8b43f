"""Writing a file so that it is there whole or not at all."""

import os
from pathlib import Path

from yearbook_viewer.errors import ArchiveProblem


def write_whole(path: Path, contents: str | bytes) -> None:
    """Write `contents`, a text as UTF-8 with its line ends as they are.

    A file that stood there before stays whole until the new one is on the disk. What is no file
    (/dev/stdout, a pipe) is written directly. Raises ArchiveProblem("cannot-write").
    """
    data = contents.encode("utf-8") if isinstance(contents, str) else contents
    try:
        target = path.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
            return
        beside = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ArchiveProblem("cannot-write", path=path, reason=error.strerror) from error
