"""Titles and names that white space parts from their text, as a text export leaves them without their bold."""

import re
from collections.abc import Sequence

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.furniture import is_furniture
from yearbook_viewer.text.outline.plain_headings import CLOSED, NO_TITLE
from yearbook_viewer.text.outline.styles import CJK, SPACED, Heading, tidy_title
from yearbook_viewer.text.paragraphs import Line

_LONG_PARAGRAPH = 20
_FEWEST_SPACED = 2
_LONGEST_SPACED = 24
# Padded characters (概　况), or a word or name with a note (龙秀珍（女）), and white space of an ideograph's width.
_SPACED_TITLE = re.compile(
    r"((?:[\u3400-\u9fff][ \u3000]+){1,3}[\u3400-\u9fff]"
    r"|[^\s\d，。；：、,;:（(][^\s，。；：,;:（(]{1,17}(?:[（(][^（()）]{1,8}[)）])?)"
    r"(?:\u3000|  )\s*(?=\S)"
)


def before_spaces(lines: Sequence[Line]) -> list[Heading]:
    """Titles and names that white space parts from their text: 农资供应　全年供应化肥…, 周德厚　1926年生….

    A text export has lost the bold that they were set in. Only where two paragraphs and half of all open so.
    """
    found = [heading for line in lines if (heading := _before_space(line))]
    long = sum(len(line.text) >= _LONG_PARAGRAPH for line in lines)
    return found if len(found) >= _FEWEST_SPACED and len(found) * 2 >= long else []


def _before_space(line: Line) -> Heading | None:
    if len(line.text) < _LONG_PARAGRAPH:
        return None
    match = _SPACED_TITLE.match(line.text[: _LONGEST_SPACED + 4])
    if not match or not CJK.search(match[1]) or NO_TITLE.search(fold(re.sub(r"[（(].*", "", match[1]))):
        return None
    if line.text[-1] not in CLOSED or is_furniture(match[1]):
        return None
    return Heading(line.start, line.start + match.end(1), tidy_title(match[1]), SPACED)
