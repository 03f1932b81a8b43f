"""Signatures: the names that close a section or an entry."""

import re
from itertools import islice

from yearbook_viewer.text.outline.bodies import is_body
from yearbook_viewer.text.outline.page_end import furniture_start
from yearbook_viewer.text.outline.people import is_name, is_transliterated, joined
from yearbook_viewer.text.outline.writing import simple
from yearbook_viewer.text.paragraphs import Line, lines_before, lines_of

# Who wrote, and who did something else to a text; the longer before the shorter.
_AUTHOR = (
    "撰稿单位|撰稿人|撰稿|供稿单位|供稿人|供稿|撰写人|撰写|执笔人|执笔|撰文|编写人|编写|编撰|整理|作者"
    "|起草|图文|文图|文/图|图/文|文字|文"
)
_OTHER = (
    "责任编辑|责编|审稿人|审稿|审核人|审核|审定人|审定|审阅|校对人|校对|核稿人|核稿|编辑|摄影|摄|图片|图|录入|签发|主编"
    "|初审|复审|终审|统稿"
)
_LABEL = re.compile(rf"(?:(?P<author>{_AUTHOR})|(?P<other>{_OTHER}))\s*[:/]\s*")
_LABEL_ALONE = re.compile(rf"(?:(?P<author>{_AUTHOR})|(?P<other>{_OTHER}))(?:\s+|(?<=供稿单位)|(?<=撰稿人))(?=\w)")
# At the end of a line of text only labels that name a writer of yearbooks' items.
_LABELLED_END = re.compile(
    r"(?:^|(?<=[。!?”)\s—―─–-]))(?:撰稿单位|撰稿人|撰稿|供稿单位|供稿人|供稿|撰写人|撰写|执笔人|执笔|撰文|图文|文图)\s*[:/]"
    r"\s*([^。()]{2,60})$"
)
_EDITOR = re.compile(r"(?:[(\[【]\s*)?编辑\s*:\s*([^:()\[\]【】]{2,40})[)\]】]?$")
_BRACKETED_END = re.compile(r"(?:\(([^()]{2,60})\)|〔([^〔〕]{2,60})〕|\[([^\[\]]{2,60})\])$")
_AFTER_DASH = re.compile(r"(?:^|(?<=[。!?”)]))\s*[—―─–-]{1,3}\s*([\u3400-\u9fff·、\s]{2,30})$")
# 张三撰稿, 某局供稿: the label behind the names.
_ROLE_AFTER = re.compile(
    rf"(?P<names>.*?)\s*/?\s*(?:(?P<author>供稿|撰稿|撰文|执笔|整理|编写|撰|文)|(?P<other>{_OTHER}))$"
)
_NOTE = re.compile(
    r"\d|续|表|图|简称|见|含|略|下同|注|完$|草案|试行|暂行|修订|节选|摘|截至|截止|附|其中|不|同上|同前|待|如|即|单位:|包括|原|曾|时任|根据|依据|录音|记录稿"
)
# Of these the ones that have the look of a name: 简 and 曾 are family names.
_NO_NAME = re.compile(r"简称|原名|原任|原为|曾用|曾任|曾名|时任|包括|未完|待续")
_SENTENCE_ENDS = "。!?”)】》;…."
_SEPARATORS = re.compile(r"[、,，;；/／|]+")

# The longest signature looked for at the end of a line.
_TAIL = 80
# Source, writer and reader of a text on lines of their own.
_LINES = 5


def signature_of(text: str, start: int, end: int) -> tuple[str, ...]:
    """The bare names that close a slice: (何文博), (张　三 李　四), 撰稿:某某, (某单位供稿); empty if it is not signed.

    Looks at the slice's last lines before the page's furniture. A bracket with digits, 续表, 见表 or 简称 is a note,
    (某某 摄) the caption of a photograph. An editor's name counts where no writer's is printed.
    """
    furniture = furniture_start(text, start, end)
    names: tuple[str, ...] = ()
    for line in islice(lines_before(text, start, furniture), _LINES):
        found, goes_on = _signed(line)
        names = found + names
        if not goes_on:
            break
    return names or _editor(text, furniture, end)


def _signed(line: Line) -> tuple[tuple[str, ...], bool]:
    """The names at a line's end, and whether the line before can hold more: it says no more than who did what."""
    words = line.text[-_TAIL:].rstrip("。 ") if len(line.text) <= _TAIL else line.text[-_TAIL:]
    folded = simple(words)
    if len(line.text) <= _TAIL:
        label = _LABEL.match(folded.lstrip("(")) or _LABEL_ALONE.match(folded.lstrip("("))
        bracketed = folded.startswith("(") and folded.endswith(")")
        if label and (bracketed or "(" not in folded):
            inside = words[1:-1] if bracketed else words
            names = _labelled(inside)
            if names is not None:
                return names, True
    labelled = _LABELLED_END.search(folded)
    if labelled:
        return _labelled(words[labelled.start() :]) or (), False
    dashed = _AFTER_DASH.search(folded)
    if dashed:
        names = _split(words[dashed.start(1) :])
        return (names if names and all(map(is_name, names)) and len(names) <= 3 else ()), False
    return _in_brackets(words, folded), False


def _in_brackets(words: str, folded: str) -> tuple[str, ...]:
    """The names of (张三 李四) behind a sentence or alone; nothing for a note."""
    bracketed = _BRACKETED_END.search(folded)
    if not bracketed:
        return ()
    before = folded[: bracketed.start()].rstrip()
    if before and before[-1] not in _SENTENCE_ENDS:
        return ()
    inside = words[bracketed.start() + 1 : bracketed.end() - 1].strip()
    labelled = _labelled(inside)
    if labelled is not None:
        return labelled
    names, supplied = _without_roles(inside)
    named = all(map(is_name, names))
    if not supplied and (_NOTE if not named else _NO_NAME).search(simple(inside)):
        return ()
    if before == "" and len(names) > 1 and all(is_name(name) or is_transliterated(name) for name in names):
        return names
    return names if names and (supplied or all(is_name(name) or is_body(name) for name in names)) else ()


def _labelled(words: str) -> tuple[str, ...] | None:
    """The writers that labels name: 撰稿:某某 审稿:某某; None where no label opens the words or a value is no name."""
    folded = simple(words)
    labels = list(_LABEL.finditer(folded))
    if not labels or folded[: labels[0].start()].strip(" ("):
        alone = _LABEL_ALONE.match(folded)
        if not alone:
            return None
        labels = [alone, *labels]
    names: tuple[str, ...] = ()
    ends = [*(label.start() for label in labels), len(words)][1:]
    for label, end in zip(labels, ends, strict=True):
        value = _split(words[label.end() : end].strip(" ()（）,，、;；|"))
        if not all(_can_sign(name) for name in value):
            return None
        if label["author"]:
            names += value
    return names


def _without_roles(words: str) -> tuple[tuple[str, ...], bool]:
    """The names of 张三供稿, 张三/文 李四/图, and whether they are said to have written."""
    names: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    supplied = False
    for piece in _split(words, joining="/"):
        role = _ROLE_AFTER.fullmatch(piece) if not is_name(piece) or piece[-1] in "文撰" else None
        if role is None or (role["names"] and not _can_sign(role["names"])) or (role["names"] and len(piece) < 3):
            waiting += (piece,)
            continue
        own = (*waiting, role["names"]) if role["names"] else waiting
        if role["author"]:
            names, supplied = (*names, *own), True
        waiting = ()
        if role["other"] and not names and not own:
            return (), False
    if supplied:
        return (*names, *(name for name in waiting if is_name(name))), all(map(_can_sign, names))
    return waiting, False


def _split(words: str, joining: str = "") -> tuple[str, ...]:
    """Names with their padding undone; 、, comma and / part them for certain. `joining`: a sign that is left."""
    groups = _SEPARATORS.split(words.replace("/", " / ") if not joining else words.replace("/", " "))
    return tuple(name for group in groups for name in joined(group.split()))


def _can_sign(name: str) -> bool:
    """Whether a name behind a label is one: letters only, no sentence."""
    return re.fullmatch(r"(?!根据|依据)[\u3400-\u9fff·•・‧]{2,24}", name) is not None


def _editor(text: str, start: int, end: int) -> tuple[str, ...]:
    """The names of a line 编辑:某某 in a page's furniture."""
    for line in islice(lines_of(text, start, end), _LINES):
        found = _EDITOR.match(simple(line.text)) if len(line.text) <= _TAIL else None
        if found:
            names = _split(line.text[found.start(1) : found.end(1)])
            return names if all(is_name(name) or is_body(name) for name in names) else ()
    return ()
