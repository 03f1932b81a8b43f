"""Parts of a total: what stands under 其中 or 包括, behind X中, or in brackets after its total."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from yearbook_viewer.records import Figure
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.figures.clauses import Place

# Between a total and its bracket there is room for a noun: 162名党员(男100名).
_BEFORE_BRACKET = 12
_THEN = re.compile(r"[比较](?:上年|去年|同期|年初|[0-9]{4}年)(?:同期|[末底初])?[（(]?$")
# Totals that a later 其中 may mean.
_REMEMBERED = 12
_SHORTEST_NAME = 2
# A bracket divides one of so many amounts before it: 公路3条、12公里(油路8公里).
_LATEST = 3
_MONEY = ("元", "圆", "美金")
_RATES = frozenset(("%", "‰", "个百分点", "倍"))


_NOTE = re.compile(r"\([^()]*\)")


class Reach(Enum):
    """How far a list of parts goes."""

    SENTENCE = auto()
    CLAUSE = auto()
    BRACKET = auto()


@dataclass(frozen=True, slots=True)
class _Scope:
    """A list of parts under way: its total, and the place where it began. `told`: by 其中: with a colon."""

    total: Figure
    reach: Reach
    began: Place
    told: bool


@dataclass(slots=True)
class Parts:
    """The totals that parts may belong to, and the list of parts under way.

    `totals`: the amounts that are no parts; `named`: all of them, for what says its total's name (税收收入中).
    `outer`: the list that a bracket interrupts (医院67个(三级医院4个)、卫生院98个). `whole`: the total of the last
    part.
    """

    totals: list[tuple[int, Figure]] = field(default_factory=list)
    named: list[Figure] = field(default_factory=list)
    scope: _Scope | None = None
    outer: _Scope | None = None
    whole: Figure | None = None

    def new_section(self) -> None:
        """Nothing of the section before is a total here."""
        self.totals.clear()
        self.named.clear()
        self.scope = self.outer = None

    def remember(self, figure: Figure, place: Place) -> None:
        """Keep an amount: parts of it may follow."""
        self.named.append(figure)
        del self.named[:-_REMEMBERED]
        if not figure.relation:
            self.totals.append((place.sentence, figure))
            del self.totals[:-_REMEMBERED]

    def relation(self, text: str, places: Sequence[Place], at: int) -> str:
        """`part:` and the indicator of the total that the amount at this place is a part of, or nothing."""
        place = places[at]
        self._close(text, place)
        reach = _opens(text, places, at)
        total = self._total(text, place, reach) if reach is not None else None
        if reach is not None and total is not None:
            self.outer = self.scope if reach is Reach.BRACKET else None
            told = cues.TOLD.search(text, place.since, place.amount.start) is not None
            self.scope = _Scope(total, reach, place, told)
        scope = self.scope
        if scope is None or (reach is None and cues.FOR_EACH.match(text, place.left, place.amount.start)):
            return ""
        total = scope.total
        # 接待游客9万人次、收入3亿元,其中入境游客1万人次、外汇收入20万美元: each has its own total.
        if not _same_kind(place.amount.unit, total.unit) and scope.reach is not Reach.BRACKET:
            total = self._kindred(place) or total
        if scope.reach is Reach.CLAUSE and _exceeds(place, total) and (reach is None or self._may_be_of_else(place)):
            self.scope = None
            return ""
        self.whole = total
        return PART + total.indicator

    def _may_be_of_else(self, place: Place) -> bool:
        """Whether a part that is larger than the total right before it may be one of another: none is a misprint."""
        alike = [figure for figure in self.named if figure.unit == place.amount.unit]
        return self.named[-1:] != alike[-1:] or not all(_exceeds(place, figure) for figure in alike)

    def _close(self, text: str, place: Place) -> None:
        scope = self.scope
        if scope is None:
            return
        match scope.reach:
            case Reach.SENTENCE:
                done = place.sentence != scope.began.sentence
            case Reach.BRACKET:
                done = place.opened != scope.began.opened
            case Reach.CLAUSE:
                # 其中高铁370公里,新增公路26公里: another clause lists parts only in their unit and without a verb.
                kin = _same_kind(place.amount.unit, scope.total.unit) or self._kindred(place) is not None
                elsewhere = not kin or (not scope.told and _opens_with_verb(text, place))
                done = place.part != scope.began.part or (place.clause != scope.began.clause and elsewhere)
        if done:
            self.scope, self.outer = self.outer, None
            self._close(text, place)

    def _near(self, place: Place) -> list[Figure]:
        """The amounts of this sentence and the last one."""
        return [figure for sentence, figure in self.totals if sentence >= place.sentence - 1]

    def _kindred(self, place: Place) -> Figure | None:
        """The nearest amount before that is counted or paid in the same unit."""
        unit = place.amount.unit
        if unit in _RATES:
            return None
        return next((figure for figure in reversed(self._near(place)) if _same_kind(figure.unit, unit)), None)

    def _total(self, text: str, place: Place, reach: Reach) -> Figure | None:
        """The nearest amount before in this sentence or the last, in the parts' own unit where there is one."""
        near = self._near(place)
        if not near:
            return None
        if reach is Reach.BRACKET:
            latest = self.named[-_LATEST:]
            return next((f for f in reversed(latest) if _same_kind(f.unit, place.amount.unit)), latest[-1])
        region = text[place.since : place.amount.start]
        if cues.OF_THEM.fullmatch(region):
            return near[-1]
        among = _among(region)
        if among is not None and not cues.PARTS.search(region):
            name = among[0].rstrip(",，").removesuffix("中")
            if len(name) < _SHORTEST_NAME:
                return None
            named = [figure for figure in near if name[-_SHORTEST_NAME:] in figure.indicator]
            exact = [f for f in self.named if f.indicator.endswith(name) and f.unit not in _RATES]
            return (exact or named)[-1] if exact or named else None
        return self._nearest(place, near)

    def _nearest(self, place: Place, near: Sequence[Figure]) -> Figure:
        """What a list opened by 其中 divides: the amount before where that is a part itself, else the nearest total."""
        inner = self.named[-1]
        # 收入58亿元,其中税收41亿元,其中增值税15亿元: a part of the part.
        nested = self.scope is not None and inner.relation.startswith(PART) and not _exceeds(place, inner)
        if nested and inner.unit == place.amount.unit:
            return inner
        same = [figure for figure in near if figure.unit == place.amount.unit]
        counted = [figure for figure in near if figure.unit not in _RATES]
        return (same or counted or near)[-1]


def _same_kind(unit: str, other: str) -> bool:
    """Whether both are the same unit or both are money."""
    return unit == other or (unit.endswith(_MONEY) and other.endswith(_MONEY))


def _opens(text: str, places: Sequence[Place], at: int) -> Reach | None:
    """Whether parts begin here, and how far they may reach."""
    place = places[at]
    # What a bracket without figures includes is a note: 孤儿(含…儿童).
    region = _NOTE.sub("", text[place.since : place.amount.start])
    first = at == 0 or places[at - 1].sentence != place.sentence
    bracketed = not first and places[at - 1].amount.after <= place.opened < place.amount.start
    if cues.PARTS.search(region):
        return Reach.BRACKET if bracketed else Reach.SENTENCE if first else Reach.CLAUSE
    if _among(region) and (first or cues.AMONG.match(region)):
        return Reach.SENTENCE if first else Reach.CLAUSE
    if not first and cues.OF_THEM.fullmatch(region):
        return Reach.CLAUSE
    if first or place.opened < 0 or place.opened == places[at - 1].opened:
        return None
    between = place.opened - places[at - 1].amount.after
    # 比上年(23.58万吨): what it was then is no part of what it is now.
    then = _THEN.search(text, max(0, place.opened - _BEFORE_BRACKET), place.opened) is not None
    restated = then or cues.RESTATED.match(text, place.opened) is not None
    return Reach.BRACKET if 0 <= between <= _BEFORE_BRACKET and not restated else None


def _among(region: str) -> re.Match[str] | None:
    """税收收入中, where it stands; most regions have no 中 and are not searched."""
    return cues.AMONG.search(region) if cues.WITHIN in region else None


def _exceeds(place: Place, total: Figure) -> bool:
    """A part larger than its total is none: the text has gone on to something else."""
    return total.value is not None and place.amount.unit == total.unit and place.amount.value > total.value


def _opens_with_verb(text: str, place: Place) -> bool:
    """Whether the words before the amount begin with what is done, not with what is called by it (养殖渔业)."""
    lead = cues.LEAD.match(text, place.left, place.amount.start)
    verb = cues.VERB.match(text, lead.end() if lead else place.left, place.amount.start)
    return verb is not None and verb[0] not in cues.IN_NAMES
