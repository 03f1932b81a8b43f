"""A story of a Word document (its body, a note, a text box) as lines and tables in reading order.

In are: tracked insertions, results of fields, content controls, text boxes once, automatic numbers. Out are: tracked
deletions, hidden text, field codes, comments, and the table of contents, which repeats the headings.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from yearbook_viewer.reading.blocks import Run
from yearbook_viewer.reading.layouts import Grid, Line, broken, laid_out
from yearbook_viewer.reading.symbols import symbol
from yearbook_viewer.reading.word.notes import NoteMarks
from yearbook_viewer.reading.word.numbers import Numbers
from yearbook_viewer.reading.word.styles import VAL, Style, Styles, W, list_number, outline_level, switched
from yearbook_viewer.reading.word.tables import table_rows

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_HOLDERS = frozenset(
    W + name
    for name in ("ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo", "sdtContent")
)
_BREAKS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_PICTURES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
# 12 km with a raised 2 is no 122 kilometres.
_RAISED = {"2": "²", "3": "³"}
_CONTENTS = "Table of Contents"


@dataclass(slots=True)
class _Field:
    """A field that is open; its result is shown behind its separator."""

    code: str = ""
    shows: bool = False


@dataclass(slots=True)
class Story:
    """The walk through a story; numbers and marks go on from one story to the next."""

    styles: Styles
    numbers: Numbers
    notes: NoteMarks
    _fields: list[_Field] = field(default_factory=list)
    _closed: set[etree._Element] = field(default_factory=set)
    _boxes: list[etree._Element] = field(default_factory=list)
    _carried: list[Run] = field(default_factory=list)

    def lines(self, story: etree._Element) -> Iterator[Line | Grid]:
        """The lines and tables of a story's element."""
        self._closed = _closed_fields(story)
        yield from self._blocks(story)
        if self._carried:
            yield Line(tuple(self._carried))

    def _blocks(self, holder: etree._Element) -> Iterator[Line | Grid]:
        for each in holder.iterchildren("*"):
            if each.tag == f"{W}p":
                yield from self._paragraph(each)
            elif each.tag == f"{W}tbl":
                yield from self._table(each)
            elif (inner := _inside(each)) is not None:
                yield from self._blocks(inner)

    def _paragraph(self, element: etree._Element) -> Iterator[Line | Grid]:
        properties = element.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        name = self.styles.paragraph_default if named is None else named.get(VAL, "")
        style = self.styles.style(name)
        boxes, self._boxes = self._boxes, []
        runs = list(self._runs(element, style))
        inner, self._boxes = self._boxes, boxes
        sign = self._sign(properties, style, name)
        if sign and any(run.text.strip() for run in runs):
            runs.insert(0, Run(sign, runs[0].bold))
        runs = [*self._carried, *runs]
        self._carried.clear()
        mark = None if properties is None else properties.find(f"{W}rPr")
        if mark is not None and mark.find(f"{W}del") is not None:
            self._carried.extend(runs)
        else:
            level = outline_level(properties)
            level = style.level if level is None else level
            yield from broken(runs, None if level == -1 else level)
        for box in inner:
            yield from self._blocks(box)

    def _sign(self, properties: etree._Element | None, style: Style, name: str) -> str:
        """The automatic number; it counts even where the paragraph is empty."""
        own, inherited = list_number(properties), style.number
        if own is None:
            return self.numbers.next(*inherited, name) if inherited else ""
        number, level = own
        if not number and inherited:
            number = inherited[0]
        return self.numbers.next(number, level if level is not None or inherited else 0, name)

    def _runs(self, holder: etree._Element, style: Style) -> Iterator[Run]:
        for each in holder.iterchildren("*"):
            if each.tag == f"{W}r":
                yield from self._run(each, style)
            elif each.tag.startswith(_MATH):
                yield Run("".join(part.text or "" for part in each.iter(f"{_MATH}t")), bool(style.bold))
            elif (inner := _inside(each)) is not None:
                yield from self._runs(inner, style)

    def _run(self, element: etree._Element, style: Style) -> Iterator[Run]:
        properties = element.find(f"{W}rPr")
        named = None if properties is None else properties.find(f"{W}rStyle")
        own = Style() if named is None else self.styles.style(named.get(VAL, ""))
        bold = _first(switched(properties, "b"), own.bold, style.bold)
        hidden = _first(switched(properties, "vanish"), own.hidden, style.hidden)
        text = "".join(self._pieces(element, shown=not hidden, style=style))
        raised = None if properties is None else properties.find(f"{W}vertAlign")
        if raised is not None and raised.get(VAL) == "superscript":
            text = _RAISED.get(text, text)
        if text:
            yield Run(text, bold)

    def _pieces(self, run: etree._Element, *, shown: bool, style: Style) -> Iterator[str]:
        """The text of a run's children. Fields begin and end in hidden runs too."""
        for each in run.iterchildren("*"):
            if each.tag == f"{W}fldChar":
                self._turn(each)
            elif each.tag == f"{W}instrText":
                if self._fields:
                    self._fields[-1].code += each.text or ""
            elif shown and all(open_field.shows for open_field in self._fields):
                yield from self._shown(each, style)

    def _shown(self, each: etree._Element, style: Style) -> Iterator[str]:
        if each.tag == f"{W}t":
            yield each.text or ""
        elif each.tag in _BREAKS:
            yield _BREAKS[each.tag]
        elif each.tag == f"{W}sym":
            code = each.get(f"{W}char", "")
            yield symbol(int(code, 16) if _is_hexadecimal(code) else 0, each.get(f"{W}font", ""))
        elif each.tag in _NOTES:
            yield self.notes.mark(_NOTES[each.tag], each)
        elif each.tag == f"{W}ruby":
            for base in each.iterchildren(f"{W}rubyBase"):
                yield from (run.text for run in self._runs(base, style))
        elif each.tag in _PICTURES:
            self._boxes.extend(_text_boxes(each))
        elif each.tag == _ALTERNATIVES:
            chosen = _chosen(each)
            if chosen is not None:
                for inner in chosen.iterchildren("*"):
                    yield from self._shown(inner, style)

    def _turn(self, mark: etree._Element) -> None:
        """A field begins, comes to its result, or ends. One that never ends is no field: nothing is lost by it."""
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin" and mark in self._closed:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = not _is_contents(self._fields[-1].code)
        elif kind == "end" and self._fields and mark in self._closed:
            self._fields.pop()

    def _table(self, table: etree._Element) -> Iterator[Line | Grid]:
        rows = [[(place, list(self._blocks(place.element))) for place in row] for row in table_rows(table)]
        yield from laid_out(rows)


def _closed_fields(story: etree._Element) -> set[etree._Element]:
    """The marks of those fields that have both a begin and an end."""
    begun: list[etree._Element] = []
    closed: set[etree._Element] = set()
    for mark in story.iter(f"{W}fldChar"):
        if mark.get(f"{W}fldCharType") == "begin":
            begun.append(mark)
        elif mark.get(f"{W}fldCharType") == "end" and begun:
            closed.update((begun.pop(), mark))
    return closed


def _inside(each: etree._Element) -> etree._Element | None:
    """What holds the paragraphs or runs of an element that is neither; None for what is not shown."""
    if each.tag == f"{W}sdt":
        gallery = each.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        is_contents = gallery is not None and gallery.get(VAL) == _CONTENTS
        return None if is_contents else each.find(f"{W}sdtContent")
    if each.tag == _ALTERNATIVES:
        return _chosen(each)
    if each.tag == f"{W}fldSimple" and _is_contents(each.get(f"{W}instr", "")):
        return None
    return each if each.tag in _HOLDERS else None


def _is_contents(code: str) -> bool:
    return code.split()[:1] == ["TOC"]


def _chosen(alternatives: etree._Element) -> etree._Element | None:
    """Of several ways to say the same the first that has text, else the first."""
    ways = list(alternatives.iterchildren("*"))
    with_text = (way for way in ways if next(way.iter(f"{W}t"), None) is not None)
    return next(with_text, ways[0] if ways else None)


def _text_boxes(picture: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes in a drawing, each once; those within another are met with it."""
    waiting = [picture]
    while waiting:
        each = waiting.pop()
        if each.tag == f"{W}txbxContent":
            yield each
        elif each.tag == _ALTERNATIVES:
            chosen = _chosen(each)
            waiting.extend([] if chosen is None else [chosen])
        else:
            waiting.extend(reversed(list(each.iterchildren("*"))))


def _first(*switches: bool | None) -> bool:
    """The nearest that is set."""
    return next((switch for switch in switches if switch is not None), False)


def _is_hexadecimal(code: str) -> bool:
    return 0 < len(code) <= 6 and set(code.lower()) <= set("0123456789abcdef")
