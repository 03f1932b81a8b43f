"""The counts of what was found by year, entry and place; a click on one narrows the search to it."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QToolButton, QVBoxLayout, QWidget

from yearbook_viewer.gui.facet_rows import FACET_NAMES, Facet, rows_of
from yearbook_viewer.gui.facets_model import FacetDelegate, FacetsModel
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Facets, Narrowing

# Rows that are seen at once, by the height of the whole tab (pixels a row); more are scrolled to.
_LEAST_ROWS, _MOST_ROWS, _PIXELS = 3, 6, 110
# Pixels of a tab in which counts are unfolded before anybody asks for them.
_ROOMY = 560
_FOLDED = "none"
_NOTHING = Facets((), (), 0, ())


class FacetsView(QListView):
    """Space and Enter do what a click does."""

    row_pressed = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.row_pressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.row_pressed.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class FacetsPane(QWidget):
    """One button a facet unfolds its counts and folds them again.

    `toggled`: the Facet and the value that is to be narrowed to, or not any more.
    """

    toggled = Signal(object, object)

    def __init__(self, say: Catalogue, theme: Theme) -> None:
        super().__init__()
        self._say = say
        self._facets = _NOTHING
        self._narrowed = Narrowing()
        self._open: Facet | None = None
        self._decided = False
        self._rows = _MOST_ROWS
        self.model = FacetsModel(self)
        self.view = FacetsView()
        self.view.setAccessibleName(say("搜索结果的统计"))
        self.view.setModel(self.model)
        self._delegate = FacetDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.more = QLabel()
        self.more.setProperty("dim", True)
        self.more.setContentsMargins(10, 0, 10, 4)
        self.buttons = {facet: self._button(facet) for facet in Facet}
        row = QHBoxLayout()
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(2)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.view)
        layout.addWidget(self.more)
        self.view.row_pressed.connect(self.model.toggle)
        self.model.toggled.connect(lambda value: self.toggled.emit(self._open, value))
        self.show_facets(_NOTHING, Narrowing())

    @property
    def open(self) -> Facet | None:
        """Which counts are seen; None while all are folded."""
        return self._open

    def state(self) -> str:
        """Which counts the reader has unfolded, to be kept over restarts; empty while he has not touched them."""
        return (self._open or _FOLDED) if self._decided else ""

    def restore(self, state: str) -> None:
        """As it was. Where nothing is known the years are unfolded as soon as there is room for them."""
        if state:
            self.unfold(next((facet for facet in Facet if facet == state), None))

    def unfold(self, facet: Facet | None) -> None:
        """Show the counts of a facet, or of none."""
        self._decided = True
        self._show_open(facet)

    def _show_open(self, facet: Facet | None) -> None:
        self._open = facet
        for each, button in self.buttons.items():
            button.setChecked(each is facet)
        self._show()

    def show_facets(self, facets: Facets = _NOTHING, narrowed: Narrowing = Narrowing()) -> None:
        """These counts, nothing by default. What has only one value cannot narrow and is not offered."""
        self._facets, self._narrowed = facets, narrowed
        self._show()

    def fit(self, height: int) -> None:
        """Leave room for the list of hits in a tab of that height."""
        if not self._decided:
            self._show_open(Facet.YEARS if height >= _ROOMY else None)
        rows = min(max(height // _PIXELS, _LEAST_ROWS), _MOST_ROWS)
        if rows != self._rows:
            self._rows = rows
            self._show()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.view.viewport().update()

    def _show(self) -> None:
        say = self._say
        totals = {
            Facet.YEARS: len(self._facets.years),
            Facet.ENTRIES: self._facets.of_entries,
            Facet.PLACES: len(self._facets.places),
        }
        offered = {facet for facet in Facet if totals[facet] > 1 or getattr(self._narrowed, facet)}
        for facet, button in self.buttons.items():
            name = say(FACET_NAMES[facet])
            button.setText(f"{name} {totals[facet]:,}  {'▾' if self._open is facet else '▸'}")
            button.setAccessibleName(say("按{facet}统计,{count} 项", facet=name, count=totals[facet]))
            button.setVisible(facet in offered)
        seen = self._open if self._open in offered else None
        rows = rows_of(seen, self._facets, self._narrowed, say) if seen else ()
        self.model.show_rows(rows)
        self.view.setVisible(bool(rows))
        height = self.view.sizeHintForRow(0) if rows else 0
        # A bit of the next row tells that there is more.
        self.view.setFixedHeight(round(height * min(len(rows), self._rows + 0.5)) + 10)
        hidden = totals[seen] - len(rows) if seen else 0
        self.more.setText(say("另有 {count} 个条目", count=f"{hidden:,}"))
        self.more.setVisible(hidden > 0)
        self.setVisible(bool(offered))

    def _button(self, facet: Facet) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setProperty("compact", True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(self._say("按{facet}统计,单击一项只看它的", facet=self._say(FACET_NAMES[facet])))
        button.clicked.connect(lambda: self.unfold(None if self._open is facet else facet))
        return button
