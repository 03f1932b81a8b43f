"""Going through the marks of a passage one by one: the doubtful ones, those of a kind, or all."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yearbook_viewer.gui.certainty import is_doubtful
from yearbook_viewer.messages import N_
from yearbook_viewer.records import Kind, Mark
from yearbook_viewer.records.packed import start_of
from yearbook_viewer.wordings import KIND_NAMES


@dataclass(frozen=True, slots=True)
class Walked:
    """Which marks are gone through, and what they are called."""

    name: str
    holds: Callable[[Mark], bool]


def _of_kind(kind: Kind) -> Walked:
    return Walked(KIND_NAMES[kind], lambda mark: mark.kind is kind)


DOUBTFUL = Walked(N_("存疑标注"), is_doubtful)
ALL = Walked(N_("全部标注"), lambda _: True)
WALKS = (DOUBTFUL, *map(_of_kind, Kind), ALL)


class MarkWalk:
    """Keeps its place in the text while marks come and go around it. Offsets are code points into the entry's text."""

    def __init__(self) -> None:
        self.walked = DOUBTFUL
        self._marks: list[Mark] = []
        self._at = -1
        # What the reader has decided on, until the archive gives it back as sure.
        self._decided: set[tuple[int, int]] = set()

    @property
    def current(self) -> Mark | None:
        """The mark that the reader is at; None where there is none."""
        return self._marks[self._at] if self._at >= 0 else None

    @property
    def number(self) -> int:
        """Which one that is, from 1; 0 where there is none."""
        return self._at + 1

    @property
    def total(self) -> int:
        return len(self._marks)

    def begin(self, marks: Sequence[Mark], walked: Walked, near: int) -> None:
        """Go through these from the first at or behind an offset, or from the first of all."""
        self.walked = walked
        self._decided.clear()
        self._take(marks, near)

    def follow(self, marks: Sequence[Mark]) -> None:
        """The marks of the passage as they are now: the place is the same, or the next behind it."""
        current = self.current
        self._take(marks, current.start if current else 0)

    def forget_decisions(self) -> None:
        """Something was taken back: what was decided on may wait for a decision again."""
        self._decided.clear()

    def step(self, by: int) -> None:
        """The next (1) or the one before (-1); after the last comes the first."""
        if self._marks:
            self._at = (self._at + by) % len(self._marks)

    def go_to(self, start: int) -> None:
        """Let the mark that begins at an offset be the current one, if it is gone through."""
        at = bisect_left(self._marks, start, key=start_of)
        if at < len(self._marks) and self._marks[at].start == start:
            self._at = at

    def decide(self) -> None:
        """The reader has said his word on the current one; the next is current, and it is no doubtful one any more."""
        current = self.current
        if current is None:
            return
        self._decided.add((current.start, current.end))
        if self.walked is DOUBTFUL:
            self._take(self._marks, current.end)
        else:
            self.step(1)

    def _take(self, marks: Sequence[Mark], near: int) -> None:
        skipped = self._decided if self.walked is DOUBTFUL else set()
        self._marks = [mark for mark in marks if self.walked.holds(mark) and (mark.start, mark.end) not in skipped]
        self._at = bisect_left(self._marks, near, key=start_of) % len(self._marks) if self._marks else -1
