"""The table of all entities: columns, sorting by a click, and what can be done with the chosen ones."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHeaderView, QWidget

from yearbook_viewer.gui.entities_browser_model import ORDERS, EntitiesBrowserModel, EntityColumn
from yearbook_viewer.gui.long_table import LongTable
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import Entity, EntityOrder

WIDTHS = {
    EntityColumn.KIND: 82,
    EntityColumn.MENTIONS: 68,
    EntityColumn.ENTRIES: 54,
    EntityColumn.YEARS: 88,
}
# Rows that are looked at for what is chosen: more than anybody merges.
_CHOSEN = 1_000


class EntitiesBrowserTable(LongTable):
    """`row_entered`: the row that is the current one now; `opened`: one that the reader goes on to.

    `order_wished`: an EntityOrder; `merge_requested`, `copy_requested`: for the chosen rows.
    """

    row_entered = Signal(int)
    opened = Signal(int)
    order_wished = Signal(object)
    merge_requested = Signal()
    copy_requested = Signal()

    def __init__(self, model: EntitiesBrowserModel, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(model, say("全部实体"), parent)
        self._model = model
        self._set_up_header()
        self.open_act = self.add_act(say("打开实体页(&O)"), (), lambda: self.opened.emit(self.currentIndex().row()))
        self.merge_act = self.add_act(say("合并选中的两个(&M)…"), (), self.merge_requested.emit)
        self.copy_act = self.add_act(say("复制(&C)"), (QKeySequence.StandardKey.Copy,), self.copy_requested.emit)
        self.activated.connect(lambda index: self.opened.emit(index.row()))
        self.selectionModel().currentRowChanged.connect(self._enter)

    def chosen(self) -> list[Entity]:
        """The chosen ones that are here, from top to bottom."""
        rows = sorted({
            row
            for stretch in self.selectionModel().selection().toList()
            for row in range(stretch.top(), min(stretch.bottom() + 1, stretch.top() + _CHOSEN))
        })  # fmt: skip
        return [entity for row in rows if (entity := self._model.entity(row)) is not None]

    def show_order(self, order: EntityOrder) -> None:
        """Let the header say what the rows are sorted by."""
        column = next(column for column, each in ORDERS.items() if each is order)
        falling = order is EntityOrder.COUNT
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)
        header.blockSignals(False)
        self._order = order

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(EntityColumn.NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.sectionClicked.connect(self._sort)
        self.show_order(EntityOrder.NAME)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)

    def _sort(self, column: int) -> None:
        wanted = ORDERS.get(EntityColumn(column))
        # Qt has turned the arrow already.
        self.show_order(wanted or self._order)
        if wanted:
            self.order_wished.emit(wanted)

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_entered.emit(index.row())
