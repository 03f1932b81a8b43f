"""The tab with what was found in the archive: counts, what it can be narrowed to, and the list."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from yearbook_viewer.gui.facet_rows import Chip
from yearbook_viewer.gui.facets_pane import FacetsPane
from yearbook_viewer.gui.hits_model import HitsModel
from yearbook_viewer.gui.hits_view import HitsView
from yearbook_viewer.gui.nothing_found import NothingFound
from yearbook_viewer.gui.search_chips import SearchChips
from yearbook_viewer.gui.search_header import SearchHeader
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Hits, SearchWish


class SearchPanel(QWidget):
    """Its parts say what is wished; `closed`: Esc was pressed in one of them."""

    closed = Signal()

    def __init__(self, say: Catalogue, theme: Theme) -> None:
        super().__init__()
        self.model = HitsModel(say, self)
        self.header = SearchHeader(say)
        self.facets = FacetsPane(say, theme)
        self.chips = SearchChips(say)
        self.view = HitsView(self.model, say, theme)
        self.nothing = NothingFound(say)
        self.nothing.hide()
        panel = QFrame()
        panel.setObjectName("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 8, 1, 6)
        inside.setSpacing(4)
        for part in (self.header, self.facets, self.chips):
            inside.addWidget(part)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.nothing, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def show_hits(self, wish: SearchWish, hits: Hits) -> None:
        """What was found, from the top, or what to try where there is nothing."""
        self.renew_hits(wish, hits)
        self.view.selectionModel().clear()
        self.view.scrollToTop()

    def renew_hits(self, wish: SearchWish, hits: Hits) -> None:
        """The same search found something else; the list stays where it is as far as it can."""
        self.header.show_counts(hits)
        self.model.show_hits(hits)
        self.view.setVisible(hits.sections > 0)
        self.nothing.setVisible(hits.sections == 0)
        if not hits.sections:
            self.nothing.show_wish(wish)

    def show_wish(self, wish: SearchWish, chips: Sequence[Chip], *, within: bool) -> None:
        """What is searched for: order, exactness, what it is narrowed to. `within`: in the entry that is read alone."""
        self.header.show_wish(wish, within=within)
        self.chips.show_chips(chips)

    def enter(self) -> None:
        """Take the keyboard, with the first row chosen if none is."""
        if self.view.currentIndex().row() < 0:
            self.view.follow(0)
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.facets.fit(self.height())

    def set_theme(self, theme: Theme) -> None:
        self.facets.set_theme(theme)
        self.view.set_theme(theme)
