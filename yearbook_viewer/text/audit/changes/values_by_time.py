"""The values of an entry by the times that they are told of, and those that words compare another with."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import NamedTuple

from yearbook_viewer.records import Figure
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.linked import clause_before, is_plain_value
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.numerals_told import number_of
from yearbook_viewer.text.audit.numbers.precision import RATES

# What happened in the year compared with: 为投产当年的.
_EVENT = re.compile("(?:[比较为是与同]|相当于)([\u4e00-\u9fff]{2,6}?)(?:当年|那年|之初|初期|之时|时|前|初)")
# Stretches of a year: their values are of another stretch than the year's.
_STRETCH = re.compile(
    r"[0-9]{1,2}月|[一二三四五六七八九十]月|半年|季度|[春夏秋冬]季|累计|历年|当[月日天]|月均|日均|平均|最[高低大小多少]|以来|计划|目标|预计|预算"
)
# How many years lie between: 六年间增长, 五年前.
_YEARS_AGO = re.compile("([0-9]{1,2}|[一二两三四五六七八九十]{1,3})年(?:间|来|内|中|前)?")
_AGO = re.compile("([0-9]{1,2}|[一二两三四五六七八九十]{1,3})年前(?!后)")
# Times that are told by no year.
_EPOCHS = (
    (re.compile("解放前夕?"), range(1946, 1950)),
    (re.compile("建国(?:初|前|之初|时)|解放(?:初|时|之初)|新中国成立(?:初|时|之初|前)"), range(1949, 1953)),
    (re.compile("改革开放(?:初|前|之初)"), range(1978, 1980)),
)


class Told(NamedTuple):
    """A value and where it is told; `at`: its place among the figures of the sentence."""

    sentence: Sentence
    at: int

    @property
    def figure(self) -> Figure:
        return self.sentence.figures[self.at]


class ValuesByTime:
    """The values of an entry by their units and times: years, or words (五年前) where these name none."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._of: dict[tuple[str, int | str | None], list[Told]] = defaultdict(list)
        for sentence in sentences:
            base = wording.UNSAID
            for at, figure in enumerate(sentence.figures):
                clause = sentence.before(at)
                own = wording.base_of(clause)
                base = own or base
                if not is_plain_value(figure) or figure.unit in RATES or _STRETCH.search(clause_before(sentence, at)):
                    continue
                ago = _AGO.search(clause)
                year = int(own) if own.isdigit() else figure.year
                if ago is not None and year is not None:
                    if not number_of(ago[1]):
                        continue
                    year -= number_of(ago[1])
                elif year is None or own == wording.PRIOR:
                    self._of[figure.unit, base].append(Told(sentence, at))
                if year is not None:
                    self._of[figure.unit, year].append(Told(sentence, at))

    def compared_with(self, words: str, level: Told) -> Sequence[Told]:
        """The values in the unit of one (`level`) that the words before its change compare it with: those of the time
        (比2010年, 比六年前), and those of what happened then (为投产当年的)."""
        unit = level.figure.unit
        near = [each for each in self._told_of(unit, _times(words, level)) if each.figure.start != level.figure.start]
        near += self._of_the_year_told(words, level)
        event = _EVENT.search(words)
        return near + self._told_at(unit, event[1]) if event is not None else near

    def _told_of(self, unit: str, times: Collection[int | str]) -> list[Told]:
        """The values in a unit of any of these times."""
        found = (each for time in times for each in self._of.get((unit, time), ()))
        return list({each.figure.start: each for each in found}.values())

    def _told_at(self, unit: str, event: str) -> list[Told]:
        """The values in a unit of sentences that tell of an event."""
        return [
            each
            for (own, _), told in self._of.items()
            if own == unit
            for each in told
            if event in each.sentence.before(each.at) or event in each.sentence.before(0)
        ]

    def _of_the_year_told(self, words: str, level: Told) -> list[Told]:
        """The values whose own words name the year that the one compared is of as far as no words say so: of an entry
        that never names its own year, that year is the one before."""
        own = level.figure.year
        said = any(wording.base_of(level.sentence.before(place)).isdigit() for place in range(level.at + 1))
        if own is None or said or wording.base_of(words) not in (wording.PRIOR, wording.UNSAID, str(own)):
            return []
        named = [each for each in self._told_of(level.figure.unit, (own,)) if str(own) in each.sentence.before(each.at)]
        return [
            each for each in named if each.sentence is not level.sentence and each.figure.value != level.figure.value
        ]


def _times(words: str, level: Told) -> Collection[int | str]:
    """The years, or words for a time, that the value compared with may be told of."""
    own = level.figure.year
    base = wording.base_of(words)
    if base.isdigit():
        return (int(base), wording.OTHER)
    if own is None:
        return (wording.PRIOR,) if base in (wording.PRIOR, wording.UNSAID) else (wording.OTHER,)
    if base in (wording.PRIOR, wording.UNSAID):
        return (own - 1, wording.PRIOR)
    ago = _YEARS_AGO.search(words)
    if ago is not None:
        return (own - number_of(ago[1]),) if number_of(ago[1]) else ()
    return next((years for epoch, years in _EPOCHS if epoch.search(words)), ())
