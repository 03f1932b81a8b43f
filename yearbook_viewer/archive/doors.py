"""The two ways to the archive's work that load nothing until they are used.

The window is painted before SQLAlchemy is loaded, and a worker process that reads files loads neither
that nor Qt: it imports the module that the function stands in, and this one is light.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from yearbook_viewer.records import Choices, Entry, Extraction, ParsedFile
from yearbook_viewer.records.previewed import PreviewedFile

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive
    from yearbook_viewer.archive.members import Gathered

# Reads a file as the reader wishes it read and finds everything in it; raises FileRefused.
Parse = Callable[[Path, Choices], ParsedFile]
# The same, and tells meanwhile how many of the file's code points are done, and of how many.
ParseTelling = Callable[[Path, Choices, Callable[[int, int], None]], ParsedFile]

# Looks at a stored entry again: the entry as it was cut, the names its file stands under, the reader's word, and
# whether it is all that the file holds.
ReadAgain = Callable[[Entry, tuple[str, ...], Choices, bool], Extraction]


def open_archive(path: Path) -> "Archive":
    """`Archive.open`; the first call loads SQLAlchemy."""
    from yearbook_viewer.archive.archive import Archive  # noqa: PLC0415  the reason stands above

    return Archive.open(path)


def tell_nobody(_done: int, _total: int) -> None:
    """For those who do not ask how far it is."""


def parse_file(path: Path, choices: Choices = Choices(), tell: Callable[[int, int], None] = tell_nobody) -> ParsedFile:
    """`parsing.parse`; the first call loads jieba's dictionary."""
    from yearbook_viewer.archive.parsing import parse  # noqa: PLC0415  the reason stands above

    return parse(path, choices, tell)


def gather_file(path: Path, choices: Choices = Choices()) -> "Gathered":
    """`members.gather`; the first call loads jieba's dictionary."""
    from yearbook_viewer.archive.members import gather  # noqa: PLC0415  the reason stands above

    return gather(path, choices)


def preview_file(path: Path, choices: Choices = Choices()) -> PreviewedFile:
    """`previewing.preview`; the first call loads the rules of cutting."""
    from yearbook_viewer.archive.previewing import preview  # noqa: PLC0415  the reason stands above

    return preview(path, choices)


def read_entry_again(entry: Entry, names: tuple[str, ...], choices: Choices, whole: bool) -> Extraction:
    """`text.rereading.read_again`; the first call loads jieba's dictionary."""
    from yearbook_viewer.text.rereading import read_again  # noqa: PLC0415  the reason stands above

    return read_again(entry, names, choices, whole=whole)
