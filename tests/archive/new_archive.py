"""A new archive for a test, and a folder for the program's data that is nobody's."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from yearbook_viewer.archive.archive import Archive


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program keeps its data during the test."""
    folder = tmp_path / "home"
    monkeypatch.setenv("YEARBOOK_HOME", str(folder))
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive."""
    opened = Archive.open(tmp_path / "new.ybk")
    yield opened
    opened.close()
