"""What a heading is, and how the styles that headings are set in stand to each other."""

import re
from dataclasses import dataclass

from yearbook_viewer.text.outline.furniture import is_furniture

# Longest title taken: a heading is rarely longer than 18 characters, headings of reports reach 50.
LONGEST_TITLE = 60
NUMERALS = "一二三四五六七八九十百"
CJK = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_SENTENCE_END = re.compile("[。！？!?；;]")

PAIRS = {"【": "】", "〖": "〗", "〔": "〕", "［": "］", "[": "]"}
BRACKETED = frozenset(opening + closing for opening, closing in PAIRS.items())
SYMBOLS = "■□●○◆◇▲△▼▽★☆※◎◉❖"
MARKDOWN = "#"
BOLD = "bold"
# Bold by Markdown's signs.
STARRED = "**"
# Set as a heading by the format alone, without a sign in the text.
LAYOUT = "layout"
CONTENTS = "目录"
# Lines of a volume without a sign, by how far in they stand: 分目, 子目.
PLAIN = ("plain", "plain-2", "plain-3")
# Years, months and days of a chronicle.
DATED = ("年", "月", "日")
# 壹、 above 一、.
FORMAL = "壹、"
# A title that an ideographic space parts from its text: 农资供应　全年供应化肥….
SPACED = "spaced"
DECIMAL = ("1.1", "1.1.1", "1.1.1.1")
INNER = ("Ⅰ.", "甲、", "1.", *DECIMAL, "(1)", "①")

# Outer before inner where the order is agreed on; the others nest by which comes first in the text.
AGREED = (CONTENTS, "附件", "第编", "第章", "第节", *PLAIN, SPACED, FORMAL, "一、", "(一)", *INNER, *DATED)
PLACE_AGREED = {style: place for place, style in enumerate(AGREED)}
# These hold headings of every other style, also one that they meet later.
OUTER = frozenset((CONTENTS, "附件", "第编", "第章", "第节", *PLAIN))


@dataclass(frozen=True, slots=True)
class Moment:
    """When an item of a chronicle happened, as far as its line says; what is None is told by the lines before it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A line, or its beginning, that opens a section.

    `start`: its first character; `after`: the first character behind it; `style`: which signs it is set with;
    `broken`: its brackets are not a pair; `level`: what its format or Markdown says, 0 for nothing;
    `number`: of a style that counts; `moment`: of an item of a chronicle.
    """

    start: int
    after: int
    title: str
    style: str
    broken: bool = False
    level: int = 0
    number: int = 0
    moment: Moment | None = None


def tidy_title(words: str) -> str:
    """A title as printed, but without the white space between single characters (概　况) or at a line's end."""
    pieces = words.split()
    if len(pieces) > 1 and all(len(piece) == 1 for piece in pieces):
        return "".join(pieces)
    return " ".join(pieces)


def bare_title(words: str) -> str:
    """A title for comparing: without any white space."""
    return "".join(words.split())


def is_title_text(title: str) -> bool:
    """Whether the words between a heading's signs can be a title: short, Chinese, no sentence."""
    return 0 < len(title) <= LONGEST_TITLE and CJK.search(title) is not None and not ends_sentence(title)


def names_section(title: str) -> bool:
    """The same without page furniture."""
    return is_title_text(title) and not is_furniture(title)


def ends_sentence(words: str) -> bool:
    """Whether a sentence ends within the words."""
    return _SENTENCE_END.search(words) is not None
