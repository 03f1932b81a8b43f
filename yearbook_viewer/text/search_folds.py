"""What is the same for a search: width, case, traditional forms, the zeros, and white space anywhere."""

import re
import unicodedata
from functools import cache

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.lexicons import simplified

# 二〇二〇 is also written with a circle and with 零.
_ZEROS = {ord(zero): "零" for zero in "〇○"}

# Unicode 16, DerivedCoreProperties: Default_Ignorable_Code_Point, as far as it is no format character (Cf) anyway.
_IGNORED = frozenset(
    (0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10))
)
_TAGS = range(0xE0000, 0xE1000)

# Characters that stay as they are and make up nearly all of a text, if they are no traditional forms.
_LOOKED_AT = re.compile(r"[^0-9a-z.,:;()%、。《》【】“”]+")


def search_fold(text: str) -> str:
    """The text as it is compared: 張　三 and 张三, ＧＤＰ and gdp, 二○二○ and 二零二零 become one.

    Each code point is replaced by one other, or dropped: white space (line ends too, so that what was hard-wrapped
    is found), control and format characters, and what Unicode says to ignore.
    """
    table = _folding()
    return _LOOKED_AT.sub(lambda run: run[0].translate(table), fold(text))


def folded_character(character: str) -> str:
    """One character folded; empty where it is dropped."""
    if is_dropped(character):
        return ""
    folded = fold(character)
    folded = simplified().get(ord(folded), folded)
    folded = _ZEROS.get(ord(folded), folded)
    # One form may lead to another, a variant by way of the traditional character.
    return folded if folded == character else folded_character(folded)


def is_dropped(character: str) -> bool:
    """Whether a search passes over the character."""
    return (
        character.isspace()
        or unicodedata.category(character) in ("Cc", "Cf")
        or ord(character) in _IGNORED
        or ord(character) in _TAGS
    )


class _Folding(dict[int, str]):
    """Code point to what it is folded to, filled as the texts ask."""

    def __missing__(self, code: int) -> str:
        folded = folded_character(chr(code))
        self[code] = folded
        return folded


@cache
def _folding() -> _Folding:
    return _Folding()
