"""Marks that have changed in a document that is shown: only their words are set anew."""

from collections.abc import Iterator

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

from yearbook_viewer.gui.document_marks import MarkFormats
from yearbook_viewer.gui.document_positions import Positions
from yearbook_viewer.gui.document_runs import MarkedStretch
from yearbook_viewer.records import Extraction, Reading

# Setting so many marks anew takes as long as building a screenful; with more the document is built as a whole.
MOST = 40


# Code points: to compare all that is known of a longer text takes longer than to build what is seen of it.
_COMPARED = 200_000


def is_same_text(was: Reading, now: Reading) -> bool:
    """Whether two looks are at the same entry, with the same text."""
    return was.id == now.id and was.extraction.entry.text == now.extraction.entry.text


def same_but_marks(was: Extraction, now: Extraction) -> bool:
    """Whether only marks may differ between two looks at an entry; not of a text that is very long."""
    return len(now.entry.text) <= _COMPARED and (was.entry, was.figures) == (now.entry, now.figures)


def restyle(
    document: QTextDocument, positions: Positions, was: MarkedStretch, now: MarkedStretch, formats: MarkFormats
) -> bool:
    """Let a document show what is marked now; whether that was done: not where too much has changed."""
    changed = was.marks ^ now.marks
    if len(changed) > MOST:
        return False
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for mark in changed:
        for low, high, name, figure in now.runs(mark.start, mark.end):
            for first, last, letters in list(_letters(document, *positions.span(low, high))):
                cursor.setPosition(first)
                cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(formats.format_of(formats.plain_of(letters), name, figure))
    cursor.endEditBlock()
    return True


def _letters(document: QTextDocument, first: int, last: int) -> Iterator[tuple[int, int, QTextCharFormat]]:
    """The stretches between two positions that are set alike, without what stands in no paragraph's letters."""
    block = document.findBlock(first)
    while block.isValid() and block.position() < last:
        parts = block.begin()
        while not parts.atEnd():
            part = parts.fragment()
            low, high = max(first, part.position()), min(last, part.position() + part.length())
            if low < high:
                yield low, high, part.charFormat()
            parts += 1
        block = block.next()
