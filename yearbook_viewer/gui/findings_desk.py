"""The reader's word on findings, and what is found between entries: asked for with each entry, kept, undone."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QInputDialog, QWidget

from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.findings_panel import FindingsPanel
from yearbook_viewer.gui.listed_findings import Listed
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Review, ReviewState, VolumeFinding


class FindingsDesk(QObject):
    """What was said is asked for again whenever a passage is shown, for it may have been undone."""

    def __init__(  # noqa: PLR0913, PLR0917  findings are listed in one panel, kept in the archive and told of
        self,
        say: Catalogue,
        shelf: Bookshelf,
        reader: Reader,
        panel: FindingsPanel,
        notices: NoticeBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._say = say
        self._shelf = shelf
        self._reader = reader
        self._panel = panel
        self._notices = notices
        self._window = window
        self._of: EntryId | None = None
        reader.passage_shown.connect(self._passage_shown)
        shelf.listed.connect(self._ask_between)
        panel.wishes.reviewed.connect(self.review)
        panel.wishes.words_requested.connect(self.write)

    def review(self, one: Listed, state: ReviewState) -> None:
        """Keep that a finding stands as printed, or may be left alone, or waits again."""
        said = replace(one.review, state=state)
        self._shelf.edit_apart(lambda archive: archive.review(said), lambda _: self._reviewed(state))

    def write(self, one: Listed) -> None:
        """Ask for the words beside a finding, and keep them; empty ones take them away."""
        words = self._asked(one)
        if words is not None and words != one.review.words:
            said = replace(one.review, words=words)
            self._shelf.edit_apart(lambda archive: archive.review(said), lambda _: self._ask_reviews())

    def _asked(self, one: Listed) -> str | None:
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(self._say("备注"))
        dialog.setLabelText(self._say("备注存在档案里,印在校对单上,不改原文。"))
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setTextValue(one.review.words)
        dialog.setOkButtonText(self._say("保存备注"))
        dialog.setCancelButtonText(self._say("取消"))
        dialog.resize(420, 220)
        words = dialog.textValue().strip() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return words

    def _reviewed(self, state: ReviewState) -> None:
        self._ask_reviews()
        words = {
            ReviewState.VERIFIED: self._say("已核实,移到“已处理”。"),
            ReviewState.IGNORED: self._say("已忽略,移到“已处理”。"),
            ReviewState.OPEN: self._say("已恢复待核。"),
        }
        self._notices.tell(words[state], [(self._say("撤销"), self._shelf.undo)])

    def _passage_shown(self, passage: Passage | None) -> None:
        entry = passage.entry_id if passage else None
        if entry != self._of:
            self._of = entry
            self._show_reviews(())
            self._panel.show_between(())
            self._ask_between()
        self._ask_reviews()

    def _ask_reviews(self) -> None:
        entry = self._of
        if entry is not None:
            self._shelf.ask(lambda archive: archive.reviews(entry), self._show_reviews, slot="reviews")

    def _ask_between(self) -> None:
        """What other entries print against this one: of a large archive it takes a while, so no reader waits for it."""
        entry = self._of
        if entry is not None:
            found = partial(self._show_between, entry)
            self._shelf.ask(lambda archive: archive.volume_findings(entry), found, slot="between", lane=Lane.BETWEEN)

    def _show_reviews(self, reviews: Sequence[Review]) -> None:
        archive = self._shelf.archive
        self._panel.show_reviews(reviews, editable=archive is not None and not archive.read_only)

    def _show_between(self, entry: EntryId, found: Sequence[VolumeFinding]) -> None:
        if entry == self._of:
            self._panel.show_between(found)
