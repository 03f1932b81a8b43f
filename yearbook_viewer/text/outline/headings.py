"""Headings: which lines open a section, by the signs that yearbooks set before them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.furniture import is_furniture
from yearbook_viewer.text.paragraphs import WHITE, Line

# Longest title taken: a heading is rarely longer than 18 characters, headings of reports reach 50.
LONGEST_TITLE = 60
# How much of a line is looked at; a line may be millions of characters long.
_WINDOW = 120
# A title whose bracket is missing is taken only if it is short.
_LONGEST_UNCLOSED = 20
_NUMERALS = "一二三四五六七八九十百"
_SENTENCE_END = "。！？!?；;"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line, or its beginning, that opens a section.

    `start`: its first character; `after`: the first character behind it; `style`: which signs it is set with;
    `broken`: its brackets are not a pair.
    """

    start: int
    after: int
    title: str
    style: str
    broken: bool = False


# Outer styles before inner ones, where an order is agreed; every other style nests by which comes first in the text.
OUTERMOST = ("附件", "第编", "第章")
NUMBERED = ("第节", "plain", "一、", "(一)")
MARKDOWN = ("#", "##", "###", "####", "#####", "######")

_PAIRS = {"【": "】", "〖": "〗", "〔": "〕", "［": "］", "[": "]"}
BRACKETED = frozenset(opening + closing for opening, closing in _PAIRS.items())
_SYMBOLS = "■□●○◆◇▲△★☆"
CJK = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")

_FIRST = re.compile(rf"([{_NUMERALS}]{{1,4}})、\s*")
_SECOND = re.compile(rf"\(\s*[{_NUMERALS}]{{1,4}}\s*\)\s*")
_CHAPTER = re.compile(rf"第[{_NUMERALS}零〇\d]{{1,5}}([编篇章节])(?=\s|$|[^\s,、的])")
_ANNEX = re.compile(rf"附\s?件\s*(?:[{_NUMERALS}\d]{{1,3}}\s*(?:[::]|\s|$)|[::]?$)")
_MARKDOWN = re.compile(r"(#{1,6})[ \t]+")
_COUNTING = re.compile(r"[、等季产级类期线次度型]")


def heading_at(line: Line, following: Line | None) -> Heading | None:
    """The heading that a line opens with, None for a line of text.

    `following`: the next line, for a title broken over two.
    """
    reader = _READERS.get(line.text[0])
    found = reader(line, following) if reader else None
    return found or _unopened(line)


def tidy_title(words: str) -> str:
    """A title as printed, but without the white space between single characters (概　况) or at a line's end."""
    pieces = words.split()
    if len(pieces) > 1 and all(len(piece) == 1 for piece in pieces):
        return "".join(pieces)
    return " ".join(pieces)


def _bracketed(line: Line, following: Line | None, *, closing: str) -> Heading | None:
    """【概况】 with or without text behind it; 【 without its 】 as far as it can be told."""
    end = line.text.find(closing, 1, LONGEST_TITLE)
    if end > 0:
        title = tidy_title(line.text[1:end].strip("".join(_PAIRS) + WHITE))
        style = line.text[0] + closing
        after = end + len(line.text[end:LONGEST_TITLE]) - len(line.text[end:LONGEST_TITLE].lstrip(closing))
        return Heading(line.start, line.start + after, title, style) if _names_section(title) else None
    if closing != "】" or not line.text[1:].strip(WHITE):
        return None
    return (following and _over_two_lines(line, following)) or _unclosed(line)


def _over_two_lines(line: Line, following: Line) -> Heading | None:
    """A title whose 】 stands on the next line."""
    close = following.text.find("】", 0, max(LONGEST_TITLE - len(line.text), 0))
    if close < 0 or "【" in following.text[:close]:
        return None
    title = tidy_title(line.text[1:] + following.text[:close])
    return Heading(line.start, following.start + close + 1, title, "【】") if _names_section(title) else None


def _unclosed(line: Line) -> Heading | None:
    """【 without 】: the title runs to the first white space, or to the end of a short line."""
    title = line.text[1:LONGEST_TITLE].split(maxsplit=1)[0]
    begin = line.text.index(title, 1)
    if len(title) > _LONGEST_UNCLOSED or not _names_section(title):
        return None
    return Heading(line.start, line.start + begin + len(title), title, "【】", broken=True)


def _unopened(line: Line) -> Heading | None:
    """概况】 without its 【."""
    end = line.text.find("】", 1, _LONGEST_UNCLOSED)
    if end < 0:
        return None
    title = tidy_title(line.text[:end])
    if "【" in title or not _names_section(title):
        return None
    return Heading(line.start, line.start + end + 1, title, "【】", broken=True)


def _symbol(line: Line, _: Line | None) -> Heading | None:
    """■ 概况　2020年…: up to white space, or the whole of a short line."""
    rest = line.text[1:LONGEST_TITLE].lstrip(WHITE)
    if not rest:
        return None
    begin = line.text.index(rest[0], 1)
    pieces = rest.split(maxsplit=1)
    title = pieces[0]
    if len(pieces) == 1 and len(line.text) >= LONGEST_TITLE:
        return None
    if not _is_title(title) or any(sign in fold(title) for sign in ",;:"):
        return None
    return Heading(line.start, line.start + begin + len(title), title, line.text[0])


def _numbered(line: Line, _: Line | None) -> Heading | None:
    folded = fold(line.text[:_WINDOW])
    found = _FIRST.match(folded)
    if found and not _counts_on(found[1], folded[found.end() :]):
        return _up_to_stop(line, found.end(), "一、")
    return None


def _in_parentheses(line: Line, _: Line | None) -> Heading | None:
    found = _SECOND.match(fold(line.text[:_WINDOW]))
    return _up_to_stop(line, found.end(), "(一)") if found else None


def _chapter(line: Line, _: Line | None) -> Heading | None:
    folded = fold(line.text[:_WINDOW])
    found = _CHAPTER.match(folded)
    if not found or len(line.text) > 40 or _ends_sentence(line.text):
        return None
    style = {"编": "第编", "篇": "第编", "章": "第章", "节": "第节"}[found[1]]
    return Heading(line.start, line.end, tidy_title(line.text), style)


def _annex(line: Line, _: Line | None) -> Heading | None:
    found = _ANNEX.match(fold(line.text[:_WINDOW]))
    if not found or len(line.text) > 40 or _ends_sentence(line.text):
        return None
    return Heading(line.start, line.end, tidy_title(line.text).rstrip(":：, "), "附件")


def _markdown(line: Line, _: Line | None) -> Heading | None:
    found = _MARKDOWN.match(line.text[:10])
    title = tidy_title(line.text[found.end() : _WINDOW].rstrip("# ")) if found else ""
    if not found or not title or len(line.text) > _WINDOW:
        return None
    return Heading(line.start, line.end, title, found[1])


_READERS: Mapping[str, Callable[[Line, Line | None], Heading | None]] = (
    {opening: partial(_bracketed, closing=closing) for opening, closing in _PAIRS.items()}
    | dict.fromkeys(_SYMBOLS, _symbol)
    | dict.fromkeys(_NUMERALS, _numbered)
    | {"(": _in_parentheses, "（": _in_parentheses, "第": _chapter, "附": _annex, "#": _markdown}
)


def _up_to_stop(line: Line, number_end: int, style: str) -> Heading | None:
    """A numbered heading: to the first 。, or to the end of its line; to the first clause where that is too long."""
    window = line.text[:LONGEST_TITLE]
    stop = window.find("。", number_end)
    if stop < 0 and len(line.text) > LONGEST_TITLE:
        stop = next((at for at in range(number_end, len(window)) if window[at] in ",，;；:："), -1)
        if stop < 0:
            return None
    end = len(line.text) if stop < 0 else stop
    title = tidy_title(line.text[:end]).rstrip(":：")
    if not CJK.search(title, number_end) and not re.search(r"\w", title[number_end:]):
        return None
    after = end if stop < 0 else stop + 1
    return Heading(line.start, line.start + after, title, style)


def _counts_on(number: str, rest: str) -> bool:
    """Whether 一、二 goes on counting (一、二等奖, 二、三产业) and is no heading's number."""
    if not rest or rest[0] not in _NUMERALS or number[-1] not in _NUMERALS:
        return False
    return _NUMERALS.index(rest[0]) == _NUMERALS.index(number[-1]) + 1 and _COUNTING.match(rest, 1) is not None


def _is_title(title: str) -> bool:
    return 0 < len(title) <= LONGEST_TITLE and CJK.search(title) is not None and not _ends_sentence(title)


def _names_section(title: str) -> bool:
    return _is_title(title) and not is_furniture(title)


def _ends_sentence(words: str) -> bool:
    return any(sign in words for sign in _SENTENCE_END)
