"""What the styles of a Word document say of paragraphs and runs (ISO/IEC 29500-1, 17.7)."""

import re
from dataclasses import dataclass, field

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_OFF = ("0", "false", "off", "none")

# Built-in names in the languages of Word and WPS; LibreOffice writes the English ones. A name counts without its
# spaces, in lower case.
_HEADING_NAME = re.compile(r"(?:heading|标题|標題|見出し|überschrift|titre)([1-9])")
_TITLE_NAMES = ("title", "标题", "標題", "表題")
_HEADING_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Style:
    """What a style sets; None where it leaves it to what it is based on.

    `level`: 0 for the title, 1 to 6 for a heading, -1 for body text.
    `number`: the list's id and level, the level None where the list names the style.
    """

    level: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    number: tuple[str, int | None] | None = None


def switched(properties: etree._Element | None, name: str) -> bool | None:
    """A switch such as w:b among properties; None where it is not set."""
    found = None if properties is None else properties.find(f"{W}{name}")
    return None if found is None else found.get(VAL, "1").lower() not in _OFF


def outline_level(properties: etree._Element | None) -> int | None:
    """1 to 6 from w:outlineLvl, -1 for its body text, None where it is not set."""
    found = None if properties is None else properties.find(f"{W}outlineLvl")
    if found is None:
        return None
    value = found.get(VAL, "")
    return min(int(value) + 1, _HEADING_LEVELS) if value.isdecimal() and int(value) < 9 else -1


def list_number(properties: etree._Element | None) -> tuple[str, int | None] | None:
    """The list's id and level from w:numPr; None where it is not set."""
    found = None if properties is None else properties.find(f"{W}numPr")
    if found is None:
        return None
    values = {each.tag: each.get(VAL, "") for each in found.iterchildren("*")}
    level = values.get(f"{W}ilvl", "")
    return values.get(f"{W}numId", ""), int(level) if level.isdecimal() else None


def level_of_name(name: str) -> int | None:
    """The level that a built-in name stands for."""
    plain = "".join(name.lower().split())
    if plain in _TITLE_NAMES:
        return 0
    found = _HEADING_NAME.fullmatch(plain)
    return min(int(found[1]), _HEADING_LEVELS) if found else None


@dataclass(slots=True)
class Styles:
    """The styles of a document by id, each with what it inherits."""

    _elements: dict[str, etree._Element] = field(default_factory=dict)
    _known: dict[str, Style] = field(default_factory=dict)
    paragraph_default: str = ""

    @classmethod
    def of(cls, root: etree._Element | None) -> "Styles":
        """The styles of styles.xml; none where it is missing."""
        styles = cls()
        for each in () if root is None else root.iterchildren(f"{W}style"):
            name = each.get(f"{W}styleId", "")
            styles._elements.setdefault(name, each)
            if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in ("1", "true", "on"):
                styles.paragraph_default = name
        return styles

    def style(self, name: str) -> Style:
        """What a style sets, itself or by what it is based on; nothing for one that is missing."""
        chain: list[str] = []
        while name not in self._known and name in self._elements and name not in chain:
            chain.append(name)
            based = self._elements[name].find(f"{W}basedOn")
            name = "" if based is None else based.get(VAL, "")
        inherited = self._known.get(name, Style())
        for each in reversed(chain):
            inherited = self._known[each] = self._own(self._elements[each], inherited)
        return inherited

    def _own(self, element: etree._Element, inherited: Style) -> Style:
        paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
        name = element.find(f"{W}name")
        level = outline_level(paragraph)
        if level is None and name is not None and element.get(f"{W}type") == "paragraph":
            level = level_of_name(name.get(VAL, ""))
        bold, hidden, number = switched(run, "b"), switched(run, "vanish"), list_number(paragraph)
        return Style(
            level=inherited.level if level is None else level,
            bold=inherited.bold if bold is None else bold,
            hidden=inherited.hidden if hidden is None else hidden,
            number=inherited.number if number is None else number,
        )
