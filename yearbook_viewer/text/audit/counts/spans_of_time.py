"""How long something took, against the days, months or years it took it from and to: 6月21日至7月2日,历时12天."""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from yearbook_viewer.records import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.clauses.flow import Flow
from yearbook_viewer.text.figures import numerals

FEW = "[0-9]{1,3}|[一二三四五六七八九十百]{1,5}"
YEAR = "[12][0-9]{3}|[一二][〇零○一二三四五六七八九]{3}"
# Nothing but words without dates of their own stands between the two, and between them and how long it took.
_WORDS = r"[^。;\n0-9一二三四五六七八九十每各均分]"
_TO = rf"(?:{_WORDS}{{0,16}}[,，])?(?:[至到~～—-]{{1,2}})"
_LASTED = (
    rf"(?:止|结束|[闭落]幕|停)?(?:{_WORDS}{{0,14}}(?:历时|历经|为期|前后|整整|会期|工期|展期|(?P<weak>持续了?|连续|一连|长达))"
    "|[,，(](?:共计?|计)|的)"
)
# 5月20日开幕,26日闭幕,历时7天: what was begun, and what was ended.
_ENDED = r"(?:开幕|开始|开工|动工|开机|开业|开拍|开馆|开展|奠基|出发|启程|起火|起)[,，;；](?:同年|当年|于|至|到)?"
_UNTIL = r"(?:闭幕|结束|竣工|完工|建成|通车|通水|封镜|杀青|返回|返程|扑灭|落成|投产|止)"
NO_MORE = "(?![多余以来半左上前后第])"
_DAYS = re.compile(
    rf"(?:(?P<year>{YEAR})年)?(?:(?P<month>{FEW})月)?(?P<day>{FEW})日{_TO}(?:(?P<year2>{YEAR})年|[次翌]年)?"
    rf"(?:(?P<month2>{FEW})月)?(?P<day2>{FEW})日{_LASTED}(?P<told>{FEW})(?:天|昼夜){NO_MORE}"
)
_DAYS_WITHIN = re.compile(
    rf"(?:(?P<year>{YEAR})年)?(?P<month>{FEW})月(?P<day>{FEW})日{_TO}(?:(?P<month2>{FEW})月)?(?P<day2>{FEW})日"
    rf"[,，]?(?:在?这|短短|仅)?(?P<told>{FEW})天(?:之?内|里|时间|间)"
)
_BEGUN_AND_ENDED = re.compile(
    rf"(?:(?P<year>{YEAR})年)?(?P<month>{FEW})月(?P<day>{FEW})日(?:{_WORDS}{{0,10}}){_ENDED}"
    rf"(?:(?P<year2>{YEAR})年|[次翌]年)?(?:(?P<month2>{FEW})月)?(?P<day2>{FEW})日(?:{_WORDS}{{0,6}}){_UNTIL}"
    rf"[,，](?:前后|共)?(?:历时|历经|为期)(?P<told>{FEW})(?:天|昼夜){NO_MORE}"
)
_YEARS_BETWEEN = re.compile(
    rf"(?P<year>{YEAR})年(?:{_WORDS}{{0,10}}){_ENDED}(?P<year2>{YEAR})年(?:{_WORDS}{{0,8}}){_UNTIL}"
    rf"[,，](?:前后|共)?(?:历时|历经)(?P<told>{FEW})年{NO_MORE}"
)
_MONTHS_BETWEEN = re.compile(
    rf"(?P<year>{YEAR})年(?P<month>{FEW})月(?:{FEW}日)?(?:{_WORDS}{{0,10}}){_ENDED}"
    rf"(?:(?P<year2>{YEAR})年|(?P<next>[次翌]年))?(?P<month2>{FEW})月(?:{FEW}日)?(?:{_WORDS}{{0,10}}){_UNTIL}"
    rf"(?:{_WORDS}{{0,8}})?[,，](?:前后|共|总|施工|建设)?(?:历时|历经|工期|为期)(?P<told>{FEW})个月{NO_MORE}"
)
_DAYS_BEFORE = re.compile(
    rf"为期(?P<told>{FEW})天的?[^。;\n0-9每各均分]{{1,36}}?(?:于|在|从|自)(?:(?P<year>{YEAR})年)?(?P<month>{FEW})月(?P<day>{FEW})日"
    rf"(?:[至到~～—-]{{1,2}})(?:(?P<year2>{YEAR})年|[次翌]年)?(?:(?P<month2>{FEW})月)?(?P<day2>{FEW})日"
)
_MONTHS = re.compile(
    rf"(?:(?P<year>{YEAR})年)?(?P<month>{FEW})月(?:{_WORDS}{{0,16}}[,，])?(?:[至到~～—-]{{1,2}})(?:(?P<year2>{YEAR})年|[次翌]年)?"
    rf"(?P<month2>{FEW})月(?![0-9一二三四五六七八九十]){_LASTED}(?P<told>{FEW})个月{NO_MORE}"
)
_YEARS = re.compile(
    rf"(?P<year>{YEAR})年(?![0-9一二三四五六七八九十]{{1,3}}月)(?:{_WORDS}{{0,16}}[,，])?(?:[至到~～—-]{{1,2}})(?P<year2>{YEAR})年(?![0-9一二三四五六七八九十]{{1,3}}月)"
    rf"{_LASTED}(?P<told>{FEW})年{NO_MORE}"
)
_BEFORE = r"(?:[历为前整会工展持连一长经期后续时达了,，(共计的短这仅在日])"
# With each what it ends with: most entries hold no such words, and are not gone through.
_PATTERNS = tuple(
    (re.compile(rf"{_BEFORE}(?:{FEW})(?:{unit})"), patterns)
    for unit, patterns in (
        ("天|昼夜", (_DAYS, _DAYS_WITHIN, _BEGUN_AND_ENDED, _DAYS_BEFORE)),
        ("个月", (_MONTHS, _MONTHS_BETWEEN)),
        ("年", (_YEARS, _YEARS_BETWEEN)),
    )
)
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_LEAP = 2000
_MONTHS_OF_YEAR = 12
# What is told is not so much more or less than there is: it would be of something else.
_TIMES, _CLOSE = 2, 3


def spans_of_time(flow: Flow, figures: Sequence[Figure]) -> Iterator[Finding]:
    """Days, months and years told to have been taken that are not those between the two dates (不符).

    Both dates may count, or one. The figure that stands nearest carries the finding, what was checked is shown by
    `passages`.
    """
    wanted = chain.from_iterable(patterns for cue, patterns in _PATTERNS if cue.search(flow.text))
    for pattern in wanted:
        for found in pattern.finditer(flow.text):
            taken = _taken(found.groupdict())
            told = number_of(found["told"])
            if (
                taken is not None
                and told is not None
                and told not in (taken, taken + 1)
                and _may_be_slip(found, told, taken + 1)
            ):
                yield span_finding(flow, figures, found.span(), found.span("told"), taken + 1)


def _taken(said: dict[str, str | None]) -> int | None:
    """How many days, months or years the second date is behind the first; None where they are no dates."""
    first, last = number_of(said.get("year")), number_of(said.get("year2"))
    if "month" not in said:
        return last - first if first is not None and last is not None and last > first else None
    month, last_month = number_of(said.get("month")), number_of(said.get("month2"))
    if "day" not in said:
        if month is None or last_month is None:
            return None
        later = int(last_month < month or bool(said.get("next")))
        years = last - first if last is not None and first is not None else later
        months = _MONTHS_OF_YEAR * years + last_month - month
        return months if months > 0 and max(month, last_month) <= _MONTHS_OF_YEAR else None
    return _days(said, (first, last), (month, last_month))


def _days(
    said: dict[str, str | None], years: tuple[int | None, int | None], months: tuple[int | None, int | None]
) -> int | None:
    day, last_day = number_of(said.get("day")), number_of(said.get("day2"))
    assert day is not None and last_day is not None  # a day is part of every date
    month, last_month = months
    year = years[0] or years[1] or _LEAP - 1
    if last_month is None:
        last_month = month if month is not None else 1
    if month is None:
        # 21日…,至7月2日止: of the month before.
        month = last_month if day <= last_day else (last_month - 2) % _MONTHS_OF_YEAR + 1
    if not (1 <= month <= _MONTHS_OF_YEAR and 1 <= last_month <= _MONTHS_OF_YEAR):
        return None
    last_year = years[1] or year + (last_month < month)
    if not (0 < day <= monthrange(year, month)[1] and 0 < last_day <= monthrange(last_year, last_month)[1]):
        return None
    days = (date(last_year, last_month, last_day) - date(year, month, day)).days
    return days if days > 0 else None


def _may_be_slip(found: re.Match[str], told: int, right: int) -> bool:
    # 7月1日至31日,连续20天高温: some of them.
    return is_slip(told, right) or (not found.groupdict().get("weak") and told <= _TIMES * right <= _TIMES**2 * told)


def is_slip(told: int, right: int) -> bool:
    """Whether a number is little more or less than the right one, or has its digits the other way round."""
    return abs(told - right) <= _CLOSE or sorted(str(told)) in (sorted(str(right)), sorted(str(right - 1)))


def number_of(words: str | None) -> int | None:
    """The number or year that digits or Chinese numerals tell; None if these are none."""
    if words is None:
        return None
    if words.isdecimal():
        return int(words)
    if len(words) == 4 and all(sign in _DIGITS for sign in words):
        return int("".join(str(_DIGITS[sign]) for sign in words))
    value = numerals.chinese_value(words)
    return None if value is None else int(value)


def span_finding(
    flow: Flow, figures: Sequence[Figure], stretch: tuple[int, int], told: tuple[int, int], right: int
) -> Finding:
    """The finding (不符) of what a stretch of the flow tells of a span, where it is `told`, that holds `right`."""
    start, end = flow.span(*told)
    place = bisect_left(figures, start, key=lambda figure: figure.start)
    near = [figures[at] for at in (place - 1, place) if 0 <= at < len(figures)]
    checked = min(near, key=lambda figure: abs(figure.start - start))
    words = f"{right} ≠ {flow.text[slice(*told)]}"
    return Finding(FindingKind.COUNT, Verdict.INCONSISTENT, words, checked, (), ((start, end), flow.span(*stretch)))
