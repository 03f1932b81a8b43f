"""The year that an entry describes: as its title, its headings, its delivery, its sentences or its volume tell."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yearbook_viewer.records import Basis
from yearbook_viewer.text.outline.dates import plain_years, small_number
from yearbook_viewer.text.outline.head_record import Head
from yearbook_viewer.text.outline.writing import simple

_FOUR = r"(?:19|20)\d{2}"
_REPUBLIC = r"民国(?P<republic>\d{1,2}|[元一二三四五六七八九十]{1,3})年"
# '98年, ’05年; without the mark only where nothing else can be meant.
_MARKED = r"['’‘`](?P<marked>\d\d)年"
_SHORT = (
    r"(?<![\d.一二三四五六七八九十百千万第近约余])(?P<short>[5-9]\d|[五六七八九][〇○零一二三四五六七八九])年"
    r"(?!代|来|以|的|前|后|间|多|之)"
)
# What a year may begin with comes first: at nearly every place of a text that is all there is to try.
_YEAR = re.compile(
    rf"(?=[125-9民五六七八九'’‘`])(?:(?<![\d.])(?P<four>{_FOUR})\s?年(?![鉴代])|{_REPUBLIC}|{_MARKED}|{_SHORT})"
)
_RANGE = re.compile(rf"(?<!\d)({_FOUR})\s?年?\s?(?:[-—–~～]+|至)\s?({_FOUR})(?!\d)")
_YEAR_IN_TITLE = re.compile(
    rf"(?<!\d)(?P<four>{_FOUR})(?!\d)|{_REPUBLIC}|{_MARKED}|(?<!\d)(?P<short>[5-9]\d)年度?(?=工作|总结|概况|综述|大事|国民|统计)"
)
_NUMERALS = "〇一二三四五六七八九"
_LOOKS_BACK = re.compile(r"回顾|总结|成就|完成情况|发展情况|执行情况|工作情况|开展情况")
_PLANS = re.compile(r"计划|预算|安排|要点|草案|打算")
_REPORT = re.compile(r"工作报告\s*(?:\([^()]*\)|书面)?$")
# What was said on a day belongs to that day's year.
_SPEECH = re.compile(r"(?:讲话|致辞|致词|发言|献词|贺词|祝词)\s*(?:\([^()]*\))?$")
# Their title's year is the year of the session; the report looks back on the year before.
_SESSIONS = re.compile(r"政府工作报告|(?:人大|人民代表大会|常委会|常务委员会|法院|检察院|政协)[^,]{0,8}工作报告")
_WHOLE_YEAR = re.compile(rf"({_FOUR})年1月1日(?:起)?\s?(?:至|到|—|-|~)+\s?(?:\1年|当年|同年)?12月31日")
_PAST_YEAR = re.compile(rf"(?:过去的|刚刚过去的|回顾|走过的|即将过去的|不平凡的|难忘的)({_FOUR})年")
# A year that something is compared with is not the year described, nor is one in a title or a goal.
_COMPARED = ("比", "较", "于", "同", "与", "自", "从", "“", "《", "较之", "上年(", "截止", "和", "是")
_GOAL = re.compile(r"[到至]$")
_BEGAN = re.compile(
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?,?(?:正式)?(?:建成|成立|始建|建校|建院|创建|创办|组建|更名|改称|升格|设立|出生|毕业|参加工作|入党|建县|建市|撤县)"
)
# An entry's first pages (code points) tell its year; a volume's end may be another's.
PAGES = 200_000
_OPENING = 12
_OPENS = 3
# A text published later than this after the only year it mentions in passing describes another.
_LATEST_MENTION = 3
# A session from October on looks back on its own year.
_AUTUMN = 10
_EARLIEST_SHORT = 50


@dataclass(frozen=True, slots=True)
class Told:
    """A year and where it was taken from."""

    year: int | None = None
    basis: Basis = Basis.NOWHERE


@dataclass(frozen=True, slots=True)
class _Votes:
    """How often the sentences name each year: `all` with those that open a paragraph counted thrice, `opening`."""

    all: Counter[int]
    opening: Counter[int]


def year_of(head: Head, headings: Iterable[str], text: str, volume: Told, named: int | None) -> Told:
    """The year described; never the year of publication by itself.

    A report describes the year its headings look back on, otherwise the year before its delivery. Any other entry:
    the year in its title, in the headings that look back, the one its paragraphs open with, the one before the
    volume's. Of several years, and of a span (1986—2005), the last. None where no year stands out.

    `text`: the first PAGES of the entry behind its head. `volume`: the year on the volume's cover and where that
    stands. `named`: the year in the file's own name.
    """
    looked_back = [simple(heading) for heading in headings if _LOOKS_BACK.search(heading)]
    title = plain_years(simple(head.title))
    if _REPORT.search(title) or (title.rstrip(")").endswith("报告") and head.delivered):
        told = _year_of_report(head, title, looked_back, text)
        if told.year is not None:
            return told
    in_title = _year_in_title(title) if not volume.year or volume.basis is not Basis.TITLE else None
    if head.year or in_title:
        return Told(head.year or in_title, Basis.TITLE)
    latest = volume.year or _year_of_day(head.date)
    back = [year for year in _years_in(looked_back) if latest is None or year <= latest]
    if back:
        return Told(max(back), Basis.HEADINGS)
    from_text = _year_in_text(text, latest, volume.year, _year_of_day(head.date))
    if from_text is not None:
        return Told(from_text, Basis.TEXT)
    if volume.year is not None:
        return Told(volume.year - 1, Basis.NAMES if volume.basis is Basis.NAMES else Basis.VOLUME)
    return _year_of_speech(head) if _SPEECH.search(title) else Told(named, Basis.NAMES if named else Basis.NOWHERE)


def _year_of_speech(head: Head) -> Told:
    """The year of the day on which it was held."""
    said = head.delivered or head.date
    return Told(_year_of_day(said), Basis.DELIVERY if head.delivered else Basis.HEADER) if said else Told()


def _year_of_report(head: Head, title: str, looked_back: list[str], text: str) -> Told:
    in_title = head.year or _year_in_title(title)
    delivered = _year_of_day(head.delivered)
    dated = delivered or in_title or _year_of_day(head.date)
    past = [year for year in _years_in(looked_back) if dated is None or year <= dated]
    if past:
        return Told(max(past), Basis.HEADINGS)
    if delivered:
        return Told(_year_before(head.delivered), Basis.DELIVERY)
    if in_title:
        return Told(in_title - 1 if _SESSIONS.search(title) and "年度" not in title else in_title, Basis.TITLE)
    spoken = _PAST_YEAR.search(plain_years(simple(text)))
    if spoken:
        return Told(int(spoken[1]), Basis.TEXT)
    return Told(_year_before(head.date), Basis.HEADER) if dated else Told()


def _year_before(day: str) -> int:
    """The year that a session on a day looks back on: the year before, or its own near the year's end."""
    year = int(day[:4])
    month = day[5:7] if re.fullmatch(r"\d{4}-\d\d.*", day) else ""
    return year if month and int(month) >= _AUTUMN else year - 1


def _year_of_day(day: str) -> int | None:
    return int(day[:4]) if re.match(r"\d{4}", day) else None


def _year_in_title(title: str) -> int | None:
    """The year that a title names; of a span and of several the last, but the first where the later is planned."""
    span = _RANGE.search(title)
    if span:
        return int(span[2])
    years = [_as_year(found) for found in _YEAR_IN_TITLE.finditer(title)]
    if not years:
        return None
    return min(years) if _LOOKS_BACK.search(title) and _PLANS.search(title) else max(years)


def _years_in(headings: Iterable[str]) -> Iterator[int]:
    for heading in headings:
        for found in _YEAR.finditer(plain_years(heading)):
            if found["four"]:
                yield int(found["four"])


def _year_in_text(text: str, latest: int | None, volume_year: int | None, published: int | None) -> int | None:
    """The year named most, thrice as much where it opens a paragraph; none without a third of all.

    A year mentioned in passing gives way to the year before the volume's, and to nothing in a page published long
    after it.
    """
    folded = plain_years(simple(text))
    whole = _WHOLE_YEAR.search(folded) if "年1月1日" in folded else None
    if whole:
        return int(whole[1])
    votes = _votes(folded, latest or 9999)
    if not votes.all:
        return None
    year, most = max(votes.all.items(), key=lambda vote: (vote[1], vote[0]))
    if most * 3 < votes.all.total():
        return None
    if votes.opening[year] and not (volume_year and year < volume_year - _LATEST_MENTION and most <= _OPENS):
        return year
    if volume_year is not None:
        return volume_year - 1 if votes.all[volume_year - 1] else None
    return None if published is not None and year < published - _LATEST_MENTION else year


def _votes(folded: str, latest: int) -> _Votes:
    votes = _Votes(Counter(), Counter())
    for found in _YEAR.finditer(folded):
        before = folded[max(found.start() - _OPENING, 0) : found.start()].rstrip(" ")
        opens = not before or before[-1] in "\n】])" or (found.start() < _OPENING and "\n" not in before)
        opens = opens or "\n" in before or "】" in before
        if found["short"] and before and before[-1] not in "\n】":
            continue
        year = _as_year(found)
        if year > latest or before.endswith(_COMPARED):
            continue
        after = folded[found.end() : found.end() + _OPENING]
        if (_GOAL.search(before) and after[:1] not in ("底", "末", "年")) or (_BEGAN.match(after) and not opens):
            continue
        votes.all[year] += _OPENS if opens else 1
        votes.opening[year] += opens
    return votes


def _as_year(found: re.Match[str]) -> int:
    """The year of 2020年, 民国二十五年, '98年, 九八年."""
    words = found.groupdict()
    if words["four"]:
        return int(words["four"])
    if words["republic"]:
        years = words["republic"]
        return 1911 + (int(years) if years[0].isdigit() else small_number(years))
    two = words["marked"] or words["short"]
    number = int(two) if two.isdigit() else int("".join(str(_digit(numeral)) for numeral in two))
    return (1900 if number >= _EARLIEST_SHORT else 2000) + number


def _digit(numeral: str) -> int:
    return max(_NUMERALS.find(numeral), 0)
