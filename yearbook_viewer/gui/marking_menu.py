"""What can be said of a name, in the menu 标注 and where the right button is pressed on the text."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.certainty import is_doubtful
from yearbook_viewer.gui.commands import COMMANDS, Command, Submenu
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.marked_places import Span
from yearbook_viewer.gui.marking_desk import MarkingDesk
from yearbook_viewer.gui.note_dialog import shortened
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind, Mark
from yearbook_viewer.records.entities import Reach
from yearbook_viewer.wordings import KIND_NAMES

KIND_COMMANDS = {
    Command.MARK_PER: Kind.PER,
    Command.MARK_ORG: Kind.ORG,
    Command.MARK_LOC: Kind.LOC,
    Command.MARK_TIME: Kind.TIME,
    Command.MARK_DOC: Kind.DOC,
    Command.MARK_NAME: Kind.NAME,
}
# How many characters earlier a mark begins then, and how many later it ends.
BORDER_COMMANDS = {
    Command.BEGIN_EARLIER: (1, 0),
    Command.BEGIN_LATER: (-1, 0),
    Command.END_LATER: (0, 1),
    Command.END_EARLIER: (0, -1),
}
FURTHER = {Submenu.MARK_IN_ENTRY: Reach.ENTRY, Submenu.MARK_EVERYWHERE: Reach.EVERYWHERE}
EDITS = {*KIND_COMMANDS, Command.UNMARK, *BORDER_COMMANDS}


class MarkingMenu(QObject):
    """The same actions stand in both places, with their keys; see MarkingDesk for their order."""

    def __init__(
        self, say: Catalogue, actions: Actions, reader: Reader, document: DocumentView, desk: MarkingDesk
    ) -> None:
        super().__init__(desk)
        self._say = say
        self._actions = actions
        self._reader = reader
        self._document = document
        self._desk = desk
        self._writable = False
        for command, kind in KIND_COMMANDS.items():
            self._connect(actions[command], partial(desk.mark, kind))
        self._connect(actions[Command.UNMARK], partial(desk.mark, None))
        for command, (before, behind) in BORDER_COMMANDS.items():
            self._connect(actions[command], partial(desk.move_border, before, behind))
        for submenu, reach in FURTHER.items():
            self._fill(actions.submenus[submenu], reach)
        document.menu_opening.connect(self._offer)

    def enable(self, *, writable: bool) -> None:
        """Whether anything can be said: a text is open, in an archive that can be written."""
        self._writable = writable
        self._actions.enable(EDITS, writable)
        for submenu in FURTHER:
            self._actions.submenus[submenu].menuAction().setEnabled(writable)

    def _fill(self, menu: QMenu, reach: Reach) -> None:
        for command, kind in {**KIND_COMMANDS, Command.UNMARK: None}.items():
            words, _ = COMMANDS[command]
            self._connect(menu.addAction(self._say(words)), partial(self._desk.mark, kind, reach))

    def _connect(self, action: QAction, act: Callable[[], None]) -> None:
        action.triggered.connect(lambda _=False: act())

    def _offer(self, menu: QMenu, place: int | None) -> None:
        """Put what can be said of the mark at a place, or of the selected words, above what else the menu offers."""
        passage = self._reader.passage
        if passage is None or not self._writable:
            return
        selected = self._desk.target()
        if place is not None:
            mark = passage.reading.extraction.marks[place]
            # Words that were dragged over across the mark are meant; a selection elsewhere is not.
            if selected is None or not _meet(selected, mark):
                selected = mark.start, mark.end
                self._document.select(*selected)
        if selected is None:
            return
        first = menu.actions()[0]
        head = QAction(self._told(passage.reading.extraction.entry.text, selected), menu)
        head.setEnabled(False)
        further = [self._actions.submenus[submenu].menuAction() for submenu in FURTHER]
        menu.insertAction(first, head)
        menu.insertActions(first, [self._actions[command] for command in (*KIND_COMMANDS, Command.UNMARK)])
        menu.insertActions(first, further)
        if self._desk.marks(selected):
            menu.insertAction(first, self._actions.submenus[Submenu.BORDERS].menuAction())
        menu.insertSeparator(first)

    def _told(self, text: str, span: Span) -> str:
        """What the words are as it stands."""
        words = self._say("“{quotation}”", quotation=shortened(text[slice(*span)])).replace("&", "&&")
        here = self._desk.marks(span)
        if len(here) != 1 or (here[0].start, here[0].end) != span:
            return words
        mark = here[0]
        kind = self._say(KIND_NAMES[mark.kind])
        if is_doubtful(mark):
            return self._say("{name}:{kind}(存疑,把握 {percent}%)", name=words, kind=kind, percent=mark.certainty)
        return self._say("{name}:{kind}", name=words, kind=kind)


def _meet(span: Span, mark: Mark) -> bool:
    return span[0] < mark.end and mark.start < span[1]
