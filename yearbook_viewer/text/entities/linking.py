"""One entity, many names: what a name in an entry stands for, told by the name, its kind and the entry's home.

Full names stay as they are. Organs of the state, the party and the masses go by many short names, which a table knows
(resources/lexicons/organ_names.txt) and which mean those of the home: 市工商联 in what describes 岳阳市 is
岳阳市工商业联合会. A person, a village and a body named without its place are others in another home.
"""

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from yearbook_viewer.records import Kind
from yearbook_viewer.records.entities import EntityKey
from yearbook_viewer.text.entities import organ_table
from yearbook_viewer.text.entities.homes import (
    LEVELS,
    Home,
    called_here,
    full_place,
    innermost,
    is_shared,
    parent_of,
    places_at,
    usually_called,
)
from yearbook_viewer.text.entities.organ_table import PLACE
from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.lexicons import divisions, simplified, words_of
from yearbook_viewer.text.search_folds import is_dropped

_PLAIN = re.compile(r"[一-鿿0-9A-Za-z]*")
_DOTS = frozenset("·•‧・･∙⋅᛫●．.")
_SESSION = re.compile(r"(?:第[一二三四五六七八九十百\d]{1,4}|[一二三四五六七八九十]{1,3})[届次]")
# A town or village before an organ: another place has one of the same name.
_TOWN = re.compile(r"(?:[一-鿿]{1,6}?(?:街道|苏木|[镇乡村])|[一-鿿]{1,6}?社区)")
_LEVEL_SIGNS = frozenset(level[0] for level in LEVELS)
_LOCAL = ("镇", "乡", "村", "街道", "社区", "苏木")
_ZONES = ("开发区", "新区", "园区", "小区", "工业区", "管理区", "示范区", "保护区", "高新区", "经开区", "景区", "社区")
_COUNTIES = ("县", "市", "旗", "区", "州", "盟", "省")
# What is left where a word was cut through: 委员会, 办公室.
_REST = ("员会", "公室", "公厅")
_UNITS = ("局", "处", "科", "室", "部", "办", "队", "所", "中心", "站", "组", "会", "院", "校", "厅", "党委", "支部")
# How bodies' names end.
BODIES = (
    *("局", "委", "会", "厅", "部", "处", "院", "校", "站", "所", "中心", "公司", "集团", "学校", "中学", "小学", "馆"),
    *("社", "厂", "队", "办", "室", "团", "台", "园", "场", "联", "库", "店", "行", "协", "府", "组", "大学", "医院"),
)
_LONGEST = 40


class _Trust(IntEnum):
    """How far a place is believed to open a body's name.

    TABLED: only before what the table knows (岳阳, a level that is nowhere known); ORGAN: before any organ;
    ANY: before any body.
    """

    TABLED = 0
    ORGAN = 1
    ANY = 2


class _Opening(NamedTuple):
    """What a body's name begins with. `place`: as its full name has it, empty where it is not known; `home`: where the
    name means another body elsewhere; `rest`: what follows.
    """

    place: str
    home: str
    rest: str
    trust: "_Trust"


@lru_cache(maxsize=50_000)
def key_of(name: str, kind: Kind, home: Home) -> EntityKey:
    """What a name in an entry of this home stands for."""
    written = writing(name)
    match kind:
        case Kind.ORG:
            return next(_bodies_called(written, home))
        case Kind.LOC:
            return next(_places_called(written, home))
        case Kind.PER:
            return EntityKey(kind, written, home.book)
        case _:
            return EntityKey(kind, written)


def body_prefix(name: str) -> str:
    """What stands before the place in the name of a body (中共, 共青团); empty if nothing does."""
    found = organ_table.prefixes().match(name)
    return found[0] if found else ""


def writing(name: str) -> str:
    """A name in the one way of writing that it is kept in: 張　三 as 张三, 买买提•艾力 as 买买提·艾力; case stays."""
    if not _PLAIN.fullmatch(name):
        name = "".join(_sign(sign) for sign in name if not is_dropped(sign))
    return name.translate(simplified())


def _sign(sign: str) -> str:
    if sign in _DOTS and sign != ".":
        return "·"
    folded = fold(sign)
    return folded.upper() if sign.isupper() else folded


def _bodies_called(name: str, home: Home) -> Iterator[EntityKey]:
    """What a body's name may stand for, the likeliest first; one at least."""
    if known := organ_table.national().get(name):
        yield EntityKey(Kind.ORG, known)
    if len(name) <= _LONGEST:
        if prefixed := organ_table.prefixes().match(name):
            yield from _organs_called(prefixed[0], _openings(name[prefixed.end() :], home))
        openings = list(_openings(name, home))
        yield from _organs_called("", openings)
        if full := _full("", name):
            # Without a place: that of the home, most likely, but nobody says so.
            yield EntityKey(Kind.ORG, full.removeprefix(PLACE) if full.startswith(PLACE) else name, home.inner)
        yield from (
            EntityKey(Kind.ORG, opening.place + opening.rest, opening.home)
            for opening in openings
            if (opening.trust >= _Trust.ORGAN and opening.rest in words_of("organs"))
            or (opening.trust is _Trust.ANY and opening.rest.endswith(BODIES))
        )
        if any(name.startswith(level) and _full("", name.removeprefix(level)) for level in LEVELS):
            yield EntityKey(Kind.ORG, name, home.inner)
        if name in words_of("organs") or (_TOWN.match(name) and not innermost(name)):
            yield EntityKey(Kind.ORG, name, home.inner)
    yield EntityKey(Kind.ORG, name)


def _organs_called(prefix: str, openings: Iterable[_Opening]) -> Iterator[EntityKey]:
    """What it stands for by the table."""
    for opening in openings:
        full = _full(prefix, opening.rest)
        # 省委 where no province is known stays so: 中共省委员会 says no more.
        if full and (full.startswith(PLACE) or opening.place not in LEVELS):
            yield EntityKey(Kind.ORG, full.replace(PLACE, opening.place), opening.home)


def _openings(words: str, home: Home) -> Iterator[_Opening]:
    """The ways to read what a body's name begins with, the likeliest first."""
    level = next((level for level in LEVELS if words.startswith(level)), "") if words[:1] in _LEVEL_SIGNS else ""
    if level:
        place, rest = home.of_level(level), words[len(level) :]
        if place:
            trust = _Trust.TABLED if words.startswith(organ_table.not_levels()) else _Trust.ANY
            yield _Opening(_told_apart(place, home), "", rest, trust)
        else:
            yield _Opening(level, home.inner, rest, _Trust.TABLED)
    found = list(places_at(words))
    for number in range(len(found), 0, -1):
        place, end = found[number - 1]
        if end < len(words):
            above = found[number - 2][0] if number > 1 else ""
            yield _opened(full_place(place), above, words[:end], words[end:], home)
    town = _TOWN.match(words)
    if town and not found:
        yield _Opening(town[0], home.inner, words[town.end() :], _Trust.ORGAN)
    for size in range(min(4, len(words) - 1), 1, -1):
        place = home.called(words[:size]) or usually_called(words[:size])
        if place:
            yield _Opening(_told_apart(place, home), "", words[size:], _Trust.TABLED)


def _opened(place: str, above: str, opening: str, rest: str, home: Home) -> _Opening:
    """A name that opens with a place; `above`: the one it stands in there, `opening`: both as they are printed."""
    if place.endswith(_LOCAL):
        return _Opening(place, above or home.inner, rest, _Trust.ORGAN)
    if is_shared(place) and above:
        return _Opening(above + place, "", rest, _Trust.ORGAN)
    if place in divisions() or (place.endswith(_COUNTIES) and not place.endswith(_ZONES)):
        return _Opening(_told_apart(place, home), "", rest, _Trust.ORGAN)
    return _Opening(opening, "", rest, _Trust.ORGAN)


def _told_apart(place: str, home: Home) -> str:
    """A place of which there are several of that name, with the city it belongs to: 南京市鼓楼区."""
    if not is_shared(place):
        return place
    city = next((each for each in home.chain if each != place and each.endswith("市")), "")
    return city + place


def _full(prefix: str, rest: str) -> str:
    """The pattern of the full name of what is called so: 中共～委员会组织部 of 委组织部; empty if none."""
    bodies, parts = organ_table.bodies(), organ_table.parts()
    known = bodies.get(f"{prefix}{PLACE}{rest}")
    if known is None and ("届" in rest or "次" in rest):
        known = bodies.get(f"{prefix}{PLACE}{_SESSION.sub('', rest, count=1)}")
    if known is not None:
        return known
    for size in (*organ_table.tail_lengths().get((prefix, rest[:2]), ()), 1):
        head = bodies.get(f"{prefix}{PLACE}{rest[:size]}") if size < len(rest) else None
        part = rest[size:]
        if head and (part in parts or (len(part) > 1 and part.endswith(_UNITS) and not part.startswith(_REST))):
            return head + parts.get(part, part)
    return ""


def _places_called(name: str, home: Home) -> Iterator[EntityKey]:
    """What a place's name may stand for, the likeliest first; one at least."""
    if name in words_of("regions"):
        yield EntityKey(Kind.LOC, name)
    found = list(places_at(name))
    if found:
        place, end = found[-1]
        yield from _places_within(full_place(place), found[-2][0] if len(found) > 1 else "", name[end:], home)
    elif called := called_here(name, home):
        yield _division(called, "", home)
    else:
        yield from (_division(inner, "", home) for inner in _joined(name))
        if name.endswith(organ_table.local_places()):
            yield EntityKey(Kind.LOC, name, home.inner)
    yield EntityKey(Kind.LOC, name)


def _places_within(place: str, above: str, rest: str, home: Home) -> Iterator[EntityKey]:
    """What `rest` stands for behind a place, itself behind another one where `above` is not empty."""
    if not rest:
        yield _division(place, above, home)
    elif home.called(rest) or parent_of(usually_called(rest)) in {place, above} - {""}:
        # 四川省成都: without its level.
        yield _division(home.called(rest) or usually_called(rest), place, home)
    elif rest.endswith(organ_table.local_places()):
        if place.endswith(_LOCAL):
            # A county has many villages of that name, one in each of its towns.
            yield EntityKey(Kind.LOC, place + rest, above or home.inner)
        yield EntityKey(Kind.LOC, rest, _told_apart(place, home))


def _joined(name: str) -> Iterator[str]:
    """成都市 for 四川成都: both without their levels."""
    for size in (2, 3):
        above, inner = usually_called(name[:size]), usually_called(name[size:])
        if above and above in {parent_of(inner), parent_of(parent_of(inner))}:
            yield inner


def _division(place: str, above: str, home: Home) -> EntityKey:
    if place.endswith(_LOCAL):
        return EntityKey(Kind.LOC, place, above or home.inner)
    if place not in divisions() and above and not place.endswith(("县", "市", "旗")):
        # 多伦县第三区
        return EntityKey(Kind.LOC, above + place)
    if is_shared(place):
        city = above or next((each for each in home.chain if each != place and each.endswith("市")), home.inner)
        return EntityKey(Kind.LOC, place, city)
    return EntityKey(Kind.LOC, place)
