"""Where an entry is at home: the city or county it describes, and the divisions that this belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from yearbook_viewer.text.lexicons import division_places, divisions

# A division's name is no longer; 2 is the shortest that names one (湖南, 汨罗).
_LONGEST, _SHORTEST = 14, 2
# A place within a place within a place: more are never named in one breath.
_DEEPEST = 4

_YEARBOOK = re.compile(r"(?:统计|综合|经济)?年鉴$")
# Of places with one short name (岳阳市, 岳阳县, 岳阳地区) the one that is meant by it; what is not here, last.
_ENDINGS = ("省", "自治区", "市", "自治州", "盟", "地区", "县", "旗", "区")
# What a place ends in, and how words go on in which it is none: 泰和大市场. No other body's name stands before it.
_UNIT = re.compile(
    r"(?:(?!公司|集团)[^局厂院委会校部\W\da-zA-Z]){1,5}?[^\W\da-zA-Z](?:自治区|自治州|自治县|省(?![会级际])"
    r"|(?<![城都超上夜门早股])市(?![场民容郊区内话属级]|政[公工建园设])|县(?![域级]|城(?!关))"
    r"|(?<![社小园景山灾库城郊市校辖片牧林矿防老])区(?![域块间划属])"
    r"|州(?![际级])|盟(?![军友])|旗(?![舰袍帜])|镇(?![域级])|乡(?![镇村贤土亲]))"
)
# What stands before the place in names of bodies: 政协某市委员会.
_PARTY = re.compile("(?:中国共产党|中共|中国人民政治协商会议|政协|共青团|民[革盟建进]|农工党|致公党|九三学社|台盟)")
# Words for a zone that name none.
_NAMELESS = re.compile(
    "(?:经济|经济技术|高新技术产业|产业)?(?:开发区|高新区|经开区|新区|园区|示范区|商业区|工业区|保税区)"
)
_LEVEL_SIGNS = frozenset("省市县区州盟旗镇乡")
_TOWNS = ("镇", "乡", "村", "街道")
_LEVELS = ("province", "prefecture", "county")

# The word for a level → how a place of that level ends, and how it does not.
_LEVEL_ENDINGS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "省": (("省",), ()),
    "自治区": (("自治区",), ()),
    "市": (("市",), ()),
    "自治州": (("自治州",), ()),
    "州": (("州",), ()),
    "盟": (("盟",), ()),
    "地区": (("地区",), ()),
    "自治县": (("自治县",), ()),
    "县": (("县",), ()),
    "旗": (("旗",), ()),
    "区": (("区",), ("地区", "自治区")),
    "镇": (("镇",), ()),
    "乡": (("乡",), ()),
}
LEVELS = tuple(sorted(_LEVEL_ENDINGS, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Home:
    """`chain`: the place described and those it belongs to, innermost first; one without a level (云泽 of 云泽年鉴)
    stands last. `book`: the place of the whole volume, else the innermost that is no town. Empty if unknown.
    """

    chain: tuple[str, ...] = ()
    book: str = ""

    @property
    def inner(self) -> str:
        """The place described; empty where none is known."""
        return self.chain[0] if self.chain else ""

    def of_level(self, level: str) -> str:
        """The place that 市, 县, 省 mean here; empty where none of that level is known."""
        endings, others = _LEVEL_ENDINGS[level]
        for place in self.chain:
            if len(place) > len(level) and place.endswith(endings) and not place.endswith(others or "\n"):
                return place
        if level == "区" and (region := next((place for place in self.chain if place.endswith("自治区")), "")):
            return region
        bare = self.chain[-1] if self.chain else ""
        meant = {"市", "州"} if len(self.chain) > 1 else {"市", "州", "县", "区", "旗"}
        return bare + level if bare and not has_level(bare) and level in meant else ""

    def called(self, short: str) -> str:
        """The place of this home that is called so without its level (岳阳); empty if there is none."""
        return _shorts(self).get(short, "")


@lru_cache(maxsize=1_000)
def _shorts(home: Home) -> dict[str, str]:
    """The places of a home by their names without their levels, the innermost first."""
    told: dict[str, str] = {}
    for place in home.chain:
        short = short_of(place)
        if len(short) > 1 and short != place:
            told.setdefault(short, place)
    return told


@lru_cache(maxsize=10_000)
def home_of(subject: str, volume: str, titles: Sequence[str] = (), source: str = "") -> Home:
    """Where an entry is at home, by what its record says: subject, the volume's name, its title with those above it.

    `source` is asked where nothing else names a place.
    """
    book = _place_of_volume(volume)
    described = next((told for told in map(_places_described, (subject, *titles)) if told), ())
    inner = described[0] if described else ""
    if inner and book and not has_level(book) and inner.startswith(book):
        book = inner
    first = inner or book or innermost(source)
    if not first:
        return Home()
    chain = (first, *described[1:], *_with_those_above(described[-1] if described else first)[1:])
    if book and book not in chain:
        # The volume knows better than the table, for which 临江县 is another.
        chain = (first, *described[1:], *_with_those_above(book))
    chain = tuple(dict.fromkeys(chain))
    return Home(chain, book or next((place for place in chain if not place.endswith(_TOWNS)), first))


def _places_described(words: str) -> tuple[str, ...]:
    """The places that words begin with, innermost first; none where that is only a word for a zone."""
    party = _PARTY.match(words)
    found = places_at(words[party.end() :] if party else words)
    places = tuple(full_place(place) for place, _ in found)[::-1]
    return () if places and _NAMELESS.fullmatch(places[0]) else places


def innermost(words: str) -> str:
    """The place that words begin with, the last one where several follow each other; empty where none does."""
    places = list(places_at(words))
    return full_place(places[-1][0]) if places else ""


def places_at(words: str) -> Iterator[tuple[str, int]]:
    """The places that words begin with, one in the other, each with where it ends: 岳阳市 and 平江县 of 岳阳市平江县…

    By the table of divisions, as the longest; one that this does not know by its ending (云泽市).
    """
    at = 0
    for _ in range(_DEEPEST):
        rest = words[at : at + _LONGEST]
        length = next((size for size in _lengths().get(rest[:2], ()) if rest[:size] in divisions()), 0)
        if not length and not _LEVEL_SIGNS.isdisjoint(rest[2:]):
            length = len(_unknown_place(rest))
        if not length:
            return
        at += length
        yield words[at - length : at], at


def full_place(place: str) -> str:
    """A place by its whole name: 恩施土家族苗族自治州 for 恩施州; as it stands where nothing is left out."""
    known = place[:-1] if place.endswith("州") and place not in divisions() else ""
    return _prefectures_of_peoples().get(known, place)


@cache
def _prefectures_of_peoples() -> dict[str, str]:
    return {told.short: name for name, told in division_places().items() if name.endswith("自治州")}


def short_of(place: str) -> str:
    """A division's name without its level: 岳阳 of 岳阳市; of an unknown one without the last character."""
    known = division_places().get(place)
    if known is not None:
        return known.short
    return place.removesuffix("自治区").removesuffix("自治州").removesuffix("自治县") if "自治" in place else place[:-1]


def parent_of(place: str) -> str:
    """The division that one belongs to; empty where the table does not know it, or there are several of that name."""
    known = division_places().get(place)
    return known.parent if known is not None else ""


def is_shared(place: str) -> bool:
    """Whether the table knows places of this name in several cities (鼓楼区)."""
    known = division_places().get(place)
    return known is not None and not known.parent and divisions().get(place) == "county"


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """The first two characters of divisions → how long those are that begin so, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in divisions():
        lengths.setdefault(name[:2], set()).add(len(name))
    return {beginning: tuple(sorted(found, reverse=True)) for beginning, found in lengths.items()}


@cache
def _called() -> dict[str, str]:
    """A division's name without its level → the one that is meant by it where no home tells better."""
    called: dict[str, str] = {}
    for name in sorted(division_places(), key=_importance):
        called.setdefault(division_places()[name].short, name)
    return called


def usually_called(short: str) -> str:
    """The division that is meant by its name without its level: 岳阳市 by 岳阳; empty for what names none."""
    return _called().get(short, "")


def called_here(short: str, home: Home) -> str:
    """The division that an entry of this home means by a name without its level.

    One of the home itself, else a province or prefecture, or a county of the same city; the names of other counties
    are words and rivers as often (古城, 嫩江).
    """
    usual = usually_called(short)
    near = divisions().get(usual, "") in {"province", "prefecture"} or parent_of(usual) in home.chain[:-1]
    return home.called(short) or (usual if usual and near else "")


def has_level(place: str) -> bool:
    """Whether a place's name says what it is (岳阳市), and is not only its stem."""
    return place in divisions() or place.endswith((*_ENDINGS, "镇", "乡", "州"))


def _importance(name: str) -> tuple[bool, int, int]:
    ending = next((number for number, ending in enumerate(_ENDINGS) if name.endswith(ending)), len(_ENDINGS))
    return division_places()[name].gone, _LEVELS.index(divisions().get(name, "county")), ending


def _place_of_volume(volume: str) -> str:
    """岳阳市 of 岳阳年鉴 and 岳阳市年鉴; the words themselves (云泽) where the table does not know them."""
    words = _YEARBOOK.sub("", volume)
    found = innermost(words)
    if found or not words or words.startswith(("中国", "中华", "全国")):
        return found
    for size in range(min(len(words), _LONGEST), _SHORTEST - 1, -1):
        if known := usually_called(words[:size]):
            return known
    return words if len(words) <= _DEEPEST else ""


def _with_those_above(place: str) -> tuple[str, ...]:
    chain = [place]
    while (above := parent_of(chain[-1])) and above not in chain:
        chain.append(above)
    return tuple(chain)


def _unknown_place(rest: str) -> str:
    """A place by its ending, the first of those that follow each other: 云泽市 of 云泽市望溪县."""
    ending = _UNIT.match(rest)
    return ending[0] if ending else ""
