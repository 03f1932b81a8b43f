"""The reader's notes over a text: where they stand, and what they say there."""

from collections.abc import Iterator, Sequence
from html import escape

from yearbook_viewer.records import Note


class NoteMarks:
    """The notes that have a place. Offsets are code points into the entry's text."""

    def __init__(self, notes: Sequence[Note] = ()) -> None:
        self._placed = [
            (note.start, note.end, note) for note in notes if note.start is not None and note.end is not None
        ]

    def between(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The passages that stand at least in part between two offsets."""
        return ((max(start, first), min(end, last)) for start, end, _ in self._placed if start < last and end > first)

    def words_at(self, offset: int) -> str:
        """What the notes at an offset say, as a tooltip takes it; empty where there is none."""
        said = [escape(note.words).replace("\n", "<br>") for start, end, note in self._placed if start <= offset < end]
        return f"<qt>{'<hr>'.join(said)}</qt>" if said else ""
