"""What a figure is to the others: an amount, a change against a year, a part of a total, a goal."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from yearbook_viewer.records import Entry, Figure, Period, Role
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.figures import cues, indicators
from yearbook_viewer.text.figures.changes import change_at
from yearbook_viewer.text.figures.clauses import Place
from yearbook_viewer.text.figures.parts import Parts
from yearbook_viewer.text.figures.periods import Periods
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.figures.scopes import Scopes
from yearbook_viewer.text.figures.surface import Surface, folded
from yearbook_viewer.text.figures.times import Times, speaks_of_goals

_LONGEST_LIST = 30


@dataclass(slots=True)
class _Names:
    """The indicators of the sentence under way.

    `levels`: of its amounts; `listed`: those that wait for the next figures of a list (甲、乙分别增长5%、6%);
    `last`: of the figure before.
    """

    levels: list[str] = field(default_factory=list)
    listed: list[str] = field(default_factory=list)
    last: str = ""


def figures_of(surface: Surface, places: Sequence[Place], entry: Entry) -> list[Figure]:
    """The figures at these places, in the order of the text; offsets into the entry's text."""
    text = surface.folded
    times, parts, names = Times(entry.year, cues.REPUBLIC in text), Parts(), _Names()
    periods, scopes = Periods(), Scopes()
    found: list[Figure] = []
    begins = iter([*surface.begins, len(text) + 1])
    begin = next(begins)
    former: Figure | None = None
    for at, place in enumerate(places):
        while begin <= place.amount.start:
            times.goals = speaks_of_goals(entry, surface.origin(begin))
            parts.new_section()
            begin = next(begins)
        if at == 0 or places[at - 1].sentence != place.sentence:
            times.new_sentence()
            periods.new_sentence(text, place)
            scopes.new_sentence()
            names, former = _Names(), None
        year = times.read(text, place)
        change = change_at(surface, place, former)
        relation = ""
        if change is not None:
            role, cut = change
            indicator = _name_of_change(surface, places, at, cut, names)
            relation, year = times.compared_with(text, place), times.year
        elif former is not None and former.role is not Role.LEVEL and _goes_on(text, former, places, at):
            role, relation, year = former.role, former.relation, former.year
            indicator = names.listed.pop(0) if names.listed else former.indicator
        else:
            role = Role.LEVEL
            indicator = _name_of_level(surface, places, at, names)
            relation = parts.relation(text, places, at)
            names.levels.append(indicator)
        names.last = indicator
        scope = scopes.read(text, surface.plain, place)
        if former is not None and former.indicator == indicator and (change is not None or not scope):
            scope = former.scope
        period = periods.read(text, place, role)
        # 新增50家,其中规模以上3家: a part is of its total's time.
        if former is not None and relation.startswith(PART):
            period = period or former.period
        former = _figure(surface, place, _Meaning(indicator, role, relation, year, times.target, period, scope))
        found.append(former)
        if role is Role.LEVEL:
            parts.remember(former, place)
    return found


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the words around a figure say of it; the fields as in Figure."""

    indicator: str
    role: Role
    relation: str
    year: int | None
    target: bool
    period: Period
    scope: str


def _figure(surface: Surface, place: Place, meaning: _Meaning) -> Figure:
    amount = place.amount
    start, end = surface.origin(amount.start), surface.origin(amount.end - 1) + 1
    return Figure(
        start=start,
        end=end,
        text=surface.source[start:end],
        value=amount.value,
        unit=amount.unit,
        qualifier=amount.qualifier,
        indicator=meaning.indicator,
        role=meaning.role,
        relation=meaning.relation,
        year=meaning.year,
        target=meaning.target,
        period=meaning.period,
        scope=meaning.scope,
    )


def _goes_on(text: str, former: Figure, places: Sequence[Place], at: int) -> bool:
    """Whether the figure goes on a list of changes: in their unit, or in another with 分别 (分别减少2起和1人)."""
    place = places[at]
    if not place.chained or not place.gap:
        return False
    if former.unit == place.amount.unit:
        return True
    return cues.RESPECTIVELY in text[places[at - 1].clause : places[at - 1].amount.start]


def _name_of_change(surface: Surface, places: Sequence[Place], at: int, cut: int, names: _Names) -> str:
    """The indicator that changes: before the word of change, or named before."""
    text, place = surface.folded, places[at]
    pull = cues.PULL.search(text[place.left : cut])
    if pull is not None:
        return indicators.words(surface, (place.left + pull.start(), place.amount.start))
    phrase = indicators.words(surface, indicators.before_change(surface, place.left, cut))
    if not phrase and names.listed:
        return names.listed.pop(0)
    listed = _listed(text, places, at, cues.BETWEEN_CHANGES)
    subjects = _subjects(text, place, phrase, listed, names)
    names.listed = subjects[1:]
    return subjects[0] if subjects else phrase or names.last


def _name_of_level(surface: Surface, places: Sequence[Place], at: int, names: _Names) -> str:
    """What the amount counts; where its own words do not say, what the sentence has named."""
    text, place = surface.folded, places[at]
    if place.chained and place.gap and names.listed:
        return names.listed.pop(0)
    names.listed = []
    right = indicators.behind(surface, place)
    if right[0] == right[1]:
        phrase = indicators.words(surface, indicators.before(surface, place.left, place.amount.start))
        subjects = _subjects(text, place, phrase, _listed(text, places, at, cues.BETWEEN_LEVELS), names)
        if subjects:
            names.listed = subjects[1:]
            return subjects[0]
    indicator = indicators.of_level(surface, place)
    if names.last and folded(indicator).lstrip(cues.BLURS) == cues.SHARE:
        return f"{names.last}{cues.SHARE}比"
    if not indicator and not place.chained:
        indicator = _name_behind_list(surface, places, at)
    if indicator or names.last:
        return indicator or names.last
    # 共, 达 alone: the clause before has named the thing, or the predicate behind the list does (对4户12人实行帮扶).
    named = indicators.before(surface, place.since, max(place.since, place.clause - 1))
    last = at
    for number in range(at + 1, min(at + _LONGEST_LIST, len(places))):
        if places[number].clause == place.clause:
            last = number
    return indicators.words(surface, named) or indicators.tail(surface, places[last])


def _name_behind_list(surface: Surface, places: Sequence[Place], at: int) -> str:
    """The noun behind a list that belongs to all of it: 完成1.8万户、189万平方米棚改任务."""
    last = at
    while last + 1 < len(places) and last - at < _LONGEST_LIST and places[last + 1].chained:
        last += 1
    return indicators.words(surface, indicators.behind(surface, places[last])) if last > at else ""


def _listed(text: str, places: Sequence[Place], at: int, between: re.Pattern[str]) -> int:
    """How many figures are listed from here on: 6%、5.2%、5.2% are three; of several units only with 分别."""
    respective = cues.RESPECTIVELY in text[places[at].left : places[at].amount.start]
    end = at + 1
    while (
        end < len(places)
        and end - at < _LONGEST_LIST
        and places[end].sentence == places[at].sentence
        and places[end].gap
        and (respective or places[end].amount.unit == places[at].amount.unit)
        and places[end].amount.qualifier != RANGE
        and between.fullmatch(text, places[end - 1].amount.after, places[end].amount.start)
    ):
        end += 1
    return end - at


def _subjects(text: str, place: Place, phrase: str, listed: int, names: _Names) -> list[str]:
    """One subject for each figure of a list: before 分别, or the amounts just named; empty if they do not match."""
    if listed < 2:
        return []
    if phrase:
        return indicators.subjects(phrase, listed)
    return names.levels[-listed:] if len(names.levels) >= listed else []
