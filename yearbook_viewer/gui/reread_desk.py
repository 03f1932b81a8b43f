"""Entries read again by the present rules: offered where rules are older, done beside the window, told, undone."""

from collections.abc import Generator, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from yearbook_viewer.archive.reread_process import read_again_elsewhere
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.notices import Action, NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.reread_bar import RereadBar
from yearbook_viewer.gui.tasks import Tasks, Walk
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.records import EntryId, EntryListing, Outcome, Progress

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# The tree follows at this pace, not at that of a thousand small entries.
LISTING_MS = 1_000


class RereadDesk(QObject):
    """The strip `bar` is put into the window by its owner.

    While files are being imported nothing is read again: both write, and an import may change what was to be read.
    """

    def __init__(  # noqa: PLR0913, PLR0917  it is done with the archive, shown in what is read, and told
        self,
        say: Catalogue,
        tasks: Tasks,
        shelf: Bookshelf,
        reader: Reader,
        notices: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._say = say
        self._tasks = tasks
        self._shelf = shelf
        self._reader = reader
        self._notices = notices
        self._walk: Walk | None = None
        self._stopping = False
        self._importing = False
        # What is to be read again: under way, or waiting for the end of an import.
        self._entries: list[EntryId] = []
        self._outcomes: dict[EntryId, Outcome] = {}
        self._offered = False
        self.bar = RereadBar(say)
        self.bar.cancel_requested.connect(self.cancel)
        self._listing = QTimer(self, interval=LISTING_MS, singleShot=True)
        self._listing.timeout.connect(shelf.list_entries)
        shelf.opened.connect(self._begin_anew)
        shelf.listed.connect(self._offer)
        shelf.listed.connect(self._go_on)

    @property
    def running(self) -> bool:
        return self._walk is not None

    def make_way(self) -> None:
        """An import begins: what is not read again yet waits for its end."""
        self._importing = True
        if self._walk:
            self._walk.stop()

    def resume(self) -> None:
        """No import is under way any more; the entries are listed once more after it, and then the rest is read."""
        self._importing = False

    def read_passage(self, passage: Passage) -> None:
        """Read the entry again that is open."""
        self._start([passage.entry_id])

    def read_outdated(self) -> None:
        """Read all entries again that older rules have read."""
        outdated = _outdated(self._shelf.listings)
        if outdated:
            self._start(outdated)
        else:
            self._notices.tell(self._say("所有条目都是按现行规则识别的。"))

    def cancel(self) -> None:
        """Leave the entry under way and all that wait as they were."""
        self._stopping = True
        if self._walk:
            self._walk.stop()
        else:
            self._tell_end()

    def _begin_anew(self) -> None:
        self._offered = False
        if self._walk is None:
            self._entries = []
            self.bar.hide()

    def _offer(self, listings: Sequence[EntryListing]) -> None:
        """Once for each archive that is opened: say how many entries older rules have read."""
        archive = self._shelf.archive
        if self._offered or archive is None or archive.read_only:
            return
        self._offered = True
        count = len(_outdated(listings))
        # What else there is to say at the start is more urgent; the command stands in the menu.
        if count and not self._notices.text():
            self._notices.tell(
                self._say("有 {count} 个条目是由旧版规则识别的。重新识别不改原文,更正和批注都保留。", count=count),
                [(self._say("重新识别"), self.read_outdated), (self._say("以后再说"), lambda: None)],
                stays=True,
            )

    def _start(self, entries: Sequence[EntryId]) -> None:
        if self._entries:
            return
        self._entries = list(entries)
        self._outcomes = {}
        self._stopping = False
        if self._importing:
            self.bar.wait(len(self._entries))
        else:
            self._begin()

    def _go_on(self, listings: Sequence[EntryListing]) -> None:
        """Read what has waited for the end of an import, as far as it is there still."""
        if self._entries and self._walk is None and not self._importing:
            present = {listing.id for listing in listings}
            self._entries = [entry for entry in self._entries if entry in present]
            self._begin()

    def _begin(self) -> None:
        archive = self._shelf.archive
        if archive is None or not self._entries:
            self._tell_end()
            return
        self.bar.start(len(self._entries))
        steps = partial(self._steps, archive, tuple(self._entries))
        self._walk = self._tasks.walk(steps, self._step, self._done, self._failed)

    def _steps(self, archive: "Archive", entries: Sequence[EntryId]) -> Generator[Progress, None, None]:
        """Followed in a lane; all of it is done in a process."""
        try:
            with closing(read_again_elsewhere(archive.path, tuple(entries))) as steps:
                for progress in steps:
                    if self._is_to_stop():
                        return
                    if progress:
                        yield progress
        finally:
            archive.changed_elsewhere()

    def _is_to_stop(self) -> bool:
        """Asked in the lane: another archive that is to be opened waits for this lane too."""
        return self._shelf.opening or (self._walk is not None and self._walk.stopped)

    def _step(self, progress: Progress) -> None:
        if self._shelf.opening:
            self.cancel()
        self.bar.show_progress(progress)
        if progress.report:
            self._outcomes |= dict.fromkeys(progress.report.entries, progress.report.outcome)
            if not self._listing.isActive():
                self._listing.start()

    def _done(self, _whole: bool) -> None:
        self._leave()
        self._entries = [entry for entry in self._entries if entry not in self._outcomes]
        if self._entries and self._importing and not self._stopping and not self._shelf.opening:
            self.bar.wait(len(self._entries))
        else:
            self._tell_end()

    def _tell_end(self) -> None:
        self._entries = []
        self.bar.hide()
        say = self._say
        changed = sum(outcome is Outcome.REVISED for outcome in self._outcomes.values())
        words = say("已重新识别 {count} 个条目,其中 {changed} 个有变化。", count=len(self._outcomes), changed=changed)
        if self._stopping:
            words = say("已停止重新识别。{words}", words=words)
        elif not changed:
            words = say("已重新识别 {count} 个条目,都没有变化。", count=len(self._outcomes))
        elif len(self._outcomes) > 1:
            words += say("每个条目都可以用“撤销”逐一恢复原样。")
        actions: list[Action] = [(say("撤销"), self._shelf.undo)] if changed and len(self._outcomes) == 1 else []
        self._notices.tell(words, actions, stays=len(self._outcomes) > 1)

    def _failed(self, problem: ArchiveProblem) -> None:
        self._leave()
        self._entries = []
        self.bar.hide()
        self._notices.tell(sentence(problem.reason, self._say), stays=True)

    def _leave(self) -> None:
        """The walk is over: show what it has come to."""
        self._walk = None
        self._listing.stop()
        self._shelf.list_entries()
        passage = self._reader.passage
        if passage and self._outcomes.get(passage.entry_id) is Outcome.REVISED:
            self._reader.reload()


def _outdated(listings: Sequence[EntryListing]) -> list[EntryId]:
    return [listing.id for listing in listings if listing.outdated]
