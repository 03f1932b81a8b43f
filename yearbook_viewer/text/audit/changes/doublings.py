"""翻一番, 翻两番 against the two values that are printed."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Role, Verdict
from yearbook_viewer.text.audit.clauses.akin import are_opposed, core_of
from yearbook_viewer.text.audit.clauses.statements import Statement
from yearbook_viewer.text.audit.numbers.numerals_told import number_of
from yearbook_viewer.text.audit.numbers.precision import common_scale, plain, value_of
from yearbook_viewer.text.audit.numbers.rates import SIGNS, rounded

_DOUBLED = re.compile(r"(?P<nearly>近|将近|接近|几乎|约)?翻了?(?P<times>[一两二三四])?番(?P<over>还?多|以上|有余)?")
_TIMES = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}
# The word stands so near to the two values, and no other number between.
_BEFORE, _BEHIND = 24, 14
_LONGEST_NOTE = 20
_NOTE = re.compile(f"[（(][^（）()]{{0,{_LONGEST_NOTE}}}[）)]")
_STOP, _FROM, _TWO = re.compile("[。；;！？\n]"), re.compile("[从由自比]"), 2
# 四年翻了一番, 比1990年翻了两番: of which year the former value is.
_SINCE = re.compile(
    "(?:(?P<years>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})年(?:[间来内中]|时间)?|[比较](?P<year>(?:19|20)[0-9]{2})年)[共总]?$"
)
_PARTED = re.compile(r"[。；;！？0-9０-９]|年均")
# 翻一番 is said of what is about twice as much: so much less and more is rounding, and so much is exact.
_ROUNDED = (Decimal("0.9"), Decimal("1.5"))
_EXACT = (Decimal("0.98"), Decimal("1.1"))
_NEARLY = Decimal("0.75")
_DIGIT = Decimal("0.01")


def doublings(entry: Entry, statements: Sequence[Statement], figures: Sequence[Figure]) -> list[Finding]:
    """The doublings of which both values are printed. `figures`: those of the entry, in the order of its text."""
    found: list[Finding] = []
    for statement in statements:
        if len(statement.earlier) == 1 and value_of(statement.earlier[0][0]) > 0:
            earlier = statement.earlier[0][0]
            told = _told(entry.text, statement.level, earlier)
            if told is not None:
                found.append(_finding(statement.level, earlier, told))
    known = {span for each in found for span in each.passages}
    for told in _DOUBLED.finditer(entry.text):
        if told.span() in known:
            continue
        pair = _right_before(entry.text, told, figures) or _of_years_told(entry.text, told, figures)
        if pair is not None:
            found.append(_finding(pair[1], pair[0], told))
    return found


def _right_before(text: str, told: re.Match[str], figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The last two values before a doubling, of one unit and two years, of which the former is told as a beginning:
    从1985年的640万元做到1989年的2560万元,四年翻了两番."""
    at = bisect_left(figures, told.start(), key=lambda figure: figure.start)
    if at < _TWO:
        return None
    former, later = figures[at - _TWO], figures[at - 1]
    words = text[max(0, former.start - _BEFORE) : told.start()]
    alike = former.unit == later.unit and former.role is later.role is Role.LEVEL and value_of(former) > 0
    years = former.year is not None and later.year is not None and former.year < later.year
    near = told.start() - later.end <= _BEHIND and later.start - former.end <= _BEFORE
    parted = _STOP.search(text, former.end, told.start()) is not None
    return (former, later) if alike and years and near and not parted and _FROM.search(words) else None


def _of_years_told(text: str, told: re.Match[str], figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The value right before a doubling and the one like it of the year that the words tell, wherever that stands."""
    at = bisect_left(figures, told.start(), key=lambda figure: figure.start)
    later = figures[at - 1] if at else None
    if later is None or later.role is not Role.LEVEL or later.year is None or told.start() - later.end > _BEHIND:
        return None
    since = _SINCE.search(text, later.end, told.start())
    if since is None or _STOP.search(text, later.end, told.start()):
        return None
    year = int(since["year"]) if since["year"] else later.year - number_of(since["years"])
    alike = [
        each
        for each in figures
        if (each.unit, each.year, each.role) == (later.unit, year, Role.LEVEL) and value_of(each) > 0
    ]
    alike = [each for each in alike if not each.qualifier and _are_named_alike(each.indicator, later.indicator)]
    return (alike[0], later) if year < later.year and len(alike) == 1 else None


def _are_named_alike(one: str, other: str) -> bool:
    short, long = sorted((core_of(one), core_of(other)), key=len)
    return bool(short) and set(short) <= set(long) and not are_opposed(one, other)


def _told(text: str, level: Figure, earlier: Figure) -> re.Match[str] | None:
    """The word for a doubling between the two values, right behind them or right before."""
    start, end = sorted((level, earlier), key=lambda figure: figure.start)
    stretches = (
        (start.end, end.start),
        (end.end, end.end + _BEHIND + _LONGEST_NOTE),
        (max(0, start.start - _BEFORE), start.start),
    )
    for begin, stop in stretches:
        found = _DOUBLED.search(text, begin, min(stop, len(text)))
        if found is None:
            continue
        between = text[found.end() : stop] if stop == start.start else text[begin : found.start()]
        words = _NOTE.sub("", between)
        if _PARTED.search(words) is None and (begin != end.end or len(words) <= _BEHIND):
            return found
    return None


def _finding(level: Figure, earlier: Figure, told: re.Match[str]) -> Finding:
    times = Decimal(2 ** _TIMES[told["times"] or "一"])
    ratio = value_of(level) / value_of(earlier)
    # More than twice as much is no less.
    low = _NEARLY if told["nearly"] else _EXACT[0] if told["over"] else _ROUNDED[0]
    if _EXACT[0] * times <= ratio <= _EXACT[1] * times:
        verdict = Verdict.CONSISTENT
    elif low * times <= ratio and (ratio <= _ROUNDED[1] * times or told["over"]):
        verdict = Verdict.ROUNDING
    else:
        verdict = Verdict.INCONSISTENT
    scale = common_scale(level, earlier)
    shown = plain(rounded(ratio, _DIGIT))
    sign = "≈" if verdict is Verdict.CONSISTENT and shown != plain(times) else SIGNS[verdict]
    words = f"{plain(value_of(level) / scale)} ÷ {plain(value_of(earlier) / scale)} = {shown}"
    if shown != plain(times):
        words += f" {sign} {plain(times)}"
    return Finding(FindingKind.GROWTH, verdict, words, level, (earlier,), passages=(told.span(),))
