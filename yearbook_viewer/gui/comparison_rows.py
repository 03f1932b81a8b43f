"""Two texts side by side as rows that a screen can show: long lines in pieces, rows in pages, differences counted."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from yearbook_viewer.records import Pairing
from yearbook_viewer.records.edits import Passage

# A page is laid out in well under 100 ms: so many rows, and so many code points of either text.
PAGE_ROWS = 120
PAGE_CHARACTERS = 16_000
_PIECE = 4_000


@dataclass(frozen=True)
class Comparison:
    """`rows`: the texts line by line, a long line in several; `pages`: where each page begins in the rows."""

    rows: tuple[Pairing, ...]
    pages: tuple[int, ...]

    @cached_property
    def differences(self) -> tuple[tuple[int, int], ...]:
        """A changed line, or a run of lines that have none like them: its first row, and the one behind its last."""
        found: list[tuple[int, int]] = []
        for number, row in enumerate(self.rows):
            if row.same:
                continue
            if found and found[-1][1] == number and _goes_on(self.rows[number - 1], row):
                found[-1] = (found[-1][0], number + 1)
            else:
                found.append((number, number + 1))
        return tuple(found)

    def bounds(self, page: int) -> tuple[int, int]:
        """The first row of a page, and the one behind its last."""
        return self.pages[page], self.pages[page + 1] if page + 1 < len(self.pages) else len(self.rows)

    def page_at(self, row: int) -> int:
        return bisect_right(self.pages, row) - 1


def comparison_of(pairings: Sequence[Pairing]) -> Comparison:
    """The pairings as rows and pages."""
    rows = tuple(row for pairing in pairings for row in _pieces(pairing))
    pages = [0]
    characters = 0
    for number, row in enumerate(rows):
        longest = max(len(each.text) if each else 0 for each in (row.old, row.new))
        if number - pages[-1] >= PAGE_ROWS or (characters + longest > PAGE_CHARACTERS and number > pages[-1]):
            pages.append(number)
            characters = 0
        characters += longest
    return Comparison(rows, tuple(pages))


def _goes_on(before: Pairing, row: Pairing) -> bool:
    """Whether two rows next to each other stand in one text alone: what was put for what else."""
    return all(None in (each.old, each.new) for each in (before, row))


def _pieces(pairing: Pairing) -> Iterator[Pairing]:
    """The pairing itself, or where a line is long, its pieces beside each other."""
    if all(each is None or len(each.text) <= _PIECE for each in (pairing.old, pairing.new)):
        yield pairing
        return
    for old, new in zip_longest(_cut(pairing.old), _cut(pairing.new)):
        yield Pairing(old, new)


def _cut(passage: Passage | None) -> Iterator[Passage]:
    if passage is None:
        return
    for first in range(0, max(len(passage.text), 1), _PIECE):
        start = passage.start + first
        end = min(start + _PIECE, passage.end)
        changed = tuple(
            (max(low, start), min(high, end)) for low, high in passage.changed if low < end and high > start
        )
        yield Passage(start, end, passage.text[first : first + _PIECE], changed)
