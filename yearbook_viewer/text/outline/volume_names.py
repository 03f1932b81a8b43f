"""Names of volumes: 岳阳年鉴(2021), 2021年岳阳年鉴, 岳阳年鉴·2021年卷; and bare years as folders have them (2021卷)."""

import re
from dataclasses import dataclass

from yearbook_viewer.text.outline.dates import plain_years
from yearbook_viewer.text.outline.writing import simple

_YEAR = r"(?P<year>(?:19|20)\d{2})"
# 2020—2021: a volume that stands for two; the later is on its back.
_RANGE = rf"(?:(?:19|20)\d{{2}}\s?年?\s?[-–—~/至、]\s?)?{_YEAR}"
_ISSUE = r"\s?(?:年版|年卷|年刊|年度卷|年度|年|卷|版)?"
_NAME = r"(?P<name>[\u3400-\u9fff·]{0,19}?年鉴)"
_JOINED = r"[\s·・.:_—–-]{0,3}"
_ENDS = r"(?=$|[\s·・:_/>、,—–-])"
_NUMBERED = r"(?:\s?[(\[]?\s?总?第[\d一二三四五六七八九十]{1,4}[卷期]\s?[)\]]?)?"
_BOOK = r"[《<〈]?"
_BOOK_ENDS = r"[》>〉]?"
_NAME_FIRST = re.compile(
    rf"{_BOOK}{_NAME}{_BOOK_ENDS}{_NUMBERED}{_JOINED}[(\[〔]?\s?{_RANGE}{_ISSUE}\s?[)\]〕]?{_NUMBERED}{_BOOK_ENDS}{_ENDS}"
)
_YEAR_FIRST = re.compile(
    rf"[(\[〔]?{_RANGE}{_ISSUE}[)\]〕]?{_JOINED}{_BOOK}{_NAME}(?:[(\[]?[上中下全][卷册编][)\]]?)?{_BOOK_ENDS}{_ENDS}"
)
_NAME_ALONE = re.compile(rf"{_BOOK}{_NAME}{_BOOK_ENDS}$")
_YEAR_ALONE = re.compile(rf"[(\[〔]?\s?(?:总?第.{{1,4}}卷\s?)?{_RANGE}{_ISSUE}\s?[)\]〕]?$")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Volume:
    """A yearbook as words name it. `name`: without the year, empty for 年鉴 alone; `rest`: the words behind it."""

    name: str = ""
    year: int | None = None
    rest: str = ""


def volume_in(words: str) -> Volume | None:
    """The volume that words open with; None where they name none (年鉴编纂, 2021年工作)."""
    if len(words) > _LONGEST:
        return None
    plain = plain_years(simple(words))
    if "年鉴" not in plain:
        return None
    found = _NAME_FIRST.match(plain) or _YEAR_FIRST.match(plain) or _NAME_ALONE.match(plain)
    if not found:
        return None
    year = found.groupdict().get("year")
    name = words[found.start("name") : found.end("name")]
    return Volume("" if name == "年鉴" else name, int(year) if year else None, words[found.end() :])


def year_alone(words: str) -> int | None:
    """The year of 2021, 2021年, （2021卷）; None for other words."""
    found = _YEAR_ALONE.match(plain_years(simple(words))) if len(words) <= _LONGEST else None
    return int(found["year"]) if found else None
