"""Web pages: their article without the page's furniture."""

import hashlib
import re
from pathlib import Path

from lxml import etree

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.blocks import Blocks
from yearbook_viewer.reading.limits import check_elements, shown
from yearbook_viewer.reading.signatures import other_format, picture_format
from yearbook_viewer.reading.web.decoding import decode_page
from yearbook_viewer.reading.web.furniture_lines import without_furniture
from yearbook_viewer.reading.web.lines import Grid, Line, lines_of
from yearbook_viewer.reading.web.names import ARTICLE_NAMES, whole_names
from yearbook_viewer.reading.web.scope import furniture, unshown
from yearbook_viewer.reading.web.shapes import parts_of_tables
from yearbook_viewer.reading.web.titles import possible_titles, title_among
from yearbook_viewer.reading.web.tree import parse
from yearbook_viewer.reading.web.weights import weigh
from yearbook_viewer.records import Choices, SourceText

# A page takes some 740 bytes of memory an element; a table of 240,000 rows has so many.
MOST_ELEMENTS = 1_200_000
# A page whose text its scripts fetch holds less than this, and no sentence.
_TOO_LITTLE = 60
# Where scripts put what they fetch.
_PLACES = frozenset(("app", "root", "content", "main"))
_SENTENCE = re.compile(r"[。；！？]")


def read(path: Path, data: bytes, choices: Choices) -> SourceText:
    """The article of a saved web page; `path` is for messages. The reader's encoding goes before the page's own.

    Raises FileRefused for other formats under a page's name, for bytes that its encoding does not take, for a set of
    frames, a page whose text is fetched by scripts, and a page without text.
    """
    if picture := picture_format(data):
        raise FileRefused("file-is-picture", path=shown(path), content=picture)
    if other := other_format(data):
        raise FileRefused("file-is-other", path=shown(path), content=other)
    return read_page(path, data, data, choices)


def read_page(path: Path, data: bytes, file: bytes, choices: Choices, charset: str = "") -> SourceText:
    """The same of a page that stands in another file, whose bytes are `file`; `charset`: what its envelope says."""
    decoded = decode_page(data, choices, charset)
    if decoded is None:
        raise FileRefused("file-undecodable", path=shown(path))
    check_elements(path, decoded.text.count("<") - decoded.text.count("</"), MOST_ELEMENTS)
    root = parse(decoded.text)
    blocks = Blocks()
    title = _put_article(path, root, blocks) if root is not None else ""
    text, layout = blocks.finish(title)
    if not text:
        raise FileRefused("file-blank", path=shown(path))
    digest = hashlib.sha256(file).hexdigest()
    return SourceText(text, decoded.encoding, digest, decoded.doubtful, decoded.replaced, layout, "html")


def _put_article(path: Path, root: "etree._Element", blocks: Blocks) -> str:
    """Put the article's lines into the blocks; its title."""
    elements = [element for element in root.iter() if isinstance(element.tag, str)]
    body = next(root.iter("body"), root)
    titles = possible_titles(root)
    cut = unshown(elements, root)
    cut |= furniture(elements, body, cut, frozenset("".join(title.split()) for title in titles))
    lines = without_furniture(lines_of(body, cut, parts_of_tables(elements, weigh(elements, cut))))
    _refuse_without_text(path, root, lines)
    title, place = title_among(lines, titles)
    for number, line in enumerate(lines):
        if isinstance(line, Grid):
            blocks.table(line.rows)
        else:
            blocks.paragraph(line.runs, 0 if number == place else line.level)
    return title


def _is_empty_place(element: "etree._Element") -> bool:
    names = whole_names(element.get("class"), element.get("id"))
    return bool(names & (ARTICLE_NAMES | _PLACES)) and not len(element) and not (element.text or "").strip()


def _refuse_without_text(path: Path, root: "etree._Element", lines: "list[Line | Grid]") -> None:
    if any(isinstance(line, Grid) for line in lines):
        return
    written = [line for line in lines if isinstance(line, Line)]
    length = sum(len("".join(line.text.split())) for line in written)
    own = length - sum(line.linked for line in written)
    if own >= _TOO_LITTLE or any(_SENTENCE.search(line.text) for line in written):
        return
    # A page of links alone may be meant so, unless the place for its text stands empty.
    if length >= _TOO_LITTLE and not any(_is_empty_place(element) for element in root.iter("div", "section", "main")):
        return
    if next(root.iter("frame", "iframe"), None) is not None:
        raise FileRefused("page-is-frames", path=shown(path))
    if next(root.iter("script"), None) is not None:
        raise FileRefused("page-is-scripted", path=shown(path))
