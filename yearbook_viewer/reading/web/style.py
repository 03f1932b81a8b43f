"""What attributes and style sheets say of an element: whether it is shown, and how it is set."""

import re
from dataclasses import dataclass

from lxml import etree

_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*)?[.#][A-Za-z_][\w-]*", re.IGNORECASE)
_CONDITIONAL = re.compile(r"@[^@{};]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
_ZERO = re.compile(r"0+(?:\.0+)?(?:px|pt|em|rem|%|ex)?")
_BOLD_FROM = 600
_OFF_PAGE = re.compile(r"-\d{3,}")


@dataclass(frozen=True, slots=True)
class Style:
    """What an element's own style changes; None leaves it to what it stands in."""

    gone: bool = False
    unseen: bool | None = None
    bold: bool | None = None
    display: str = ""
    as_written: bool | None = None
    list_style: str = ""
    border: bool = False


PLAIN = Style()


def declarations(text: str) -> dict[str, str]:
    """A style attribute as names and values, in lower case; what is no declaration is left out."""
    found = (part.partition(":") for part in text.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, colon, value in found if colon}


def style_of(element: "etree._Element") -> Style:
    """What the element's own attributes say."""
    text = element.get("style")
    hidden = element.get("hidden") is not None
    if not text:
        return Style(gone=True) if hidden else PLAIN
    told = declarations(text)
    gone = hidden or told.get("display") == "none" or told.get("mso-hide") == "all" or _is_off_page(told)
    size, visibility = told.get("font-size", ""), told.get("visibility", "")
    unseen = None
    if size or visibility:
        unseen = bool(_ZERO.fullmatch(size)) or visibility in ("hidden", "collapse")
    return Style(
        gone=gone,
        unseen=unseen,
        bold=_is_bold(told.get("font-weight", "")),
        display=told.get("display", ""),
        as_written=told["white-space"].startswith(("pre", "break-spaces")) if "white-space" in told else None,
        list_style=f"{told.get('list-style-type', '')} {told.get('list-style', '')}".strip(),
        border=_has_border(told),
    )


def hidden_selectors(root: "etree._Element") -> frozenset[str]:
    """The simple selectors (.name, #name, tag.name) that the page's own style sheets hide on the screen."""
    hidden: set[str] = set()
    for sheet in root.iter("style"):
        for rule in _CONDITIONAL.sub("", _uncommented(sheet.text or "")).split("}"):
            names, _, body = rule.partition("{")
            told = declarations(body)
            if told.get("display") == "none" or told.get("visibility") == "hidden":
                hidden.update(name.strip() for name in names.split(",") if _SIMPLE.fullmatch(name.strip()))
    return frozenset(hidden)


def is_selected(element: "etree._Element", selectors: frozenset[str]) -> bool:
    """Whether one of the selectors names the element."""
    tag = str(element.tag)
    names = [f".{name}" for name in (element.get("class") or "").split()]
    names += [f"#{element.get('id')}"] if element.get("id") else []
    return any(name in selectors or tag + name in selectors for name in names)


def _uncommented(sheet: str) -> str:
    first, *others = sheet.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _is_bold(weight: str) -> bool | None:
    if weight.isdecimal():
        return int(weight[:6]) >= _BOLD_FROM
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight)


def _is_off_page(told: dict[str, str]) -> bool:
    if _OFF_PAGE.match(told.get("text-indent", "")):
        return True
    return told.get("position") == "absolute" and any(_OFF_PAGE.match(told.get(side, "")) for side in ("left", "top"))


def _has_border(told: dict[str, str]) -> bool:
    lines = [value for name, value in told.items() if name.startswith(("border", "mso-border")) and "width" not in name]
    return any("solid" in line or "double" in line for line in lines)
