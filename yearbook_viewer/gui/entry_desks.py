"""All that is done with the entry that is open: put right, deleted, noted on, compared, read again, its file opened."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.comparison_desk import ComparisonDesk
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.edit_desk import EditDesk
from yearbook_viewer.gui.notes_desk import NotesDesk
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.original_desk import OriginalDesk
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.reread_desk import RereadDesk
from yearbook_viewer.gui.section_tree import SectionTree
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.gui.surroundings import Surroundings

# What changes the archive, and what only looks at the entry.
EDITS = (Command.CORRECT, Command.DELETE, Command.ADD_NOTE, Command.READ_AGAIN)
LOOKS = (Command.OPEN_ORIGINAL, Command.SHOW_ORIGINAL, Command.REVISIONS)


class EntryDesks(QObject):
    """The desks, and which command is whose."""

    def __init__(  # noqa: PLR0913, PLR0917  they stand between all panels
        self,
        around: Surroundings,
        shelf: Bookshelf,
        reader: Reader,
        notices: NoticeBar,
        actions: Actions,
        document: DocumentView,
        tabs: SideTabs,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        say = around.say
        self._reader = reader
        self._shelf = shelf
        self._actions = actions
        self.edits = EditDesk(say, shelf, reader, notices, actions[Command.UNDO], window)
        self.originals = OriginalDesk(say, around.settings, shelf, notices, window)
        self.rereads = RereadDesk(say, around.tasks, shelf, reader, notices, window)
        self.comparisons = ComparisonDesk(say, around.families, around.appearance, shelf, notices, window)
        self.notes = NotesDesk(say, shelf, reader, document, tabs, notices, window)
        acts: Mapping[Command, Callable[[Passage], None]] = {
            Command.CORRECT: self.edits.correct,
            Command.DELETE: self.edits.delete,
            Command.ADD_NOTE: self.notes.add,
            Command.OPEN_ORIGINAL: self.originals.open,
            Command.SHOW_ORIGINAL: self.originals.show_in_folder,
            Command.REVISIONS: self.comparisons.show_revisions,
            Command.READ_AGAIN: self.rereads.read_passage,
        }
        for command, act in acts.items():
            actions[command].triggered.connect(lambda _=False, act=act: self._act(act))
        actions[Command.READ_OUTDATED].triggered.connect(lambda _=False: self.rereads.read_outdated())
        document.addAction(actions[Command.ADD_NOTE])
        reader.passage_shown.connect(self._enable)
        shelf.opened.connect(lambda _: self._enable(reader.passage))
        self._enable(None)

    def put_into(self, tree: SectionTree) -> None:
        """The commands that stand in the tree's context menu too."""
        tree.view.addActions(
            [self._actions[command] for command in (*EDITS, *LOOKS) if command is not Command.ADD_NOTE]
        )

    def _act(self, act: Callable[[Passage], None]) -> None:
        if self._reader.passage:
            act(self._reader.passage)

    def _enable(self, passage: Passage | None) -> None:
        archive = self._shelf.archive
        writable = archive is not None and not archive.read_only
        self._actions.enable(set(LOOKS), passage is not None)
        self._actions.enable(set(EDITS), passage is not None and writable)
        self._actions[Command.READ_OUTDATED].setEnabled(writable)
