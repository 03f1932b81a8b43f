"""Which files an import takes: folders expanded."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from yearbook_viewer.reading.formats import SUFFIXES

# Documents that a reader may take for imported: listed, so that their refusal is reported. Other files of a folder
# (pictures, data of other programs) are left out.
_KNOWN_DOCUMENTS = """
    .doc .docx .wps .odt .rtf .pdf .caj .ofd .epub .mobi .htm .html .mht .mhtml .markdown .xls .xlsx .et .csv
"""
_DOCUMENTS = frozenset((*SUFFIXES, *_KNOWN_DOCUMENTS.split()))


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files to import: those given, and the documents in the folders given and below, each folder's by name.

    A file that was given is always kept, so that its refusal is reported; so is a folder that cannot be read.
    Hidden files and folders are left out; a folder that links lead to twice is read once.
    """
    seen: set[tuple[int, int]] = set()
    files: dict[Path, None] = {}
    for path in paths:
        for file in _below(path, seen) if _is_folder(path) else [path]:
            files.setdefault(file)
    return list(files)


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
            inner = sorted(path for path in place.iterdir() if not path.name.startswith("."))
        except OSError:
            yield place
            continue
        inside = {path for path in inner if _is_folder(path)}
        yield from (path for path in inner if path not in inside and path.suffix.lower() in _DOCUMENTS)
        waiting.extend(path for path in reversed(inner) if path in inside)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
