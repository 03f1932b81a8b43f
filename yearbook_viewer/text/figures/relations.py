"""What a figure is to the others: an amount, a change against a year, a part of a total, a goal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from yearbook_viewer.records import Basis, Entry, Figure, Period, Role
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.figures.changes import change_at
from yearbook_viewer.text.figures.clauses import Place
from yearbook_viewer.text.figures.doubts import doubt_of, kind_of
from yearbook_viewer.text.figures.names import Names, name_of_change, name_of_level
from yearbook_viewer.text.figures.parts import Parts
from yearbook_viewer.text.figures.periods import Periods
from yearbook_viewer.text.figures.scopes import Scopes
from yearbook_viewer.text.figures.surface import Surface
from yearbook_viewer.text.figures.times import Goals, Times, goals_of


def figures_of(surface: Surface, places: Sequence[Place], entry: Entry) -> list[Figure]:
    """The figures at these places, in the order of the text; offsets into the entry's text."""
    reading = _Reading(
        surface, places, Times(entry.year, cues.REPUBLIC in surface.folded, by_text=entry.year_from is Basis.TEXT)
    )
    begins = iter([*surface.begins, len(surface.folded) + 1])
    begin = next(begins)
    found: list[Figure] = []
    for at, place in enumerate(places):
        while begin <= place.amount.start:
            reading.new_section(goals_of(entry, surface.origin(begin)))
            begin = next(begins)
        if at == 0 or places[at - 1].sentence != place.sentence:
            reading.new_sentence(place)
        found.append(reading.figure(at))
    return found


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What the words around a figure say of it; the fields as in Figure."""

    indicator: str
    role: Role
    relation: str
    year: int | None


class _Reading:
    """The text read up to a figure: what is said of all of its sentence, and the figure before."""

    def __init__(self, surface: Surface, places: Sequence[Place], times: Times) -> None:
        self._surface, self._places, self._times = surface, places, times
        self._parts, self._names = Parts(), Names()
        self._periods, self._scopes = Periods(), Scopes()
        self._former: Figure | None = None
        # The amounts of the sentence by their names.
        self._told: dict[str, Figure] = {}

    def new_section(self, goals: Goals | None) -> None:
        """Nothing of the section before is a total or a topic here. `goals`: what it plans."""
        self._times.goals = goals
        self._parts.new_section()
        self._names = Names()

    def new_sentence(self, place: Place) -> None:
        """The figure at this place is the first of its sentence."""
        self._times.new_sentence()
        self._periods.new_sentence(self._surface.folded, place)
        self._scopes.new_sentence()
        self._names, self._former, self._told = self._names.following(), None, {}

    def figure(self, at: int) -> Figure:
        """The figure at the place of this number; each has to be asked for once, in order."""
        place = self._places[at]
        if at > 0 and self._names.last:
            self._names.pass_bracket(self._places[at - 1].opened, place.opened)
        self._names.next_figure()
        meaning = self._meaning(at)
        self._names.last = meaning.indicator
        scope = self._scopes.read(self._surface, place, meaning.indicator)
        period = self._periods.read(self._surface.folded, place, meaning.role)
        told = self._told.get(meaning.indicator)
        # A change covers what it changed, and is of its time; 新增50家,其中规模以上3家: a part is of its total's.
        if told is not None and (meaning.role is not Role.LEVEL or not scope):
            scope = told.scope
        if told is not None and meaning.role is not Role.LEVEL:
            period = period or told.period
        elif meaning.relation.startswith(PART) and self._parts.whole is not None:
            period = period or self._parts.whole.period
            # 全市规模以上企业412家,其中民营377家: these are of that class too.
            scope = self._parts.whole.scope or scope if scope == self._scopes.place else scope
        made = self._made(place, meaning, period, scope)
        self._former = made
        self._names.units.add(kind_of(made.unit))
        if made.role is Role.LEVEL:
            self._parts.remember(made, place)
            self._told[made.indicator] = made
        return made

    def _meaning(self, at: int) -> _Meaning:
        surface, places, names, former = self._surface, self._places, self._names, self._former
        place = places[at]
        year = self._times.read(surface.folded, place)
        change = change_at(surface, place, former)
        if change is not None:
            role, cut = change
            name = name_of_change(surface, places, at, cut, names)
            base = self._times.compared_with(surface.folded, place, name)
            return _Meaning(name, role, base, self._times.year)
        if former is not None and former.role is not Role.LEVEL and _goes_on(surface.folded, former, places, at):
            name = names.listed.pop(0) if names.listed else former.indicator
            return _Meaning(name, former.role, former.relation, former.year)
        name = name_of_level(surface, places, at, names)
        relation = self._parts.relation(surface.folded, places, at)
        names.levels.append(name)
        if not relation:
            names.wholes.append(name)
        self._times.name_beginning(name)
        return _Meaning(name, Role.LEVEL, relation, year)

    def _made(self, place: Place, meaning: _Meaning, period: Period, scope: str) -> Figure:
        amount, surface = place.amount, self._surface
        start, end = surface.origin(amount.start), surface.origin(amount.end - 1) + 1
        value, role = amount.value, meaning.role
        # 增长-1.1% went down by 1.1.
        if value < 0 and role is not Role.LEVEL:
            value, role = -value, Role.DECREASE if role is Role.INCREASE else Role.INCREASE
        figure = Figure(
            start=start,
            end=end,
            text=surface.source[start:end],
            value=value,
            unit=amount.unit,
            qualifier=amount.qualifier,
            indicator=meaning.indicator,
            role=role,
            relation=meaning.relation,
            year=meaning.year,
            target=self._times.target,
            period=period,
            scope=scope,
        )
        doubt = doubt_of(figure, surface.source, self._former, self._names)
        return replace(figure, doubt=doubt) if doubt else figure


def _goes_on(text: str, former: Figure, places: Sequence[Place], at: int) -> bool:
    """Whether the figure goes on a list of changes: in their unit, or in another with 分别 (分别减少2起和1人)."""
    place = places[at]
    if not place.chained or not place.gap:
        return False
    if former.unit == place.amount.unit:
        return True
    return cues.RESPECTIVELY in text[places[at - 1].clause : places[at - 1].amount.start]
