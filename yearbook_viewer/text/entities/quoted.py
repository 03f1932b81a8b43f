"""DOC and NAME: titles in 《》 and what stands in quotation marks where it names something."""

import re
from collections.abc import Iterator

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.lexicons import classes_of

# A quotation that runs on longer is speech, not a name; a title may be as long as a circular's.
_LONGEST_NAME = 40
_LONGEST_TITLE = 150
_SPEECH = re.compile(r"[。;!?:]")

# “六稳”“八个一”“12+1”: slogans of numerals are no names; “十三五” is a time.
_NUMERAL = re.compile(r"[\d+一二三四五六七八九十百千万两双零.%\-—]+[\u4e00-\u9fff]?")
_NUMERALS = frozenset("一二三四五六七八九十双两")
_PERIOD = re.compile(r"十?[一二三四五六七八九十]五")

# 被命名为自治区级“…”, 获得国家级“…”: the honour's giver or grade may stand between.
_HONOUR = re.compile(r"(?:评为|授予|荣获|获得|获评|获|命名为|认定为|确定为|列为|入选)[\u4e00-\u9fff]{0,10}$")
_BROKEN = re.compile(r"[,。;、的等“”]")

_JOINED = re.compile(r"[、和与及暨]?|以及|,")


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
    """Start and end of what stands in each pair of quotation marks on one line, marks left out."""
    start = -1
    for match in re.finditer(r"[“”\n]", plain):
        sign = match.group()
        if sign == "“":
            start = match.end()
        elif sign == "”" and start >= 0:
            if match.start() > start:
                yield start, match.start()
            start = -1
        else:
            start = -1


def find_quoted_names(plain: str) -> Iterator[Span]:
    """Quotations that name an activity, brand, award or programme.

    A cue stands right before the mark (评为, 开展, 荣获) or right after it (活动, 称号, 工程), and passes along a
    list (“甲”和“乙”活动).
    """
    run: list[tuple[int, int]] = []
    cued = False
    for start, end in quotations(plain):
        joined = bool(run) and _JOINED.fullmatch(plain, run[-1][1] + 1, start - 1) is not None
        if not joined:
            yield from _names(plain, run, cued)
            run, cued = [], False
        run.append((start, end))
        cued = cued or _has_cue(plain, start, end)
    yield from _names(plain, run, cued)


def _has_cue(plain: str, start: int, end: int) -> bool:
    cues = classes_of("name_cues")
    left, right = plain[max(0, start - 16) : start - 1], plain[end + 1 : end + 9]
    if any(left.endswith(cue) for cue in cues["before"]) or any(
        plain.endswith(cue, start, end) for cue in cues["inside"]
    ):
        return True
    if _HONOUR.search(left):
        return True
    reach = len(_BROKEN.split(right, maxsplit=1)[0])
    return any(right.startswith(cue, skip) for skip in range(min(reach, 4)) for cue in cues["after"])


def _names(plain: str, run: list[tuple[int, int]], cued: bool) -> Iterator[Span]:
    for start, end in run if cued else ():
        content = plain[start:end]
        if end - start > _LONGEST_NAME or _SPEECH.search(content):
            continue
        honour = _HONOUR.search(plain, max(0, start - 16), start - 1)
        slogan = len(content) < 5 and content[0] in _NUMERALS and not honour
        if not slogan and not _NUMERAL.fullmatch(content) and not _PERIOD.match(content):
            yield Span(start, end, Kind.NAME)
