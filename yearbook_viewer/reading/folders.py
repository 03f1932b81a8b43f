"""Which files an import meets: folders expanded, and zips, which are treated like folders.

Every file is met, so that its refusal is reported by name; only what the system or a browser has put beside the
reader's own files is passed over in silence.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading import zipped
from yearbook_viewer.reading.formats import is_document

# A page that a browser or Word has saved has its pictures and scripts in a folder beside it, named after it.
_PAGES = (".html", ".htm", ".xhtml")
_BESIDE_PAGE = ("_files", ".files")


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files to import: those given, and those in the folders given and below, each folder's by name.

    A file that was given is always kept; so is a folder that cannot be read, and a zip that cannot be opened or is
    empty. The files in a zip have paths below the zip's own. Hidden files and folders are left out, and the parts of
    a saved page; a folder that links lead to twice is read once.
    """
    seen: set[tuple[int, int]] = set()
    files: dict[Path, None] = {}
    for path in paths:
        for file in _below(path, seen) if _is_folder(path) else [path]:
            for member in _members(file) or [file]:
                files.setdefault(member)
    return list(files)


def documents_in_zip(path: Path) -> list[Path]:
    """The documents in a zip, each folder's by name; none in what is no zip or cannot be opened."""
    return [member for member in _members(path) if is_document(member)]


def _members(path: Path) -> list[Path]:
    """The files in a zip; none in what is no zip or cannot be opened."""
    if path.suffix.lower() != zipped.SUFFIX or zipped.place_in_zip(path):
        return []
    try:
        members = zipped.members_in(path)
    except FileRefused:
        return []
    beside_pages = _folders_of_pages(members)
    return [member for member in members if beside_pages.isdisjoint(member.parents) or _stands_alone(member)]


def _folders_of_pages(paths: Iterable[PurePath]) -> set[PurePath]:
    """Where the parts of these saved pages lie, if they have any."""
    pages = [path for path in paths if path.suffix.lower() in _PAGES]
    return {page.with_name(page.stem + ending) for page in pages for ending in _BESIDE_PAGE}


def _stands_alone(path: PurePath) -> bool:
    """Whether a file in a saved page's folder is no part of the page: a document that somebody has put there."""
    return is_document(path) and bool(path.suffix) and path.suffix.lower() not in _PAGES


def _below(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """The files in a folder and below; folders whose device and number are `seen` are passed over."""
    waiting = [(folder, False)]
    while waiting:
        place, of_page = waiting.pop()
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
        yield from (path for path in inner if path not in inside and (not of_page or _stands_alone(path)))
        beside_pages = _folders_of_pages(path for path in inner if path not in inside)
        waiting.extend((path, of_page or path in beside_pages) for path in reversed(inner) if path in inside)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
