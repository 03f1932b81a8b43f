"""All that is done with searches: typed, listed, walked through, compared, exported."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.found_desks import FoundDesks
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.place_desk import PlaceDesk
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.search_box import SearchBox
from yearbook_viewer.gui.search_desk import SearchDesk
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.gui.status_line import StatusLine
from yearbook_viewer.gui.surroundings import Surroundings


class SearchDesks(QObject):
    """The desks, and which command is whose."""

    def __init__(  # noqa: PLR0913, PLR0917  they stand between all panels
        self,
        around: Surroundings,
        shelf: Bookshelf,
        reader: Reader,
        notices: NoticeBar,
        actions: Actions,
        box: SearchBox,
        document: DocumentView,
        tabs: SideTabs,
        places: PlaceDesk,
        status: StatusLine,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self.search = SearchDesk(around.say, shelf, reader, box, tabs, document)
        self.search.told.connect(status.tell)
        self.found = FoundDesks(
            around, shelf, reader, notices, actions, document, self.search, tabs.search.header, window
        )
        places.hit_requested.connect(self.search.step)
        actions[Command.SEARCH].triggered.connect(lambda _=False: box.setFocus(Qt.FocusReason.ShortcutFocusReason))
        actions[Command.SEARCH_ENTRY].triggered.connect(lambda _=False: self.search.search_within())
        reader.passage_shown.connect(self._enable)
        self._enable(None)

    def _enable(self, passage: Passage | None) -> None:
        self._actions.enable({Command.SEARCH_ENTRY}, passage is not None)
