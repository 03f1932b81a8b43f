"""The real window on a real archive, for the errands of a reader."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.main_windows import make_window, take_away
from tests.stories.chamber import make_chamber
from tests.stories.errands import FIRST
from tests.stories.reservoir import make_reservoir
from tests.stories.searches import archive_of_a_long_volume, archive_of_two_years
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.settings import Settings, ThemeChoice
from yearbook_viewer.places import resource

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the seeds in it; to be copied, never opened."""
    path = tmp_path_factory.mktemp("seeded") / "archive.ybk"
    archive = Archive.open(path)
    for _ in archive.seed(resource("seeds")):
        pass
    archive.close()
    return path


@pytest.fixture
def archive_path(seeded: Path, tmp_path: Path) -> Path:
    """An archive of the test's own, with the seeds."""
    return Path(shutil.copy(seeded, tmp_path / "archive.ybk"))


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    """A text of `errands` as a file, in a folder of its own."""
    folder = tmp_path / "来稿"
    folder.mkdir()
    file = folder / "图书馆.txt"
    file.write_text(FIRST, encoding="utf-8")
    return file


@pytest.fixture
def open_window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens a window on an archive; afterwards it is closed, its threads are ended and nothing is left."""
    windows: list[MainWindow] = []

    def open_on(archive: Path, *, seeds: Path | None = None, files: tuple[Path, ...] = ()) -> MainWindow:
        for former in windows:
            if former.isHidden():  # its program comes to its end before the next one begins
                former.end()
        settings = Settings(tmp_path / "settings.ini")
        if not windows:
            settings.theme = ThemeChoice.LIGHT
        window = make_window(qapp, settings, tmp_path)
        windows.append(window)
        window.show()
        window.start(archive, seeds, files)
        window.drain()
        return window

    yield open_on
    take_away(qapp, windows)


@pytest.fixture
def window(open_window: OpenWindow, archive_path: Path) -> MainWindow:
    """A window on an archive that holds the seeds, its first entry open."""
    return open_window(archive_path)


@pytest.fixture
def type_words() -> Callable[[QWidget, str], None]:
    """Types as an input method does: letters being composed, then the words they become."""

    def type_into(widget: QWidget, words: str) -> None:
        QApplication.sendEvent(widget, QInputMethodEvent("zh", []))
        committed = QInputMethodEvent()
        committed.setCommitString(words)
        QApplication.sendEvent(widget, committed)

    return type_into


@pytest.fixture
def wait(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Waits for timers of typing to fire and for every answer to be there."""

    def settle(window: MainWindow) -> None:
        qtbot.wait(250)
        window.drain()

    return settle


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder named as a volume is."""
    made = tmp_path / "云泽卷"
    made.mkdir()
    return made


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[MainWindow], None]:
    """Waits until every import has ended and every answer is there."""

    def wait(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: not window.imports.importing.running, timeout=60_000)
        window.drain()

    return wait


@pytest.fixture
def reservoir(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """A window on the archive of `reservoir`."""
    return open_window(make_reservoir(tmp_path))


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return archive_of_two_years(tmp_path)


@pytest.fixture
def long_volume(tmp_path: Path) -> Path:
    return archive_of_a_long_volume(tmp_path)


@pytest.fixture
def chamber(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    """A window on the archive of `chamber`."""
    return open_window(make_chamber(tmp_path))
