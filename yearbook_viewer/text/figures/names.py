"""The indicator of each figure of a sentence, where its own words do not say it: lists, 分别, what was named before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from yearbook_viewer.text.figures import cues, indicators
from yearbook_viewer.text.figures.clauses import Place
from yearbook_viewer.text.figures.scan import RANGE
from yearbook_viewer.text.figures.surface import Surface, folded

_LONGEST_LIST = 30
_FEWEST = 2
_COUNTED = re.compile("[0-9二两三四五六七八九十]")


@dataclass(slots=True)
class Names:
    """The indicators of the sentence under way.

    `levels`: of its amounts; `wholes`: of those that are no parts; `listed`: those that wait for the next figures of
    a list (甲、乙分别增长5%、6%); `last`: of the figure before; `topic`: what the sentence before began with.
    `units`: of its figures. `apart`: how many of the next figures belong to a 分别 list whose subjects cannot be told
    apart. `borrowed`, `topical`: whether the name of the figure under way is that of the one before, or of the
    sentence before. `outside`: the name of the figure before a bracket.
    """

    topic: str = ""
    levels: list[str] = field(default_factory=list)
    wholes: list[str] = field(default_factory=list)
    units: set[str] = field(default_factory=set)
    listed: list[str] = field(default_factory=list)
    last: str = ""
    apart: int = 0
    borrowed: bool = False
    topical: bool = False
    outside: str = ""

    def following(self) -> "Names":
        """What the next sentence begins with."""
        return Names(self.levels[0] if self.levels else self.topic)

    def pass_bracket(self, former: int, opened: int) -> None:
        """Behind a bracket the sentence goes on about what stood before it; offsets of the brackets or -1."""
        if former < 0 <= opened:
            self.outside = self.last
        elif opened < 0 <= former and self.outside:
            self.last = self.outside

    def next_figure(self) -> None:
        """Nothing is known of the next figure's name."""
        self.apart = max(0, self.apart - 1)
        self.borrowed = self.topical = False

    def earlier(self) -> str:
        """The name of the figure before, or what the sentence before began with."""
        self.borrowed, self.topical = bool(self.last), not self.last and bool(self.topic)
        return self.last or self.topic


def name_of_change(surface: Surface, places: Sequence[Place], at: int, cut: int, names: Names) -> str:
    """The indicator that changes: before the word of change, or named before."""
    text, place = surface.folded, places[at]
    pull = cues.PULL.search(text[place.left : cut])
    if pull is not None:
        return indicators.words(surface, (place.left + pull.start(), place.amount.start))
    phrase = indicators.words(surface, indicators.before_change(surface, place.left, cut))
    if not phrase and names.listed:
        return names.listed.pop(0)
    listed = _listed(text, places, at, cues.BETWEEN_CHANGES)
    subjects = _subjects(text, place, phrase, listed, names) if phrase else _just_named(names, listed)
    names.listed = subjects[1:]
    return subjects[0] if subjects else phrase or names.earlier()


def name_of_level(surface: Surface, places: Sequence[Place], at: int, names: Names) -> str:
    """What the amount counts; where its own words do not say, what the sentence has named."""
    text, place = surface.folded, places[at]
    if place.chained and place.gap and names.listed:
        return names.listed.pop(0)
    names.listed = []
    left = indicators.before(surface, place.left, place.amount.start)
    right = indicators.behind(surface, place)
    if right[0] == right[1]:
        phrase = indicators.words(surface, left)
        listed = _listed(text, places, at, cues.BETWEEN_LEVELS)
        subjects = _subjects(text, place, phrase, listed, names)
        if not phrase and cues.RESPECTIVELY in text[place.left : place.amount.start]:
            subjects = _just_named(names, listed)
        if subjects:
            names.listed = subjects[1:]
            return subjects[0]
    indicator = indicators.of_level(surface, place, left, right)
    if names.last and folded(indicator).lstrip(cues.BLURS) == cues.SHARE:
        # The share of a share is still the same share: 占12%,占8%.
        return names.last if names.last.endswith(f"{cues.SHARE}比") else f"{names.last}{cues.SHARE}比"
    if not indicator and not place.chained:
        indicator = _name_behind_list(surface, places, at)
    if not indicator and not place.chained:
        indicator = _name_that_passed(surface, place)
    if indicator or names.last:
        return indicator or (names.last if place.chained else names.earlier())
    # 共, 达 alone: the clause before has named the thing, or the predicate behind the list does (对4户12人实行帮扶).
    end = max(place.since, place.clause - 1)
    passed = cues.PASSED.search(text, place.since, end)
    named = indicators.before(surface, place.since, end if passed is None else passed.start())
    last = at
    for number in range(at + 1, min(at + _LONGEST_LIST, len(places))):
        if places[number].clause == place.clause:
            last = number
    return indicators.words(surface, named) or indicators.tail(surface, places[last]) or names.earlier()


def _name_that_passed(surface: Surface, place: Place) -> str:
    """What has just passed a mark that is no figure of its own: 总产值突破亿元大关,达1.06亿元."""
    end = max(place.since, place.clause - 1)
    passed = cues.PASSED.search(surface.folded, place.since, end)
    if passed is None:
        return ""
    begin = max(surface.folded.rfind(sign, place.since, passed.start()) for sign in ",，;；")
    return indicators.words(surface, indicators.before(surface, max(place.since, begin + 1), passed.start()))


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


def _subjects(text: str, place: Place, phrase: str, listed: int, names: Names) -> list[str]:
    """One subject for each figure of a list, before 分别; empty if they do not match."""
    if listed < _FEWEST or not phrase:
        return []
    subjects = indicators.subjects(phrase, listed)
    if subjects or cues.RESPECTIVELY not in text[place.left : place.amount.start]:
        return subjects
    # 甲、乙、丙三镇分别投入: the names stand before their own count.
    counted = indicators.subjects(names.last, listed)
    if counted:
        return [name + phrase for name in counted]
    # 三次产业分别占, 三项保险分别: how many they are is said.
    names.apart = 0 if _COUNTED.search(phrase) else listed
    return []


def _just_named(names: Names, listed: int) -> list[str]:
    """The amounts that a list of figures goes on about (…分别增长5%、6%); empty if there are fewer."""
    if listed < _FEWEST:
        return []
    # 面积9万亩,产量5万吨,其中鱼类4万吨,产值11亿元,分别增长…: three rates are of the three that are no parts.
    if len(names.wholes) == listed:
        return names.wholes
    return names.levels[-listed:] if listed <= len(names.levels) else []
