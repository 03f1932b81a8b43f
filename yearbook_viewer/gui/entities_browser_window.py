"""The window 实体一览: filters above, the entities of the whole archive at the left, the page of one at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from yearbook_viewer.gui.entities_browser_filters import EntitiesBrowserFilters
from yearbook_viewer.gui.entities_browser_model import PAGE, EntitiesBrowserModel, EntityColumn
from yearbook_viewer.gui.entities_browser_table import EntitiesBrowserTable
from yearbook_viewer.gui.entities_browser_wishes import status_words, wish_of
from yearbook_viewer.gui.entity_page_view import EntityPageView
from yearbook_viewer.gui.figures_browser_wishes import Unread
from yearbook_viewer.gui.finding_cards import link_button
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.entities import Entity, EntityKey, EntityWish

FIRST_SIZE = (1_180, 760)
FIRST_SPLIT = (540, 620)
# After so long without an answer the reader is told that one is under way.
_PATIENCE_MS = 300
# Whoever goes down the list with a key held down wants no page of each.
_CALM_MS = 140


class EntitiesBrowserWindow(QWidget):
    """A window of its own beside the main one.

    `wishes_changed`: other entities are asked for, or in another order; `entity_chosen`: an EntityKey whose page is
    to be shown; `merge_requested`: two of them that are one; `copy_requested`: the chosen Entities; `undo_requested`:
    the newest edit is to be taken back; `closed`: the reader closed it.
    """

    wishes_changed = Signal()
    entity_chosen = Signal(object)
    merge_requested = Signal(object, object)
    copy_requested = Signal(object)
    undo_requested = Signal()
    closed = Signal()

    def __init__(self, say: Catalogue, theme: Theme, settings: Settings) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._say = say
        self._settings = settings
        self._entered = -1
        self.setWindowTitle(say("实体一览"))
        self.notices = NoticeBar(say)
        self.filters = EntitiesBrowserFilters(say)
        self.model = EntitiesBrowserModel(say, theme, self)
        self.table = EntitiesBrowserTable(self.model, say)
        self.page = EntityPageView(say, theme)
        self.status = QLabel(say("正在读取…"))
        self.status.setAccessibleName(say("列出了多少"))
        # Beside the count: how many pairs of names wait for the reader's word; a click goes to the next of them.
        self.proposals = link_button("")
        self.proposals.setToolTip(say("转到下一对,在实体页上合并,或者判为不同"))
        self.proposals.hide()
        self._proposed: Sequence[EntityKey] = ()
        self.word = QLabel()
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(lambda: self.status.setText(say("正在读取…")))
        self._enter_later = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._enter_later.timeout.connect(self._enter)
        self._lay_out()
        self._connect()
        self._restore()

    def wanted(self, entry: EntryId | None) -> EntityWish | None:
        """What is asked for; None where a year cannot be understood, and that is said. `entry`: being read now."""
        try:
            wish = wish_of(self.filters.typed(), entry, self._say)
        except Unread as unread:
            self.tell(unread.sentence)
            return None
        self._patience.start()
        return wish

    def show_entities(self, total: int, first: Sequence[Entity]) -> None:
        """What was found: how many, and the first page."""
        self._patience.stop()
        same = total == self.model.rowCount()
        if not same:
            self.table.clearSelection()
        self.model.show_entities(total, first)
        if not same:
            self.table.scrollToTop()
        typed = self.filters.typed()
        order = typed.order
        self.table.show_order(order)
        # All of one kind need not say so.
        self.table.setColumnHidden(EntityColumn.KIND, typed.kind is not None)
        self.status.setText(status_words(total, order, self._say))
        self._stack.setCurrentIndex(0 if total else 1)
        say = self._say
        if self.filters.narrows:
            self.word.setText(
                say("没有同时符合这些条件的实体。可以少写几个字,换一个首字母或类别,或者按 Esc 全部清除。")
            )
        else:
            self.word.setText(say("这个档案里还没有认出的名称。导入年鉴以后,其中的人物、机构、地名和文献都列在这里。"))
        if self.page.page:
            self.follow(self.page.page.entity.key)

    def show_proposals(self, keys: Sequence[EntityKey]) -> None:
        """The entities that may be others, one of each pair."""
        self._proposed = keys
        self.proposals.setText(self._say("可能相同的名称 {count} 对 ›", count=f"{len(keys):,}"))
        self.proposals.setVisible(bool(keys))

    def follow(self, key: EntityKey) -> None:
        """Let the list stand at this entity, if its row is on the first page; no page is asked for."""
        row = self.model.row_of(key, range(min(PAGE, self.model.rowCount())))
        if row is not None and row != self.table.currentIndex().row():
            self._entered = row
            self.table.setCurrentIndex(self.model.index(row, 0))
        self._enter_later.stop()

    def tell(self, words: str) -> None:
        """Say what was done or what could not be."""
        self._patience.stop()
        self.status.setText(words)

    def set_theme(self, theme: Theme) -> None:
        self.model.set_theme(theme)
        self.page.set_theme(theme)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.set_state("entities", self.saveGeometry())
        self._settings.set_state("entities_splitter", self._splitter.saveState())
        super().closeEvent(event)
        self.closed.emit()

    def _enter(self) -> None:
        """The page of the row that the reader has stopped at; once more where that row has come since."""
        entity = self.model.entity(self._entered)
        if entity:
            self.entity_chosen.emit(entity.key)
        elif 0 <= self._entered < self.model.rowCount():
            self._enter_later.start()

    def _enter_soon(self, row: int) -> None:
        if row != self._entered:
            self._entered = row
            self._enter_later.start()

    def _go_on(self, row: int) -> None:
        self._entered = row
        self._enter_later.stop()
        self._enter()
        self.page.mentions.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_proposal(self) -> None:
        """The one behind that whose page is shown, else the first."""
        here = self.page.page.entity.key if self.page.page else None
        at = self._proposed.index(here) + 1 if here in self._proposed else 0
        if self._proposed:
            self.entity_chosen.emit(self._proposed[at % len(self._proposed)])

    def _merge(self) -> None:
        chosen = self.table.chosen()
        if len(chosen) != 2:
            self.tell(self._say("请按住 Ctrl 选中两个实体,再合并。"))
        elif chosen[0].key.kind is not chosen[1].key.kind:
            self.tell(self._say("类别不同的两个实体不能合并。"))
        else:
            self.merge_requested.emit(chosen[0].key, chosen[1].key)

    def _connect(self) -> None:
        self.filters.changed.connect(self.wishes_changed)
        self.filters.left.connect(self._enter_table)
        self.table.order_wished.connect(self.filters.sort_by)
        self.table.row_entered.connect(self._enter_soon)
        self.table.opened.connect(self._go_on)
        self.table.merge_requested.connect(self._merge)
        self.table.copy_requested.connect(lambda: self.copy_requested.emit(self.table.chosen()))
        self.page.entity_requested.connect(self.entity_chosen)
        self.proposals.clicked.connect(self._go_to_proposal)
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Escape), self.filters.clear),
            (QKeySequence(QKeySequence.StandardKey.Close), self.close),
            (QKeySequence(QKeySequence.StandardKey.Find), self._enter_filters),
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo_requested.emit),
            (QKeySequence("Alt+Left"), self.page.back.click),
            (QKeySequence("Alt+Right"), self.page.forward.click),
            (QKeySequence("F2"), self.page.rename.click),
        ):
            QShortcut(keys, self, act)

    def _restore(self) -> None:
        geometry = self._settings.state("entities")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(*FIRST_SIZE)
        split = self._settings.state("entities_splitter")
        if split.isEmpty() or not self._splitter.restoreState(split):
            self._splitter.setSizes(list(FIRST_SPLIT))

    def _lay_out(self) -> None:
        panel = QFrame()
        panel.setObjectName("panel")
        self._stack = QStackedLayout(panel)
        self._stack.setContentsMargins(1, 1, 1, 1)
        self.word.setProperty("dim", True)
        self.word.setWordWrap(True)
        self.word.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.word.setContentsMargins(14, 14, 14, 14)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.word)
        self.status.setProperty("dim", True)
        self.status.setWordWrap(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        told = QHBoxLayout()
        told.addWidget(self.status, 1)
        told.addWidget(self.proposals, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(told)
        column.addWidget(panel, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(10)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.page)
        for place, share in enumerate(FIRST_SPLIT):
            self._splitter.setStretchFactor(place, share)
        left.setMinimumWidth(300)
        self.page.setMinimumWidth(320)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.notices)
        layout.addWidget(self.filters)
        layout.addWidget(self._splitter, 1)

    def _enter_table(self) -> None:
        if self.model.rowCount():
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _enter_filters(self) -> None:
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.words.selectAll()
