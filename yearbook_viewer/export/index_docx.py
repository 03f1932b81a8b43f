"""An index as a Word document: two columns, the names under their letters, what follows the first line set in."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from yearbook_viewer.export.figure_files import TOLD_EVERY, Written
from yearbook_viewer.export.index_rows import IndexHead, reference_words
from yearbook_viewer.export.word_frame import DIM, INK, add_below_heading, begun, finished
from yearbook_viewer.export.word_parts import TEXT, TITLE
from yearbook_viewer.export.word_stream import filled_frame, framed, paragraph, run
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.entities import IndexLine
from yearbook_viewer.wordings import KIND_NAMES

_SIDE = Mm(20)
_ACCENT = RGBColor(0x9A, 0x3B, 0x26)
_LOOKS = {"Normal": (TEXT, 9.5, INK), "Heading 1": (TITLE, 13, _ACCENT), "Heading 2": (TITLE, 11, _ACCENT)}
# Between the columns, in twentieths of a point.
_GAP = "480"
# Styles by what they are for; Word lists them under these names.
_NAME, _PLACES = "Index Name", "Index Places"


def write_document(path: Path, lines: Sequence[IndexLine], head: IndexHead, say: Catalogue) -> Iterator[Written]:
    """Write the document; the last step tells how many names stand in it. May raise OSError."""
    with filled_frame(path, _frame(head, say)) as body:
        for number in _write(body, lines, head, say):
            if number % TOLD_EVERY == 0:
                yield Written(number)
    yield Written(len(lines))


def _write(body: IO[bytes], lines: Sequence[IndexLine], head: IndexHead, say: Catalogue) -> Iterator[int]:
    kinds = len({line.kind for line in lines})
    before: IndexLine | None = None
    for number, line in enumerate(lines, 1):
        if kinds > 1 and (before is None or before.kind is not line.kind):
            body.write(paragraph("Heading1", say(KIND_NAMES[line.kind])))
        if before is None or (before.kind, before.initial) != (line.kind, line.initial):
            body.write(paragraph("Heading2", line.initial))
        # Two spaces of the text's own width part a name from its places.
        body.write(framed(_NAME, run(line.name) + run(f"\u3000{reference_words(line, head)}", _PLACES)))
        before = line
        yield number


def _frame(head: IndexHead, say: Catalogue) -> bytes:
    """The document without names: its styles, its heading, two columns, and a paragraph that marks where they go."""
    document = begun(say("索引"), _LOOKS)
    _add_styles(document.styles)
    add_below_heading(document, " ".join(part for part in (head.archive, head.scope) if part))
    columns = document.add_section(WD_SECTION.CONTINUOUS)
    cols = columns._sectPr.find(qn("w:cols"))
    if cols is None:
        cols = OxmlElement("w:cols")
        columns._sectPr.append(cols)
    for name, value in (("num", "2"), ("space", _GAP)):
        cols.set(qn(f"w:{name}"), value)
    return finished(document, _SIDE, head.heading(say), say)


def _add_styles(styles: Any) -> None:
    styles["Normal"].paragraph_format.space_after = Pt(2)
    styles["Heading 1"].paragraph_format.space_before = Pt(14)
    name = styles.add_style(_NAME, WD_STYLE_TYPE.PARAGRAPH)
    name.base_style = styles["Normal"]
    name.paragraph_format.left_indent, name.paragraph_format.first_line_indent = Mm(6), Mm(-6)
    places = styles.add_style(_PLACES, WD_STYLE_TYPE.CHARACTER)
    places.font.color.rgb = DIM
