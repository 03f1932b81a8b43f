"""Titles in 《》, and what stands between quotation marks."""

import re
from collections.abc import Iterator

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.spans import Span

# A title may be as long as a circular's.
_LONGEST_TITLE = 150

_CLOSING = {"“": "”", "‘": "’"}


def find_titles(plain: str) -> Iterator[Span]:
    """The title inside each 《》, brackets left out; of nested ones the outermost.

    A bracket without its partner on the same line is passed over.
    """
    depth, start = 0, 0
    for match in re.finditer(r"[《》\n]", plain):
        sign = match.group()
        if sign == "《":
            if depth == 0 or match.start() - start > _LONGEST_TITLE:
                depth, start = 0, match.end()
            depth += 1
        elif sign == "\n":
            depth = 0
        elif depth:
            depth -= 1
            if depth == 0 and 0 < match.start() - start <= _LONGEST_TITLE:
                yield Span(start, match.start(), Kind.DOC)


def quotations(plain: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands in each pair of quotation marks on one line, marks left out.

    Single marks count outside double ones only.
    """
    start, closing = -1, ""
    for match in re.finditer(r"[“”‘’\n]", plain):
        sign = match.group()
        if sign == "“" or (sign == "‘" and closing != "”"):
            start, closing = match.end(), _CLOSING[sign]
        elif sign == closing:
            if match.start() > start:
                yield start, match.start()
            closing = ""
        elif sign == "\n":
            closing = ""
