"""The reader's word on names: what a passage names, or that it names nothing; kept, told, taken back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.laying_over import LayingOver
from yearbook_viewer.gui.marked_places import Span, marks_in, trimmed, widened
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import Kind, Mark
from yearbook_viewer.records.entities import Marking, Reach
from yearbook_viewer.wordings import KIND_NAMES

_NAMED = {
    Reach.HERE: N_("“{name}”已标为{kind}。"),
    Reach.ENTRY: N_("本条目中的“{name}”都标为{kind}。"),
    Reach.EVERYWHERE: N_("全部条目中的“{name}”都标为{kind},并记入自定词表。"),
}
_NOTHING = {
    Reach.HERE: N_("“{name}”在这里不再是实体。"),
    Reach.ENTRY: N_("本条目中的“{name}”都不再是实体。"),
    Reach.EVERYWHERE: N_("全部条目中的“{name}”都不再是实体,并记入自定词表。"),
}
# Longer than any name; who selects more has missed what he meant.
LONGEST = 100
_SHOWN_CHARACTERS = 24


class MarkingDesk(QObject):
    """What is selected is what is meant: words dragged over, or a mark that was clicked, right-clicked or reached with
    Tab, all of which select it; a mark walked to is pointed out. So menu, context menu, keys and walk are the same.

    A wrong mark is put right in two clicks, right-click and kind. The first level of the menu holds for this place
    alone: what a hand does by habit must not change a thousand other places. How far else it goes is a submenu,
    which opens under the mouse without a click; no reach is remembered, since a menu that means something else than
    a minute ago is worse than a longer way. Accepting a mark is marking it as what it is.

    `marked`: a Marking was kept.
    """

    marked = Signal(object)

    def __init__(  # noqa: PLR0913, PLR0917  words are chosen in one panel, kept in the archive and told of in a third
        self,
        say: Catalogue,
        shelf: Bookshelf,
        reader: Reader,
        document: DocumentView,
        notices: NoticeBar,
        laying: LayingOver,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._shelf = shelf
        self._reader = reader
        self._document = document
        self._notices = notices
        self._told = ""
        document.mark_chosen.connect(self._select)
        laying.ended.connect(self._laid_over)

    @property
    def writable(self) -> bool:
        """Whether what is said is kept."""
        return self._shelf.archive is not None and not self._shelf.archive.read_only

    def target(self) -> Span | None:
        """Where the selected words stand in the open entry's text, without white space at their ends.

        Where none are, the mark that is pointed out.
        """
        passage, span = self._reader.passage, self._document.selected_span()
        if passage is None:
            return None
        if span:
            return trimmed(passage.reading.extraction.entry.text, span)
        spans = list(self._document.pointed_out)
        return spans[0] if len(spans) == 1 and [_span(mark) for mark in self.marks(spans[0])] == spans else None

    def marks(self, span: Span) -> Sequence[Mark]:
        """The marks of the open entry that have a part in a passage."""
        passage = self._reader.passage
        return marks_in(passage.reading.extraction.marks, span) if passage else ()

    def mark(self, kind: Kind | None, reach: Reach = Reach.HERE) -> None:
        """Keep that the selected words name something of the kind; None: that they name nothing."""
        passage, span = self._reader.passage, self.target()
        if passage is None or span is None:
            self._notices.tell(self._say("没有标注:请先在正文中选中文字,或者单击一处标注。"))
        elif fault := self._fault(passage.reading.extraction.entry.text[slice(*span)]):
            self._notices.tell(fault)
        elif kind is None:
            self._unmark(passage, span, reach)
        else:
            self._keep(passage, span, kind, reach)

    def mark_at(self, mark: Mark, kind: Kind | None, tell: Callable[[str], None]) -> None:
        """Keep that a mark of the open entry names something of the kind, in its place; None: that it names nothing.

        `tell` gets what was done in words.
        """
        if self._reader.passage:
            self._keep(self._reader.passage, _span(mark), kind, Reach.HERE, tell)

    def move_border(self, before: int, behind: int) -> None:
        """Let the selected mark begin so many characters earlier and end so many later, fewer than 0 for the reverse.

        The mark stays selected, so that the same key moves it on.
        """
        passage, span = self._reader.passage, self.target()
        here = self.marks(span) if span else ()
        if passage is None or len(here) != 1:
            self._notices.tell(self._say("没有改边界:请先单击要改的那一处标注。"))
            return
        text = passage.reading.extraction.entry.text
        start, end = here[0].start - before, here[0].end + behind
        # Neither beyond the line nor to nothing.
        if 0 <= start < end <= len(text) and trimmed(text, (start, end)) == (start, end):
            self._keep(passage, (start, end), here[0].kind, Reach.HERE)

    def _fault(self, words: str) -> str:
        """Why these words are no name; empty where they may be one. A name may be broken by the end of a line."""
        if len(words) > LONGEST or words.count("\n") > 1:
            return self._say("没有标注:选中的文字太长,不像一个名称。")
        return "" if any(map(str.isalnum, words)) else self._say("没有标注:选中的只有标点或空白。")

    def _unmark(self, passage: Passage, span: Span, reach: Reach) -> None:
        here = self.marks(span)
        if reach is Reach.HERE and not here:
            self._notices.tell(self._say("选中的文字里没有标注。"))
        elif reach is Reach.HERE or len(here) == 1:
            self._keep(passage, widened(span, here), None, reach)
        else:
            self._keep(passage, span, None, reach)

    def _keep(
        self,
        passage: Passage,
        span: Span,
        kind: Kind | None,
        reach: Reach,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        said = Marking(passage.entry_id, *span, kind, reach)
        name = "".join(passage.reading.extraction.entry.text[slice(*span)].split())
        shown = name if len(name) <= _SHOWN_CHARACTERS else f"{name[:_SHOWN_CHARACTERS]}…"
        words = self._say(_NOTHING[reach], name=shown)
        if kind:
            words = self._say(_NAMED[reach], name=shown, kind=self._say(KIND_NAMES[kind]))
        self._shelf.edit_apart(
            lambda archive: archive.mark(said), lambda _: self._kept(said, words, tell or self._tell)
        )

    def _kept(self, said: Marking, words: str, tell: Callable[[str], None]) -> None:
        self._reader.reload(partial(self._show, said))
        tell(words)
        self.marked.emit(said)

    def _show(self, said: Marking) -> None:
        """What was selected is so with its new borders, unless the reader has gone on to another place meanwhile."""
        span = self._document.selected_span()
        if span and span[0] < said.end and said.start < span[1]:
            self._document.select(said.start, said.end)

    def _tell(self, words: str) -> None:
        self._told = words
        self._notices.tell(words, [(self._say("撤销"), self._shelf.undo)])

    def _laid_over(self, entries: int) -> None:
        """What stands in the open entry may have come from elsewhere: the dictionary, or an earlier run."""
        self._reader.refresh()
        if self._told and self._notices.text() == self._told:
            self._tell(self._say("{words}含有它的 {count} 个条目都已更新。", words=self._told, count=f"{entries:,}"))

    def _select(self, place: int) -> None:
        if self._reader.passage:
            mark = self._reader.passage.reading.extraction.marks[place]
            self._document.select(mark.start, mark.end)


def _span(mark: Mark) -> Span:
    return mark.start, mark.end
