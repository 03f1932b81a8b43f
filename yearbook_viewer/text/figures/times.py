"""Which year a figure belongs to, which year a change is compared with, and whether it is a goal."""

from dataclasses import dataclass

from yearbook_viewer.records import Entry
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.figures.clauses import Place
from yearbook_viewer.text.figures.numerals import DIGITS, chinese_value

PRIOR = "prior"
# The comparison stands at most this far before its number.
_REACH = 60
_BESIDE = "、"
_CENTURY = 1900
# 民国元年 is 1912.
_REPUBLIC_BEGINS = 1911


@dataclass(frozen=True, slots=True)
class Goals:
    """That a section speaks of what is to come, and of which year; None where it looks further ahead."""

    year: int | None


@dataclass(slots=True)
class Times:
    """The year and the goal that the sentence under way speaks of.

    `described`: the year the entry describes; `republican`: whether it counts years of the Republic; `goals`: what the
    section plans, None for one of facts. `began`: the year that an amount rose or fell from, in the part `part` of
    this sentence; `rising`: the amount that did. `opened`: the bracket under way, -1 for none; `outside`: the year that
    was spoken of before it. `by_text`: nothing but the sentences tells `described`, which may be the first of several.
    """

    described: int | None
    republican: bool = False
    goals: Goals | None = None
    year: int | None = None
    target: bool = False
    began: int | None = None
    part: int = -1
    rising: str = ""
    opened: int = -1
    outside: int | None = None
    by_text: bool = False
    _plans: bool | None = None

    def new_sentence(self) -> None:
        """Forget the year and the goal that the sentence before named."""
        self.year = self.described if self.goals is None else self.goals.year
        self.target, self.began, self.opened = self.goals is not None, None, -1

    def read(self, text: str, place: Place) -> int | None:
        """The year of the figure behind these words; a year named for the sentence stays, 由2010年的 holds once."""
        words = text[place.since : place.amount.start]
        if place.part != self.part:
            self.part, self.began, self.rising = place.part, None, ""
        # (2004年61240人次): the year of a bracket ends with it.
        if place.opened != self.opened:
            self.year = self.year if self.opened < 0 else self.outside
            self.opened, self.outside = place.opened, self.year
        if cues.TARGET.search(words):
            self.target = True
        ahead = cues.TO_COME.search(words)
        if (
            ahead is not None
            and self.described is not None
            and _number(ahead["year"]) > self.described
            and self._may_plan(text)
        ):
            self.target = True
        once: int | None = None
        for found in cues.MENTIONED.finditer(words):
            year = _number(found["year"] or found["held"])
            # 由1995年的3.1亿元、1997年的4.6亿元增加到5.2亿元: steps on the way.
            listed = self.began is not None and words[: found.start()].endswith(_BESIDE)
            if found["once"] or found["held"] or listed:
                once = year
                self.began = self.began if listed else year
            else:
                self.year, once = year, None
                if place.since + found.start() < place.opened:
                    self.outside = year
        if once is None and self.described is not None and cues.LAST_YEAR.search(words):
            return self.described - 1
        return self.year if once is None else once

    def _may_plan(self, text: str) -> bool:
        """Whether the entry may speak of what is to come; of 1962年有渔船83艘,到1971年达126艘 both years are over."""
        if self._plans is None:
            self._plans = not self.by_text or cues.PLANS.search(text) is not None
        return self._plans

    def name_beginning(self, name: str) -> None:
        """What rose or fell from the year just read."""
        if self.began is not None:
            self.rising = self.rising or name

    def compared_with(self, text: str, place: Place, name: str) -> str:
        """The year a change is compared with: 比2019年; `prior` for 上年, 同期, or nothing at all.

        由2012年的98亿元增至112亿元,增加14亿元 is compared with 2012. `name`: what changes.
        """
        start = max(place.clause, place.amount.start - _REACH)
        years = cues.BASE_YEAR.findall(text, start, place.amount.start)
        if years:
            return str(_number(years[-1]))
        short = cues.SHORT_YEAR.search(text, start, place.amount.start)
        if short is not None:
            return str(_short(short["year"], republican=self.republican or bool(short["republic"])))
        if self.began is None or name != self.rising or cues.VERSUS.search(text, start, place.amount.start):
            return PRIOR
        return str(self.began)


def goals_of(entry: Entry, offset: int) -> Goals | None:
    """What the section there plans, where it is headed so: 主要预期目标, or the work of a year to come."""
    section = entry.section_at(offset)
    if section is None:
        return None
    return next((goals for title in section.path if (goals := _announced(title, entry.year)) is not None), None)


def _announced(title: str, described: int | None) -> Goals | None:
    if cues.RETROSPECT.search(title):
        return None
    years = [int(year) for year in cues.HEADING_YEAR.findall(title)]
    if cues.TARGET_HEADINGS.search(title):
        following = None if described is None or cues.FAR_AHEAD.search(title) else described + 1
        return Goals(years[0] if len(years) == 1 else following)
    return Goals(min(years)) if described is not None and years and min(years) > described else None


def _number(words: str) -> int:
    if words.startswith(cues.REPUBLIC):
        return _short(words.removeprefix(cues.REPUBLIC).removesuffix("年"), republican=True)
    return int(words[:4] if words[0].isdigit() else "".join(str(DIGITS[char]) for char in words[:4]))


def _short(words: str, *, republican: bool) -> int:
    """八六 and 86 are 1986; 七十八 of the Republic is 1989."""
    value = int(words) if words.isdecimal() else chinese_value(words)
    if value is None:
        value = int("".join(str(DIGITS[char]) for char in words))
    return int(value) + (_REPUBLIC_BEGINS if republican else _CENTURY)
