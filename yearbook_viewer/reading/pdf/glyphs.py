"""The characters of a PDF's page with their places."""

import itertools
import math
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_int, c_void_p, cast, create_string_buffer
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from yearbook_viewer.reading.pdf.radicals import meant_characters
from yearbook_viewer.reading.pdf.rules import Rule, ruled_lines

# More than any page that a person set: a page of a newspaper has 20,000.
MOST_GLYPHS = 200_000
# Nearer to a right angle than this many degrees is meant as one.
_SLANT = 10
_STROKED_TOO = 2
_FORCE_BOLD = 1 << 18
_BOLD_NAMES = ("bold", "heavy", "black", "demi")
_GOTHIC_NAMES = ("simhei", "heiti", "黑体", "-hei", "fzht", "fzhei", "stxihei")
# In sizes: how far the middle of a character is above its baseline.
_MIDDLE = 0.35
_UNMAPPED = "\ufffd"
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_SURROGATES = range(_HIGH.start, _LOW.stop)


class Glyph(NamedTuple):
    """One character on a page, in points from the lower left; a tuple, for a volume has two million of them.

    `base`: the height of its baseline; `right`: where the next character would stand; `bold`: set so, or struck twice;
    `gothic`: in a face (黑体) that Chinese print uses as its bold.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    gothic: bool


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """A page turned so that most of its writing runs from left to right.

    `glyphs`: of that writing, in the order of the file; `asides`: lines of writing that runs otherwise, as they are.
    `bottom`, `top`: the edges of the sheet as turned; `unmapped`: characters that the file does not name.
    """

    glyphs: list[Glyph]
    asides: list[str]
    rules: list[Rule]
    bottom: float
    top: float
    unmapped: int


class _Face(NamedTuple):
    scale: float
    turn: int | None
    bold: bool
    gothic: bool


class _Placed(NamedTuple):
    """A character before its page is turned."""

    text: str
    x: float
    y: float
    face: _Face
    size: float
    box: tuple[float, float, float, float]


def page_glyphs(page: Any) -> PageGlyphs:
    """Everything on an open page of pypdfium2 that is text, and the lines ruled on it."""
    left, bottom, right, top = page.get_bbox()
    placed, unmapped = _placed(page, (left, bottom, right, top))
    turns = Counter(each.face.turn for each in placed if each.face.turn is not None and not each.text.isspace())
    turn = turns.most_common(1)[0][0] if turns else 0
    vertical = _is_vertical([each for each in placed if each.face.turn == turn], turn)
    quarter = (turn + 3) % 4 if vertical else turn
    straight = [
        _turned(each, turn, vertical=vertical)
        if each.face.turn == turn
        else _raised(_turned(each, quarter, vertical=False))
        for each in placed
        if each.face.turn in (turn, quarter)
    ]
    corners = [_rotated(x, y, quarter) for x, y in ((left, bottom), (right, top))]
    return PageGlyphs(
        straight,
        _asides(each for each in placed if each.face.turn not in (turn, quarter)),
        [_turned_rule(rule, quarter) for rule in ruled_lines(page)],
        min(y for _, y in corners),
        max(y for _, y in corners),
        unmapped,
    )


def _placed(page: Any, sheet: tuple[float, float, float, float]) -> tuple[list[_Placed], int]:
    """The characters on the sheet, and how many the file does not name. What lies outside is never seen."""
    left, bottom, right, top = sheet
    writing = page.get_textpage()
    count = pdfium.FPDFText_CountChars(writing)
    box = pdfium.FS_RECTF()
    matrix = pdfium.FS_MATRIX()
    x, y = c_double(), c_double()
    faces: dict[int, _Face] = {}
    found: list[_Placed] = []
    unmapped = 0
    for index in range(min(count, MOST_GLYPHS)):
        code = _code(writing, index)
        if code is None or pdfium.FPDFText_IsGenerated(writing, index) == 1:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(writing, index, byref(box)):
            continue
        pdfium.FPDFText_GetCharOrigin(writing, index, byref(x), byref(y))
        if not (left - 1 <= box.right and box.left <= right + 1 and bottom - 1 <= y.value <= top + 1):
            continue
        owner = cast(pdfium.FPDFText_GetTextObject(writing, index), c_void_p).value or 0
        face = faces.get(owner)
        if face is None:
            pdfium.FPDFText_GetMatrix(writing, index, byref(matrix))
            face = faces[owner] = _face(writing, index, matrix)
        text, lost = _character(writing, index, code)
        unmapped += lost
        if text:
            size = pdfium.FPDFText_GetFontSize(writing, index) * face.scale or 1.0
            found.append(_Placed(text, x.value, y.value, face, size, (box.left, box.bottom, box.right, box.top)))
    writing.close()
    return found, unmapped


def _code(writing: Any, index: int) -> int | None:
    """The code point; characters beyond U+FFFF come as two, of which the second gives None."""
    code: int = pdfium.FPDFText_GetUnicode(writing, index)
    if code not in _SURROGATES:
        return code
    if code in _LOW:
        high = pdfium.FPDFText_GetUnicode(writing, index - 1) if index else 0
        return None if high in _HIGH else code
    low = pdfium.FPDFText_GetUnicode(writing, index + 1)
    return 0x10000 + ((code - _HIGH.start) << 10) + (low - _LOW.start) if low in _LOW else code


def _character(writing: Any, index: int, code: int) -> tuple[str, bool]:
    """The character as it is meant, and whether it stands for one that the file does not name."""
    if code in (0xFFFE, 2) and pdfium.FPDFText_IsHyphen(writing, index) == 1:
        return "-", False
    unknown = code in (0, ord(_UNMAPPED)) or code in _SURROGATES or code > 0x10FFFF
    if unknown or pdfium.FPDFText_HasUnicodeMapError(writing, index) == 1:
        return _UNMAPPED, True
    if code in (0x09, 0x0A, 0x0B, 0x0C, 0x0D):
        return " ", False
    text = meant_characters().get(code)
    return (chr(code), _is_private(code)) if text is None else (text, False)


def _is_private(code: int) -> bool:
    """Whether it is a character of the private use areas, whose meaning only the file's own font knows."""
    return 0xE000 <= code <= 0xF8FF or code >= 0xF0000


def _face(writing: Any, index: int, matrix: Any) -> _Face:
    flags = c_int()
    name = create_string_buffer(256)
    pdfium.FPDFText_GetFontInfo(writing, index, name, 256, byref(flags))
    lower = name.value.decode("utf-8", "replace").lower()
    owner = pdfium.FPDFText_GetTextObject(writing, index)
    bold = (
        any(word in lower for word in _BOLD_NAMES)
        or bool(flags.value & _FORCE_BOLD)
        or (bool(owner) and pdfium.FPDFTextObj_GetTextRenderMode(owner) == _STROKED_TOO)
    )
    gothic = any(word in lower for word in _GOTHIC_NAMES)
    degrees = math.degrees(math.atan2(matrix.b, matrix.a))
    turn = round(degrees / 90)
    straight = abs(degrees - turn * 90) <= _SLANT
    return _Face(math.hypot(matrix.c, matrix.d), turn % 4 if straight else None, bold, gothic)


def _rotated(x: float, y: float, turn: int) -> tuple[float, float]:
    """The point after so many quarter turns clockwise."""
    match turn:
        case 1:
            return y, -x
        case 2:
            return -x, -y
        case 3:
            return -y, x
        case _:
            return x, y


def _turned(each: _Placed, turn: int, *, vertical: bool) -> Glyph:
    left, bottom, right, top = each.box
    if vertical:
        first, last = _rotated(left, top, (turn + 3) % 4), _rotated(right, bottom, (turn + 3) % 4)
        middle = (first[1] + last[1]) / 2
        begin = min(first[0], last[0])
        end = max(first[0], last[0])
        if end - begin < each.size / 2:
            end = begin + each.size
        return Glyph(each.text, begin, end, middle, each.size, each.face.bold, each.face.gothic)
    _, y = _rotated(each.x, each.y, turn)
    edges = [_rotated(left, bottom, turn)[0], _rotated(right, top, turn)[0]]
    return Glyph(each.text, min(edges), max(edges), y, each.size, each.face.bold, each.face.gothic)


def _raised(glyph: Glyph) -> Glyph:
    """A character laid on its side in a column, at the height of those that stand: at their middle."""
    return glyph._replace(base=glyph.base + _MIDDLE * glyph.size)


def _turned_rule(rule: Rule, turn: int) -> Rule:
    (x0, y0), (x1, y1) = _rotated(rule.left, rule.bottom, turn), _rotated(rule.right, rule.top, turn)
    return Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _is_vertical(placed: list[_Placed], turn: int) -> bool:
    """Whether most characters stand below the one before."""
    down = across = 0
    for before, after in itertools.pairwise(placed):
        (x0, y0), (x1, y1) = _rotated(before.x, before.y, turn), _rotated(after.x, after.y, turn)
        if abs(x1 - x0) < 0.3 * after.size and 0.5 * after.size < y0 - y1 < 2 * after.size:
            down += 1
        elif abs(y1 - y0) < 0.3 * after.size:
            across += 1
    return down > 2 * across and down > 8


def _asides(placed: Iterator[_Placed]) -> list[str]:
    """Writing that runs otherwise than its page, in the order of the file; a new line where it jumps."""
    lines: list[str] = []
    before: _Placed | None = None
    for each in placed:
        near = before is not None and math.hypot(each.x - before.x, each.y - before.y) <= 2.5 * each.size
        if lines and near:
            lines[-1] += each.text
        else:
            lines.append(each.text)
        before = each
    return [line.strip() for line in lines if line.strip()]
