"""Years told in two ways that do not fit: 民国二十三年(1934年); born 1938, 18 years old in 1956; 建站38年."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yearbook_viewer.text.audit.numbers.numerals_told import YEAR, number_of, year_of

_FEW = "[0-9]{1,3}|[一二三四五六七八九十百廿卅]{1,5}"
# The year before the first of each reign.
_REIGNS = {
    "民国": 1911, "宣统": 1908, "光绪": 1874, "同治": 1861, "咸丰": 1850, "道光": 1820, "嘉庆": 1795, "乾隆": 1735,
    "雍正": 1722, "康熙": 1661, "顺治": 1643, "崇祯": 1627, "天启": 1620, "万历": 1572, "隆庆": 1566, "嘉靖": 1521,
    "正德": 1505, "弘治": 1487, "成化": 1464, "宣德": 1425, "永乐": 1402, "洪武": 1367,
}  # fmt: skip
_REIGN = f"(?P<reign>{'|'.join(_REIGNS)})(?P<of>元|{_FEW})年"
_MONTH = r"(?:[0-9一二三四五六七八九十冬腊正闰]{1,3}月(?:[初廿卅]?[0-9一二三四五六七八九十]{1,3}日?)?|[春夏秋冬])?"
_IN_BRACKETS = (
    re.compile(rf"{_REIGN}{_MONTH}[(（](?:公元|即)?(?P<year>{YEAR})年?(?![0-9]|\s?[-—~～至])"),
    re.compile(rf"(?P<year>{YEAR})年?{_MONTH}[(（](?:即|清|明|时为)?{_REIGN}(?!\s?[-—~～至])"),
)
_STOP = re.compile("[。\n]")
_ANY_YEAR = re.compile(rf"(?<![0-9第])(?P<year>{YEAR})年(?!代)")
_BORN = re.compile(
    rf"(?P<year>{YEAR})年(?:[0-9一二三四五六七八九十]{{1,3}}月)?[^,，。;；\n年]{{0,12}}?(?:出?生(?![产活态意效物前涯])|诞生)|出?生于(?P<at>{YEAR})年"
)
_AGE = re.compile(
    rf"(?:时年|其时|当时|年仅|年方|时仅|刚满|年满|年已|现年|年)(?P<told>{_FEW})(?:周?岁)|(?<![0-9至到~-])(?P<then>{_FEW})岁(?:时|那年|入|参|考)"
)
_FOUNDED = re.compile(
    rf"(?:建|成立|创办|创建|始建|设立|创刊|开业|投产|通车|组建|建成)于(?P<at>{YEAR})年|(?P<year>{YEAR})年(?:[0-9一二三四五六七八九十]{{1,3}}月)?"
    r"(?:正式)?(?:建[站校院厂社台馆所场矿园队县市成]|成立|创办|创刊|始建|设立|组建|开业|投产|通车)"
)
_SINCE = re.compile(
    rf"(?:建[站校院厂社台馆所场矿园队县市]|成立|创办|创刊|开业|投产|通车|运行|运营|走过|已有|距今已?)(?:以来)?的?(?:已有?)?(?P<told>{_FEW})(?:年(?:来|间|以来|历史(?!的)|的历史(?!的)|了)|个春秋|周年)"
)
# Most paragraphs hold none of these.
_CUES = ("年来", "历史", "以来", "周年", "春秋", "年了", "走过")
_OF_ANOTHER = re.compile("[长次幼其之独][子女]|儿子|女儿|父亲?|母亲?|妻|夫人|其[兄弟姐妹夫]|生子|丧")
_MOST_AGE, _OLDEST, _SLACK = 110, 150, 60


@dataclass(frozen=True, slots=True)
class Misfit:
    """Where a year or a number of years is told that does not fit, and where that stands which it does not fit."""

    told: tuple[int, int]
    against: tuple[int, int]


def misfits(text: str, year: int | None) -> Iterator[Misfit]:
    """The years told twice in a text that do not fit. `text`: with plain digits; `year`: the one it describes."""
    if any(reign in text for reign in _REIGNS):
        yield from _reigns(text)
    for begin, end in _paragraphs(text):
        if "岁" in text[begin:end]:
            yield from _ages(text, begin, end)
        if any(cue in text[begin:end] for cue in _CUES):
            yield from _since(text, begin, end, year)


def _reigns(text: str) -> Iterator[Misfit]:
    """民国二十三年(1934年): both tell one year; by the moon's calendar it may end in the next."""
    for pattern in _IN_BRACKETS:
        for found in pattern.finditer(text):
            of = 1 if found["of"] == "元" else number_of(found["of"])
            right, told = _REIGNS[found["reign"]] + of, year_of(found["year"])
            if of and told not in (right, right + (found["reign"] != "民国")) and abs(told - right) < _OLDEST:
                yield Misfit(found.span("year"), (found.start("reign"), found.end("of") + 1))


def _ages(text: str, begin: int, end: int) -> Iterator[Misfit]:
    """How old one was in a year that its sentence tells, against the only year of birth before."""
    born = [(year_of(each["year"] or each["at"]), each.start()) for each in _BORN.finditer(text, begin, end)]
    if len({year for year, _ in born}) != 1:
        return
    birth, place = born[0]
    for age in _AGE.finditer(text, place, end):
        told = number_of(age["told"] or age["then"])
        start = max((stop.end() for stop in _STOP.finditer(text, begin, age.start())), default=begin)
        years = [each for each in _ANY_YEAR.finditer(text, start, age.start()) if year_of(each["year"]) != birth]
        if not years or not 0 < told < _MOST_AGE or _OF_ANOTHER.search(text, start, age.start()):
            continue
        then = years[-1]
        lived = year_of(then["year"]) - birth
        # By the old way of counting a child is one at birth.
        if lived > 0 and not lived - 1 <= told <= lived + 2:
            yield Misfit(then.span("year"), age.span("told" if age["told"] else "then"))


def _since(text: str, begin: int, end: int, year: int | None) -> Iterator[Misfit]:
    """How long something is told to be there, against the only year of its beginning before."""
    founded = list(_FOUNDED.finditer(text, begin, end))
    first = {year_of(each["year"] or each["at"]) for each in founded}
    if len(first) != 1:
        return
    began = first.pop()
    for since in _SINCE.finditer(text, founded[0].end(), end):
        told = number_of(since["told"])
        years = {year_of(each["year"]) for each in _ANY_YEAR.finditer(text, begin, end)} | ({year} if year else set())
        spans = {each - began for each in years if each > began} | {(year or 0) + 1 - began}
        if told > 2 and spans and min(abs(span - told) for span in spans) > 1 and told < _OLDEST:
            nearest = min(abs(span - told) for span in spans)
            if nearest < _SLACK:
                yield Misfit(since.span("told"), founded[0].span("year" if founded[0]["year"] else "at"))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        yield begin, end
        begin = end + 1
