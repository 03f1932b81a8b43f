"""A page's text to a tree of elements: nothing is loaded, no entity is expanded, nothing is too deep or too broken."""

import html
import re

from lxml import etree

# libxml2 stops reading a page where elements are nested deeper than 2,048.
_DEEPEST = 1000
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:_-]*)[^<>]*>")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_KEPT_WHEN_DEEP = frozenset(["script", "style", "title", "textarea", "template", "noscript"])
# XHTML closes empty elements with a slash; to a reader of HTML they would swallow what follows.
_XHTML = re.compile(r"xmlns\s*=\s*[\"']http://www\.w3\.org/1999/xhtml", re.IGNORECASE)
_SELF_CLOSED = re.compile(r"<([A-Za-z][A-Za-z0-9:]*)((?:\s[^<>]*?)?)/>")
_DOCTYPE = re.compile(r"<!DOCTYPE[^<>\[]*\[[^\]]*\]\s*>", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_HEAD = 4096
_DOCTYPE_WITHIN = 1 << 16
_INLINE = frozenset(
    ["a", "abbr", "b", "big", "em", "font", "i", "ins", "small", "span", "strong", "sub", "sup", "u", "o:p"]
)


def parse(text: str) -> "etree._Element | None":
    """The root of the page; None where it holds nothing at all. Comments and instructions are left out."""
    text = _XML_DECLARATION.sub("", text, count=1) if text[:_HEAD].lstrip().startswith("<?xml") else text
    # An internal subset could only declare entities; its end would otherwise be taken for text.
    declared = _DOCTYPE.search(text[:_DOCTYPE_WITHIN])
    text = text[: declared.start()] + text[declared.end() :] if declared else text
    if _XHTML.search(text[:_HEAD]):
        text = _SELF_CLOSED.sub(_opened, text)
        text = _without_cdata(text)
    root, whole = _parsed(text)
    return root if whole else _parsed(_shallow(text))[0]


def words_in(element: "etree._Element") -> str:
    """All the words within an element, white space collapsed."""
    return " ".join("".join(map(str, element.itertext())).split())


def _parsed(text: str) -> "tuple[etree._Element | None, bool]":
    """The tree, and whether libxml2 read the page to its end."""
    parser = etree.HTMLParser(
        recover=True, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        return None, True
    return root, all(error.type_name != "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _opened(found: re.Match[str]) -> str:
    name, rest = found.groups()
    return found[0] if name.lower() in _VOID else f"<{name}{rest}></{name}>"


def _without_cdata(text: str) -> str:
    """What XHTML holds as characters becomes such for a reader of HTML."""
    first, *others = text.split("<![CDATA[")
    pieces = [first]
    for other in others:
        inside, _, after = other.partition("]]>")
        pieces += html.escape(inside, quote=False), after
    return "".join(pieces)


def _shallow(text: str) -> str:
    """The page without the elements nested too deep: their text stays, each of their tags ends a line."""
    pieces: list[str] = []
    open_names: list[str] = []
    at = 0
    for found in _TAG.finditer(text):
        closing, name = found[1], found[2].lower()
        if name in _VOID or name in _KEPT_WHEN_DEEP:
            continue
        if closing:
            deep = len(open_names) > _DEEPEST
            if open_names:
                open_names.pop()
        else:
            open_names.append(name)
            deep = len(open_names) > _DEEPEST
        if deep:
            pieces += text[at : found.start()], "" if name in _INLINE else "<br>"
            at = found.end()
    pieces.append(text[at:])
    return "".join(pieces)
