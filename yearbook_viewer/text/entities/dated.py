"""The year that a time leaves out: 9月14日 in an entry on 2020 is 2020年9月14日."""

import re

from yearbook_viewer.text.entities.plain import plain

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_MONTHS = rf"{_NUMBER} ?(?:[—\-–－~～至、] ?{_NUMBER} ?)?月"
_PARTS = r"上半年|下半年|前三季度|第?[一二三四1-4]季度|年[初中末底]|岁末"
_LACKING = re.compile(rf"(?P<same>是年|当年|同年|本年)|(?:{_MONTHS}|{_PARTS})")
# A year that something is compared with is not the one that is told of.
_NAMED = re.compile(r"(?<![比较与同和至\d])(?P<year>(?:1[89]|20)\d\d) ?年")
# A year stands no further before the time that leaves it out.
_REACH = 600


def completed(text: str, start: int, end: int, year: int | None) -> str:
    """The time that stands from `start` to `end` of an entry's text, with the year that it means.

    That is the last one named before it in the same paragraph, else `year`, the one that the entry describes. As
    printed where the time has a year of its own or where none is known; what means another day from where it is read
    (去年, 今年) too.
    """
    words = text[start:end]
    lacking = _LACKING.match(plain(words))
    if lacking is None:
        return words
    line = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    named = [int(found["year"]) for found in _NAMED.finditer(plain(text[line:start]))]
    meant = named[-1] if named else year
    if meant is None:
        return words
    if lacking["same"]:
        return f"{meant}年{words[2:]}"
    return f"{meant}{words}" if words.startswith("年") else f"{meant}年{words}"
