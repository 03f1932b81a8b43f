"""How many a span of numbers or years holds, against what is told of it: 第21期至第38期,共18期; 1912年生,享年72岁."""

import re
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Figure, Finding
from yearbook_viewer.text.audit.clauses.flow import Flow
from yearbook_viewer.text.audit.counts.spans_of_time import FEW, NO_MORE, YEAR, is_slip, number_of, span_finding

_TO = "[至到~～—–-]{1,2}"
_IN_ALL = "(?:一共|共计|合计|总计|累计|计|共)"
# Things numbered one by one; of houses some numbers may be left out.
_NUMBERED = re.compile(
    rf"(?<![0-9.])第?(?P<first>{FEW})(?P<of>[期号卷章节届辑册集回讲批组栋幢孔段])?{_TO}第?(?P<last>{FEW})(?P<unit>[期号卷章节届辑册集回讲批组栋幢孔段])"
    rf"(?P<between>[^,，。;；:：、\n0-9第]{{0,10}}[,，(]?[^,，。;；:：、\n0-9第]{{0,4}}?){_IN_ALL}(?P<told>{FEW})[个]?[\u4e00-\u9fff]"
)
_UNITS_WITH_GAPS = frozenset("号栋幢段")
# A life from its years: 1912年生 … 1984年病逝,享年72岁; (1912—1984) … 享年72岁. Some count the year of birth.
_AGE = re.compile(rf"(?:享年|终年|年仅)(?P<told>{FEW})(?:周?岁|春秋)?")
_BORN = re.compile(rf"(?P<year>{YEAR})年[^,，。;；\n]{{0,12}}?生(?![产活态意效物])")
_DIED = re.compile(
    rf"(?P<year>{YEAR})年(?:(?!{YEAR})[^。;；\n]){{0,24}}?(?:病逝|逝世|去世|病故|牺牲|殉职|辞世|谢世|病|卒|遇难)"
)
_LIFE = re.compile(rf"[(（](?P<year>{YEAR})年?[^()（）\n]{{0,6}}?{_TO}(?P<died>{YEAR})年?[^()（）\n]{{0,6}}[)）]")
_LIFE_REACH = 900
# Years since a beginning: 1959年创办,2009年举行建校50周年庆典.
_ANNIVERSARY = re.compile(
    rf"(?P<year>{YEAR})年[^。;；\n0-9]{{0,14}}?(?:创[办建立刊]|成立|建[校院厂社台馆所场矿站园队市县]|始建|建立|设立|组建|开业|诞生)"
    rf"[^。\n]{{0,60}}?(?P<last>{YEAR})年[^。;；\n]{{0,30}}?(?<![0-9])(?P<told>{FEW})周年"
)
# Every year since: 自2001年起,连续6年; 自2004年以来实现五连增. More than there were is a slip.
_EVERY_YEAR = re.compile(
    rf"[自从](?P<year>{YEAR})年[^。;；\n0-9]{{0,10}}?(?:起|以来|开始|以后|后)[^。;；\n0-9]{{0,18}}?"
    rf"(?:连续?第?(?P<told>{FEW})个?年{NO_MORE}|(?P<times>[二三四五六七八九十]{{1,3}})连[增丰冠涨升降])"
)
_YEARS = re.compile(rf"(?<![0-9])(?P<year>{YEAR})年")
_FAR, _SHORTEST, _OLDEST = 3, 2, 120

# Where it was told and what it was told of, what is right, and where what is told stands.
_Checked = tuple[tuple[int, int], int, tuple[int, int]]


def spans_of_numbers(flow: Flow, figures: Sequence[Figure], year: int | None) -> Iterator[Finding]:
    """Numbers told of a span that it does not hold (不符): of issues, of the years of a life or of what goes on.

    The figure that stands nearest carries the finding, what was checked is shown by `passages`.
    """
    text = flow.text
    for stretch, right, told in (*_issues(text), *_lives(text), *_anniversaries(text), *_years_on(text, year)):
        yield span_finding(flow, figures, stretch, told, right)


def _issues(text: str) -> Iterator[_Checked]:
    """Things numbered one by one: 第21期至第38期,共18期."""
    for found in _NUMBERED.finditer(text):
        first, last, told = (number_of(found[name]) for name in ("first", "last", "told"))
        if first is None or last is None or told is None or last - first < _SHORTEST - 1:
            continue
        right = last - first + 1
        # 1至20号楼共18栋: some numbers are left out, or one side of a street is meant.
        gaps = found["unit"] in _UNITS_WITH_GAPS and told < right
        if told != right and not gaps and _is_mistyped(told, right):
            yield found.span(), right, found.span("told")


def _lives(text: str) -> Iterator[_Checked]:
    """The ages at which people died, where the years of their birth and death are told."""
    for age in _AGE.finditer(text):
        told = number_of(age["told"])
        begin = max(text.rfind("\n", 0, age.start()) + 1, age.start() - _LIFE_REACH)
        years = _years_of_life(text, begin, age.start())
        if told is None or years is None:
            continue
        lived = years[1] - years[0]
        # By the old way of counting a child is one at birth.
        if not lived - 1 <= told <= lived + 2 and 0 < lived < _OLDEST and told < _OLDEST:
            yield (age.start(), age.end()), lived, age.span("told")


def _years_of_life(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """The years of birth and death told in a stretch of the text, if one of each is."""
    both = list(_LIFE.finditer(text, begin, end))
    if both:
        first, last = number_of(both[-1]["year"]), number_of(both[-1]["died"])
    else:
        born, died = list(_BORN.finditer(text, begin, end)), list(_DIED.finditer(text, begin, end))
        if len(born) != 1 or not died or died[-1].start() < born[0].end():
            return None
        first, last = number_of(born[0]["year"]), number_of(died[-1]["year"])
    return None if first is None or last is None else (first, last)


def _anniversaries(text: str) -> Iterator[_Checked]:
    """The years between a beginning and the year in which it is celebrated."""
    if "周年" not in text:
        return
    for found in _ANNIVERSARY.finditer(text):
        first, last, told = (number_of(found[name]) for name in ("year", "last", "told"))
        if first is None or last is None or told is None or last <= first:
            continue
        # It may be made ready in the year before.
        if told not in (last - first, last - first + 1) and _is_mistyped(told, last - first):
            yield found.span(), last - first, found.span("told")


def _years_on(text: str, year: int | None) -> Iterator[_Checked]:
    """The years in a row since one, where these are more than there have been."""
    if "连" not in text:
        return
    years = (number_of(each["year"]) for each in _YEARS.finditer(text))
    last = max((*(each for each in years if each is not None), year or 0))
    for found in _EVERY_YEAR.finditer(text):
        first = number_of(found["year"])
        name = "told" if found["told"] is not None else "times"
        told = number_of(found[name])
        if first is None or told is None or last <= first:
            continue
        if 0 < told - (last - first + 1) <= _FAR:
            yield found.span(), last - first + 1, found.span(name)


def _is_mistyped(told: int, right: int) -> bool:
    """Whether a number is near the right one, or other than it by a digit."""
    one, other = str(told), str(right)
    return is_slip(told, right) or (
        len(one) == len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    )
