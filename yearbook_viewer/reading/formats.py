"""Files to canonical text: one table that names the formats."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.limits import check, refusal, shown
from yearbook_viewer.reading.plain import read_plain
from yearbook_viewer.records import Choices, SourceText

# A reader takes the path for its messages, the bytes, and the reader's word on encoding and lost bytes.
Reader = Callable[[Path, bytes, Choices], SourceText]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its suffixes in lower case, its MIME types (the desktop's "open with" is made from them)."""

    suffixes: tuple[str, ...]
    mime_types: tuple[str, ...]
    reader: Reader


FORMATS = (
    Format((".txt", ".text"), ("text/plain",), read_plain),
    Format((".md",), ("text/markdown",), read_plain),
)

SUFFIXES = tuple(suffix for row in FORMATS for suffix in row.suffixes)
MIME_TYPES = tuple(mime for row in FORMATS for mime in row.mime_types)
_READERS = {suffix: row.reader for row in FORMATS for suffix in row.suffixes}


def read(path: Path, choices: Choices = Choices()) -> SourceText:
    """The canonical text of a file, with its encoding and the SHA-256 of its bytes.

    Raises FileRefused, with the reason, for what is no readable text: by its name, kind, size, or contents.
    """
    check(path)
    # A name without a suffix says nothing: such a file is taken for plain text until its contents say otherwise.
    reader = _READERS.get(path.suffix.lower()) if path.suffix else read_plain
    if reader is None:
        raise FileRefused("file-unsupported", path=shown(path), suffix=path.suffix)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise refusal(path, error) from error
    return reader(path, data, choices)
