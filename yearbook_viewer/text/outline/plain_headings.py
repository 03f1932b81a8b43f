"""Headings without a sign: short lines that stand alone."""

import re
from collections.abc import Sequence
from itertools import pairwise

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.outline.customary import is_always_top, is_customary, is_part
from yearbook_viewer.text.outline.furniture import is_furniture
from yearbook_viewer.text.outline.headings import heading_at
from yearbook_viewer.text.outline.people import is_name, joined
from yearbook_viewer.text.outline.styles import CJK, Heading, bare_title, tidy_title
from yearbook_viewer.text.paragraphs import Line

_SHORTEST, _LONGEST = 2, 18
# Bodies of the first rank have long names: 中国国民党革命委员会某市委员会.
LONGEST_ABOVE = 30
NO_TITLE = re.compile(r"[,.:!?。;、()|…—\-=+\t%]|\d{1,2}月|^\d+$|的$")
_NO_BODY = re.compile(r"[,.:!?。;|…—\-=+\t%]|\d{1,2}月|^\d+$|的$|^[()、]|\((?:续|[^()]*\d)")
CLOSED = "。！？：:!?”）)；;"
# What no paragraph below a heading begins with: the rest of a sentence that a scraper has broken.
_GOES_ON = re.compile(r"[,.;:!?。、)】”]|[是为达的和与及等了]|突破|分别|同比|比上年")
_LONG = 30
# A post and, behind white space, who holds it.
_POST = re.compile(
    r"[\u3400-\u9fff\s(),、—-]{0,20}?(?:长|书\s*记|主\s*任|主\s*席|委\s*员|政\s*委|经\s*理|秘\s*书|研\s*员|视\s*员|专\s*员|助\s*理"
    r"|工程师|主\s*编|常\s*委|行\s*长)(?:[(（][^()（）]{1,8}[)）])?\s+[\u3400-\u9fff]"
)
_LONGEST_ROLL = 60
# No paragraph stands below it, but names.
_ROLL_TITLE = re.compile(r"(?:名单|名录|名表|一览表)$")


def between_paragraphs(lines: Sequence[Line], fewest: int) -> list[Heading]:
    """Short lines without punctuation between paragraphs: 机构设置, 2026年重点工作; at least `fewest`.

    For a text that has no outer headings with signs. A paragraph that a scraper has broken into lines holds none:
    its pieces do not follow a closed sentence, or the line below goes on with the sentence, or is not indented
    where the paragraphs of the text are.
    """
    indented = _is_indented(lines)
    found: list[Heading] = []
    before: Line | None = None
    for line, following in pairwise(lines):
        after_heading = bool(found) and before is not None and found[-1].start == before.start
        opens = before is None or before.text[-1] in CLOSED or after_heading
        if (
            opens
            and stands_alone(line)
            and (_ROLL_TITLE.search(line.text) or _is_paragraph(following, indented=indented))
        ):
            found.append(plain(line))
        before = line
    return found if len(found) >= fewest else []


def plain(line: Line, style: str = "plain") -> Heading:
    """The whole line as a heading."""
    return Heading(line.start, line.end, tidy_title(line.text), style)


def stands_alone(line: Line) -> bool:
    """Whether a line has the look of a heading without a sign: short, no punctuation, no figure, no furniture."""
    words = line.text
    if not _SHORTEST <= len(words) <= _LONGEST or not CJK.search(words) or NO_TITLE.search(fold(words)):
        return False
    return not is_furniture(words) and heading_at(line, None) is None


def is_roll(words: str) -> bool:
    """Whether a line is one of a roll of names: 局　长　张　三, 王小强　李大山."""
    if len(words) > _LONGEST_ROLL:
        return False
    names = joined(words.split())
    return _POST.match(words) is not None or (len(names) > 0 and all(is_name(name) for name in names))


def stands_above(line: Line) -> bool:
    """The same for a line above a bracketed heading or another title, where names of bodies are longer."""
    words = line.text
    if not _SHORTEST <= len(words) <= LONGEST_ABOVE or not CJK.search(words):
        return False
    if is_always_top(bare_title(words)):
        return True
    if _NO_BODY.search(fold(words)) or is_furniture(words) or heading_at(line, None) is not None:
        return False
    # 农业·水利 has the look of a foreign name.
    return not is_roll(words) or is_customary(bare_title(words)) or is_part(bare_title(words))


def _is_indented(lines: Sequence[Line]) -> bool:
    """Whether most long lines are indented, so that a long line that is not goes on with a sentence."""
    long = [line for line in lines if len(line.text) >= _LONG]
    return sum(line.start - line.begin > 1 for line in long) * 4 > len(long) * 3


def _is_paragraph(line: Line, *, indented: bool) -> bool:
    if heading_at(line, None) is not None:
        return True
    if indented and line.start == line.begin:
        return False
    if _GOES_ON.match(fold(line.text[:4])):
        return False
    return len(line.text) >= _LONG or line.text[-1] in "。："
