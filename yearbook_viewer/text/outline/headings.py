"""Headings: which lines open a section, by the signs that yearbooks set before them."""

import re
from collections.abc import Callable, Mapping

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.brackets import bracketed, unopened
from yearbook_viewer.text.outline.numbers import (
    FORMAL_NUMERALS,
    annex,
    chapter,
    formally_numbered,
    in_parentheses,
    numbered,
)
from yearbook_viewer.text.outline.styles import (
    LONGEST_TITLE,
    MARKDOWN,
    NUMERALS,
    PAIRS,
    STARRED,
    SYMBOLS,
    Heading,
    is_title_text,
    names_section,
    tidy_title,
)
from yearbook_viewer.text.paragraphs import WHITE, Line

__all__ = ["Heading", "heading_at", "tidy_title"]

_WINDOW = 120
# ●机构改革。 before its text.
_LONGEST_RUN_IN = 12
_MARKDOWN = re.compile(r"(#{1,6})[ \t\u3000]+")
_STARRED = re.compile(r"(\*\*|__)(?=\S)(.{2,40}?)(?<=\S)\1(?=\s|$)")


def heading_at(line: Line, following: Line | None) -> Heading | None:
    """The heading that a line opens with, None for a line of text.

    `following`: the next line, for a title broken over two.
    """
    reader = _READERS.get(line.text[0])
    found = reader(line, following) if reader else None
    return found or unopened(line)


def _symbol(line: Line, _: Line | None) -> Heading | None:
    """■ 概况　2020年…: up to white space, up to an early 。, or the whole of a short line."""
    rest = line.text[1:LONGEST_TITLE].lstrip(WHITE + line.text[0])
    if not rest:
        return None
    begin = line.text.index(rest[0], 1)
    pieces = rest.split(maxsplit=1)
    title = pieces[0]
    run_in = title.find("。", 0, _LONGEST_RUN_IN + 1)
    if 1 < run_in < len(rest) - 1 and not any(sign in fold(title[:run_in]) for sign in ",;:"):
        return Heading(line.start, line.start + begin + run_in + 1, title[:run_in], line.text[0])
    if len(pieces) == 1 and len(line.text) >= LONGEST_TITLE:
        return None
    if not is_title_text(title) or any(sign in fold(title) for sign in ",;:"):
        return None
    if len(pieces) == 2 and len(title) == 1:
        title = tidy_title(line.text[begin:]) if len(line.text) < LONGEST_TITLE else title
        return Heading(line.start, line.end, title, line.text[0]) if is_title_text(title) else None
    return Heading(line.start, line.start + begin + len(title), title, line.text[0])


def _markdown(line: Line, _: Line | None) -> Heading | None:
    found = _MARKDOWN.match(line.text[:10])
    title = tidy_title(line.text[found.end() : _WINDOW].rstrip("# ").strip("*_")) if found else ""
    if not found or not title or len(line.text) > _WINDOW:
        return None
    return Heading(line.start, line.end, title, MARKDOWN, level=len(found[1]))


def _starred(line: Line, _: Line | None) -> Heading | None:
    """**概况** before white space, or a line of its own: Markdown's bold."""
    found = _STARRED.match(line.text[:LONGEST_TITLE])
    if not found or not names_section(found[2]) or found[2][-1] in "，,：:":
        return None
    return Heading(line.start, line.start + found.end(), tidy_title(found[2]), STARRED)


_READERS: Mapping[str, Callable[[Line, Line | None], Heading | None]] = (
    dict.fromkeys(PAIRS, bracketed)
    | dict.fromkeys(SYMBOLS, _symbol)
    | dict.fromkeys(NUMERALS, numbered)
    | dict.fromkeys(FORMAL_NUMERALS, formally_numbered)
    | {"(": in_parentheses, "（": in_parentheses, "第": chapter, "附": annex}
    | {MARKDOWN: _markdown, "*": _starred, "_": _starred}
)
