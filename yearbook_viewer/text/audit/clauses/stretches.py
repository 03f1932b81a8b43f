"""Stretches that words name, as rows of months, quarters, years or ages: 7—10月, 上半年, 7、8两月, 夏季, 35岁以下."""

import re
from collections.abc import Sequence
from math import inf

_FROM, _LIST, _MANY = (
    re.compile(r"([0-9]{1,2})(?:月份?)?[-—~～至到]([0-9]{1,2})月"),
    re.compile(r"((?:[0-9]{1,2}月?[、和及与])+[0-9]{1,2})(?:[两二三四]个?月|月)"),
    re.compile("[0-9]{1,2}"),
)
MONTH, YEAR = re.compile(r"([0-9]{1,2})月份?"), re.compile(r"([0-9]{4})年?度?")
_QUARTER = re.compile("第?([一二三四1-4])季度?|([春夏秋冬])季?")
_QUARTERS = {each: number for signs in ("一二三四", "1234", "春夏秋冬") for number, each in enumerate(signs, 1)}
_STRETCHES = (
    ("前三季度|[一1][至到、-][三3]季度", (1, 9)),
    ("上半年|[一1][、二2]+季度", (1, 6)),
    ("下半年|[三3][、四4]+季度", (7, 12)),
    ("[一1]季度|首季", (1, 3)),
    ("[二2]季度", (4, 6)),
    ("[三3]季度", (7, 9)),
    ("[四4]季度", (10, 12)),
    ("春季", (3, 5)),
    ("夏季", (6, 8)),
    ("秋季", (9, 11)),
)
_YEAR_WHOLE = re.compile("(?:全年|年度?)?(?:[合总累小共]计)|全年")
_SPAN = re.compile(
    "(?:上半年|下半年|前三季度|第?[一二三四]季度)(?:[合小累]计)?|[0-9]{1,2}月?[-—~～至到][0-9]{1,2}月(?:[合小累]计)?"
)
_NAMED = [(re.compile(words), months) for words, months in _STRETCHES]
_BOUNDS = re.compile(r"([0-9]+(?:\.[0-9]+)?)[^0-9,;]{0,4}?(?:[-—~～至到]([0-9]+(?:\.[0-9]+)?)|[及]?以[上下])")
_SEVERAL = 2
_YEARS = re.compile(r"(?<![0-9])([0-9]{4})年?[-—~～至到]([0-9]{2,4})年")


def stretch_of(names: Sequence[str], clause: str) -> list[int]:
    """Which of the names, of months, quarters or years, lie in the stretch of time that a clause names last; none
    where it names none."""
    months = _months_in(clause)
    years = [_as_years(*found.groups()) for found in _YEARS.finditer(clause)]
    found = []
    for at, name in enumerate(names):
        month, quarter, year = MONTH.fullmatch(name), _QUARTER.fullmatch(name), YEAR.fullmatch(name)
        if (
            (month is not None and int(month[1]) in months)
            or (quarter is not None and months.issuperset(_quarter(quarter[1] or quarter[2])))
            or (year is not None and years and years[-1][0] <= int(year[1]) <= years[-1][1])
        ):
            found.append(at)
    return found or _bounded(names, clause)


def _bounded(names: Sequence[str], clause: str) -> list[int]:
    """Which of the names, of ages or sizes (25岁以下, 26—35岁), lie within the bounds that a clause names."""
    told = _BOUNDS.search(clause)
    wanted = None if told is None else _bounds(told)
    bounds = [None if (found := _BOUNDS.match(name)) is None else _bounds(found) for name in names]
    if wanted is None or sum(each is not None for each in bounds) < _SEVERAL:
        return []
    return [at for at, each in enumerate(bounds) if each is not None and wanted[0] <= each[0] and each[1] <= wanted[1]]


def _bounds(found: re.Match[str]) -> tuple[float, float]:
    first, last = float(found[1]), found[2]
    if last:
        return first, float(last)
    return (first, inf) if "上" in found[0] else (0.0, first)


def months_of(name: str) -> frozenset[int]:
    """The months that the name of a row or column stands for; none of what is no part of a year."""
    month, quarter = MONTH.fullmatch(name), _QUARTER.fullmatch(name)
    if month is not None:
        return frozenset((int(month[1]),))
    if quarter is not None:
        return _quarter(quarter[1] or quarter[2])
    if _YEAR_WHOLE.fullmatch(name):
        return frozenset(range(1, 13))
    return _months_in(name) if _SPAN.fullmatch(name) else frozenset()


def _months_in(clause: str) -> frozenset[int]:
    told: list[tuple[int, Sequence[int]]] = [
        (found.end(), range(int(found[1]), int(found[2]) + 1)) for found in _FROM.finditer(clause)
    ]
    told += [(found.end(), [int(each) for each in _MANY.findall(found[1])]) for found in _LIST.finditer(clause)]
    if not told:
        named = (months for words, months in _NAMED if words.search(clause))
        return frozenset(next((range(first, last + 1) for first, last in named), ()))
    return frozenset(max(told, key=lambda each: each[0])[1])


def _quarter(sign: str) -> frozenset[int]:
    number = _QUARTERS[sign]
    return frozenset(range(3 * number - 2, 3 * number + 1))


def _as_years(first: str, last: str) -> tuple[int, int]:
    """1986—90年 too."""
    return int(first), int(first[: -len(last)] + last if len(last) < len(first) else last)
