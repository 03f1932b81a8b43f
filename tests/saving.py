"""A reader who is asked where to save."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from yearbook_viewer.gui.save_dialog import SaveDialog


def save_as(monkeypatch: pytest.MonkeyPatch, path: Path, kind: int = 0) -> None:
    """He types this name next time, whatever was proposed; `kind`: the place of the kind that he leaves chosen."""
    monkeypatch.setattr(SaveDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(SaveDialog, "selectedFiles", lambda _: [str(path)])
    monkeypatch.setattr(SaveDialog, "selectedNameFilter", lambda dialog: dialog.nameFilters()[kind])
