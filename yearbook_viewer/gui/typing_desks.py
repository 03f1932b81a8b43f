"""All that helps to type a search: proposals, the filter row, earlier and kept searches."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.commands import Command, Submenu
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.saved_searches_desk import SavedSearchesDesk
from yearbook_viewer.gui.search_desk import SearchDesk
from yearbook_viewer.gui.search_filters import SearchFilters
from yearbook_viewer.gui.search_history import SearchHistory
from yearbook_viewer.gui.searches_menu import SearchesMenu
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.gui.suggestions_desk import SuggestionsDesk
from yearbook_viewer.gui.suggestions_popup import SuggestionsPopup
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.gui.tool_bar import ToolBar
from yearbook_viewer.records import Hits, SearchWish
from yearbook_viewer.text.query.filter_fields import fields_in, with_fields

_SHOWN = "show_filters"


class TypingDesks(QObject):
    """`filters` is to be put into the window; the button of the tool bar folds it."""

    def __init__(  # noqa: PLR0913, PLR0917  it stands between these
        self,
        around: Surroundings,
        shelf: Bookshelf,
        notices: NoticeBar,
        actions: Actions,
        tool_bar: ToolBar,
        tabs: SideTabs,
        searches: SearchDesk,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings = around.settings
        self._shelf = shelf
        self._box = tool_bar.search
        self._tabs = tabs
        self._searches = searches
        self.history = SearchHistory(around.settings)
        self.popup = SuggestionsPopup(self._box, around.say, around.appearance.theme, window)
        self.suggestions = SuggestionsDesk(shelf, around.tasks, self._box, self.popup, self.history)
        self.menu = SearchesMenu(actions.submenus[Submenu.SEARCHES], self.history, around.say)
        tool_bar.searches_button.setMenu(self.menu.menu)
        self.saved = SavedSearchesDesk(around.say, shelf, searches, self.menu, notices, window)
        self.filters = SearchFilters(around.say)
        self._is_writing = False
        around.appearance.changed.connect(self.popup.set_theme)
        self._connect_filters(actions[Command.SHOW_FILTERS], tool_bar.filter_button)
        searches.answered.connect(self._ask_what_was_meant)
        self._box.open_requested.connect(self._remember)
        tabs.search.view.row_chosen.connect(self._remember)

    def _connect_filters(self, switch: QAction, button: QToolButton) -> None:
        """The command and the button of the tool bar are one switch."""
        shown = bool(self._settings.number(_SHOWN, 0))
        switch.setChecked(shown)
        button.setChecked(shown)
        self.filters.setVisible(shown)
        switch.toggled.connect(button.setChecked)
        button.toggled.connect(switch.setChecked)
        switch.toggled.connect(self._fold)
        self.filters.changed.connect(self._write)
        self.filters.left.connect(self._leave)
        self._box.textChanged.connect(self._read)

    def _fold(self, shown: bool) -> None:
        self._settings.set_number(_SHOWN, int(shown))
        if shown:
            self.filters.show()
            self.filters.fields["title"].setFocus()
            return
        if self.filters.isAncestorOf(self.filters.focusWidget() or self._box):
            self._box.setFocus()
        self.filters.hide()

    def _write(self) -> None:
        """Type what the fields say."""
        typed = self._box.text()
        words = with_fields(typed, self.filters.filled())
        if words != typed.strip():
            self._is_writing = True
            self._box.setText(words)
            self._is_writing = False

    def _read(self, typed: str) -> None:
        """Show in the fields what is typed."""
        if not self._is_writing:
            self.filters.show_fields(fields_in(typed))

    def _leave(self) -> None:
        if self._searches.hits.sections:
            self._tabs.search.enter()
        else:
            self._box.setFocus()

    def _ask_what_was_meant(self, wish: SearchWish, hits: Hits) -> None:
        """Propose other words where these find nothing."""
        if not hits.sections:
            self._shelf.ask(
                lambda archive: archive.did_you_mean(wish.words),
                partial(self._propose, wish),
                slot="meant",
                lane=Lane.SUGGEST,
                failed=lambda _: None,
            )

    def _propose(self, wish: SearchWish, words: Sequence[str]) -> None:
        if wish == self._searches.wish and not self._searches.hits.sections:
            self._tabs.search.nothing.propose(words)

    def _remember(self) -> None:
        self.history.remember(self._box.text())
