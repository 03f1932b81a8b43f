"""From hit to hit: through a section, then on to the next one of the list, and round the ends."""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QObject, Signal

from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.hits_model import PAGE
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.search_panel import SearchPanel
from yearbook_viewer.gui.tasks import Lane
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Hit, Reading, SearchWish, SectionId

# Entries whose hits are remembered, the ones read last.
_ENTRIES = 8

Span = tuple[int, int]


class HitWalk(QObject):
    """Knows which row is open and at which of its hits the reader is; marks the hits of what is read.

    `told`: where he is, in words. `span`: the hit he is at, into the text of its entry; None while it is opened.
    """

    told = Signal(str)

    def __init__(
        self, say: Catalogue, shelf: Bookshelf, reader: Reader, document: DocumentView, panel: SearchPanel
    ) -> None:
        super().__init__(panel)
        self._say = say
        self._shelf = shelf
        self._reader = reader
        self._document = document
        self._panel = panel
        self._wish = SearchWish("")
        self._places: OrderedDict[EntryId, tuple[Span, ...]] = OrderedDict()
        # The row that is to be opened as soon as it is here, and whether at its last hit.
        self._awaited: tuple[int, bool] | None = None
        self._row = -1
        self._hit: Hit | None = None
        self._part: Span = (0, 0)
        self.span: Span | None = None
        # Steps that are still to be gone, when the reader is quicker than what is opened.
        self._due = 0
        # Whether the last hit of the section is to be gone to as soon as it is known.
        self._to_last = False
        panel.model.page_taken.connect(self._page_taken)

    def begin(self, wish: SearchWish) -> None:
        """Something else was found: the next step leads to the first row. No words: nothing is marked."""
        self._row, self._hit, self.span = -1, None, None
        self.renew(wish)

    def renew(self, wish: SearchWish) -> None:
        """The same was found anew, after the archive has changed."""
        self._wish = wish
        self._awaited, self._due, self._to_last = None, 0, False
        self._places.clear()
        if self._reader.passage:
            self.mark(self._reader.passage)

    def mark(self, passage: Passage) -> None:
        """Mark the hits in an entry that is read, at once or as soon as they are known."""
        if not self._wish.words:
            self._document.show_hits(())
        elif passage.entry_id in self._places:
            self._document.show_hits(self._places[passage.entry_id])
        else:
            self._ask_places(passage.entry_id)

    def open(self, row: int, *, at_last: bool = False) -> None:
        """Open a row at its first hit, or at its last."""
        self._due = 0
        self._await(row, at_last)

    def go_on(self) -> None:
        """Open the first row, or go to the next hit where one is open."""
        if self._hit is None:
            self.open(0)
        else:
            self.step(1)

    def step(self, by: int) -> None:
        """To the next hit (1) or to the one before (-1)."""
        count = self._panel.model.rowCount()
        if not count or self._awaited:
            return
        if self._hit is None:
            self.open(0 if by > 0 else count - 1, at_last=by < 0)
        elif self.span is None and not self._reader.is_opening:
            # It could not be opened.
            self._turn(by)
        else:
            self._due += by
            self._go_due()

    def _go_due(self) -> None:
        """One of the steps that are due, if it is known from where; the next when it is done."""
        hit = self._hit
        if not self._due or hit is None or self.span is None or self._to_last:
            return
        spans = self._in_part(hit)
        if spans is None:
            return
        by = 1 if self._due > 0 else -1
        self._due -= by
        at = self.span[0]
        place = bisect_right(spans, at, key=_start) if by > 0 else bisect_left(spans, at, key=_start) - 1
        if 0 <= place < len(spans):
            self._reader.open(hit.entry, hit.section, partial(self._light, spans[place]))
        else:
            self._turn(by)

    def _turn(self, by: int) -> None:
        """To the next row or to the one before, round the ends."""
        row, count = self._row + by, self._panel.model.rowCount()
        if not count:
            return
        self._await(row % count, at_last=by < 0)
        if row == count:
            self.told.emit(self._say("已到最后一处,从头开始"))
        elif row < 0:
            self.told.emit(self._say("已到第一处,从最后开始"))

    def _await(self, row: int, at_last: bool) -> None:
        self._awaited = (row, at_last)
        self._open_awaited()

    def _open_awaited(self) -> None:
        if self._awaited is None:
            return
        row, at_last = self._awaited
        hit = self._panel.model.hit(row)
        if hit is None:
            return
        self._awaited = None
        self._panel.view.follow(row)
        self._row, self._hit, self.span, self._to_last = row, hit, None, False
        self._tell_row(row)
        self._reader.open(hit.entry, hit.section, partial(self._arrive, hit, at_last))

    def _page_taken(self, page: int) -> None:
        self._open_awaited()
        if self._awaited and self._awaited[0] // PAGE == page:
            # It could not be had.
            self._awaited = None

    def _arrive(self, hit: Hit, at_last: bool) -> None:
        passage = self._reader.passage
        if passage is None or hit is not self._hit:
            return
        self._part = _part_of(passage.reading, hit.section)
        spans = self._in_part(hit)
        self._to_last = at_last and spans is None
        self._light(spans[-1] if at_last and spans else (hit.start, hit.end))

    def _light(self, span: Span) -> None:
        self.span = span
        self._document.go_to_hit(*span)
        self._go_due()

    def _in_part(self, hit: Hit) -> list[Span] | None:
        """The hits of an open section; None where they are not known yet, then they are asked for."""
        spans = self._places.get(hit.entry)
        if spans is None:
            self._ask_places(hit.entry)
            return None
        start, end = self._part
        return list(spans[bisect_left(spans, start, key=_start) : bisect_left(spans, end, key=_start)])

    def _ask_places(self, entry: EntryId) -> None:
        wish = self._wish
        self._shelf.ask(
            lambda archive: archive.places(wish, entry),
            partial(self._take_places, wish, entry),
            slot="search places",
            lane=Lane.SEARCH,
        )

    def _take_places(self, wish: SearchWish, entry: EntryId, places: tuple[Span, ...]) -> None:
        if wish != self._wish:
            return
        self._places[entry] = places
        while len(self._places) > _ENTRIES:
            self._places.popitem(last=False)
        passage = self._reader.passage
        if passage and passage.entry_id == entry:
            self._document.show_hits(places)
        hit, to_last = self._hit, self._to_last
        self._to_last = False
        if hit is None or hit.entry != entry:
            return
        if to_last and (spans := self._in_part(hit)):
            self._light(spans[-1])
        else:
            self._go_due()

    def _tell_row(self, row: int) -> None:
        count = self._panel.model.rowCount()
        self.told.emit(self._say("搜索结果:第 {row} 个小节,共 {count} 个", row=f"{row + 1:,}", count=f"{count:,}"))


def _start(span: Span) -> int:
    return span[0]


def _part_of(reading: Reading, section: SectionId | None) -> Span:
    """From where to where a section's own slice goes; the entry's head for None."""
    entry = reading.extraction.entry
    if section is None or section not in reading.section_ids:
        return 0, entry.head_end
    own = entry.sections[reading.section_ids.index(section)]
    return own.start, own.end
