"""Lines of print, and the signs at their ends."""

import re
from typing import NamedTuple


class PrintedLine(NamedTuple):
    """A line that is not blank: where it begins, its `text` without white space from `start` to `end`.

    `indent`, `width`: of the white space before it and of all of it, in half characters. `joined`: it continues
    the line before it.
    """

    begin: int
    start: int
    end: int
    text: str
    indent: int
    width: int
    joined: bool = False


HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NUMERALS = "一二三四五六七八九十百"

# What the first line of a paragraph may begin with: headings, list numbers, captions, notes, who wrote it.
_OPENING = re.compile(
    rf"[【〖〔■□●○◆◇▲△★☆※#•▪◎]|\[(?!\d)|［|[{_NUMERALS}]{{1,4}}、(?![{_NUMERALS}])|[(（]\s*(?:[{_NUMERALS}]{{1,4}}|\d{{1,2}})\s*[)）]"
    rf"|第[{_NUMERALS}零〇\d]{{1,5}}[编篇章节条](?![^\s]{{0,2}}[例款])|\d{{1,3}}[.．、](?!\d)|\d{{1,2}}[)）]|[①-⑳⑴-⒇⒈-⒛]|[—–-]{{1,2}}\s*[{HAN}]"
    r"|附\s?[件录表图]\s*[\d一二三四五六七八九十:：]|附件$|[(（]?续?表\s*\d|注\s*[:：]|(?:计量)?单位\s*[:：]|资料来源|数据来源"
    r"|[(（]?(?:撰稿|供稿|撰写|执笔|编辑|责任编辑|责编|审稿|审核|作者|摄影|整理)(?:人|者|单位)?\s*[:：]"
    r"|[|｜│┃┌├└┏┣┗╔╠╚]"
)
# A whole line in brackets closes a section or is a note.
_BRACKETED = re.compile(r"[(（][^()（）]{1,60}[)）]")
_CLOSED = re.compile(r"[。！？!?；;：:…][”’」』)）》】\"]*$|[】〗]$|[A-Za-z)]\.$")
_LEADER = re.compile(r"[.．·…‥⋯・]{3,}\s*[(（]?\d{0,4}[)）]?$|…{2,}")
# Two gaps and more, as between names in columns.
_GAPS = re.compile(r"[^\s](?:\s{2,}|\u3000)[^\s]")


def is_closed(words: str) -> bool:
    """Whether a line ends a sentence, or leads on to a list."""
    return _CLOSED.search(words[-6:]) is not None


def opens_paragraph(words: str) -> bool:
    """Whether a line begins with a sign that only the first line of a paragraph has."""
    return _OPENING.match(words) is not None or _BRACKETED.fullmatch(words) is not None


def is_listed(words: str) -> bool:
    """Whether a line holds names in columns, or a title with a leader of dots to its page."""
    head = words[:200]
    # Most lines have no blank at all.
    has_gaps = len(head.split(None, 2)) > 2 and len(_GAPS.findall(head)) > 1
    return has_gaps or _LEADER.search(words[-40:]) is not None
