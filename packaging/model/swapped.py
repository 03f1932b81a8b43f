"""Training texts told again with other people and places, so that a name is known by where it stands and not by itself.

Bodies keep their names: what tells one from a class of bodies (温州商会, 异地商会) is in the name.
"""

import random
from collections import defaultdict
from collections.abc import Sequence

from model.gold import GoldText
from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.decoding import KINDS
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.lexicons import classes_of, divisions
from yearbook_viewer.text.words import tagged_words

# How many of the names of a text are changed.
_SHARE = 0.6


class Swapper:
    """Names to put in the place of others: those of the texts, and people and divisions of the word lists besides."""

    def __init__(self, texts: Sequence[GoldText], seed: int) -> None:
        self._chance = random.Random(seed)
        self._names: dict[Kind, list[str]] = {kind: [] for kind in KINDS}
        for text in texts:
            for span in text.marked:
                self._names[span.kind].append(text.text[span.start : span.end])
        self._by_ending: dict[str, list[str]] = defaultdict(list)
        for name in self._names[Kind.LOC]:
            self._by_ending[name[-1]].append(name)
        self._divisions: dict[str, list[str]] = defaultdict(list)
        for name in divisions():
            self._divisions[name[-1]].append(name)
        surnames = classes_of("surnames")
        self._single, self._double = sorted("".join(surnames["single"])), sorted(surnames["double"])
        self._people = sorted(word for word in tagged_words("nr") if len(word) == 3 and word[0] in self._single)

    def swapped(self, text: GoldText) -> GoldText:
        """The text with other names in many places; a name that comes again is the same other name again."""
        others: dict[tuple[Kind, str], str] = {}
        parts: list[str] = []
        spans: dict[bool, list[Span]] = {True: [], False: []}
        at = length = 0
        required = set(text.required)
        for span in text.marked:
            if span.start < at:
                continue
            old = text.text[span.start : span.end]
            if (span.kind, old) not in others:
                changes = span.kind is not Kind.ORG and "\n" not in old and self._chance.random() < _SHARE
                others[span.kind, old] = self._other(span.kind, old) if changes else old
            new = others[span.kind, old]
            between = text.text[at : span.start]
            start = length + len(between)
            parts += between, new
            spans[span in required].append(Span(start, start + len(new), span.kind))
            at, length = span.end, start + len(new)
        parts.append(text.text[at:])
        return GoldText(text.file, "".join(parts), tuple(spans[True]), tuple(spans[False]))

    def _other(self, kind: Kind, old: str) -> str:
        return self._person(old) if kind is Kind.PER else self._place(old)

    def _person(self, old: str) -> str:
        chance, people = self._chance, self._names[Kind.PER]
        if "·" in old or len(old) > 4 or chance.random() < 0.35:
            return chance.choice(people)
        surname = chance.choice(people)[0] if chance.random() < 0.5 else ""
        if surname not in self._single:
            surname = chance.choice(self._double if chance.random() < 0.1 else self._single)
        model = chance.choice(self._people)
        given = model[1:] if chance.random() < 0.7 else model[chance.choice((1, 2))]
        padding = old[1:-1] if " " in old and len(given) == 1 else ""
        return surname + padding + given

    def _place(self, old: str) -> str:
        chance = self._chance
        if old[-1] in self._divisions and chance.random() < 0.4:
            return chance.choice(self._divisions[old[-1]])
        alike = self._by_ending[old[-1]]
        return chance.choice(alike if len(alike) > 3 and chance.random() < 0.7 else self._names[Kind.LOC])
