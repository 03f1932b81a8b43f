"""What a search found as a Word document: by entry, each place with the words around it and where it is quoted from."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time
from itertools import groupby
from pathlib import Path
from typing import IO, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from yearbook_viewer.export.citations import Citations
from yearbook_viewer.export.figure_files import TOLD_EVERY, Written
from yearbook_viewer.export.hit_rows import Found, Searched, section_words, told_line
from yearbook_viewer.export.word_frame import DIM, INK, add_below_heading, begun, finished
from yearbook_viewer.export.word_parts import TEXT, TITLE
from yearbook_viewer.export.word_stream import filled_frame, framed, paragraph, run
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.searched import ContextLine

_SIDE = Mm(22)
_SHADE = "FFE9B8"
_LOOKS = {"Normal": (TEXT, 10.5, INK), "Heading 1": (TITLE, 14, INK), "Heading 2": (TITLE, 11, DIM)}
# Styles by what they are for; Word lists them under these names.
_HIT, _SOURCE, _FOUND = "Hit", "Hit Source", "Hit Words"


def write_document(path: Path, searched: Searched, found: Iterable[Found], citations: Citations) -> Iterator[Written]:
    """Write the document; the last step tells how many hits stand in it. May raise OSError."""
    rows = 0
    with filled_frame(path, _frame(searched, citations.say)) as body:
        for rows in _write_entries(body, found, citations):
            if rows % TOLD_EVERY == 0:
                yield Written(rows)
    yield Written(rows)


def _write_entries(body: IO[bytes], found: Iterable[Found], citations: Citations) -> Iterator[int]:
    """Entry by entry in the order of their first hits, the hits in the order of the text; yields how many so far."""
    entries: dict[EntryId, list[Found]] = {}
    for each in found:
        entries.setdefault(each.entry, []).append(each)
    number = 0
    for own in entries.values():
        first = own[0]
        year = citations.say("({year} 年)", year=first.year) if first.year else ""
        body.write(paragraph("Heading1", f"{first.entry_title}{year}"))
        own.sort(key=lambda each: each.start)
        for _, group in groupby(own, key=lambda each: each.section):
            hits = list(group)
            if words := section_words(hits[0], citations):
                body.write(paragraph("Heading2", words))
            for each in hits:
                number += 1
                body.write(_hit(number, each))
                yield number
            body.write(paragraph(_SOURCE, f"——{citations.citation(first.entry, first.entry_title, hits[0].title)}"))


def _hit(number: int, found: Found) -> bytes:
    """The words around, those that were searched for marked; … where the text goes on."""
    runs = [run(f"{number}"), "<w:r><w:tab/></w:r>"]
    if isinstance(found, ContextLine):
        before, after = told_line(found)
        runs += [run(before), run(found.words, _FOUND), run(after)]
    else:
        done = 0
        for start, end in found.marks:
            runs += [run(found.snippet[done:start]), run(found.snippet[max(start, done) : end], _FOUND)]
            done = max(done, end)
        runs.append(run(found.snippet[done:]))
    return framed(_HIT, "".join(runs))


def _frame(searched: Searched, say: Catalogue) -> bytes:
    """The document without hits: its styles, its heading, and a paragraph that marks where they belong."""
    document = begun(searched.heading(say), _LOOKS)
    _add_styles(document.styles)
    for words in (searched.asked(say), searched.counted(say)):
        add_below_heading(document, words)
    told = document.core_properties
    told.created = told.modified = datetime.combine(searched.made, time(), UTC)
    return finished(document, _SIDE, searched.heading(say), say)


def _add_styles(styles: Any) -> None:
    styles["Normal"].paragraph_format.space_after = Pt(4)
    styles["Heading 1"].paragraph_format.space_before = Pt(18)
    hit = styles.add_style(_HIT, WD_STYLE_TYPE.PARAGRAPH)
    source = styles.add_style(_SOURCE, WD_STYLE_TYPE.PARAGRAPH)
    for style in (hit, source):
        style.base_style = styles["Normal"]
    hit.paragraph_format.left_indent, hit.paragraph_format.first_line_indent = Mm(10), Mm(-10)
    hit.paragraph_format.tab_stops.add_tab_stop(Mm(10))
    hit.paragraph_format.line_spacing = 1.4
    source.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    source.paragraph_format.space_after = Pt(8)
    source.font.size, source.font.color.rgb = Pt(9), DIM
    found = styles.add_style(_FOUND, WD_STYLE_TYPE.CHARACTER)
    found.font.bold = True
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{name}"), value)
    found.element.get_or_add_rPr().append(shade)
