"""The kinds of marks in the menu: the same switches as the legend's chips."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from yearbook_viewer.gui.document_runs import Visible
from yearbook_viewer.gui.reading_pane import ReadingPane
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind
from yearbook_viewer.wordings import KIND_NAMES


class KindsMenu(QObject):
    """Follows the legend, and the legend follows it."""

    def __init__(self, say: Catalogue, menu: QMenu, pane: ReadingPane) -> None:
        super().__init__(menu)
        self._pane = pane
        self._kinds = {kind: menu.addAction(say(KIND_NAMES[kind])) for kind in Kind}
        self._figures = menu.addAction(say("指标数字"))
        for action in (*self._kinds.values(), self._figures):
            action.setCheckable(True)
            action.triggered.connect(self._tell)
        self._follow(pane.legend.visible())
        pane.legend.kinds_changed.connect(self._follow)

    def _follow(self, visible: Visible) -> None:
        for kind, action in self._kinds.items():
            action.setChecked(kind in visible.kinds)
        self._figures.setChecked(visible.figures)

    def _tell(self) -> None:
        kinds = frozenset(kind for kind, action in self._kinds.items() if action.isChecked())
        visible = Visible(kinds, self._figures.isChecked())
        self._pane.legend.set_visible_kinds(visible)
        self._pane.document.set_visible_kinds(visible)
