"""The application around the window: its icon, its names, what it says about itself, and the end of a session."""

import gc
import platform
import weakref
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QSize, Qt, qVersion
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from yearbook_viewer import __version__
from yearbook_viewer.gui import about
from yearbook_viewer.gui.about import AboutDialog
from yearbook_viewer.gui.application import tidy_when_left, window_icon
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.places import data_home, resource

ACCENT, HIGHLIGHT = QColor("#9A3B26"), QColor("#FFF0C2")


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> Iterator[AboutDialog]:
    dialog = AboutDialog(tmp_path / "archive.ybk", tmp_path / "log" / "yearbook-viewer.log", Catalogue("zh"))
    qtbot.addWidget(dialog)
    yield dialog


def words(dialog: AboutDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


@pytest.mark.parametrize("name", ["yearbook-viewer", "yearbook-viewer-16", "x-yearbook-archive"])
def test_every_icon_can_be_drawn(qtbot: QtBot, name: str) -> None:
    assert QSvgRenderer(str(resource("resources", "icons", f"{name}.svg"))).isValid()


def test_the_icon_has_every_size_and_at_the_smallest_its_lines_are_sharp(qtbot: QtBot) -> None:
    icon: QIcon = window_icon()
    assert icon.availableSizes() == [QSize(size, size) for size in (16, 24, 32, 48, 64, 128, 256)]
    small = colours(icon.pixmap(16).toImage())
    assert {ACCENT.name(), HIGHLIGHT.name()} <= small
    assert len(small) <= 12  # drawn on the pixels: nothing is blurred but the corners


def test_about_tells_the_versions(dialog: AboutDialog) -> None:
    told = "\n".join(words(dialog))
    assert f"年鉴档案 {__version__}" in told
    assert f"{qVersion()} · PySide6 {PySide6.__version__} · Python {platform.python_version()}" in told


def test_about_tells_where_archive_data_and_log_lie(dialog: AboutDialog, tmp_path: Path) -> None:
    told = words(dialog)
    assert str(tmp_path / "archive.ybk") in told
    assert str(tmp_path / "log" / "yearbook-viewer.log") in told
    assert str(data_home()) in told
    assert "数据文件夹" in told


def test_about_says_that_the_program_is_portable(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(about, "data_home", lambda: tmp_path)
    monkeypatch.setattr(about, "portable_home", lambda: tmp_path)
    dialog = AboutDialog(None, tmp_path / "log", Catalogue("zh"))
    qtbot.addWidget(dialog)
    assert "便携数据文件夹" in words(dialog)


def test_about_has_the_licences_of_all_that_is_shipped(dialog: AboutDialog) -> None:
    told = dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    for words_of_it in ("PySide6_Essentials", "Apache License", "SIL OPEN FONT LICENSE"):
        assert words_of_it in told


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.self = self


def test_what_nobody_needs_any_more_is_looked_for_when_the_reader_has_gone_elsewhere() -> None:
    gc.disable()
    try:
        left = weakref.ref(Ring())
        tidy_when_left(Qt.ApplicationState.ApplicationActive)
        assert left() is not None
        tidy_when_left(Qt.ApplicationState.ApplicationInactive)
        assert left() is None
    finally:
        gc.enable()
