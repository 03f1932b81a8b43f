"""Which files an import takes: folders expanded, and zips, which are treated like folders."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading import zipped
from yearbook_viewer.reading.formats import SUFFIXES

# Documents that a reader may take for imported: listed, so that their refusal is reported. Other files of a folder
# (pictures, data of other programs) are left out.
_KNOWN_DOCUMENTS = """
    .caj .kdh .nh .ofd .mobi .ppt .pptx .dps .rar .7z .tgz .gz .tar
"""
_DOCUMENTS = frozenset((*SUFFIXES, *_KNOWN_DOCUMENTS.split()))


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files to import: those given, and the documents in the folders given and below, each folder's by name.

    A file that was given is always kept, so that its refusal is reported; so is a folder that cannot be read, and a
    zip that cannot be opened or has no documents. The documents in a zip have paths below the zip's own.
    Hidden files and folders are left out; a folder that links lead to twice is read once.
    """
    seen: set[tuple[int, int]] = set()
    files: dict[Path, None] = {}
    for path in paths:
        for file in _below(path, seen) if _is_folder(path) else [path]:
            for document in documents_in_zip(file) or [file]:
                files.setdefault(document)
    return list(files)


def documents_in_zip(path: Path) -> list[Path]:
    """The documents in a zip, each folder's by name; none in what is no zip or cannot be opened."""
    if path.suffix.lower() != zipped.SUFFIX or zipped.place_in_zip(path):
        return []
    try:
        return [member for member in zipped.members_in(path) if _is_document(member)]
    except FileRefused:
        return []


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in _DOCUMENTS


def _below(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """The documents in a folder and below; folders whose device and number are `seen` are passed over."""
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            found = place.stat()
            if (found.st_dev, found.st_ino) in seen:
                continue
            seen.add((found.st_dev, found.st_ino))
            inner = sorted(path for path in place.iterdir() if not zipped.is_hidden(path.name))
        except OSError:
            yield place
            continue
        inside = {path for path in inner if _is_folder(path)}
        yield from (path for path in inner if path not in inside and _is_document(path))
        waiting.extend(path for path in reversed(inner) if path in inside)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
