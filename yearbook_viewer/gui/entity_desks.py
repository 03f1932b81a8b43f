"""All that is done with entities over entries: listed, their pages read, indexed; the card of one, keywords."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.entities_browser_desk import EntitiesBrowserDesk
from yearbook_viewer.gui.entity_card_desk import EntityCardDesk
from yearbook_viewer.gui.index_export_desk import IndexExportDesk
from yearbook_viewer.gui.keywords_desk import KeywordsDesk
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.reading_pane import ReadingPane
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.gui.surroundings import Surroundings


class EntityDesks(QObject):
    """The desks, and which command is whose. The strip of `index.writing` is put into the window by its owner."""

    def __init__(  # noqa: PLR0913, PLR0917  they stand between all panels
        self,
        around: Surroundings,
        shelf: Bookshelf,
        reader: Reader,
        notices: NoticeBar,
        actions: Actions,
        pane: ReadingPane,
        tabs: SideTabs,
        search: QLineEdit,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._around = around
        self._shelf = shelf
        self._actions = actions
        self._window = window
        window.installEventFilter(self)
        self.browser = EntitiesBrowserDesk(around, shelf, reader, pane.document, window)
        self.cards = EntityCardDesk(around, shelf, reader, pane.document, tabs.entities)
        self.cards.page_requested.connect(self.browser.show_entity)
        self.index = IndexExportDesk(around, shelf, reader, notices, window)
        self.keywords = KeywordsDesk(around.keywords, around.tasks, reader, pane.keywords, search)
        acts: Mapping[Command, Callable[[], None]] = {
            Command.BROWSE_ENTITIES: self.browser.show,
            Command.SHOW_ENTITY: self.cards.show_page,
            Command.EXPORT_INDEX: self.index.ask,
        }
        for command, act in acts.items():
            actions[command].triggered.connect(lambda _=False, act=act: act())
        reader.passage_shown.connect(self._enable)
        shelf.opened.connect(lambda _: self._enable(reader.passage))
        self._enable(None)

    def refresh(self) -> None:
        """To be called when other names are marked in entries than before."""
        self.browser.refresh()
        self.cards.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window waits for what is under way when it closes; for keywords nobody needs to."""
        if watched is self._window and event.type() is QEvent.Type.Close:
            self._around.keywords.stop()
        return super().eventFilter(watched, event)

    def _enable(self, passage: Passage | None) -> None:
        self._actions.enable({Command.BROWSE_ENTITIES, Command.EXPORT_INDEX}, self._shelf.archive is not None)
        self._actions.enable({Command.SHOW_ENTITY}, passage is not None)
