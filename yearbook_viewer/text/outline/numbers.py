"""Numbered headings: 一、 (一) 第一章 第一节 附件1 at the start of a line, and candidates for 1. 1.1 (1) ①."""

import re

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.dates import small_number
from yearbook_viewer.text.outline.styles import CJK, FORMAL, LONGEST_TITLE, NUMERALS, Heading, ends_sentence, tidy_title
from yearbook_viewer.text.paragraphs import Line

# How much of a line is looked at; a line may be millions of characters long.
_WINDOW = 120
_LONGEST_LINE = 40
# Inner headings are shorter than those of the parts that they stand in.
_LONGEST_INNER = 30

_FIRST = re.compile(rf"([{NUMERALS}]{{1,4}})\s*[、..]\s*")
# As documents of 1912 to today's Taiwan count: 壹、 above 一、.
FORMAL_NUMERALS = "壹贰貳叁參叄参肆伍陆陸柒捌玖拾"
_FORMAL = re.compile(rf"([{FORMAL_NUMERALS}]{{1,3}})\s*[、.]\s*")
_SECOND = re.compile(rf"\(\s*[{NUMERALS}]{{1,4}}\s*\)\s*[、..]?\s*")
_CHAPTER = re.compile(rf"第\s*[{NUMERALS}零〇\d]{{1,5}}\s*([编編篇卷部章节節])(?!分)(?=\s|$|[^\s,、的])")
_CHAPTERS = {
    "编": "第编",
    "篇": "第编",
    "卷": "第编",
    "部": "第编",
    "章": "第章",
    "节": "第节",
    "編": "第编",
    "節": "第节",
}
_ANNEX = re.compile(rf"附\s?[件录錄表]\s*(?:[{NUMERALS}\d]{{1,3}}\s*(?:[::.、]|\s|$)|[::]?$)")
_COUNTING = re.compile(r"[、等季产级类期线次度型批]")

_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d.])\s*")
_ARABIC = re.compile(r"(\d{1,2})\s*[.、](?!\d)\s*")
_HALF_OPEN = re.compile(r"(\d{1,2})\s*\)\s*")
_IN_PARENTHESES = re.compile(r"\(\s*(\d{1,2})\s*\)\s*")
_SPACED = re.compile(r"(\d{1,2})[ \u3000](?=[\u3400-\u9fff])")
_STEMS = {sign: at for at, sign in enumerate("甲乙丙丁戊己庚辛壬癸", start=1)}
_STEM = re.compile(rf"([{''.join(_STEMS)}])\s*[、.]\s*")
_ROMANS = {chr(0x2160 + at): at + 1 for at in range(12)} | {
    sign: at
    for at, sign in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=1)
}
_ROMAN = re.compile(r"([\u2160-\u216b]|[IVX]{1,4})\s*[、.]\s*")
_CIRCLED = {chr(0x2460 + at): at + 1 for at in range(20)}
_PARENTHESISED = {chr(0x2474 + at): at + 1 for at in range(20)}
_STOPPED = {chr(0x2488 + at): at + 1 for at in range(20)}
# A decimal number before one of these is an amount.
_UNITS = frozenset("亿万千百元吨亩公米平立个倍%‰度级人户家项次台套辆度天年月日时分秒℃和至或-—~、,。;:)")
INNER_SIGNS = frozenset(
    "0123456789０１２３４５６７８９(（甲乙丙丁戊己庚辛壬癸IVX"
    + "".join(map(chr, range(0x2160, 0x216C)))
    + "".join((*_CIRCLED, *_PARENTHESISED, *_STOPPED))
)


def numbered(line: Line, _: Line | None) -> Heading | None:
    """一、 and what it heads."""
    folded = fold(line.text[:_WINDOW])
    found = _FIRST.match(folded)
    if found and not _counts_on(found[1], folded[found.end() :]):
        return _up_to_stop(line, found.end(), "一、")
    return None


def formally_numbered(line: Line, _: Line | None) -> Heading | None:
    """壹、 and what it heads."""
    found = _FORMAL.match(fold(line.text[:_WINDOW]))
    return _up_to_stop(line, found.end(), FORMAL) if found else None


def in_parentheses(line: Line, _: Line | None) -> Heading | None:
    """(一) and what it heads."""
    found = _SECOND.match(fold(line.text[:_WINDOW]))
    return _up_to_stop(line, found.end(), "(一)") if found else None


def chapter(line: Line, _: Line | None) -> Heading | None:
    """第一章 总则, a line of its own."""
    found = _CHAPTER.match(fold(line.text[:_WINDOW]))
    if not found or len(line.text) > _LONGEST_LINE or ends_sentence(line.text) or line.text[-1] in ",，、：:":
        return None
    return Heading(line.start, line.end, tidy_title(line.text), _CHAPTERS[found[1]])


def annex(line: Line, _: Line | None) -> Heading | None:
    """附件1, a line of its own."""
    found = _ANNEX.match(fold(line.text[:_WINDOW]))
    if not found or len(line.text) > _LONGEST_LINE or ends_sentence(line.text):
        return None
    return Heading(line.start, line.end, tidy_title(line.text).rstrip(":：, "), "附件")


def inner_number(line: Line) -> Heading | None:
    """A line that may be headed by 1. 1.1 (1) or ①: only its neighbours tell whether it is (`running.in_order`).

    A line that reads as a sentence (1.完成投资3亿元。) has a heading of no length: it counts, but heads nothing.
    """
    folded = fold(line.text[:_WINDOW])
    first = line.text[0]
    for signs, style in ((_CIRCLED, "①"), (_PARENTHESISED, "(1)"), (_STOPPED, "1.")):
        if first in signs:
            return _inner(line, folded, 1, style, signs[first])
    for pattern, style, numbers_of in ((_STEM, "甲、", _STEMS), (_ROMAN, "Ⅰ.", _ROMANS)):
        counted = pattern.match(line.text[:_WINDOW].replace("．", "."))
        if counted and counted[1] in numbers_of and CJK.match(folded, counted.end()):
            return _inner(line, folded, counted.end(), style, numbers_of[counted[1]])
    found = _DECIMAL.match(folded)
    if found:
        if folded[found.end() : found.end() + 1] in _UNITS or not CJK.match(folded, found.end()):
            return None
        numbers = [int(number) for number in found[1].split(".")]
        return _inner(line, folded, found.end(), ".".join("1" * len(numbers)), numbers[-1])
    for pattern, style in ((_ARABIC, "1."), (_IN_PARENTHESES, "(1)"), (_HALF_OPEN, "(1)"), (_SPACED, "1.")):
        found = pattern.match(folded)
        if found and CJK.search(folded, found.end()):
            return _inner(line, folded, found.end(), style, int(found[1]))
    return None


def _inner(line: Line, folded: str, begin: int, style: str, number: int) -> Heading:
    """A heading of its own line, one that 。 closes, or one that an ideographic space parts from its text."""
    words = line.text[:_WINDOW]
    stop = words.find("。", begin)
    space = words.find("\u3000", begin)
    whole = len(line.text) <= _LONGEST_INNER + begin and stop < 0
    if space > 0 and (stop < 0 or space < stop):
        title, after = words[:space], space
    elif whole:
        # A line that ends with a colon introduces what follows: a term and what it means.
        title, after = "" if words[-1] in "：:" else words, len(words)
    else:
        title, after = words[: max(stop, 0)], stop + 1
        if after == len(line.text):
            title = ""
    reads = any(sign in folded[begin : len(title)] for sign in ",;，；") or title.endswith(("、", "…"))
    if not title or len(title) - begin > _LONGEST_INNER or reads or not CJK.search(title, begin):
        return Heading(line.start, line.start, "", style, number=number)
    return Heading(line.start, line.start + after, tidy_title(title), style, number=number)


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
    number = small_number("".join(sign for sign in line.text[:number_end] if sign in NUMERALS and sign != "百"))
    return Heading(line.start, line.start + end + (stop >= 0), title, style, number=number)


def _counts_on(number: str, rest: str) -> bool:
    """Whether 一、二 goes on counting (一、二等奖, 二、三产业) and is no heading's number."""
    if not rest or rest[0] not in NUMERALS or number[-1] not in NUMERALS:
        return False
    return NUMERALS.index(rest[0]) == NUMERALS.index(number[-1]) + 1 and _COUNTING.match(rest, 1) is not None
