"""What a figure is to the others: an amount, a change against a year, a part of a total, a goal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from yearbook_viewer.records import Entry, Figure, Role
from yearbook_viewer.text.figures import cues, indicators
from yearbook_viewer.text.figures.clauses import Place
from yearbook_viewer.text.figures.numerals import DIGITS
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.figures.surface import Surface

PRIOR = "prior"
PART = "part:"
# The comparison stands at most this far before its number.
_COMPARISON = 60


@dataclass(slots=True)
class _Scope:
    """What 其中 governs: the total's indicator, and how far the parts may reach."""

    total: str
    value: Decimal
    unit: str
    sentence: int
    part: int
    clause: int
    whole_sentence: bool
    bracket: int = -1


@dataclass(slots=True)
class _Said:
    """What has been said so far: the figures before, the parts under way, the year and the goal of the sentence."""

    year: int | None
    target: bool
    sentence: int = -1
    figures: list[Figure] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    named: str = ""
    scope: _Scope | None = None
    total: Figure | None = None


def figures_of(surface: Surface, places: Sequence[Place], entry: Entry) -> list[Figure]:
    """The figures at these places, in the order of the text; offsets into the entry's text."""
    text = surface.folded
    said = _Said(entry.year, False)
    begins = iter([*surface.begins, len(text) + 1])
    begin = next(begins)
    goals = False
    for at, place in enumerate(places):
        while begin <= place.amount.start:
            goals = _is_of_goals(entry, surface.origin(begin))
            said.total, said.scope = None, None
            begin = next(begins)
        if place.sentence != said.sentence:
            said.sentence, said.year, said.target = place.sentence, entry.year, goals
            said.levels, said.listed, said.named = [], [], ""
        region = text[place.since : place.amount.start]
        if cues.TARGET.search(region):
            said.target = True
        year = _year(said, region, entry.year)
        figure = _figure(surface, places, at, said, year)
        said.figures.append(figure)
    return said.figures


def _figure(surface: Surface, places: Sequence[Place], at: int, said: _Said, year: int | None) -> Figure:
    text, place = surface.folded, places[at]
    amount = place.amount
    change = _change(surface, place)
    role: Role
    former = said.figures[-1] if said.figures else None
    chained = place.chained and former is not None and place.gap
    same_kind = chained and former is not None and _kin(former.unit, amount.unit)
    if same_kind and former is not None and former.role is not Role.LEVEL and change is None:
        role, relation = Role(former.role), former.relation
        indicator = said.listed.pop(0) if said.listed else former.indicator
        year = former.year
    elif change is not None:
        role, cut = change
        relation = _base(text, place)
        indicator = _of_change(surface, place, cut, said, _run(places, at))
        if not indicator:
            indicator = former.indicator if former is not None else ""
        year = said.year
    else:
        role = Role.LEVEL
        indicator = _of_level(surface, places, at, said, same_kind)
        relation = _part(text, places, at, said)
    figure = Figure(
        start=surface.origin(amount.start),
        end=surface.origin(amount.end - 1) + 1,
        text="",
        value=amount.value,
        unit=amount.unit,
        qualifier=amount.qualifier,
        indicator=indicator,
        role=role,
        relation=relation,
        year=year,
        target=said.target,
    )
    said.named = indicator
    if role is Role.LEVEL:
        said.levels.append(indicator)
        if not relation:
            said.total = figure
    return figure


def _kin(unit: str, other: str) -> bool:
    return unit == other or {unit, other} <= {"%", "‰", "个百分点"}


def _run(places: Sequence[Place], at: int) -> int:
    """How many figures of one unit are listed from here on: 6%、5.2%、5.2% are three."""
    end = at + 1
    while (
        end < len(places)
        and places[end].chained
        and places[end].gap
        and places[end].amount.unit == places[at].amount.unit
        and places[end].amount.qualifier != RANGE
    ):
        end += 1
    return end - at


def _of_level(surface: Surface, places: Sequence[Place], at: int, said: _Said, chained: bool) -> str:
    text, place = surface.folded, places[at]
    if chained and said.listed:
        return said.listed.pop(0)
    said.listed = []
    count = 1 if chained else _run(places, at)
    if count > 1 and indicators.behind(surface, place) == (place.amount.after, place.amount.after):
        phrase = indicators.words(surface, indicators.before(surface, place.left, place.amount.start))
        names = indicators.subjects(phrase, count) or _levels_before(text, place, said, phrase, count)
        if names:
            said.listed = names[1:]
            return names[0]
    indicator = indicators.of_level(surface, place)
    if indicator == "占" and said.named:
        return said.named + "占比"
    if indicator:
        return indicator
    if said.named:
        return said.named
    # The figure opens its clause with nothing but 共 or 达: the clause before has named the thing,
    # or the predicate behind the last figure of the list does (对4户12人实行帮扶).
    named = indicators.before(surface, place.since, max(place.since, place.clause - 1))
    last = places[at + _all_listed(places, at) - 1]
    return indicators.words(surface, named) or indicators.tail(surface, last)


def _all_listed(places: Sequence[Place], at: int) -> int:
    end = at + 1
    while end < len(places) and places[end].clause == places[at].clause and places[end].sentence == places[at].sentence:
        end += 1
    return end - at


def _levels_before(text: str, place: Place, said: _Said, phrase: str, count: int) -> list[str]:
    """甲3亿元、乙2亿元,分别增长5%、6%: the subjects are the amounts just named."""
    if phrase or "分别" not in text[place.left : place.amount.start]:
        return []
    return said.levels[-count:] if len(said.levels) >= count else []


def _change(surface: Surface, place: Place) -> tuple[Role, int] | None:
    """Whether the figure is how much something changed, and where the word for it begins."""
    text = surface.folded
    left, end = max(place.left, place.amount.start - 12), place.amount.start
    words = text[left:end]
    found = cues.CHANGE.search(words)
    if found is None:
        return None
    cue = found["up"] or found["down"]
    compared = cues.COMPARED.search(text[place.left : left + found.start()]) is not None
    if cue in cues.BARE and not compared:
        return None
    # 提升40所学校: what is done to things counted, not how much they grew.
    thing = indicators.behind(surface, place)
    if not compared and not place.amount.measured and thing[0] < thing[1]:
        return None
    return (Role.INCREASE if found["up"] else Role.DECREASE), left + found.start()


def _of_change(surface: Surface, place: Place, cut: int, said: _Said, count: int) -> str:
    """The indicator that changes: before the word of change, or the amount named before."""
    text = surface.folded
    pull = cues.PULL.search(text[place.left : cut])
    if pull is not None:
        return indicators.words(surface, (place.left + pull.start(), place.amount.start))
    start, end = indicators.trimmed(surface, place.left, cut)
    # 比上年, 同比, 分别 stand between the subject and the change, or before the subject.
    compared = [m.span() for m in cues.COMPARED.finditer(text, place.left, cut)]
    while compared and compared[-1][1] >= end:
        end = min(end, compared.pop()[0])
    while compared and compared[0][0] <= start < compared[0][1]:
        start = compared.pop(0)[1]
    if start < end:
        start, end = indicators.trimmed(surface, start, end)
    phrase = indicators.words(surface, (start, end)) if start < end else ""
    said.listed = []
    if count > 1:
        names = indicators.subjects(phrase, count) or _levels_before(text, place, said, phrase, count)
        if names:
            said.listed = names[1:]
            return names[0]
    return phrase


def _base(text: str, place: Place) -> str:
    """The year a change is compared with: 比2019年; `prior` for 上年, 同期, or nothing at all."""
    words = text[max(place.clause, place.amount.start - _COMPARISON) : place.amount.start]
    years = cues.BASE_YEAR.findall(words)
    return str(_year_number(years[-1])) if years else PRIOR


def _year_number(words: str) -> int:
    if words[0].isdigit():
        return int(words[:4])
    return int("".join(str(DIGITS[char]) for char in words[:4]))


def _year(said: _Said, region: str, described: int | None) -> int | None:
    """The year of the next figure; a year named for the sentence stays, 由2010年的 holds for one figure."""
    once: int | None = None
    for found in cues.MENTIONED.finditer(region):
        year = _year_number(found["year"])
        if found["once"]:
            once = year
        else:
            said.year, once = year, None
    if once is None and described is not None and cues.LAST_YEAR.search(region):
        return described - 1
    return said.year if once is None else once


def _is_of_goals(entry: Entry, offset: int) -> bool:
    section = entry.section_at(offset)
    if section is None:
        return False
    return any(_announces_goals(title, entry.year) for title in section.path)


def _announces_goals(title: str, described: int | None) -> bool:
    if cues.RETROSPECT.search(title):
        return False
    if cues.TARGET_HEADINGS.search(title):
        return True
    years = [int(year) for year in cues.HEADING_YEAR.findall(title)]
    return described is not None and bool(years) and min(years) > described


def _part(text: str, places: Sequence[Place], at: int, said: _Said) -> str:
    """`part:` and the total's indicator, where the figure stands under 其中, 包括, X中 or in its total's brackets."""
    place = places[at]
    amount = place.amount
    region = text[place.since : amount.start]
    _close(text, place, said)
    opens = _opens(text, places, at, said, region)
    if opens is not None and said.total is not None:
        total = said.total
        assert total.value is not None  # every figure that the grammar finds has a value
        said.scope = _Scope(
            total.indicator,
            total.value,
            total.unit,
            place.sentence,
            place.part,
            place.clause,
            opens == "sentence",
            place.opened if opens == "bracket" else -1,
        )
    scope = said.scope
    if scope is None:
        return ""
    if amount.unit == scope.unit and amount.value > scope.value and not scope.whole_sentence and scope.bracket < 0:
        said.scope = None
        return ""
    return PART + scope.total


def _close(text: str, place: Place, said: _Said) -> None:
    scope = said.scope
    if scope is None:
        return
    if scope.bracket >= 0:
        done = place.opened != scope.bracket
    elif scope.whole_sentence:
        done = place.sentence != scope.sentence
    else:
        done = place.part != scope.part or (
            place.clause != scope.clause and (place.amount.unit != scope.unit or _opens_with_verb(text, place))
        )
    if done:
        said.scope = None


def _opens_with_verb(text: str, place: Place) -> bool:
    lead = cues.LEAD.match(text, place.left, place.amount.start)
    return cues.VERB.match(text, lead.end() if lead else place.left, place.amount.start) is not None


def _opens(text: str, places: Sequence[Place], at: int, said: _Said, region: str) -> str | None:
    """Whether parts begin here, and how far they reach: the `sentence`, the `clause`, or a `bracket`."""
    place = places[at]
    first = at == 0 or places[at - 1].sentence != place.sentence
    if cues.PARTS.search(region):
        return "sentence" if first else "clause"
    if first and said.total is not None:
        among = cues.AMONG.search(region)
        if among is not None and _names(said.total.indicator, among[0]):
            return "sentence"
        return None
    if first:
        return None
    former = places[at - 1]
    if place.opened >= 0 and place.opened != former.opened and place.opened >= former.amount.after:
        between = text[former.amount.after : place.opened]
        if len(between) <= 12 and not cues.RESTATED.match(text, place.opened):
            return "bracket"
    if text[former.amount.after : place.since + 16].find("中,") > 0 and cues.AMONG.match(
        text, former.amount.after, place.amount.start
    ):
        return "clause" if said.scope is None else None
    return None


def _names(indicator: str, phrase: str) -> bool:
    """Whether the phrase 商会中 names what the total counts."""
    name = phrase.rstrip(",，").removesuffix("中")
    return len(name) >= 2 and (name[-2:] in indicator)
