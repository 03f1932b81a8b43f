"""Parts of texts as they are read to be compared: a heading or what stands behind it, as printed and folded."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, partial

import numpy as np
from sqlalchemy import Connection

from yearbook_viewer.archive.concordance.folding import Folded, folded
from yearbook_viewer.archive.concordance.places import Numbers, Parts
from yearbook_viewer.archive.concordance.scanned import occurrences
from yearbook_viewer.archive.texts import PIECE

Span = tuple[int, int]

# Pieces of texts that are read by one statement.
_PIECES = 400


class Stretch:
    """Text that stands together; `start`: where, in the entry's text. Spans are given in the entry's text."""

    def __init__(self, text: str, start: int, fold: Callable[[], Folded] | None = None) -> None:
        """`fold`: gives the text folded; what the text itself gives where nobody else has folded it."""
        self.text = text
        self.start = start
        self._fold = fold or partial(folded, text)

    def find(self, words: str) -> list[Span]:
        """Where it stands letter for letter."""
        return [(self.start + at, self.start + at + len(words)) for at in occurrences(self.text, words)]

    def find_folded(self, word: str) -> list[Span]:
        """Where a folded word stands."""
        if word not in self._letters:
            return []
        places, length = self._folded.places, len(word) - 1
        starts = occurrences(self._letters, word)
        return [(self.start + int(places[at]), self.start + int(places[at + length]) + 1) for at in starts]

    @cached_property
    def _folded(self) -> Folded:
        return self._fold()

    @cached_property
    def _letters(self) -> str:
        return str(self._folded)


class PartText:
    """The text of a part, or its beginning where it is very long: heading and body, folded in one go."""

    def __init__(self, part: int, text: str, start: int, body: int) -> None:
        self.part = part
        self.text = text
        self.start = start
        self._inside = body - start
        self.heading = Stretch(text[: self._inside], start, lambda: self._parted[0])
        self.body = Stretch(text[self._inside :], body, lambda: self._parted[1])

    @cached_property
    def _parted(self) -> tuple[Folded, Folded]:
        codes, places = folded(self.text)
        cut = int(np.searchsorted(places, self._inside))
        return Folded(codes[:cut], places[:cut]), Folded(codes[cut:], places[cut:] - self._inside)


def part_texts(reader: Connection, parts: Parts, chosen: Numbers, longest: int | None = None) -> Iterator[PartText]:
    """The chosen parts with their texts, in the order of `chosen`, cut off behind `longest` code points.

    A few hundred pieces of texts are read at a time.
    """
    rows: list[tuple[int, int, int, int, int]] = []
    pieces = 0
    for part in chosen.tolist():
        start, end = int(parts.start[part]), int(parts.end[part])
        if longest is not None:
            end = min(end, start + longest)
        rows.append((part, int(parts.entry[part]), start, int(parts.body[part]), end))
        pieces += (end - 1) // PIECE - start // PIECE + 1
        if pieces > _PIECES:
            yield from _read(reader, rows)
            rows, pieces = [], 0
    yield from _read(reader, rows)


def _read(reader: Connection, rows: Sequence[tuple[int, int, int, int, int]]) -> Iterator[PartText]:
    wanted = {(entry, piece) for _, entry, start, _, end in rows for piece in range(start - start % PIECE, end, PIECE)}
    texts = _pieces(reader, wanted)
    for part, entry, start, body, end in rows:
        first = start - start % PIECE
        text = "".join(texts.get((entry, piece), "") for piece in range(first, end, PIECE))
        yield PartText(part, text[start - first : end - first], start, min(body, end))


def _pieces(reader: Connection, wanted: Iterable[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """The pieces that begin at these places of these entries."""
    asked = sorted(wanted)
    found: dict[tuple[int, int], str] = {}
    for first in range(0, len(asked), _PIECES):
        some = asked[first : first + _PIECES]
        # In SQLAlchemy's own words a statement of so many values takes longer to put together than to answer.
        values = ",".join(f"({entry},{start})" for entry, start in some)
        rows = reader.exec_driver_sql(
            f"WITH wanted(entry, place) AS (VALUES {values}) SELECT texts.entry_id, texts.start, texts.text "
            "FROM wanted JOIN texts ON texts.entry_id = wanted.entry AND texts.start = wanted.place"
        )
        found |= {(entry, start): text for entry, start, text in rows}
    return found
