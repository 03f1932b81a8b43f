"""Which year a figure belongs to, which year a change is compared with, and whether it is a goal."""

from dataclasses import dataclass

from yearbook_viewer.records import Entry
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.figures.clauses import Place
from yearbook_viewer.text.figures.numerals import DIGITS

PRIOR = "prior"
# The comparison stands at most this far before its number.
_REACH = 60


@dataclass(slots=True)
class Times:
    """The year and the goal that the sentence under way speaks of.

    `described`: the year the entry describes; `goals`: whether the section speaks of what is to come.
    """

    described: int | None
    goals: bool = False
    year: int | None = None
    target: bool = False

    def new_sentence(self) -> None:
        """Forget the year and the goal that the sentence before named."""
        self.year, self.target = self.described, self.goals

    def read(self, words: str) -> int | None:
        """The year of the figure behind these words; a year named for the sentence stays, 由2010年的 holds once."""
        if cues.TARGET.search(words):
            self.target = True
        once: int | None = None
        for found in cues.MENTIONED.finditer(words):
            year = _number(found["year"])
            if found["once"]:
                once = year
            else:
                self.year, once = year, None
        if once is None and self.described is not None and cues.LAST_YEAR.search(words):
            return self.described - 1
        return self.year if once is None else once


def compared_with(text: str, place: Place) -> str:
    """The year a change is compared with: 比2019年; `prior` for 上年, 同期, or nothing at all."""
    years = cues.BASE_YEAR.findall(text, max(place.clause, place.amount.start - _REACH), place.amount.start)
    return str(_number(years[-1])) if years else PRIOR


def speaks_of_goals(entry: Entry, offset: int) -> bool:
    """Whether the section there is headed as plans: 主要预期目标, or the work of a year after the one described."""
    section = entry.section_at(offset)
    return section is not None and any(_announces_goals(title, entry.year) for title in section.path)


def _announces_goals(title: str, described: int | None) -> bool:
    if cues.RETROSPECT.search(title):
        return False
    if cues.TARGET_HEADINGS.search(title):
        return True
    years = [int(year) for year in cues.HEADING_YEAR.findall(title)]
    return described is not None and bool(years) and min(years) > described


def _number(words: str) -> int:
    if words[0].isdigit():
        return int(words[:4])
    return int("".join(str(DIGITS[char]) for char in words[:4]))
