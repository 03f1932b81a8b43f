"""The menu beside the search box: searches that are kept under a name, and what was searched for lately."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from yearbook_viewer.gui.search_history import SearchHistory
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import SavedSearch

# Characters of a name or of words on a row.
_LETTERS = 40


class SearchesMenu(QObject):
    """Fills a menu anew whenever it opens. `words_chosen`: words searched for before; the others say what is wished."""

    save_requested = Signal()
    chosen = Signal(object)  # SavedSearch
    rename_requested = Signal(object)  # SavedSearch
    forget_requested = Signal(object)  # SavedSearch
    words_chosen = Signal(str)

    def __init__(self, menu: QMenu, history: SearchHistory, say: Catalogue) -> None:
        super().__init__(menu)
        self._say = say
        self.menu = menu
        self._history = history
        self.saved: Sequence[SavedSearch] = ()
        self.can_save = False
        self.can_change = False
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """The rows as they are now."""
        self.menu.clear()
        say = self._say
        save = self.menu.addAction(say("保存这个搜索(&S)…"))
        save.setEnabled(self.can_save and self.can_change)
        save.triggered.connect(self.save_requested)
        self.menu.addSeparator()
        if not self.saved:
            self.menu.addAction(say("还没有保存的搜索")).setEnabled(False)
        for search in self.saved:
            self._row(self.menu, search.name, search.wish.words, partial(self.chosen.emit, search))
        renaming, forgetting = self.menu.addMenu(say("改名(&R)")), self.menu.addMenu(say("删除(&D)"))
        for menu, wish in ((renaming, self.rename_requested), (forgetting, self.forget_requested)):
            menu.setEnabled(bool(self.saved) and self.can_change)
            for search in self.saved:
                self._row(menu, search.name, search.wish.words, partial(wish.emit, search))
        self.menu.addSeparator()
        self._fill_recent()

    def _fill_recent(self) -> None:
        say, recent = self._say, self._history.recent
        menu = self.menu.addMenu(say("最近的搜索(&H)"))
        menu.setEnabled(bool(recent))
        for words in recent:
            self._row(menu, words, words, partial(self.words_chosen.emit, words))
        clearing = self.menu.addAction(say("清除搜索记录(&C)"))
        clearing.setEnabled(bool(recent))
        clearing.triggered.connect(self._history.clear)
        keeping = self.menu.addAction(say("记住搜索过的字词(&K)"))
        keeping.setCheckable(True)
        keeping.setChecked(self._history.is_kept)
        keeping.toggled.connect(lambda on: self._history.keep(keep=on))

    def _row(self, menu: QMenu, name: str, told: str, act: Callable[[], object]) -> QAction:
        short = name if len(name) <= _LETTERS else f"{name[:_LETTERS]}…"
        action = menu.addAction(short.replace("&", "&&"))
        action.setToolTip(told)
        action.triggered.connect(lambda _=False: act())
        return action
