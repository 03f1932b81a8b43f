"""Sizes and places of the window's parts, kept over restarts and put back onto a screen that exists."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

from yearbook_viewer.gui.figures_table import FiguresTable
from yearbook_viewer.gui.settings import Settings

FIRST_SIZE = QSize(1440, 900)
FIRST_SPLIT = (236, 712, 460)


def save(settings: Settings, window: QMainWindow, splitter: QSplitter, figures: FiguresTable) -> None:
    settings.set_state("window", window.saveGeometry())
    settings.set_state("splitter", splitter.saveState())
    settings.set_state("columns", figures.columns_state())


def restore(settings: Settings, window: QMainWindow, splitter: QSplitter, figures: FiguresTable) -> None:
    """As it was; at first as large as the screen allows, up to FIRST_SIZE."""
    geometry = settings.state("window")
    if geometry.isEmpty() or not window.restoreGeometry(geometry):
        screen = QGuiApplication.primaryScreen().availableSize()
        window.resize(FIRST_SIZE.boundedTo(screen))
    _onto_a_screen(window)
    split = settings.state("splitter")
    if split.isEmpty() or not splitter.restoreState(split):
        splitter.setSizes(list(FIRST_SPLIT))
    kept = settings.state("columns")
    if not kept.isEmpty():
        figures.restore_columns(kept)


def _onto_a_screen(window: QMainWindow) -> None:
    """Screens come and go between two starts."""
    centre = window.frameGeometry().center()
    if QGuiApplication.screenAt(centre) is None:
        window.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())
