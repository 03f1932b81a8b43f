"""The frame of a Word document that is filled in afterwards: paper, styles, heading, a place for the paragraphs."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor

from yearbook_viewer.export.word_parts import TITLE, number_pages
from yearbook_viewer.export.word_stream import HERE, dress, printable
from yearbook_viewer.messages import Catalogue

INK, DIM = RGBColor(0x1C, 0x1A, 0x17), RGBColor(0x6B, 0x65, 0x5B)
# A4 upright.
_WIDTH, _HEIGHT = Mm(210), Mm(297)


def begun(heading: str, looks: Mapping[str, tuple[str, float, Any]]) -> Any:
    """A document of no more than its heading; `looks`: a style's family, points and colour (an RGBColor)."""
    document = Document()
    styles = document.styles
    for name, (family, points, colour) in looks.items():
        dress(styles[name], family, points, colour)
    title = styles["Title"]
    dress(title, TITLE, 18, INK)
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    # Word's own title has a rule below it.
    rule = title.element.pPr.find(qn("w:pBdr"))
    if rule is not None:
        title.element.pPr.remove(rule)
    styles["Heading 2"].paragraph_format.space_before = Pt(8)
    document.add_paragraph(style="Title").add_run(printable(heading))
    return document


def add_below_heading(document: Any, words: str) -> None:
    """A line in the middle of the page."""
    document.add_paragraph(printable(words)).alignment = WD_ALIGN_PARAGRAPH.CENTER


def finished(document: Any, side: Length, called: str, say: Catalogue) -> bytes:
    """The frame with a place for its paragraphs. `side`: the margins; `called`: what its properties say."""
    for page in document.sections:
        page.page_width, page.page_height = _WIDTH, _HEIGHT
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = side
    document.add_paragraph(HERE)
    number_pages(document, say)
    told = document.core_properties
    told.title, told.author, told.comments = printable(called)[:250], "", ""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
