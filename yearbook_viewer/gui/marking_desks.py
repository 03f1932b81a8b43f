"""All that is done with names in what is read: marked by the reader's word, gone through, listed in his dictionary."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.commands import Command, Submenu
from yearbook_viewer.gui.dictionary_desk import DictionaryDesk
from yearbook_viewer.gui.laying_over import LayingOver
from yearbook_viewer.gui.mark_walk import DOUBTFUL
from yearbook_viewer.gui.mark_walk_desk import MarkWalkDesk
from yearbook_viewer.gui.marking_desk import MarkingDesk
from yearbook_viewer.gui.marking_menu import MarkingMenu
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.reading_pane import ReadingPane
from yearbook_viewer.gui.surroundings import Surroundings

WALKS = (Command.WALK_DOUBTFUL, Command.NEXT_MARK, Command.PREVIOUS_MARK)


class MarkingDesks(QObject):
    """The desks, and which command is whose. The strip `laying.bar` is put into the window by its owner."""

    def __init__(  # noqa: PLR0913, PLR0917  they stand between all panels
        self,
        around: Surroundings,
        shelf: Bookshelf,
        reader: Reader,
        notices: NoticeBar,
        actions: Actions,
        pane: ReadingPane,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        say = around.say
        self._shelf = shelf
        self._actions = actions
        self.laying = LayingOver(say, around.tasks, shelf, self)
        self.marking = MarkingDesk(say, shelf, reader, pane.document, notices, self.laying, self)
        self.menu = MarkingMenu(say, actions, reader, pane.document, self.marking)
        walks = actions.submenus[Submenu.WALKS]
        self.walk = MarkWalkDesk(say, reader, pane, self.marking, walks)
        self.dictionary = DictionaryDesk(around, shelf, reader, self.laying, window)
        self.marking.marked.connect(self.dictionary.marked)
        acts: Mapping[Command, Callable[[], None]] = {
            Command.WALK_DOUBTFUL: lambda: self.walk.begin(DOUBTFUL),
            Command.NEXT_MARK: lambda: self.walk.step(1),
            Command.PREVIOUS_MARK: lambda: self.walk.step(-1),
            Command.DICTIONARY: self.dictionary.show,
        }
        for command, act in acts.items():
            actions[command].triggered.connect(lambda _=False, act=act: act())
        pane.legend.doubtful.clicked.connect(lambda _=False: self.walk.begin(DOUBTFUL))
        shelf.undone.connect(lambda _: self.walk.forget_decisions())
        shelf.opened.connect(lambda _: self.follow(reader.passage))
        self.follow(None)

    def follow(self, passage: Passage | None) -> None:
        """To be told when a passage was shown, or none is any more."""
        self.menu.enable(writable=passage is not None and self.marking.writable)
        self._actions.enable(set(WALKS), passage is not None)
        self._actions.submenus[Submenu.WALKS].menuAction().setEnabled(passage is not None)
        self._actions[Command.DICTIONARY].setEnabled(self._shelf.archive is not None)
        self.walk.follow(passage)
