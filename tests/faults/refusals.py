"""An archive that is not opened."""

from pathlib import Path

import pytest

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem


def refusal(path: Path) -> ArchiveProblem:
    """What opening the file raises; the file is as it was."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(ArchiveProblem) as caught:
        Archive.open(path)
    assert (path.read_bytes() if path.is_file() else b"") == before
    return caught.value
