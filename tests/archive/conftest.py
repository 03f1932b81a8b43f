from pathlib import Path

import pytest

from tests.archive.new_archive import archive, home
from tests.archive.pages import PAGE, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import EntryId

__all__ = ["archive", "entry", "home"]


@pytest.fixture
def entry(archive: Archive, tmp_path: Path) -> EntryId:
    """The only entry of the archive, read from a page."""
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    return archive.listings()[0].id
