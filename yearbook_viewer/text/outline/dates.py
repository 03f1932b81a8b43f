"""Days as yearbook pages print them: 2022-01-17 10:30, 2026年2月3日, 二〇二六年一月二十七日."""

import datetime
import re

_NUMERALS = {numeral: digit for digit, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_YEAR_NUMERAL = r"[〇○零一二三四五六七八九]{4}"
DAY = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"(?:\s*t?(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2})?)?"
)
_NUMERAL_DAY = re.compile(rf"({_YEAR_NUMERAL})年([一二三四五六七八九十]{{1,3}})月([一二三四五六七八九十]{{1,3}})日")
_YEAR = re.compile(rf"(?:\d{{4}}|{_YEAR_NUMERAL})\s*[-/.年]?")


def printed_date(words: str) -> str:
    """`YYYY-MM-DD`, with ` HH:MM` where the hour is printed; the words themselves where they say less.

    Empty for no date. `words`: folded, what follows 日期: or 发布时间:.
    """
    found = DAY.match(words)
    if found:
        day = _valid(int(found["year"]), int(found["month"]), int(found["day"]))
        if day is not None and found["hour"] and int(found["hour"]) < 24 and int(found["minute"]) < 60:
            return f"{day} {int(found['hour']):02}:{found['minute']}"
        if day is not None:
            return day
    day = numeral_day(words)
    if day:
        return day
    return words if _YEAR.match(words) and len(words) <= 20 else ""


def numeral_day(words: str) -> str:
    """The day of 二〇二六年一月二十七日 at the start of the words as `YYYY-MM-DD`; empty if there is none."""
    found = _NUMERAL_DAY.match(words)
    if not found:
        return ""
    year = int("".join(str(_NUMERALS[numeral]) for numeral in found[1]))
    return _valid(year, _small_number(found[2]), _small_number(found[3])) or ""


def _small_number(numerals: str) -> int:
    tens, ten, ones = numerals.rpartition("十")
    value = (_NUMERALS.get(tens[-1:], 1) if tens else 1) * 10 if ten else 0
    return value + _NUMERALS.get(ones[-1:], 0)


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
