"""What a figure covers, in the text's own word: 全市, 市本级, 规模以上, 城镇; empty where nothing is said."""

import re
from dataclasses import dataclass

from yearbook_viewer.text.figures.clauses import Place
from yearbook_viewer.text.figures.lexicon import either
from yearbook_viewer.text.figures.surface import Surface
from yearbook_viewer.text.figures.surface import folded as simple

# A whole place stands at the head of a phrase; 占全市的30%, 高于全国平均 and 全国文明村 speak of something else.
_PLACE = re.compile(
    r"(?:^|(?<=[,，、;；。:：)）】〗 \u3000年月日底末来间内中期度初止前□“”]))"
    rf"(?:{either('places covered')})(?![第先模优五三名知重])"
)
_CLASS = re.compile(
    rf"(?<![占比])(?:{either('classes covered')}"
    r"|[省市县区乡镇州旗]级(?=财政|一般|公共|预算|收入|支出|部门|单位|机关|税|国库|可用))"
)
_NOT_COVERED = re.compile(r"(?:农村|城镇|城市)(?:化|信用|商业银行|合作银行|维护|建设税|土地使用)")
_BEHIND = 12


@dataclass(slots=True)
class Scopes:
    """What the sentence under way covers: `place` until it names another; `kind` in the clause at `clause` alone."""

    place: str = ""
    kind: str = ""
    clause: int = -1

    def new_sentence(self) -> None:
        """Forget what the sentence before covered."""
        self.place, self.kind, self.clause = "", "", -1

    def read(self, surface: Surface, place: Place, indicator: str) -> str:
        """What the figure here covers: a class in its own name, one of its clause, or the place of its sentence."""
        folded, plain = surface.folded, surface.plain
        if place.clause != self.clause:
            self.kind, self.clause = "", place.clause
        for whole in _PLACE.finditer(folded, place.since, place.amount.start):
            self.place = plain[whole.start() : whole.end()]
        after = place.amount.after
        for start, end in ((place.left, place.amount.start), (after, min(place.right, after + _BEHIND))):
            for found in _CLASS.finditer(folded, start, end):
                if _NOT_COVERED.match(folded, found.start()) is None:
                    self.kind = plain[found.start() : found.end()]
        start, end = _class_in(simple(indicator))
        return indicator[start:end] or self.kind or self.place


def scope_said(words: str) -> tuple[int, int]:
    """Where the head of a table says what it covers, in folded forms; an empty span where it does not."""
    start, end = _class_in(words)
    if start < end:
        return start, end
    whole = _PLACE.search(words)
    return whole.span() if whole is not None else (0, 0)


def _class_in(words: str) -> tuple[int, int]:
    found = _CLASS.search(words)
    return (0, 0) if found is None or _NOT_COVERED.match(words, found.start()) else found.span()
