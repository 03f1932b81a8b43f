"""The buttons above the figures browser's table: order, units, columns, export; what the header does, by keyboard."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from yearbook_viewer.gui.figures_browser_model import FiguresBrowserModel
from yearbook_viewer.gui.figures_browser_table import FiguresBrowserTable
from yearbook_viewer.gui.figures_browser_wishes import ORDER_WORDS
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import FigureOrder
from yearbook_viewer.text.series.families import units_of


class FiguresBrowserMenus(QWidget):
    """`unit_chosen`: a family and the unit its values are to be shown in, empty for their own.

    `units`: those that are chosen now. `export_requested`: all that is listed.
    """

    unit_chosen = Signal(str, str)
    export_requested = Signal()

    def __init__(self, table: FiguresBrowserTable, model: FiguresBrowserModel, say: Catalogue) -> None:
        super().__init__()
        self._table = table
        self._model = model
        self._say = say
        self._families: Sequence[str] = ()
        self.units: Mapping[str, str] = {}
        self.orders = QMenu(self)
        self.shown_units = QMenu(self)
        self.columns = QMenu(self)
        self.orders.aboutToShow.connect(lambda: _refill(self.orders, self._orders()))
        self.shown_units.aboutToShow.connect(self._fill_units)
        self.columns.aboutToShow.connect(lambda: _refill(self.columns, table.column_switches(self.columns)))
        self.export = QPushButton(say("导出全部(&X)…"))
        self.export.clicked.connect(self.export_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for words, menu in (
            (say("排序(&T)"), self.orders),
            (say("显示单位(&D)"), self.shown_units),
            (say("列(&O)"), self.columns),
        ):
            button = QPushButton(words)
            button.setMenu(menu)
            layout.addWidget(button)
        layout.addWidget(self.export)

    def show_families(self, families: Sequence[str]) -> None:
        """The families of units that can be converted."""
        self._families = families

    def _orders(self) -> list[QAction]:
        group = QActionGroup(self.orders)
        return [
            self._order(order, group, falling=falling)
            for order, falling in ORDER_WORDS
            if not (falling and order is FigureOrder.TEXT)
        ]

    def _order(self, order: FigureOrder, group: QActionGroup, *, falling: bool) -> QAction:
        action = QAction(self._say(ORDER_WORDS[order, falling]), group, checkable=True)
        action.setChecked((order, falling) == (self._model.order, self._model.falling))
        action.triggered.connect(lambda: self._table.sort_by(order, falling=falling))
        return action

    def _fill_units(self) -> None:
        self.shown_units.clear()
        for family in self._families:
            self._fill_family(self.shown_units.addMenu(family), family)
        if not self._families:
            self.shown_units.addAction(self._say("没有可以换算的单位")).setEnabled(False)

    def _fill_family(self, menu: QMenu, family: str) -> None:
        group = QActionGroup(menu)
        for unit in ("", *units_of(family)):
            action = QAction(unit or self._say("各自的单位"), group, checkable=True)
            action.setChecked(unit == self.units.get(family, ""))
            action.triggered.connect(lambda _=False, unit=unit: self.unit_chosen.emit(family, unit))
            menu.addAction(action)


def _refill(menu: QMenu, actions: Iterable[QAction]) -> None:
    menu.clear()
    menu.addActions(list(actions))
