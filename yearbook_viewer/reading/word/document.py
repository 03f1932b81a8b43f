"""Documents of Word and of what writes its format (.docx, .docm, also strict)."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.blocks import Blocks, Run
from yearbook_viewer.reading.layouts import Grid, Line, put
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.reading.ooxml import Package, damaged, opened
from yearbook_viewer.reading.signatures import is_encrypted_office
from yearbook_viewer.reading.word.notes import NoteMarks
from yearbook_viewer.reading.word.numbers import Numbers
from yearbook_viewer.reading.word.story import Story
from yearbook_viewer.reading.word.styles import Styles, W
from yearbook_viewer.records import Choices, SourceText

# Where a package does not say which part is the document.
_USUAL = "word/document.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
# What programs write as the title of a document that nobody gave one.
_NO_TITLE = re.compile(
    r"(?:microsoft\s+word\b.*|(?:word|wps)?\s*文[档件]\s*\d*|document\s*\d*|无标题.*|未命名.*|untitled.*|标题|title"
    r"|powerpoint.*|.*\.(?:docx?|dotx?|wps|rtf|html?))",
    re.IGNORECASE,
)


def read(path: Path, data: bytes, _choices: Choices) -> SourceText:
    """The text and layout of a document's bytes; `path` is for the messages.

    Raises FileRefused for what is damaged, encrypted, unpacks to too much, or has no text.
    """
    if is_encrypted_office(data):
        raise FileRefused("file-encrypted", path=shown(path))
    package = opened(path, data)
    main = package.related("officeDocument") or _USUAL
    document = package.tree(main)
    body = None if document is None else document.find(f"{W}body")
    if document is None or body is None:
        raise damaged(path)
    blocks = Blocks()
    put(blocks, _lines(package, main, document, body))
    text, layout = blocks.finish(_title(package))
    if not text:
        raise FileRefused("file-blank", path=shown(path))
    return SourceText(text, "", hashlib.sha256(data).hexdigest(), layout=layout)


def _lines(package: Package, main: str, document: etree._Element, body: etree._Element) -> Iterator[Line | Grid]:
    """Those of the body, then the notes, each with its mark."""

    def beside(kind: str) -> etree._Element | None:
        name = package.related(kind, main)
        return package.tree(name) if name else None

    notes = NoteMarks.of(beside("settings"), document)
    story = Story(Styles.of(beside("styles")), Numbers.of(beside("numbering")), notes)
    yield from story.lines(body)
    for kind in ("footnote", "endnote"):
        for mark, note in notes.notes(kind, beside(f"{kind}s")):
            yield from _marked(mark, list(story.lines(note)))


def _marked(mark: str, lines: list[Line | Grid]) -> Iterator[Line | Grid]:
    first = lines[0] if lines else None
    if isinstance(first, Line):
        lines[0] = replace(first, runs=(Run(f"{mark} {first.text.lstrip()}" if mark else first.text),))
    return iter(lines)


def _title(package: Package) -> str:
    """The title in the document's properties, unless it is none."""
    name = package.related("core-properties")
    root = package.tree(name) if name else None
    title = " ".join((("" if root is None else root.findtext(_TITLE)) or "").split())
    return "" if _NO_TITLE.fullmatch(title) else title
