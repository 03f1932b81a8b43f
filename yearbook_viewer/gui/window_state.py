"""Sizes and places of the window's parts, kept over restarts and put back onto a screen that exists."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.document_runs import EVERYTHING, Visible
from yearbook_viewer.gui.reading_pane import ReadingPane
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.records import Kind

FIRST_SIZE = QSize(1440, 900)
# Pixels of the tree, the text and the tabs in a window of that size.
FIRST_SPLIT = (236, 712, 460)
_PANELS = {Command.SHOW_SECTIONS: "show_sections", Command.SHOW_PANELS: "show_panels"}
_HIDDEN_FIGURES = "figure"


@dataclass(frozen=True, slots=True)
class WindowParts:
    """What of the window is kept."""

    window: QMainWindow
    splitter: QSplitter
    pane: ReadingPane
    tabs: SideTabs
    actions: Actions

    def save(self, settings: Settings) -> None:
        """Write down how the window looks now."""
        settings.set_state("window", self.window.saveGeometry())
        settings.set_state("splitter", self.splitter.saveState())
        settings.set_state("columns", self.tabs.figures.columns_state())
        settings.set_words("units", " ".join(self.tabs.figures.bar.units.units))
        settings.set_number("tab", 0 if self.tabs.currentWidget() is self.tabs.search else self.tabs.currentIndex())
        settings.set_words("search_counts", self.tabs.search.facets.state())
        settings.set_words("hidden_kinds", _hidden(self.pane.legend.visible()))
        for command, key in _PANELS.items():
            settings.set_number(key, int(self.actions[command].isChecked()))

    def restore(self, settings: Settings) -> None:
        """As it was; at first as large as the screen allows, up to FIRST_SIZE."""
        geometry = settings.state("window")
        if geometry.isEmpty() or not self.window.restoreGeometry(geometry):
            screen = QGuiApplication.primaryScreen().availableSize()
            self.window.resize(FIRST_SIZE.boundedTo(screen))
        self._onto_a_screen()
        split = settings.state("splitter")
        if split.isEmpty() or not self.splitter.restoreState(split):
            self.splitter.setSizes(list(FIRST_SPLIT))
        columns = settings.state("columns")
        if not columns.isEmpty():
            self.tabs.figures.restore_columns(columns)
        self.tabs.figures.bar.units.set_units(settings.words("units").split())
        self.tabs.search.facets.restore(settings.words("search_counts"))
        self.tabs.setCurrentIndex(settings.number("tab", 0))
        self.pane.legend.set_visible_kinds(_shown(settings.words("hidden_kinds")))
        for command, key in _PANELS.items():
            self.actions[command].setChecked(bool(settings.number(key, 1)))

    def _onto_a_screen(self) -> None:
        """Screens come and go between two starts."""
        centre = self.window.frameGeometry().center()
        if QGuiApplication.screenAt(centre) is None:
            self.window.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())


def _hidden(visible: Visible) -> str:
    """The names of what is switched off, so that a kind that is new to the program is seen at first."""
    names = [kind.value for kind in Kind if kind not in visible.kinds]
    return " ".join(names if visible.figures else [*names, _HIDDEN_FIGURES])


def _shown(hidden: str) -> Visible:
    names = hidden.split()
    kinds = frozenset(kind for kind in EVERYTHING.kinds if kind.value not in names)
    return Visible(kinds, _HIDDEN_FIGURES not in names)
