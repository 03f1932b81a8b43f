"""Workbooks of Excel and of what writes its format (.xlsx, .xlsm, also strict): what is seen on the visible sheets."""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.blocks import Blocks, Run
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.reading.ooxml import damaged, opened
from yearbook_viewer.reading.sheets.number_formats import BUILT_IN, displayed
from yearbook_viewer.reading.sheets.tables import LONGEST, Sheet, put_sheet
from yearbook_viewer.reading.signatures import is_encrypted_office
from yearbook_viewer.records import Choices, Reason, SourceText

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# Names that nobody gave.
_NO_NAME = re.compile(r"(?:sheet|工作表|表|table)\s*\d*", re.IGNORECASE)
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_TRUE = ("1", "true")


@dataclass(slots=True)
class _Book:
    """What the sheets of a workbook share, and what was met while reading them."""

    strings: list[str]
    formats: list[str]
    from_1904: bool
    bare_formulas: int = 0
    remarks: list[Reason] = field(default_factory=list)


def read(path: Path, data: bytes, _choices: Choices) -> SourceText:
    """The visible sheets in a workbook's bytes, each under its name; `path` is for the messages.

    Values are as they are displayed; of a formula that is the result that was saved with it.
    Raises FileRefused for what is damaged, encrypted, unpacks to too much, or has no text.
    """
    if is_encrypted_office(data):
        raise FileRefused("file-encrypted", path=shown(path))
    package = opened(path, data)
    main = package.related("officeDocument") or "xl/workbook.xml"
    workbook = package.tree(main)
    if workbook is None:
        raise damaged(path)
    targets = package.relationships(main)
    properties = workbook.find(f"{_S}workbookPr")
    book = _Book(
        strings=_strings(package.tree(package.related("sharedStrings", main))),
        formats=_formats(package.tree(package.related("styles", main))),
        from_1904=properties is not None and properties.get("date1904") in _TRUE,
    )
    blocks = Blocks()
    for each in workbook.iterfind(f"{_S}sheets/{_S}sheet"):
        target = targets.get(each.get(_ID, ""))
        if each.get("state", "visible") != "visible" or target is None or target.kind != "worksheet":
            continue
        root, name = package.tree(target.target), each.get("name", "")
        sheet = None if root is None else _sheet(root, book, name)
        if sheet is not None and any(words.strip() for words in sheet.cells.values()):
            if not _NO_NAME.fullmatch(name.strip()):
                blocks.paragraph([Run(name)], level=1)
            put_sheet(blocks, sheet)
    text, layout = blocks.finish()
    if not text:
        raise FileRefused("file-blank", path=shown(path))
    if book.bare_formulas:
        book.remarks.append(Reason("formulas-without-values", (("count", str(book.bare_formulas)),)))
    digest = hashlib.sha256(data).hexdigest()
    return SourceText(text, "", digest, layout=layout, remarks=tuple(book.remarks))


def _strings(root: etree._Element | None) -> list[str]:
    return [] if root is None else [_words(each) for each in root.iterchildren(f"{_S}si")]


def _words(element: etree._Element) -> str:
    """The text of a string in several formats; how it is spoken stays out."""
    runs = (element, *element.iterchildren(f"{_S}r"))
    return "".join(each.text or "" for run in runs for each in run.iterchildren(f"{_S}t"))


def _formats(root: etree._Element | None) -> list[str]:
    """The number format of each cell style."""
    if root is None:
        return []
    own = {each.get("numFmtId", ""): each.get("formatCode", "") for each in root.iterfind(f"{_S}numFmts/{_S}numFmt")}
    names = [each.get("numFmtId", "0") for each in root.iterfind(f"{_S}cellXfs/{_S}xf")]
    return [own.get(name) or BUILT_IN.get(int(name) if name.isdecimal() else 0, "General") for name in names]


def _sheet(root: etree._Element, book: _Book, name: str) -> Sheet:
    """The cells of a sheet that are shown; hidden rows and columns are left out."""
    unseen = {
        column
        for each in root.iterfind(f"{_S}cols/{_S}col")
        if each.get("hidden") in _TRUE
        for column in range(_number(each.get("min", ""), 1) - 1, min(_number(each.get("max", ""), 0), 16384))
    }
    cells: dict[tuple[int, int], str] = {}
    row_number, filled = -1, 0
    for row in root.iterfind(f"{_S}sheetData/{_S}row"):
        row_number = _number(row.get("r", ""), row_number + 2) - 1
        if row.get("hidden") in _TRUE:
            continue
        column, size = -1, len(cells)
        for cell in row.iterchildren(f"{_S}c"):
            place = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            if column not in unseen and (words := _value(cell, book)):
                cells[row_number, column] = words
        filled += len(cells) > size
        if filled >= LONGEST:
            book.remarks.append(Reason("rows-left-out", (("sheet", name), ("limit", str(LONGEST)))))
            break
    return Sheet(cells, _merged(root))


def _value(cell: etree._Element, book: _Book) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_S}v")
    if kind == "inlineStr":
        inline = cell.find(f"{_S}is")
        return "" if inline is None else _words(inline)
    if value is None or (not value and kind != "str"):
        book.bare_formulas += cell.find(f"{_S}f") is not None
        return ""
    if kind == "s":
        place = _number(value, len(book.strings))
        return book.strings[place] if place < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if value in _TRUE else "FALSE"
    if kind != "n":
        return value
    style = _number(cell.get("s", ""), 0)
    number_format = book.formats[style] if style < len(book.formats) else "General"
    return displayed(value, number_format, from_1904=book.from_1904)


def _merged(root: etree._Element) -> dict[tuple[int, int], tuple[int, int]]:
    merged: dict[tuple[int, int], tuple[int, int]] = {}
    for each in root.iterfind(f"{_S}mergeCells/{_S}mergeCell"):
        places = _REFERENCE.findall(each.get("ref", ""))
        if len(places) == 2:
            (left, top), (right, bottom) = ((_column(letters), int(row) - 1) for letters, row in places)
            merged[top, left] = (bottom - top + 1, right - left + 1)
    return merged


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _number(text: str, missing: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else missing
