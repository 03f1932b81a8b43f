"""The two ways to the archive's work that load nothing until they are used.

The window is painted before SQLAlchemy is loaded, and a worker process that reads files loads neither
that nor Qt: it imports the module that the function stands in, and this one is light.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from yearbook_viewer.records import Choices, ParsedFile

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# Reads a file as the reader wishes it read and finds everything in it; raises FileRefused.
Parse = Callable[[Path, Choices], ParsedFile]


def open_archive(path: Path) -> "Archive":
    """`Archive.open`; the first call loads SQLAlchemy."""
    from yearbook_viewer.archive.archive import Archive  # noqa: PLC0415  the reason stands above

    return Archive.open(path)


def parse_file(path: Path, choices: Choices = Choices()) -> ParsedFile:
    """`parsing.parse`; the first call loads jieba's dictionary."""
    from yearbook_viewer.archive.parsing import parse  # noqa: PLC0415  the reason stands above

    return parse(path, choices)
