"""What goes up by one from year to year (十连增, 第八届), held against what the entries of other years count."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from yearbook_viewer.records import FindingKind, Printing, Verdict, VolumeFinding
from yearbook_viewer.text.figures.numerals import chinese_value
from yearbook_viewer.text.series.printed import title_of

_NUMBER = r"(?P<number>[0-9]{1,3}|[一二三四五六七八九十百]{1,5})"
_COUNTED = (
    re.compile(rf"{_NUMBER}(?P<what>连[增丰冠胜升涨跌降优快旺])"),
    re.compile(rf"连续第?{_NUMBER}个?(?P<what>年[\u4e00-\u9fff]{{2,6}})"),
    re.compile(rf"(?P<what>第){_NUMBER}(?P<of>(?:[届个轮]|次)[\u4e00-\u9fff]{{2,3}})"),
    re.compile(rf"(?P<what>[\u4e00-\u9fff]{{2}}){_NUMBER}(?P<of>周年)"),
)
# What is counted so by two other years goes up by one from year to year; of runs (十连增) one other year tells it.
_OTHERS = 2
_RUN = "连"

_Counted = dict[int, tuple[int, Printing, str]]


def counted_up(printings: Iterable[Printing]) -> Iterator[VolumeFinding]:
    """Numbers that count the years, where one does not go up with those of the others (不符), by the figure beside."""
    for years in _by_what(printings).values():
        begun = Counter(year - number for year, (number, *_) in years.items())
        (first, others), *_ = begun.most_common(1)
        if others == len(years):
            continue
        run = all(_RUN in words for *_, words in years.values())
        amiss = [year for year, (number, *_) in years.items() if year - number != first]
        if others < _OTHERS:
            if not run or len(years) > _OTHERS or max(years) - min(years) != 1:
                continue
            amiss = [max(years)]
        if len(amiss) > 1:
            continue
        printing = years[amiss[0]][1]
        told = " → ".join(f"{year}: {years[year][2]}" for year in sorted(years))
        against = tuple(years[year][1] for year in sorted(years) if year != amiss[0])
        yield VolumeFinding(FindingKind.SERIES, Verdict.INCONSISTENT, told, printing, against)


def _by_what(printings: Iterable[Printing]) -> dict[tuple[str, str], _Counted]:
    """By title and what is counted the number of each year with its words; none that an entry counts in two ways."""
    told: dict[tuple[str, str], dict[int, dict[int, tuple[Printing, str]]]] = defaultdict(lambda: defaultdict(dict))
    seen: set[tuple[int, int]] = set()
    for printing in printings:
        sentence = (printing.address.entry, printing.sentence_start)
        if printing.entry_year is None or sentence in seen:
            continue
        seen.add(sentence)
        for what, number, words in _counted_in(printing.sentence):
            told[title_of(printing), what][printing.entry_year].setdefault(number, (printing, words))
    found = {}
    for key, years in told.items():
        if len(years) > 1 and all(len(numbers) == 1 for numbers in years.values()):
            found[key] = {year: (number, *kept) for year, once in years.items() for number, kept in once.items()}
    return found


def _counted_in(sentence: str) -> Iterator[tuple[str, int, str]]:
    for pattern in _COUNTED:
        for found in pattern.finditer(sentence):
            words = found["number"]
            number = int(words) if words.isdecimal() and words.isascii() else chinese_value(words)
            if number is not None:
                yield found[0].replace(words, "", 1), int(number), found[0]
