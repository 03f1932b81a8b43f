"""By what a file shows that it is an archive of ours, before anything heavy is loaded."""

from pathlib import Path

SUFFIX = ".ybk"
MIME_TYPE = "application/x-yearbook-archive"

# sqlite.org/fileformat2.html, "The Database Header": the first bytes of every database, and where the
# application id stands. Ours is "YBK1".
MAGIC = b"SQLite format 3\x00"
APPLICATION_ID = 0x59424B31
_ID_AT = 68


def is_ours(header: bytes) -> bool:
    """Whether the first 72 bytes or more of a file are those of an archive."""
    return header.startswith(MAGIC) and header[_ID_AT : _ID_AT + 4] == APPLICATION_ID.to_bytes(4, "big")


def is_archive(path: Path) -> bool:
    """Whether a file is to be opened and not imported: by its name, or by its first bytes whatever its name says.

    Never waits for a pipe or a device; what cannot be read or is not there is no archive.
    """
    try:
        if not path.is_file():
            return False
        if path.suffix.lower() == SUFFIX:
            return True
        with path.open("rb") as file:
            return is_ours(file.read(_ID_AT + 4))
    except (OSError, ValueError):  # ValueError: a name with a NUL
        return False
