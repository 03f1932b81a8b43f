"""Where each figure stands: its sentence, its clause, the words before it and behind it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from yearbook_viewer.text.figures.scan import Amount
from yearbook_viewer.text.figures.surface import Surface

# No phrase that names a figure is longer; looking no further keeps the work linear on a line without end.
REACH = 120

_BOUND = re.compile(r"[。！？!?；;\n,，:：()】〗〕]|——")
_SENTENCE = frozenset("。！？!?\n】〗〕")
# Stands among the signs for the beginning of a section or of its body.
_BEGINS = ""
_CLAUSE = frozenset(",，:：—")


@dataclass(frozen=True, slots=True)
class Place:
    """An amount and the stretch of the surface that speaks about it.

    `sentence`, `part`: numbers of the sentence and of its part between semicolons. `since`: the end of the
    figure before, or the start of the sentence. `clause`: where its clause begins; `left`: the later of the
    two; `right`: where the words behind it end; `clause_end`: the end of its clause. `opened`: the offset of
    the bracket it stands in, or -1. `chained`: nothing or a sign of enumeration stands between it and the figure
    before; `gap`: whether there is anything.
    """

    amount: Amount
    sentence: int
    part: int
    since: int
    clause: int
    left: int
    right: int
    clause_end: int
    opened: int
    chained: bool
    gap: bool


_CHAIN = re.compile(r"[、和及与或—~～至到-]?")


@dataclass(slots=True)
class _Stand:
    """Where a walk through the text stands: `sentence`, `part` are numbers, `start` and `clause` offsets.

    `opened`: the brackets around it, each with its offset and where the clause before it began.
    """

    sentence: int = 0
    part: int = 0
    start: int = 0
    clause: int = 0
    opened: list[tuple[int, int]] = field(default_factory=list)

    def pass_sign(self, offset: int, sign: str) -> None:
        """Go past a sign of `_BOUND`, or to where a section begins."""
        if sign == _BEGINS:
            self.begin_sentence(offset)
        elif sign in _SENTENCE:
            self.begin_sentence(offset + 1)
        elif sign in "；;":
            # (其中民间80亿元；工业45亿元) is still one bracket.
            self.part += not self.opened
            self.clause = offset + 1
        elif sign == "(":
            self.opened.append((offset, self.clause))
            self.clause = offset + 1
        elif sign == ")":
            if self.opened:
                self.clause = self.opened.pop()[1]
        elif sign in _CLAUSE:
            self.clause = offset + (2 if sign == "—" else 1)

    def begin_sentence(self, offset: int) -> None:
        """A sentence begins here, and nothing is open."""
        self.sentence, self.part, self.opened = self.sentence + 1, self.part + 1, []
        self.start = self.clause = offset


def places(surface: Surface, amounts: Sequence[Amount]) -> list[Place]:
    """Each amount in its place, in the order of the text."""
    text = surface.folded
    # Where a section or its body begins, a sentence does, before any sign there.
    begun = [(offset, _BEGINS) for offset in surface.begins]
    bounds = sorted(begun + [(m.start(), m[0][0]) for m in _BOUND.finditer(text)], key=itemgetter(0))
    found: list[Place] = []
    at = 0
    stand = _Stand()
    previous: Amount | None = None
    previous_sentence = -1
    for number, amount in enumerate(amounts):
        while at < len(bounds) and bounds[at][0] <= amount.start:
            offset, sign = bounds[at]
            at += 1
            if previous is None or offset >= previous.end:
                stand.pass_sign(offset, sign)
        same = previous is not None and previous_sentence == stand.sentence
        since = max(stand.start, amount.start - REACH)
        if same and previous is not None:
            since = max(since, previous.after)
        following = amounts[number + 1].start if number + 1 < len(amounts) else len(text)
        clause_end = _clause_end(bounds, at, amount, len(text))
        found.append(
            Place(
                amount,
                stand.sentence,
                stand.part,
                since,
                stand.clause,
                max(stand.clause, since),
                min(clause_end, following),
                clause_end,
                stand.opened[-1][0] if stand.opened else -1,
                same and previous is not None and _CHAIN.fullmatch(text, previous.after, amount.start) is not None,
                previous is None or previous.after < amount.start,
            )
        )
        previous, previous_sentence = amount, stand.sentence
    return found


def _clause_end(bounds: Sequence[tuple[int, str]], at: int, amount: Amount, length: int) -> int:
    while at < len(bounds) and bounds[at][0] < amount.after:
        at += 1
    end = bounds[at][0] if at < len(bounds) else length
    return min(end, amount.after + REACH)
