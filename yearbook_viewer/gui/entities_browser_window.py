"""The window 实体一览: filters above, the entities of the whole archive at the left, the page of one at the right."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from yearbook_viewer.gui.entities_browser_filters import EntitiesBrowserFilters
from yearbook_viewer.gui.entities_browser_model import PAGE, EntitiesBrowserModel, EntityColumn
from yearbook_viewer.gui.entities_browser_table import EntitiesBrowserTable
from yearbook_viewer.gui.entities_browser_wishes import status_words, wish_of
from yearbook_viewer.gui.entity_page_view import EntityPageView
from yearbook_viewer.gui.figures_browser_wishes import Unread
from yearbook_viewer.gui.finding_cards import link_button
from yearbook_viewer.gui.list_panel import ListPanel, ListStatus
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.gui.window_beside import WindowBeside
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.entities import Entity, EntityKey, EntityWish

FIRST_SIZE = QSize(1_180, 760)
FIRST_SPLIT = (540, 620)
# Whoever goes down the list with a key held down wants no page of each.
_CALM_MS = 140


class EntitiesBrowserWindow(WindowBeside):
    """A window of its own beside the main one.

    `wishes_changed`: other entities are asked for, or in another order; `entity_chosen`: an EntityKey whose page is
    to be shown; `merge_requested`: two of them that are one; `copy_requested`: the chosen Entities; `undo_requested`:
    the newest edit is to be taken back.
    """

    wishes_changed = Signal()
    entity_chosen = Signal(object)
    merge_requested = Signal(object, object)
    copy_requested = Signal(object)
    undo_requested = Signal()

    def __init__(self, say: Catalogue, theme: Theme, settings: Settings) -> None:
        super().__init__(settings, "entities")
        self._say = say
        self._theme = theme
        self._entered = -1
        self._proposed: Sequence[EntityKey] = ()
        self.setWindowTitle(say("实体一览"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        self.notices = NoticeBar(say)
        self._column.addWidget(self.notices)
        self._sides = QSplitter(Qt.Orientation.Horizontal, self)
        self._enter_later = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._enter_later.timeout.connect(self._enter)

    def making(self) -> Iterator[None]:
        """What is left to be made, step by step, see `coming_up.ComingUp`."""
        say = self._say
        self.filters = EntitiesBrowserFilters(say, self)
        yield
        self._column.addWidget(self.filters)
        self._column.addWidget(self._sides, 1)
        self.model = EntitiesBrowserModel(say, self._theme, self)
        self.table = EntitiesBrowserTable(self.model, say)
        self.panel = ListPanel(self.table)
        yield
        self.status = ListStatus(say)
        self.status.setWordWrap(True)
        # Beside the count: how many pairs of names wait for the reader's word; a click goes to the next of them.
        self.proposals = link_button("")
        self.proposals.setToolTip(say("转到下一对,在实体页上合并,或者判为不同"))
        self.proposals.hide()
        self._lay_out_list()
        yield
        self.page = EntityPageView(say, self._theme, self._sides)
        yield
        self._lay_out_sides()
        self._connect()
        self.come_back(FIRST_SIZE)
        self.come_back_split(self._sides, FIRST_SPLIT)

    def wanted(self, entry: EntryId | None) -> EntityWish | None:
        """What is asked for; None where a year cannot be understood, and that is said. `entry`: being read now."""
        try:
            wish = wish_of(self.filters.typed(), entry, self._say)
        except Unread as unread:
            self.tell(unread.sentence)
            return None
        self.status.wait()
        return wish

    def show_entities(self, total: int, first: Sequence[Entity]) -> None:
        """What was found: how many, and the first page."""
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
        self.status.tell(status_words(total, order, self._say))
        self.panel.show_list(filled=total > 0)
        say = self._say
        if self.filters.narrows:
            self.panel.word.setText(
                say("没有同时符合这些条件的实体。可以少写几个字,换一个首字母或类别,或者按 Esc 全部清除。")
            )
        else:
            self.panel.word.setText(
                say("这个档案里还没有认出的名称。导入年鉴以后,其中的人物、机构、地名和文献都列在这里。")
            )
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
        self.status.tell(words)

    def set_theme(self, theme: Theme) -> None:
        self.model.set_theme(theme)
        self.page.set_theme(theme)

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
        self.filters.left.connect(self.table.enter)
        self.table.order_wished.connect(self.filters.sort_by)
        self.table.row_entered.connect(self._enter_soon)
        self.table.opened.connect(self._go_on)
        self.table.merge_requested.connect(self._merge)
        self.table.copy_requested.connect(lambda: self.copy_requested.emit(self.table.chosen()))
        self.page.entity_requested.connect(self.entity_chosen)
        self.proposals.clicked.connect(self._go_to_proposal)
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Escape), self.filters.clear),
            (QKeySequence(QKeySequence.StandardKey.Find), self._enter_filters),
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo_requested.emit),
            (QKeySequence("Alt+Left"), self.page.back.click),
            (QKeySequence("Alt+Right"), self.page.forward.click),
            (QKeySequence("F2"), self.page.rename.click),
        ):
            QShortcut(keys, self, act)

    def _lay_out_list(self) -> None:
        self._list = QWidget(self._sides)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        told = QHBoxLayout()
        told.addWidget(self.status, 1)
        told.addWidget(self.proposals, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(told)
        column.addWidget(self.panel, 1)

    def _lay_out_sides(self) -> None:
        self._sides.setHandleWidth(10)
        self._sides.setChildrenCollapsible(False)
        self._sides.addWidget(self._list)
        self._sides.addWidget(self.page)
        for place, share in enumerate(FIRST_SPLIT):
            self._sides.setStretchFactor(place, share)
        self._list.setMinimumWidth(300)
        self.page.setMinimumWidth(320)

    def _enter_filters(self) -> None:
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.words.selectAll()
