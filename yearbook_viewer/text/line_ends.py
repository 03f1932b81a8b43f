"""Whether a paragraph goes on behind the end of a line."""

import re
from dataclasses import dataclass

from yearbook_viewer.text.line_signs import HAN, PrintedLine, is_closed, is_listed, opens_paragraph
from yearbook_viewer.text.widths import Measure


@dataclass(frozen=True, slots=True)
class Joint:
    """A break within a paragraph, from the last character of one line to the first of the next.

    `glue`: what it stands for: a blank between words of letters or names set apart by blanks, otherwise nothing.
    """

    start: int
    end: int
    glue: str = ""


_CLOSERS = frozenset("，。；：、）)”’》〉」』！？,;%％‰")
_ENCLOSERS = frozenset("）)”’》〉」』")
_HANGS = frozenset("、，,(（“‘《「『〈")
_OPEN_WORDS = re.compile(
    r"(?:的|以及|及其|分别[为是]?|其中|包括|完成|实现|达到|增长|下降|共有|[和与及或由在为对从将把被比达约至])$"
)
_ALWAYS_OPEN = re.compile(r"(?:的|以及|及其)$")
_CLAUSES = re.compile(r"[，。；,：]")
_UNIT = re.compile(
    r"[万亿千百]|[%％‰]|个百分点|元|美元|吨|公斤|千克|亩|公顷|公里|千米|平方|立方|米|千瓦|兆瓦|人|户|个|家|项|名|位|件|所|次|台|辆|起|"
    r"只|头|株|篇|条|处|座|场|期|批|倍|年|月|日|余|多|[0-9０-９]"
)
_IN_NUMBER = re.compile(r"\d$|\d[万亿]$")
_MULTIPLIERS = frozenset("万亿％%")
_TOKEN = re.compile(r"[A-Za-z0-9.]{1,8}")
_LETTER = re.compile(r"[A-Za-zÀ-ÿ]")
_HAS_HAN = re.compile(rf"[{HAN}]")
_OPENED = re.compile(r"[(（“《「『][^()（）“”《》「」『』。]{0,90}$")
_CLOSES = re.compile(r"[^()（）“”《》「」『』。]{0,90}([)）”》」』])")
_BRACKET_REACH = 100
_PAIRS = {"(": ")）", "（": ")）", "“": "”", "《": "》", "「": "」", "『": "』"}
_AFTER_SIGN = re.compile(r"[(（:：、，,。;；][^(（:：、，,。;；]*$")
_LAST_NAME = re.compile(rf"[\s\u3000]([{HAN}]{{2,4}})$")
_FIRST_NAME = re.compile(rf"[{HAN}]{{2,4}}(?=[\s\u3000)）、]|$)")

_PAGE = re.compile(r"[—–\-－─·•∙.～~\[(（第]+\s*\d{1,4}\s*[—–\-－─·•∙.～~\])）页]+(?:\s*共\s*\d+\s*页)?")
_BARE_PAGE = re.compile(r"\d{1,4}")
_RUNNING = re.compile(r"[^，。；、]{0,20}年鉴[^，。；、]{0,20}")
_LONGEST_RUNNING = 28
_SIGNED_PAGE = re.compile(r"\d|[·—–\-]|^\S{2,10}年鉴$")

# In half characters: what is no title, what may state a figure, a piece of a line, more than a sign or two.
_PROSE, _SENTENCE, _FRAGMENT, _PIECE = 40, 26, 24, 10
# What may hang over the width of a full line.
_OVER = 8


def is_page_line(line: PrintedLine, former: PrintedLine, measure: Measure) -> bool:
    """Whether a line is a page's number or running title (— 12 —, 临江年鉴 ·12·) behind a line of text."""
    words = line.text
    if len(words) > _LONGEST_RUNNING or is_closed(former.text):
        return False
    if _PAGE.fullmatch(words):
        return True
    if _RUNNING.fullmatch(words):
        return _SIGNED_PAGE.search(words) is not None
    return measure.width > 0 and former.width >= measure.full and _BARE_PAGE.fullmatch(words) is not None


def goes_on(text: str, line: PrintedLine, following: PrintedLine, measure: Measure, *, across: bool) -> Joint | None:
    """The joint between two lines of one paragraph; None if one ends and another begins.

    `across`: the lines of a page's edge stand between them.
    """
    ends = 1 if across else text.count("\n", line.end, following.start)
    if not _is_full(line, following, ends, measure) and not _is_torn(text, line, following, ends, measure):
        return None
    return Joint(line.end, following.start, _glue(line.text, following.text))


def _is_full(line: PrintedLine, following: PrintedLine, ends: int, measure: Measure) -> bool:
    """Whether the line was broken because it was full."""
    if not measure.width or line.width < measure.full or ends > measure.gap or line.width > measure.width + _OVER:
        return False
    if following.indent > measure.indent or opens_paragraph(following.text):
        return False
    if is_listed(line.text) or is_listed(following.text):
        return False
    return measure.indented or not is_closed(line.text)


def _is_torn(text: str, line: PrintedLine, following: PrintedLine, ends: int, measure: Measure) -> bool:
    """Whether the words themselves show that the line goes on, wherever it was broken."""
    words, others = line.text, following.text
    if ends > max(2, measure.gap) or words[-1] in "】〗":
        return False
    if others[0] in _CLOSERS:
        return (others[0] in _ENCLOSERS or not is_closed(words)) and line.width >= _PIECE
    indent = measure.indent if measure.width else line.indent
    if following.indent > indent or is_closed(words) or opens_paragraph(others) or is_listed(words):
        return False
    if words[-1] in _HANGS:
        return max(line.width, following.width) >= _PROSE
    fragment = line.joined and not measure.width and line.width - line.indent <= _FRAGMENT
    return fragment or _is_bracketed_on(text, line.end, following.start) or _ends_open(line, others)


def _ends_open(line: PrintedLine, others: str) -> bool:
    """Whether the last word of a line cannot be the last of a sentence."""
    words = line.text
    if _ALWAYS_OPEN.search(words[-4:]) and line.width >= _PIECE:
        return True
    if not _HAS_HAN.search(words):
        return False
    if _IN_NUMBER.search(words[-3:]):
        return (line.width >= _SENTENCE or others[0] in _MULTIPLIERS) and _UNIT.match(others) is not None
    if line.width < _PROSE:
        return False
    if _LETTER.match(words[-1]):
        return _TOKEN.fullmatch(others) is not None
    return _OPEN_WORDS.search(words[-6:]) is not None and _CLAUSES.search(words) is not None


def _is_bracketed_on(text: str, end: int, start: int) -> bool:
    """Whether a bracket is open at the line's end and closed soon after the next one begins."""
    opened = _OPENED.search(text[max(0, end - _BRACKET_REACH) : end])
    if opened is None:
        return False
    closes = _CLOSES.match(text, start)
    return closes is not None and closes[1] in _PAIRS[opened[0][0]]


def _glue(words: str, others: str) -> str:
    """A blank where the break stands between words of letters, or between names that blanks set apart."""
    former, latter = words[-1], others[0]
    if _LETTER.match(former) and _LETTER.match(latter):
        return " "
    if former.isascii() and latter.isascii() and (_LETTER.match(former) or _LETTER.match(latter)):
        plain = not _HAS_HAN.search(words[-40:]) and not _HAS_HAN.search(others[:40])
        return " " if plain and former not in "(-/" else ""
    tail = _AFTER_SIGN.search(words[-60:])
    if _LAST_NAME.search(tail[0] if tail else words[-60:]) and _FIRST_NAME.match(others):
        return " "
    return ""
