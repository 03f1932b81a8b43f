"""What Word documents of this program have in common: the letters they are set in, runs, and numbers on the pages."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from yearbook_viewer.messages import Catalogue

# What every Chinese Windows has; elsewhere the reader's program takes what it has.
TEXT, TITLE = "宋体", "黑体"
_LATIN = "Times New Roman"


def name_fonts(letters: Any, family: str) -> None:
    """Set the run properties in a Chinese family, Latin letters in one that goes with it."""
    fonts = letters.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        letters.insert(0, fonts)
    for script, name in (("ascii", _LATIN), ("hAnsi", _LATIN), ("cs", _LATIN), ("eastAsia", family)):
        fonts.set(qn(f"w:{script}"), name)


def plain_run(words: str, *, bold: bool) -> Any:
    """A run of the words, letter for letter."""
    run = OxmlElement("w:r")
    if bold:
        letters = OxmlElement("w:rPr")
        letters.append(OxmlElement("w:b"))
        run.append(letters)
    text = OxmlElement("w:t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    return run


def number_pages(document: Any, say: Catalogue) -> None:
    """第 1 页,共 3 页, counted by the program that shows it."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    words = say("第 {page} 页,共 {pages} 页", page="\0PAGE\0", pages="\0NUMPAGES\0")
    for part in words.split("\0"):
        if part not in ("PAGE", "NUMPAGES"):
            paragraph.add_run(part)
            continue
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), part)
        field.append(plain_run("1", bold=False))
        paragraph._p.append(field)
