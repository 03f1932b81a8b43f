"""The automatic numbers of a Word document, written out as they are printed (ISO/IEC 29500-1, 17.9)."""

import re
from dataclasses import dataclass, field

from lxml import etree

from yearbook_viewer.reading.list_numbers import written
from yearbook_viewer.reading.symbols import bullet
from yearbook_viewer.reading.word.styles import VAL, W

_PLACE = re.compile(r"%([1-9])")
# A number that ends so stands close to the text; behind others a space keeps 1. and 5万 apart.
_CLOSED = "、，。．：）】〗〕〉》·"


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    number_format: str = "decimal"
    text: str = ""
    font: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A w:num: the definition that it shares, its own levels, and where it starts anew."""

    definition: str
    own: dict[int, _Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbers:
    """The lists of a document and how far each is counted."""

    _definitions: dict[str, dict[int, _Level]] = field(default_factory=dict)
    _lists: dict[str, _List] = field(default_factory=dict)
    _counted: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None) -> "Numbers":
        """The lists of numbering.xml; none where it is missing."""
        numbers = cls()
        if root is None:
            return numbers
        defined_by: dict[str, str] = {}
        defined_as: dict[str, str] = {}
        for each in root.iterchildren(f"{W}abstractNum"):
            name = each.get(f"{W}abstractNumId", "")
            numbers._definitions[name] = _levels(each)
            defines, defined = each.find(f"{W}styleLink"), each.find(f"{W}numStyleLink")
            if defines is not None:
                defined_by[defines.get(VAL, "")] = name
            if defined is not None:
                defined_as[name] = defined.get(VAL, "")
        for name, style in defined_as.items():
            numbers._definitions[name] = numbers._definitions.get(defined_by.get(style, ""), {})
        for each in root.iterchildren(f"{W}num"):
            numbers._lists[each.get(f"{W}numId", "")] = _list(each)
        return numbers

    def next(self, name: str, level: int | None, style: str = "") -> str:
        """The number of the next paragraph in that list, with the space behind it; empty for none.

        `level`: from 0; where it is None, the level that is linked to the paragraph's `style`.
        """
        found = self._lists.get(name)
        if found is None:
            return ""
        levels = {**self._definitions.get(found.definition, {}), **found.own}
        if level is None:
            level = next((place for place, each in levels.items() if style and each.style == style), 0)
        if level not in levels:
            return ""
        counted = self._counted.setdefault(found.definition, {})
        self._count(counted, levels, found, name, level)
        own = levels[level]
        if own.number_format == "bullet":
            sign = bullet(own.text, own.font)
        else:
            sign = _PLACE.sub(lambda match: _printed(int(match[1]) - 1, own, levels, counted), own.text)
        return sign if not sign.strip() or sign.endswith(tuple(_CLOSED)) else f"{sign.rstrip()} "

    def _count(self, counted: dict[int, int], levels: dict[int, _Level], found: _List, name: str, level: int) -> None:
        """One more on this level; the levels below it begin again."""
        if level in found.starts and (name, level) not in self._started:
            self._started.add((name, level))
            counted[level] = found.starts[level]
        else:
            counted[level] = counted[level] + 1 if level in counted else levels[level].start
        for place in [place for place in counted if place > level]:
            restart = levels[place].restart if place in levels else None
            if restart is None or (restart and level < restart):
                del counted[place]


def _printed(place: int, own: _Level, levels: dict[int, _Level], counted: dict[int, int]) -> str:
    if place not in levels:
        return ""
    number = counted.get(place, levels[place].start)
    return written(number, "decimal" if own.legal else levels[place].number_format)


def _levels(parent: etree._Element) -> dict[int, _Level]:
    found = ((each.get(f"{W}ilvl", ""), each) for each in parent.iterchildren(f"{W}lvl"))
    return {int(place): _level(each) for place, each in found if place.isdecimal()}


def _level(element: etree._Element) -> _Level:
    values = {each.tag.removeprefix(W): each for each in element.iter("{*}*")}

    def value(name: str, missing: str = "") -> str:
        return values[name].get(VAL, missing) if name in values else missing

    start, restart = value("start", "1"), value("lvlRestart")
    fonts = values.get("rFonts")
    return _Level(
        start=int(start) if start.isdecimal() else 1,
        number_format=value("numFmt", "decimal"),
        text=value("lvlText"),
        font="" if fonts is None else fonts.get(f"{W}ascii", ""),
        legal="isLgl" in values,
        restart=int(restart) if restart.isdecimal() else None,
        style=value("pStyle"),
    )


def _list(element: etree._Element) -> _List:
    shared = element.find(f"{W}abstractNumId")
    own: dict[int, _Level] = {}
    starts: dict[int, int] = {}
    for each in element.iterchildren(f"{W}lvlOverride"):
        own.update(_levels(each))
        place, start = each.get(f"{W}ilvl", ""), each.find(f"{W}startOverride")
        if start is not None and place.isdecimal() and start.get(VAL, "").isdecimal():
            starts[int(place)] = int(start.get(VAL, ""))
    return _List("" if shared is None else shared.get(VAL, ""), own, starts)
