"""Word documents of thousands of paragraphs, written one after the other into the file.

A library that holds them all takes minutes.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml.ns import qn
from docx.shared import Pt

from yearbook_viewer.export.word_parts import name_fonts

# Stands in the frame of a document where the paragraphs belong; no reader's words hold it.
HERE = "\ue000here\ue000"
_PARAGRAPH = re.compile(rf"<w:p>(?:(?!<w:p[ >]).)*?{HERE}.*?</w:p>", re.DOTALL)
_BODY = "word/document.xml"
# What XML cannot hold, and what would break the line.
_UNPRINTABLE = re.compile("[^ -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u2028\u2029]")


@contextmanager
def filled_frame(path: Path, frame: bytes) -> Iterator[IO[bytes]]:
    """Write a document that has been saved with a paragraph HERE; what is written meanwhile takes its place.

    May raise OSError.
    """
    with ZipFile(BytesIO(frame)) as made, ZipFile(path, "w", ZIP_DEFLATED) as document:
        for member in made.infolist():
            if member.filename != _BODY:
                document.writestr(member, made.read(member))
        whole = made.read(_BODY).decode()
        here = _PARAGRAPH.search(whole)
        if here is None:
            raise ValueError("the frame has no place for paragraphs")
        with document.open(_BODY, "w", force_zip64=True) as body:
            body.write(whole[: here.start()].encode())
            yield body
            body.write(whole[here.end() :].encode())


def printable(words: str) -> str:
    """The words on one line, without what no document may hold."""
    return _UNPRINTABLE.sub(" ", words)


def paragraph(style: str, words: str) -> bytes:
    """A paragraph of these words."""
    return framed(style, run(words))


def framed(style: str, runs: str) -> bytes:
    """A paragraph of runs."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style.replace(" ", "")}"/></w:pPr>{runs}</w:p>'.encode()


def run(words: str, style: str = "") -> str:
    """Letter for letter; what no document may hold as a space."""
    if not words:
        return ""
    look = f'<w:rPr><w:rStyle w:val="{style.replace(" ", "")}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(printable(words))}</w:t></w:r>'


def dress(style: Any, family: str, points: float, colour: Any) -> None:
    """Give a style its letters; `colour`: an RGBColor."""
    letters = style.element.get_or_add_rPr()
    fonts = letters.find(qn("w:rFonts"))
    if fonts is not None:
        # A font of the document's theme would go before the one that is named.
        letters.remove(fonts)
    name_fonts(letters, family)
    style.font.size, style.font.color.rgb = Pt(points), colour
