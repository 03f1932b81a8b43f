"""The text that is being read: marked, searchable, zoomable."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QTimer, QUrl, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QMenu, QToolTip

from yearbook_viewer.gui.document import Building, Look
from yearbook_viewer.gui.document_growth import Growth
from yearbook_viewer.gui.document_lights import Lights
from yearbook_viewer.gui.document_marks import FIGURE_LINK, MARK_LINK, MarkFormats
from yearbook_viewer.gui.document_notes import NoteMarks
from yearbook_viewer.gui.document_plan import SLICE_LINK, slice_blocks
from yearbook_viewer.gui.document_pointing import Pointing, Spans
from yearbook_viewer.gui.document_restyling import is_same_text, restyle, same_but_marks
from yearbook_viewer.gui.document_runs import EVERYTHING, MarkedStretch, Visible
from yearbook_viewer.gui.document_slices import Slices, Stretches, slices_of, stretch_of
from yearbook_viewer.gui.document_zoom import TEXT_PIXELS, ZoomedBrowser
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Extraction, Note, Reading
from yearbook_viewer.records.packed import start_of
from yearbook_viewer.text.wraps import Wraps

_CALM_MS = 60


class DocumentView(ZoomedBrowser):
    """An entry, or one section with those nested in it; marks and figures can be clicked or reached with Tab.

    All offsets are code points into the entry's text. A long text is shown a slice at a time; scrolling to an
    offset, finding and flashing change the slice where needed.
    """

    figure_chosen = Signal(int)  # index into the extraction's figures
    mark_chosen = Signal(int)  # index into the extraction's marks
    menu_opening = Signal(object, object)  # a QMenu to put more into, and the index of the mark at the place or None
    found = Signal(int, int)  # which occurrence is current (from 1, 0 for none), of how many

    def __init__(self, say: Catalogue, families: Families, theme: Theme) -> None:
        super().__init__(say)
        self._say, self._families, self._theme = say, families, theme
        self._visible = EVERYTHING
        self._reading: Reading | None = None
        self._section: int | None = None
        self._wraps: Wraps | None = None
        self._slices, self._slice = Slices((0,), 0), 0
        self._growth = Growth(self)
        self._growth.ended.connect(self._highlight)
        self._lights = Lights()
        self._pointing = Pointing(self)
        self._pointing.changed.connect(self._highlight)
        self.setObjectName("document")
        self.setAccessibleName(say("正文"))
        self.setPalette(theme.palette())
        self.anchorClicked.connect(self._follow)
        # Painted anew when the reader has scrolled to where hits are not painted.
        self._scrolled = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._scrolled.timeout.connect(self._highlight)
        self.verticalScrollBar().valueChanged.connect(self._look_for_hits)

    @property
    def reading(self) -> Reading | None:
        return self._reading

    @property
    def section(self) -> int | None:
        """The index of the section that is shown; None for the whole entry."""
        return self._section

    def show_reading(self, reading: Reading, section: int | None, wraps: Wraps | None = None) -> None:
        """Show the section at the index with those nested in it, or the whole entry, from its beginning.

        The same text again, in which something else was found since: it stays where it is, with what is selected.
        `wraps`: those of the entry, where they are known.
        """
        entry, old = reading.extraction.entry, self._reading
        start, end = stretch_of(entry, section)
        self._wraps = wraps or Wraps(entry)
        shown = (self._section, self._slices.starts[0], self._slices.end)
        if old and old is not reading and shown == (section, start, end) and is_same_text(old, reading):
            self._reading = reading
            self._show_again(old.extraction, reading.extraction)
            return
        if old is not reading:
            self._pointing.let_go()
        self._reading, self._section = reading, section
        self._slices = slices_of(entry.text, start, end)
        self._pointing.stop()
        if self._lights.read(entry.text, start, end):
            self._tell_found()
        self._show_slice(0)

    def clear_reading(self) -> None:
        """Show nothing."""
        self._reading, self._section = None, None
        self._slices, self._slice = Slices((0,), 0), 0
        self._growth.stop()
        self._lights = Lights()
        self.setExtraSelections([])
        self.document().clear()

    def covers(self, start: int) -> bool:
        """Whether the offset lies in what is shown, in any of its slices."""
        return self._reading is not None and start in self._slices

    def scroll_to(self, start: int) -> None:
        """Bring the text at the offset into the upper part of the view; nothing happens where it isn't shown."""
        if self.covers(start):
            self._turn_to(start)
            self.scroll_to_position(self._growth.positions.position(start), self.viewport().height() // 4)

    def scroll_back(self, pixels: int) -> None:
        """Scroll down by so many pixels, to where the reader was before."""
        self._growth.grow_to(pixels + self.viewport().height())
        self.verticalScrollBar().setValue(pixels)

    def flash(self, start: int, end: int) -> None:
        """Bring the text into view and let its background flare up."""
        if self.covers(start):
            self._bring(start, end)
            self._pointing.flash([(start, end)])

    def point_out(self, spans: Spans) -> None:
        """Mark passages until the next click or Esc, and bring the first into view; an empty sequence lets them go."""
        if not spans:
            self._pointing.let_go()
        elif self.covers(spans[0][0]):
            self._bring(*spans[0])
            self._pointing.mark(spans)

    @property
    def pointed_out(self) -> Spans:
        """The passages that are marked now."""
        return self._pointing.marked

    def show_hits(self, spans: Sequence[tuple[int, int]]) -> None:
        """Highlight the hits of a search in the archive (in order); an empty sequence takes them away."""
        self._lights.hits = Stretches(spans)
        if not spans:
            self._lights.hit = None
        self._highlight()

    def go_to_hit(self, start: int, end: int) -> None:
        """Bring a hit into view and light it up as the current one, until another is or hits are taken away."""
        if self.covers(start):
            self._lights.hit = (start, end)
            self._bring(start, end)
            self._highlight()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Underline the passages of these notes, whose words are in the tooltip; none for an empty sequence."""
        self._lights.notes = NoteMarks(notes)
        self._highlight()

    def selected_span(self) -> tuple[int, int] | None:
        """Where the selected words stand in the entry's text; None where nothing of it is selected."""
        cursor = self.textCursor()
        chosen = range(cursor.selectionStart(), cursor.selectionEnd())
        start, last = (
            next((offset for position in way if (offset := self._growth.positions.offset(position)) is not None), None)
            for way in (chosen, reversed(chosen))
        )
        return None if start is None or last is None else (start, last + 1)

    def select(self, start: int, end: int) -> None:
        """Select the text between two offsets, as far as it is shown."""
        self._growth.need(end - 1)
        first, last = self._growth.positions.span(start, end)
        cursor = self.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def tooltip_at(self, point: QPoint) -> str:
        """What the notes at a point of the viewport say, else what is marked there; empty where there is nothing."""
        position = self.position_under(point)
        offset = self._growth.positions.offset(position)
        if offset is None:
            return ""
        return self._lights.notes.words_at(offset) or self.tip_at(position)

    def mark_at(self, point: QPoint) -> int | None:
        """The index of the mark at a point of the viewport; None where none is seen."""
        offset = self._growth.positions.offset(self.position_under(point))
        if offset is None or self._reading is None:
            return None
        marks = self._reading.extraction.marks
        place = bisect_right(marks, offset, key=start_of) - 1
        return place if place >= 0 and offset < marks[place].end and marks[place].kind in self._visible.kinds else None

    def context_menu(self, point: QPoint | None = None) -> QMenu:
        menu = super().context_menu(point)
        self.menu_opening.emit(menu, None if point is None else self.mark_at(point))
        return menu

    def find_words(self, words: str) -> None:
        """Highlight every occurrence and go to the first at or below the top of the view; `found` tells how many."""
        self._lights.occurrences.find(words, self._top_offset())
        self._go_to_current()

    def find_next(self) -> None:
        self._lights.occurrences.step(1)
        self._go_to_current()

    def find_previous(self) -> None:
        self._lights.occurrences.step(-1)
        self._go_to_current()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setPalette(theme.palette())
        self.rebuild()

    def set_visible_kinds(self, visible: Visible) -> None:
        self._visible = visible
        self.rebuild()

    def rebuild(self) -> None:
        if self._reading is not None:
            with self.place_kept():
                self._show_slice(self._slice)
                self._growth.end()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.tooltip_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def _show_again(self, was: Extraction, now: Extraction) -> None:
        """The same text, in which something else was found: mostly a mark, whose words are set anew."""
        self._growth.end()
        first, last = self._slices.bounds(self._slice)
        before, after = (MarkedStretch(found, self._visible, first, last) for found in (was, now))
        formats = MarkFormats(self._theme, self._say, now.entry, links=True)
        if not (same_but_marks(was, now) and restyle(self.document(), self._growth.positions, before, after, formats)):
            with self.words_kept():
                self._show_slice(self._slice)
                self._growth.end()

    def _show_slice(self, number: int) -> None:
        if self._reading is None or self._wraps is None:
            return
        self._slice = number
        extraction = self._reading.extraction
        look = Look(self._theme, self._families.text, TEXT_PIXELS * self._zoom, self._visible, links=True)
        blocks = slice_blocks(extraction.entry, self._section, self._slices, number, self._say, self._wraps)
        document = self._growth.begin(Building(extraction, blocks, self._slices.bounds(number), look, self._say))
        self.set_margins(document)
        self.show_document(document)
        self._pointing.stop()
        self._highlight()

    def _bring(self, start: int, end: int) -> None:
        self._turn_to(start)
        self.bring_into_view(*self._growth.positions.span(start, end))

    def _turn_to(self, offset: int) -> None:
        number = self._slices.number_at(offset)
        if number != self._slice:
            self._show_slice(number)
        self._growth.need(offset, self.viewport().height())

    def _top_offset(self) -> int:
        """The offset of the first text in view."""
        offset = self._growth.positions.offset_from(self.top_position())
        return self._slices.bounds(self._slice)[0] if offset is None else offset

    def _go_to_current(self) -> None:
        current = self._lights.occurrences.current_span
        if current:
            self._bring(*current)
        self._tell_found()
        self._highlight()

    def _tell_found(self) -> None:
        self.found.emit(self._lights.occurrences.current + 1, len(self._lights.occurrences.starts))

    def _highlight(self) -> None:
        where = self.document(), self._growth.positions, self._slices.bounds(self._slice)
        lit = self._lights.selections(*where, self._top_offset(), self._theme)
        self.setExtraSelections([*lit, *self._pointing.selections(*where, self._theme)])

    def _look_for_hits(self) -> None:
        if self._lights.depends_on_place(self._slices.bounds(self._slice)):
            self._scrolled.start()

    def _follow(self, link: QUrl) -> None:
        target = link.toString()
        if target.startswith(FIGURE_LINK):
            self.figure_chosen.emit(int(target.removeprefix(FIGURE_LINK)))
        elif target.startswith(MARK_LINK) and self._reading:
            start = int(target.removeprefix(MARK_LINK))
            self.mark_chosen.emit(bisect_left(self._reading.extraction.marks, start, key=start_of))
        elif target.startswith(SLICE_LINK):
            self._show_slice(int(target.removeprefix(SLICE_LINK)))
