"""The straight lines that are drawn on a PDF's page: what tables are ruled with."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

# A page with more is a map or a drawing.
_MOST_RULES = 20_000
# In points: a filled box as thin as this looks like a line.
_THIN = 3.0


class Rule(NamedTuple):
    """A ruled line: horizontal where `bottom` is `top`, vertical where `left` is `right`."""

    left: float
    bottom: float
    right: float
    top: float


def ruled_lines(page: Any) -> list[Rule]:
    """The horizontal and vertical lines that are drawn: strokes, and filled boxes so thin that they look like one."""
    rules: list[Rule] = []
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        shape = pdfium.FPDFPage_GetObject(page, number)
        if pdfium.FPDFPageObj_GetType(shape) == pdfium.FPDF_PAGEOBJ_PATH:
            rules += _rules_of(shape)
        if len(rules) > _MOST_RULES:
            return []
    return rules


def _rules_of(shape: Any) -> Iterator[Rule]:
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(shape, byref(fill), byref(stroke))
    if not (fill.value or stroke.value):
        return
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(shape, byref(matrix))
    for points in _subpaths(shape, matrix):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = Rule(min(xs), min(ys), max(xs), max(ys))
        wide, high = box.right - box.left, box.top - box.bottom
        if high <= _THIN < wide:
            middle = (box.top + box.bottom) / 2
            yield Rule(box.left, middle, box.right, middle)
        elif wide <= _THIN < high:
            middle = (box.left + box.right) / 2
            yield Rule(middle, box.bottom, middle, box.top)
        elif stroke.value:
            for (x0, y0), (x1, y1) in pairwise(points):
                if abs(x1 - x0) <= 1 < abs(y1 - y0):
                    yield Rule(x0, min(y0, y1), x0, max(y0, y1))
                elif abs(y1 - y0) <= 1 < abs(x1 - x0):
                    yield Rule(min(x0, x1), y0, max(x0, x1), y0)


def _subpaths(shape: Any, matrix: Any) -> Iterator[list[tuple[float, float]]]:
    """The corner points of each part of a path, as they stand on the page; parts with curves are left out."""
    x, y = c_float(), c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for number in range(min(pdfium.FPDFPath_CountSegments(shape), _MOST_RULES)):
        segment = pdfium.FPDFPath_GetPathSegment(shape, number)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1 and not curved:
                yield points
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(
            (matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f)
        )
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1 and not curved:
        yield points
