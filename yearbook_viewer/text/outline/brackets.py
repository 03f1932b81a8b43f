"""Titles in brackets at the start of a line: 【概况】, 〖〗, 〔〕, ［］, [ ].

The one rule for brackets that are damaged, so that nothing is lost:

- 【 without 】: if the next line has the 】 within a title's length, the title runs over the two lines. Otherwise it
  runs to the first white space or to the line's end, at most 20 characters; the heading is taken and doubted.
  Longer words, or a line that the 【 ends, are text.
- 【 closed by another kind of bracket (【概况］): the title runs to it, taken and doubted.
- 】 without 【 within the first 20 characters of a line: what stands before it is the title, taken and doubted.
- 【【概况】】 and 【[概况]】: inner brackets are no part of the title; the section's body begins behind the last 】.
- 【】, 【 】, 【123】 and brackets of page furniture: text.
- Brackets of the other kinds are taken in pairs only, for 〔2020〕 and [7] stand in running text too.
"""

import re

from yearbook_viewer.text.outline.styles import LONGEST_TITLE, PAIRS, Heading, names_section, tidy_title
from yearbook_viewer.text.paragraphs import WHITE, Line

# A title whose bracket is missing is taken only if it is short.
_LONGEST_UNCLOSED = 20
# The same bracket in two widths is one style.
_STYLES = {opening: opening + closing for opening, closing in PAIRS.items()} | {"[": "［］"}
_OTHERS = r"\]］〕〗})）｝"
_ALL = "".join(PAIRS) + "".join(PAIRS.values())


def bracketed(line: Line, following: Line | None) -> Heading | None:
    """The heading of a line that begins with an opening bracket; None if it is text."""
    closing = PAIRS[line.text[0]]
    end = line.text.find(closing, 1, LONGEST_TITLE)
    if end > 0:
        title = tidy_title(line.text[1:end].strip(_ALL + WHITE))
        rest = line.text[end:LONGEST_TITLE]
        after = end + len(rest) - len(rest.lstrip(closing))
        style = _STYLES[line.text[0]]
        return Heading(line.start, line.start + after, title, style) if names_section(title) else None
    if closing != "】" or not line.text[1:LONGEST_TITLE].strip(WHITE):
        return None
    return _closed_otherwise(line) or (following and _over_two_lines(line, following)) or _unclosed(line)


def unopened(line: Line) -> Heading | None:
    """概况】 without its 【."""
    end = line.text.find("】", 1, _LONGEST_UNCLOSED)
    if end < 0:
        return None
    title = tidy_title(line.text[:end])
    if "【" in title or not names_section(title):
        return None
    return Heading(line.start, line.start + end + 1, title, "【】", broken=True)


def _closed_otherwise(line: Line) -> Heading | None:
    """【概况］: closed by another kind of bracket that is not opened within."""
    found = re.search(rf"[{_OTHERS}]", line.text[1:_LONGEST_UNCLOSED])
    if not found or re.search(r"[\[［〔〖(（{｛]", line.text[1 : found.start() + 1]):
        return None
    title = tidy_title(line.text[1 : found.start() + 1])
    after = line.start + found.end() + 1
    return Heading(line.start, after, title, "【】", broken=True) if names_section(title) else None


def _over_two_lines(line: Line, following: Line) -> Heading | None:
    """A title whose 】 stands on the next line."""
    close = following.text.find("】", 0, max(LONGEST_TITLE - len(line.text), 0))
    if close < 0 or "【" in following.text[:close]:
        return None
    title = tidy_title(line.text[1:] + following.text[:close])
    return Heading(line.start, following.start + close + 1, title, "【】") if names_section(title) else None


def _unclosed(line: Line) -> Heading | None:
    """【 without 】: the title runs to the first white space, or to the end of a short line."""
    title = line.text[1:LONGEST_TITLE].split(maxsplit=1)[0]
    begin = line.text.index(title, 1)
    if len(title) > _LONGEST_UNCLOSED or not names_section(title):
        return None
    return Heading(line.start, line.start + begin + len(title), title, "【】", broken=True)
