"""The real main window in a test: made as the program makes it, and taken away so that nothing of it is left."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from tests.keywords_here import KeywordsHere
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.doors import parse_file
from yearbook_viewer.gui import fonts
from yearbook_viewer.gui.appearance import Appearance
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.messages import Catalogue


def make_window(qapp: QApplication, settings: Settings, folder: Path) -> MainWindow:
    """A window that has opened no archive yet; `folder`: where its log is."""
    around = Surroundings(
        say=Catalogue("zh"),
        settings=settings,
        tasks=Tasks(),
        appearance=Appearance(qapp, settings),
        families=fonts.load(qapp),
        open_archive=Archive.open,
        parse=parse_file,
        log_file=folder / "log",
        keywords=KeywordsHere(),
    )
    return MainWindow(around)


def take_away(qapp: QApplication, windows: Iterable[MainWindow]) -> None:
    """Close them and end their threads."""
    for window in windows:
        window.close()
        window.end()
        window.deleteLater()
    # Now and in this thread: else a worker's garbage collection may find them and delete them in its own.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # What the whole application wears is not for the tests that follow.
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
