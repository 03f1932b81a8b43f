"""What is lit up in a text: passages with notes, hits of a search, found words; which of them is current."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtGui import QColor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from yearbook_viewer.gui.document_highlights import dotted, highlight
from yearbook_viewer.gui.document_notes import NoteMarks
from yearbook_viewer.gui.document_positions import Positions
from yearbook_viewer.gui.document_slices import Occurrences, Stretches
from yearbook_viewer.gui.theme import Theme

# More than this on either side of the place that is looked at are not painted: each costs at every repaint.
_ASIDE = 200

Span = tuple[int, int]


class Lights:
    """`hit`: the hit of the search that the reader is at. Offsets are code points into the entry's text."""

    def __init__(self) -> None:
        self.notes = NoteMarks()
        self.hits = Stretches()
        self.hit: Span | None = None
        self.occurrences = Occurrences("", 0, 0)

    def read(self, text: str, start: int, end: int) -> bool:
        """Another stretch of text is read, in which the words that were looked for are looked for; whether any were."""
        words = self.occurrences.words
        self.hits, self.hit = Stretches(), None
        self.occurrences = Occurrences(text, start, end)
        if words:
            self.occurrences.find(words, start)
        return bool(words)

    def selections(
        self, document: QTextDocument, positions: Positions, shown: Span, place: int, theme: Theme
    ) -> Iterator[QTextEdit.ExtraSelection]:
        """What is to be seen of it in a document of the text between two offsets; `place`: the first in view."""
        found, accent, paper = QColor(theme.found), QColor(theme.accent), QColor(theme.paper)
        for span in islice(self.notes.between(*shown), 2 * _ASIDE):
            yield dotted(document, *positions.span(*span), accent, QColor(theme.selection))
        for span in self.hits.about(*shown, place, 2 * _ASIDE):
            yield highlight(document, *positions.span(*span), found)
        for span in self.occurrences.around(*shown, _ASIDE):
            yield highlight(document, *positions.span(*span), found)
        for current in (self.hit, self.occurrences.current_span):
            if current and shown[0] <= current[0] < shown[1]:
                yield highlight(document, *positions.span(*current), accent, paper)

    def depends_on_place(self, shown: Span) -> bool:
        """Whether there are more hits than are painted at once."""
        return self.hits.overflow(*shown, 2 * _ASIDE)
