"""What an indicator is called apart from its wording, so that it is found again in other years."""

import re
from decimal import Decimal
from functools import cache, lru_cache

from yearbook_viewer.records import Figure, Period, Role, SeriesKey
from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.lexicons import sections_of, simplified
from yearbook_viewer.text.paragraphs import WHITE
from yearbook_viewer.text.series.families import family_of, parted

# Kept with the names that an archive has stored: raised when the rules or their words are changed.
NAMES_VERSION = 2

CUMULATIVE = "累计"

_SIGNS = re.compile(f"[{re.escape(WHITE)}“”\"'‘’「」『』《》〈〉·:;,。、]+")
# The particle, not the one in 目的 or 的士.
_PARTICLE = re.compile(r"(?<!目)的(?!士)(?=.)")
_TIME = (
    r"(?:(?:19|20)\d\d年(?:度|末|底|全年)?|\d{1,2}[-—~至]\d{1,2}月份?|\d{1,2}月(?:末|底)?"
    r"|第?[一二三四]季度|(?:前|头)[一二三]季度)"
)
# 各项存款 are all deposits; 全社 is a commune, 全社会 tells apart.
_ALL_KINDS = re.compile(r"各[类项种](?=.)")
_COMMUNE = "全社(?!会)"
_BRACKETS = re.compile(r"\(([^()]*)\)")
# An indicator is a phrase; what is longer was read amiss, and its beginning is enough to know it by.
_LONGEST = 60


@lru_cache(maxsize=65_536)
def series_name(indicator: str, period: Period = Period.UNSAID) -> str:
    """The indicator folded to what tells it apart; empty where nothing is left.

    Width, case, traditional forms, white space and signs are folded; words of place, time and being before and behind
    it are left off; other wordings of the same are put into one (地区生产总值, GDP: resources/lexicons/indicators.txt).
    A cumulative amount is another thing than that of a year.
    """
    words = _SIGNS.sub("", fold(indicator[:_LONGEST]).translate(simplified()))
    words = _bare(_ALL_KINDS.sub("", _PARTICLE.sub("", words)))
    outside = _BRACKETS.sub("", words)
    if outside != words:
        told = _one_wording(outside)
        words = _BRACKETS.sub(lambda note: "" if _says_nothing(note[1], told) else note[0], words)
    name = _one_wording(_bare(words))
    return CUMULATIVE + name if name and period is Period.CUMULATIVE and CUMULATIVE not in name else name


def scope_of(scope: str, subject: str, name: str) -> str:
    """The scope as it tells series apart: empty where it is all of the place that the subject names (全市 of a 市).

    Empty too where the name of the series says it or its opposite: 城镇 of 城镇居民可支配收入.
    """
    words = fold(scope).translate(simplified()).strip()
    if words in _any_scope() or words in name or any(other in name for other in opposites().get(words, ())):
        return ""
    sign = _own_scope().get(words, "")
    return "" if sign and sign in subject else words


def is_followed(role: str, value: Decimal | None, year: int | None, qualifier: str, *, target: bool) -> bool:
    """Whether a figure is a value of a series: an amount of a year, no change, no goal and no half of a range."""
    return role == Role.LEVEL and not target and value is not None and year is not None and qualifier != "range"


def series_key(figure: Figure, subject: str) -> SeriesKey | None:
    """The series that a figure of an entry on this subject belongs to; None for one that belongs to none."""
    name = series_name(figure.indicator, figure.period)
    followed = is_followed(figure.role, figure.value, figure.year, figure.qualifier, target=figure.target)
    if not name or not subject or not followed:
        return None
    return SeriesKey(subject, name, family_of(figure.unit).name, scope_of(figure.scope, subject, name))


def _bare(words: str) -> str:
    """Without the words of place, time and being that it begins and ends with."""
    before, behind = _edges()
    bare = behind.sub("", before.sub("", words))
    return bare or words


def _says_nothing(note: str, told: str) -> bool:
    """Whether a note in brackets is only the unit or another wording of the name before it: (亿元), (GDP)."""
    return not note or parted(note)[1] in _units() or _one_wording(note) == told


@cache
def _units() -> frozenset[str]:
    """What the figures' grammar takes for a unit; read here, for the grammar itself is more than an archive needs."""
    lists = (sections_of("figures")[name] for name in ("measures", "counters", "nouns"))
    return frozenset(fold(unit) for lines in lists for line in lines for unit in line.split())


def _one_wording(words: str) -> str:
    pattern, names = _synonyms()
    return pattern.sub(lambda found: names[found[0]], words)


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    names: dict[str, str] = {}
    for line in sections_of("indicators")["synonyms"]:
        name, _, others = line.partition(":")
        # The one name itself too: the longest wins, and 一般公共预算收入 is not cut in two by a shorter one.
        names |= dict.fromkeys((name, *others.split()), name)
    return re.compile(_either(names)), names


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    listed = {name: [word for line in sections_of("indicators")[name] for word in line.split()] for name in _EDGES}
    # Nothing is given back, or 2019年度 would leave 度.
    before = f"^(?>(?:{_TIME}|{_COMMUNE}|{_either(listed['before'])})+)(?=.)"
    return re.compile(before), re.compile(f"(?<=.)(?:{_either(listed['behind'])})+$")


_EDGES = ("before", "behind")


def _either(words: list[str] | dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def is_known(name: str) -> bool:
    """Whether a name (series_name) is one that is worded in several ways everywhere: it says enough by itself."""
    return name in _known()


def is_told_over_years(name: str) -> bool:
    """Whether a name says enough to be followed over the years though it is very short: 利税."""
    return name in _short_names()


@cache
def _known() -> frozenset[str]:
    return frozenset(_synonyms()[1].values())


@cache
def _short_names() -> frozenset[str]:
    return frozenset(word for line in sections_of("indicators")["short names"] for word in line.split())


@cache
def opposites() -> dict[str, tuple[str, ...]]:
    """Each word that excludes others, with those."""
    listed: dict[str, tuple[str, ...]] = {}
    for line in sections_of("indicators")["opposites"]:
        words = line.split()
        for word in words:
            listed[word] = (*listed.get(word, ()), *(other for other in words if other != word))
    return listed


@cache
def _own_scope() -> dict[str, str]:
    lines = (line.partition(":") for line in sections_of("indicators")["own scope"])
    return {word: sign for sign, _, words in lines for word in words.split()}


@cache
def _any_scope() -> frozenset[str]:
    return frozenset(word for line in sections_of("indicators")["any scope"] for word in line.split())
