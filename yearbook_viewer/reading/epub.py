"""Electronic books: their chapters in the order of reading (EPUB 2 and 3)."""

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.blocks import Blocks, Run
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.reading.unpacking import Unpacked, unpack
from yearbook_viewer.reading.web.decoding import decode_page
from yearbook_viewer.reading.web.lines import Grid, lines_of
from yearbook_viewer.reading.web.scope import unshown
from yearbook_viewer.reading.web.shapes import parts_of_tables
from yearbook_viewer.reading.web.tree import parse, words_in
from yearbook_viewer.reading.web.weights import weigh
from yearbook_viewer.reading.xml_parts import xml_root
from yearbook_viewer.records import Choices, SourceText

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_RIGHTS = "META-INF/rights.xml"
# Fonts are obfuscated so in books that anybody may read.
_OBFUSCATED_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_CHAPTERS = ("application/xhtml+xml", "text/html", "text/x-oeb1-document", "application/x-dtbook+xml")
# RFC 3986, 2.1; the names themselves are in UTF-8.
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")
_CONTENTS = "application/x-dtbncx+xml"


@dataclass(frozen=True, slots=True)
class _Book:
    """What the package document says: the title, the chapters' names in order, and the titles of the contents."""

    title: str
    chapters: tuple[str, ...]
    titles: dict[str, str]


def read(path: Path, data: bytes, choices: Choices) -> SourceText:
    """The text of a book, chapter by chapter; `path` is for messages.

    A chapter without a heading of its own gets the one that the book's contents give it. Raises FileRefused for what
    is damaged, protected (DRM), unpacks to too much, or holds no text.
    """
    members = unpack(path, data)
    _refuse_protected(members)
    book = _book(members)
    blocks = Blocks()
    encoding, replaced = "", 0
    for name in book.chapters:
        page = members.member(name)
        if page is None:
            continue
        decoded = decode_page(page, choices)
        if decoded is None:
            raise FileRefused("file-undecodable", path=shown(path))
        encoding, replaced = encoding or decoded.encoding, replaced + decoded.replaced
        _put_chapter(decoded.text, book.titles.get(name, ""), blocks)
    text, layout = blocks.finish(book.title)
    if not text:
        raise FileRefused("file-blank", path=shown(path))
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(text, encoding, digest, replaced=replaced, layout=layout, format="epub")


def _put_chapter(page: str, title: str, blocks: Blocks) -> None:
    root = parse(page)
    if root is None:
        return
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    cut = unshown(elements, root)
    lines = lines_of(next(root.iter("body"), root), cut, parts_of_tables(elements, weigh(elements, cut)))
    headed = any(not isinstance(line, Grid) and line.level is not None for line in lines)
    first = next((line for line in lines if not isinstance(line, Grid)), None)
    named = not headed and title and first is not None and "".join(first.text.split()) == "".join(title.split())
    if lines and title and not headed and not named:
        blocks.paragraph([Run(title)], 1)
    for line in lines:
        if isinstance(line, Grid):
            blocks.table(line.rows)
        else:
            blocks.paragraph(line.runs, 1 if named and line is first else line.level)


def _refuse_protected(members: Unpacked) -> None:
    encryption = _tree(members, _ENCRYPTION)
    if encryption is not None:
        methods = [each.get("Algorithm", "") for each in _named(encryption, "EncryptionMethod")]
        keys = any(True for _ in _named(encryption, "EncryptedKey"))
        if keys or any(method not in _OBFUSCATED_FONTS for method in methods):
            raise FileRefused("book-is-protected", path=shown(members.path))
    if _RIGHTS in members.members and encryption is not None:
        raise FileRefused("book-is-protected", path=shown(members.path))


def _book(members: Unpacked) -> _Book:
    container = _tree(members, _CONTAINER)
    places = [] if container is None else [each.get("full-path", "") for each in _named(container, "rootfile")]
    # Hand-made books forget their container.
    place = next((each for each in [*places, *members.members] if each.lower().endswith(".opf")), "")
    package = _tree(members, place)
    if package is None:
        raise FileRefused("file-damaged", path=shown(members.path))
    items = {each.get("id", ""): each for each in _named(package, "item")}
    names = {key: _inside(place, each.get("href", "")) for key, each in items.items()}
    contents = [key for key, each in items.items() if "nav" in (each.get("properties") or "").split()]
    chapters = tuple(
        names[key]
        for key in dict.fromkeys(each.get("idref", "") for each in _named(package, "itemref"))
        if key in items and key not in contents and items[key].get("media-type", "") in _CHAPTERS
    )
    contents += [key for key, each in items.items() if each.get("media-type") == _CONTENTS]
    titles: dict[str, str] = {}
    for key in contents:
        for name, title in _titles(members, names[key]):
            titles.setdefault(name, title)
    title = next((words_in(each) for each in _named(package, "title")), "")
    return _Book(title, chapters, titles)


def _titles(members: Unpacked, place: str) -> Iterator[tuple[str, str]]:
    """The chapters that a table of contents names, with their titles; what points into a chapter is none of them."""
    root = _tree(members, place)
    if root is None:
        return
    links = [(each.get("href", ""), each) for each in _named(root, "a")]
    for point in _named(root, "navPoint"):
        label, content = next(_named(point, "navLabel"), None), next(_named(point, "content"), None)
        if label is not None and content is not None:
            links.append((content.get("src", ""), label))
    for address, words in links:
        title = words_in(words)
        if title and "#" not in address:
            yield _inside(place, address), title


def _tree(members: Unpacked, name: str) -> "etree._Element | None":
    """A part that is XML; nothing is loaded, no entity is expanded, damage is mended as far as it goes."""
    data = members.member(name)
    if not data:
        return None
    try:
        return xml_root(data, recover=True)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _named(root: "etree._Element", name: str) -> "Iterator[etree._Element]":
    """The elements of that name in whatever namespace: books differ in theirs."""
    return (each for each in root.iter() if isinstance(each.tag, str) and etree.QName(each).localname == name)


def _inside(place: str, address: str) -> str:
    """The member that an address within another member points to."""
    plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), address.partition("#")[0].encode())
    return posixpath.normpath(posixpath.join(posixpath.dirname(place), plain.decode(errors="replace")))
