"""How far what was carried went on average (平均运距), against the 人公里 or 吨公里 and what was carried."""

import re
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.near_misses import is_near_miss
from yearbook_viewer.text.audit.numbers.precision import interval_of, is_well_read, last_digit, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import SIGNS, rounded
from yearbook_viewer.text.figures.scan import RANGE

_HAUL = re.compile("平均[^,;:。]{0,4}(?:运距|运程|行程|乘距|距离)[^,;:。]{0,6}$")
_DISTANCES = frozenset(("公里", "千米"))
# What was carried, by what its way is told in.
_CARRIED = {"人公里": frozenset(("人次", "人")), "吨公里": frozenset(("吨",))}
_BACK = 8


def hauls(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """客运量1240万人次,旅客周转量4.34亿人公里,平均运距35公里: one of each in the sentence, the nearest."""
    for sentence in sentences:
        for at, figure in enumerate(sentence.figures):
            if at > 1 and figure.unit in _DISTANCES and _is_plain(figure) and _tells_haul(sentence.before(at)):
                before = [each for each in sentence.figures[max(0, at - _BACK) : at] if _is_plain(each)]
                yield from _held(figure, before)


def _tells_haul(words: str) -> bool:
    return _HAUL.search(words) is not None and "分别" not in words


def _is_plain(figure: Figure) -> bool:
    exact = figure.role is Role.LEVEL and figure.qualifier != RANGE and not figure.target and is_well_read(figure)
    return exact and not figure.qualifier and value_of(figure) > 0


def _held(printed: Figure, before: Sequence[Figure]) -> Iterator[Finding]:
    ways = [each for each in before if each.unit in _CARRIED]
    carried = [each for each in before if ways and each.unit in _CARRIED[ways[-1].unit]]
    if not carried:
        return
    total, by = ways[-1], carried[-1]
    interval = interval_of(total).over(interval_of(by))
    assert interval is not None  # only what is above nought is divided by
    computed = value_of(total) / value_of(by)
    shown = f"{plain(value_of(total))} ÷ {plain(value_of(by))} = {plain(rounded(computed, last_digit(printed)))}"
    if rounded(computed, last_digit(printed)) == value_of(printed):
        verdict = Verdict.CONSISTENT
    elif interval.meets(interval_of(printed)):
        verdict = Verdict.ROUNDING
    elif len(ways) == len(carried) == 1 or is_near_miss(computed, interval, printed):
        verdict = Verdict.INCONSISTENT
    else:
        return
    if verdict is not Verdict.CONSISTENT:
        shown += f" {SIGNS[verdict]} {plain(value_of(printed))}"
    against = tuple(sorted((total, by), key=lambda figure: figure.start))
    yield Finding(FindingKind.RATIO, verdict, shown, printed, against)
