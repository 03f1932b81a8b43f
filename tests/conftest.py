"""Before anything is imported: Qt without a screen, and folders for data and sockets that are nobody's."""

import os
import tempfile
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["YEARBOOK_HOME"] = tempfile.mkdtemp(prefix="yearbook-tests-")
os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="yearbook-session-")


@pytest.fixture
def folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test comes near the archive of whoever runs it; sentences are Chinese."""
    monkeypatch.setenv("YEARBOOK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("LANGUAGE", "zh")
