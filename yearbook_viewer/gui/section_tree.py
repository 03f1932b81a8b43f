"""The left panel: the tree of the archive with a filter box above it."""

from collections.abc import Iterator, Sequence
from time import thread_time

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.clear_button import add_clear_button
from yearbook_viewer.gui.next_turn import NextTurn
from yearbook_viewer.gui.section_model import SectionTreeModel, TreeRole
from yearbook_viewer.gui.section_nodes import Node
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, EntryListing, SectionId

# Unfolded rows of a filter: enough for several screens, and cheap in an archive of any size.
UNFOLDED = 60
FILTER_DELAY_MS = 120
# Seconds of CPU of one slice of what takes longer: a key that comes meanwhile is served at once.
_SLICE = 0.005


class TitleDelegate(QStyledItemDelegate):
    """Paints a title with the part it shares with its neighbours in the dim colour."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        node: Node = index.internalPointer()
        title, prefix = node.label, node.prefix
        if not 0 < prefix < len(title):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        view = option.widget
        style = view.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, view) + 1
        area.adjust(margin, 0, -margin, 0)
        metrics = option.fontMetrics
        painter.save()
        painter.setFont(option.font)
        # Where room is scarce the shared part gives way: the other tells the titles apart.
        room = area.width() - metrics.horizontalAdvance(title[prefix:])
        shared = metrics.elidedText(
            title[:prefix], Qt.TextElideMode.ElideRight, max(room, metrics.horizontalAdvance("…") + 1)
        )
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shared)
        area.setLeft(area.left() + metrics.horizontalAdvance(shared))
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        rest = metrics.elidedText(title[prefix:], Qt.TextElideMode.ElideRight, max(area.width(), 0))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, rest)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), max(hint.height(), option.fontMetrics.height() + 6))


class FilterBox(QLineEdit):
    """A line edit that gives way to the tree below: ↓ and Enter go there, Esc empties it."""

    leave_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.leave_requested.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)


class SectionTree(QWidget):
    """Year, place, entry, section, sub-heading. `node_chosen` carries the Node that the reader went to."""

    node_chosen = Signal(object)

    def __init__(self, say: Catalogue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._shown: tuple[EntryId, SectionId | None] | None = None
        self.model = SectionTreeModel(say, self)
        self.filter = FilterBox()
        self.filter.setObjectName("filter")
        self.filter.setPlaceholderText(say("筛选章节"))
        self.filter.setAccessibleName(say("筛选章节"))
        add_clear_button(self.filter, say)
        self.view = QTreeView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(say("章节"))
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setIndentation(14)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._delegate = TitleDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.word = QLabel()
        self.word.setProperty("dim", True)
        self.word.setWordWrap(True)
        self.word.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.word.hide()

        panel = QFrame()
        panel.setObjectName("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(6, 8, 6, 8)
        inside.addWidget(self.word)
        inside.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.filter)
        layout.addWidget(panel, 1)

        self._typed = QTimer(self, interval=FILTER_DELAY_MS, singleShot=True)
        self._typed.timeout.connect(self._begin_showing)
        self._listings: Sequence[EntryListing] = ()
        self._steps: Iterator[None] = iter(())
        self._is_showing = False
        self._further = NextTurn(self._go_on, self)
        self.filter.textChanged.connect(self._typed.start)
        self.filter.leave_requested.connect(self._enter_tree)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.activated.connect(self._chosen)

    def show_listings(self, listings: Sequence[EntryListing]) -> None:
        """Show the archive's entries; what was unfolded around the shown section is unfolded again."""
        self._listings = listings
        self._begin_showing()

    def show_place(self, entry: EntryId, section: SectionId | None) -> None:
        """Mark what is being read as chosen, unfold its entry, and say nothing about it."""
        current = self.view.currentIndex().data(TreeRole.NODE)
        self._shown = (entry, section)
        if isinstance(current, Node) and (current.entry, current.section) == self._shown:
            return
        # While entries are being shown their last step is to do this.
        if not self._is_showing:
            self._steps = self._placing(entry, section)
            self._go_on()

    def forget_place(self) -> None:
        """Another archive is open: what was shown is not in it."""
        self._shown = None

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.view.viewport().update()

    def _placing(self, entry: EntryId, section: SectionId | None) -> Iterator[None]:
        """The steps to the row of what is being read, as long as that is it."""
        whole = self.model.find(entry, None)
        yield
        folded = self.model.is_long(entry) and not self.view.isExpanded(whole)
        index = whole if folded else self.model.find(entry, section)
        yield
        if not index.isValid():
            return
        if not folded:
            yield from self._unfolding(whole)
        if self._shown != (entry, section):
            return
        # The row of a long entry stands for the section that is read in it.
        self._shown = (entry, None if folded else section)
        self.view.setCurrentIndex(index)
        self._shown = (entry, section)
        yield
        self.view.scrollTo(index)

    def _unfolding(self, entry: QModelIndex) -> Iterator[None]:
        """The entry with what it holds, down to the sub-headings where they are few."""
        above = entry
        while above.isValid():
            self.view.setExpanded(above, True)
            yield
            above = above.parent()
        if self.model.rowCount(entry) > UNFOLDED:
            return
        rows = [self.model.index(row, 0, entry) for row in range(self.model.rowCount(entry))]
        yield
        if len(rows) + sum(self.model.rowCount(row) for row in rows) <= UNFOLDED:
            for row in rows:
                self.view.setExpanded(row, True)
                yield

    def _begin_showing(self) -> None:
        self._typed.stop()
        self._is_showing = True
        self._steps = self._showing(self.filter.text())
        self._go_on()

    def _go_on(self) -> None:
        """In slices: a million titles take a second to be looked through."""
        until = thread_time() + _SLICE
        for _ in self._steps:
            if thread_time() > until:
                self._further.start()
                return

    def _showing(self, typed: str) -> Iterator[None]:
        """The steps to a tree of the entries that contain what is typed."""
        yield from self.model.showing(self._listings, typed)
        yield
        words = typed.strip()
        if words:
            for index in self.model.unfolded(UNFOLDED):
                self.view.setExpanded(index, True)
        elif self.model.rowCount():
            self.view.setExpanded(self.model.index(0, 0), True)
        self._is_showing = False
        yield
        if self._shown:
            yield from self._placing(*self._shown)
        if words:
            # What the reader looks for begins at the top, wherever the tree stood before.
            self.view.scrollToTop()
        lacking = bool(words) and self.model.empty
        self.word.setText(self._say("没有标题含有“{words}”的章节。按 Esc 显示全部。", words=words) if lacking else "")
        self.word.setVisible(lacking)
        self.view.setVisible(not lacking)

    def _enter_tree(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, 0))

    def _moved(self, index: QModelIndex) -> None:
        node = index.data(TreeRole.NODE)
        # Where the window has gone already, it need not go again.
        if isinstance(node, Node) and (node.start is not None or (node.entry, node.section) != self._shown):
            self._chosen(index)

    def _chosen(self, index: QModelIndex) -> None:
        node = index.data(TreeRole.NODE)
        if isinstance(node, Node) and node.entry is not None:
            self._shown = (node.entry, node.section)
            self.node_chosen.emit(node)
