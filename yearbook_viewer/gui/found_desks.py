"""What is done with a search besides reading its list: hits in their lines, over the years, out of the program."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.hits_export_desk import HitsExportDesk
from yearbook_viewer.gui.hits_years_desk import HitsYearsDesk
from yearbook_viewer.gui.lines_desk import LinesDesk
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.search_desk import SearchDesk
from yearbook_viewer.gui.search_header import SearchHeader
from yearbook_viewer.gui.surroundings import Surroundings
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.searched import ContextLine, Hits, SearchWish

COMMANDS = (Command.SHOW_LINES, Command.SHOW_HIT_YEARS, Command.EXPORT_HITS)


class FoundDesks(QObject):
    """The desks, and which command is whose; their windows follow the search and close with the main window."""

    def __init__(  # noqa: PLR0913, PLR0917  they stand between all panels
        self,
        around: Surroundings,
        shelf: Bookshelf,
        reader: Reader,
        notices: NoticeBar,
        actions: Actions,
        document: DocumentView,
        search: SearchDesk,
        header: SearchHeader,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self._search = search
        self._main = window
        self._shown: tuple[SearchWish, Hits] | None = None
        self.lines = LinesDesk(around, shelf, reader, document, window)
        self.years = HitsYearsDesk(around, shelf, window)
        self.exports = HitsExportDesk(around, shelf, notices, window)
        self.lines.export_requested.connect(self._export_lines)
        self.years.narrow_requested.connect(self._narrow)
        acts: Mapping[Command, Callable[[], object]] = {
            Command.SHOW_LINES: lambda: self._with_search(lambda wish, _: self.lines.show(wish)),
            Command.SHOW_HIT_YEARS: lambda: self._with_search(lambda wish, _: self.years.show(wish)),
            Command.EXPORT_HITS: lambda: self._with_search(self.exports.export),
        }
        for command, act in acts.items():
            actions[command].triggered.connect(lambda _=False, act=act: act())
        self._put_into(header, around.say)
        search.answered.connect(self._follow)
        search.left.connect(self._leave)
        shelf.opened.connect(self._close)
        window.installEventFilter(self)
        self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The windows have no parent, so that they can stand behind the main window; they go with it all the same."""
        if watched is self._main and event.type() is QEvent.Type.Close:
            self._close()
        return super().eventFilter(watched, event)

    def _put_into(self, header: SearchHeader, say: Catalogue) -> None:
        """One button for all of them: in a narrow window the list needs the room."""
        menu = QMenu(header)
        menu.addActions([self._actions[command] for command in COMMANDS])
        more = QAction(say("更多 ▾"), header)
        more.setToolTip(say("前后文对照、历年分布、导出"))
        more.setMenu(menu)
        header.add_tool(more).setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _follow(self, wish: SearchWish, hits: Hits) -> None:
        self._shown = (wish, hits)
        self._actions.enable(set(COMMANDS), hits.sections > 0)
        self.lines.follow(wish)
        self.years.follow(wish)

    def _leave(self) -> None:
        """The search is put away: what its windows show stays."""
        self._actions.enable(set(COMMANDS), False)

    def _close(self) -> None:
        self._shown = None
        self.lines.close()
        self.years.close()

    def _with_search(self, act: Callable[[SearchWish, Hits], None]) -> None:
        if self._shown:
            act(*self._shown)

    def _export_lines(self, wish: SearchWish, lines: Sequence[ContextLine]) -> None:
        if self._shown:
            self.exports.export(wish, self._shown[1], lines)

    def _narrow(self, years: frozenset[int | None]) -> None:
        """The search that is drawn, even if it was put away since."""
        if self._shown:
            wish = self._shown[0]
            self._search.ask(replace(wish, narrowed=replace(wish.narrowed, years=years)))
