"""Searches that are kept: saved, asked again, renamed, and taken away with a way back."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.search_desk import SearchDesk
from yearbook_viewer.gui.search_name_dialog import SearchNameDialog
from yearbook_viewer.gui.searches_menu import SearchesMenu
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import SavedSearch, SearchWish


class SavedSearchesDesk(QObject):
    """Fills the menu with what the archive keeps, and does what is wished there."""

    def __init__(  # noqa: PLR0913, PLR0917  it stands between these
        self,
        say: Catalogue,
        shelf: Bookshelf,
        searches: SearchDesk,
        menu: SearchesMenu,
        notices: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(menu)
        self._say = say
        self._shelf = shelf
        self._searches = searches
        self._menu = menu
        self._notices = notices
        self._window = window
        shelf.opened.connect(self._reload)
        searches.answered.connect(lambda *_: self._allow())
        searches.left.connect(self._allow)
        menu.save_requested.connect(self._save)
        menu.chosen.connect(lambda search: searches.ask(search.wish))
        menu.rename_requested.connect(self._rename)
        menu.forget_requested.connect(self._forget)
        menu.words_chosen.connect(lambda words: searches.ask(SearchWish(words)))

    def _reload(self) -> None:
        self._allow()
        self._shelf.ask(lambda archive: archive.saved_searches(), self._show, slot="saved searches")

    def _show(self, saved: Sequence[SavedSearch]) -> None:
        self._menu.saved = saved

    def _allow(self) -> None:
        archive = self._shelf.archive
        self._menu.can_change = archive is not None and not archive.read_only
        self._menu.can_save = bool(self._searches.wish.words)

    def _save(self) -> None:
        wish = self._searches.wish
        name = self._asked(self._say("保存搜索"), self._say("保存"), wish.words, self._names())
        if name:
            self._keep(name, wish, self._say("搜索已保存为“{name}”。", name=name))

    def _rename(self, search: SavedSearch) -> None:
        others = [name for name in self._names() if name != search.name]
        name = self._asked(self._say("搜索改名"), self._say("改名"), search.name, others)
        if name and name != search.name:
            self._shelf.edit_apart(lambda archive: archive.rename_search(search.id, name), lambda _: self._reload())

    def _forget(self, search: SavedSearch) -> None:
        """Take it away at once; the notice brings it back."""
        self._shelf.edit_apart(lambda archive: archive.forget_search(search.id), lambda _: self._forgotten(search))

    def _forgotten(self, search: SavedSearch) -> None:
        self._reload()
        back = self._say("搜索“{name}”已恢复。", name=search.name)
        self._notices.tell(
            self._say("搜索“{name}”已删除。", name=search.name),
            [(self._say("撤销"), lambda: self._keep(search.name, search.wish, back))],
        )

    def _keep(self, name: str, wish: SearchWish, told: str) -> None:
        def kept(_search: int) -> None:
            self._reload()
            self._notices.tell(told)

        self._shelf.edit_apart(lambda archive: archive.save_search(name, wish), kept)

    def _names(self) -> list[str]:
        return [search.name for search in self._menu.saved]

    def _asked(self, title: str, verb: str, name: str, taken: Sequence[str]) -> str:
        """A name, empty where the reader thinks better of it."""
        dialog = SearchNameDialog(title, verb, name, taken, self._say, self._window)
        said = dialog.name if dialog.exec() == QDialog.DialogCode.Accepted else ""
        dialog.deleteLater()
        return said
