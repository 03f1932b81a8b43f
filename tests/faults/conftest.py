from pathlib import Path

import pytest

from tests.archive.new_archive import archive, home
from tests.archive.pages import PAGE, take_in, write
from yearbook_viewer.archive.archive import Archive

__all__ = ["archive", "home"]


@pytest.fixture
def closed(archive: Archive, tmp_path: Path) -> Path:
    """An archive with one entry, closed well and backed up."""
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    archive.close()
    return archive.path
