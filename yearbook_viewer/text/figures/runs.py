"""Rows of a table that follow one another and come to a row above them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from yearbook_viewer.text.figures.closing import LONGEST, Adding, Line, fits
from yearbook_viewer.text.figures.stubs import Sign, Step, Stub

# No printed table nests one 其中 deeper in another.
_DEEPEST = 5


@dataclass(slots=True)
class Rows:
    """The rows while they are read: `order` of their numbers, `wholes` as far as found, `runs` already added,
    `gathered`: the totals whose rows are found, `ends`: the last rows of runs."""

    order: list[int]
    stubs: Mapping[int, Stub]
    lines: Mapping[int, Line]
    wholes: dict[int, int] = field(default_factory=dict)
    runs: dict[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    gathered: set[int] = field(default_factory=set)
    ends: set[int] = field(default_factory=set)
    _depth: int = 0

    def add_nested(self) -> None:
        """Add up what stands under each 其中, the last one first: a run passes by the runs within it."""
        for at in range(len(self.order) - 1, 0, -1):
            if self.stubs[self.order[at]].step.sign is Sign.AMONG and self.line(self.order[at - 1]):
                self.run(self.order[at - 1], at)

    def line(self, row: int) -> Line:
        """The amounts of a row."""
        return self.lines.get(row, {})

    def run(self, whole: int, at: int) -> tuple[int, ...]:
        """The rows from the place `at` on that come to the row `whole`; those that are parts of them are passed by."""
        known = self.runs.get((whole, at))
        if known is None:
            if self._depth == _DEEPEST:
                return ()
            self._depth += 1
            known = self.runs[whole, at] = self._added(whole, at)
            self._depth -= 1
        return known

    def group(self, whole: int, at: int) -> list[int]:
        """The rows from the place `at` on, as far as they can be parts of a whole and open no other division."""
        found: list[int] = []
        for row in self.order[at : at + LONGEST]:
            if self._leaves(whole, row) or (found and self.stubs[row].step.sign is not Sign.NONE):
                break
            found.append(row)
        return found

    def _added(self, whole: int, at: int) -> tuple[int, ...]:
        members: list[int] = []
        adding = Adding(self.line(whole))
        first = at
        while at < len(self.order) and at - first < LONGEST:
            row = self.order[at]
            if self._leaves(whole, row):
                break
            behind = self._behind_nested(members, at)
            if behind < 0:
                break
            if behind == at:
                members.append(row)
                if adding.add(self.line(row)):
                    return tuple(members)
                if adding.is_over:
                    break
            at = max(behind, at + 1)
        return ()

    def _leaves(self, whole: int, row: int) -> bool:
        """Whether a row can be no part of another that stands above it."""
        above, below = self.stubs[whole], self.stubs[row]
        if not below.filled or below.tier or (below.year, below.target) != (above.year, above.target):
            return True
        return 0 <= below.step.rank <= above.step.rank or below.step.indent < above.step.indent

    def _behind_nested(self, members: Sequence[int], at: int) -> int:
        """The place behind the parts of the last member that begin here; `at` if none do, -1 if it cannot be told."""
        row = self.order[at]
        own = [member for member in members if self.stubs[member].step.sign is Sign.NONE]
        if not self.line(row) or self.wholes.get(row, -1) in own:
            return at + 1
        step = self.stubs[row].step
        if step.sign is Sign.NONE:
            return at + 1 if own and is_deeper(step, self.stubs[own[0]].step) else at
        if not own or members[-1] != own[-1]:
            return at
        nested = self.run(members[-1], at)
        if nested:
            return self.order.index(nested[-1], at) + 1
        return at + 1 if fits(self.line(row), self.line(members[-1])) else -1


def is_deeper(step: Step, former: Step) -> bool:
    """Whether a row stands further in than the former: by its number, else by its indent."""
    if step.rank >= 0 and former.rank >= 0:
        return step.rank > former.rank
    return step.indent > former.indent
