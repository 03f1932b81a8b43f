"""What kind of file it is, told from its first bytes before SQLite touches it.

Source of the offsets: sqlite.org/fileformat2.html, "The Database Header"; see also `header`.
"""

from pathlib import Path

from yearbook_viewer.archive.backup import all_backups, known_backups
from yearbook_viewer.archive.header import MAGIC, is_ours
from yearbook_viewer.errors import ArchiveDamaged, ArchiveProblem

_HEADER = 100


def recognise(path: Path) -> None:
    """Return for an archive of ours; raise an ArchiveProblem that names what the file is otherwise.

    A file that we keep backups of is called damaged, whatever its first bytes look like.
    """
    if path.is_dir():
        raise ArchiveProblem("not-an-archive", path=path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise ArchiveProblem("cannot-open-archive", path=path, reason=error.strerror) from error
    if size == 0:
        raise ArchiveDamaged("archive-empty", path=path, backups=_backups(path))
    if not is_ours(header):
        if known_backups(path):
            raise damaged(path)
        raise ArchiveProblem("other-database" if header.startswith(MAGIC) else "not-an-archive", path=path)
    if size < _pages(header) and not path.with_name(path.name + "-journal").exists():
        raise damaged(path)


def damaged(path: Path) -> ArchiveDamaged:
    """The problem that names the file and where its backups lie."""
    return ArchiveDamaged("archive-damaged", path=path, backups=_backups(path))


def _backups(path: Path) -> Path:
    return known_backups(path) or all_backups()


def _pages(header: bytes) -> int:
    """How many bytes the header says that the file has; 0 where it does not say."""
    size = int.from_bytes(header[16:18], "big")
    # 1 stands for 65,536, which does not fit into two bytes.
    size = 65_536 if size == 1 else size
    counted = header[24:28] == header[92:96]
    return size * int.from_bytes(header[28:32], "big") if counted else 0
