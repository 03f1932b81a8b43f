"""Days as yearbook pages print them: 2022-01-17 10:30, 2026年2月3日, 二〇二六年一月二十七日."""

import datetime
import re

_DIGITS = {numeral: digit for digit, numeral in enumerate("〇一二三四五六七八九")} | dict.fromkeys("零○◯o0", 0)
_ZEROS = "〇零○◯"
NUMERAL = rf"[{_ZEROS}一二三四五六七八九]"
# The letter O and the digit 0 stand for 〇 in typed numerals: 二O二二年, 二0二二年.
_NUMERAL_YEAR = re.compile(rf"[一二](?:[九{_ZEROS}o0])(?:{NUMERAL}|[o0]){{2}}(?=\s?年)")
DAY = re.compile(
    r"(?P<year>\d{4})\s*(?:[-/.–—]|年)\s*(?P<month>\d{1,2})\s*(?:[-/.–—]|月)\s*(?P<day>\d{1,2})(?!\d)\s*日?"
    r"(?:[\s,]*(?:星期|周)[一二三四五六日天])?"
    r"(?:(?:\s*t|\s)*(?P<half>[上下]午)?\s*(?P<hour>\d{1,2})\s*(?::|时|点)\s*(?P<minute>\d{2})(?!\d)\s*分?"
    r"(?:\s*:\s*\d{2}(?:\.\d+)?|\d{1,2}秒)?)?"
)
_UNPARTED = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_NUMERAL_DAY = re.compile(
    r"(\d{4})\s?年\s?([元一二三四五六七八九十]{1,2})\s?月\s?([廿卅一二三四五六七八九十]{1,3})\s?日"
)
_YEAR = re.compile(r"\d{4}\s*[-/.年]")
_BRACKETS = "()[]【】〔〕〖〗「」{}<> \t"
_LONGEST_AS_PRINTED = 20


def plain_years(folded: str) -> str:
    """Folded words with 二〇二〇年 as 2020年, code point for code point, so that offsets stay true."""
    return _NUMERAL_YEAR.sub(lambda found: "".join(str(_DIGITS[sign]) for sign in found[0]), folded)


def printed_date(words: str) -> str:
    """`YYYY-MM-DD`, with ` HH:MM` where the hour is printed; the words themselves where they say less.

    Empty for no date. `words`: folded, what follows 日期: or 发布时间:.
    """
    bare = words.strip(_BRACKETS)
    plain = plain_years(bare)
    found = DAY.match(plain) or _UNPARTED.match(plain)
    if found:
        day = _valid(int(found["year"]), int(found["month"]), int(found["day"]))
        if day is not None:
            return day + _hour(found.groupdict())
    day = numeral_day(plain)
    if day:
        return day
    return bare if _YEAR.match(plain) and len(bare) <= _LONGEST_AS_PRINTED else ""


def numeral_day(words: str) -> str:
    """The day of 二〇二六年一月二十七日 at the start of the words as `YYYY-MM-DD`; empty if there is none."""
    found = _NUMERAL_DAY.match(plain_years(words))
    return (_valid(int(found[1]), small_number(found[2]), small_number(found[3])) or "") if found else ""


def full_day(words: str) -> str:
    """The day at the start of folded words as `YYYY-MM-DD`, in digits or numerals; empty where there is none."""
    day = printed_date(words)
    return day[:10] if re.match(r"\d{4}-\d\d-\d\d", day) else ""


def small_number(numerals: str) -> int:
    """Numerals below a hundred as a number: 元 (of 元月) 1, 十一 11, 廿七 27, 三十 30."""
    spelled = numerals.replace("元", "一").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = spelled.rpartition("十")
    value = (_DIGITS.get(tens[-1:], 1) if tens else 1) * 10 if ten else 0
    return value + _DIGITS.get(ones[-1:], 0)


def _hour(found: dict[str, str | None]) -> str:
    """` HH:MM`, or nothing where no hour of a day is printed."""
    if not found.get("hour") or not found.get("minute"):
        return ""
    hour, minute = int(found["hour"] or 0), int(found["minute"] or 0)
    if found["half"] == "下午" and hour < 12:
        hour += 12
    return f" {hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
