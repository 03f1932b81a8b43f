"""One text, folded for comparing: width, case and compatibility forms, code point for code point."""

import re
import unicodedata
from functools import cache

# Characters that are their own fold and make up nearly all of a text; only what stands between them is looked at.
_STAYS = "\u4e00-\u9fff0-9a-z \n\t.,:;()%、。《》【】“”"
_OTHERS = re.compile(f"[^{_STAYS}]+")


def fold(text: str) -> str:
    """The text with ，２０２０ＧＤＰ and U+3000 as ,2020gdp and a space.

    Every code point is replaced by exactly one, so that offsets into the fold are offsets into the text.
    A form that would need more code points (…, ㎡ as m2, ß) stays as it is.
    """
    folding = _folding()
    return _OTHERS.sub(lambda others: others[0].translate(folding), text)


class _Folding(dict[int, int]):
    """Code point to folded code point, filled as the texts ask."""

    def __missing__(self, code: int) -> int:
        folded = ord(_folded(chr(code)))
        self[code] = folded
        return folded


@cache
def _folding() -> _Folding:
    return _Folding()


def _folded(character: str) -> str:
    for form in (unicodedata.normalize("NFKC", character), unicodedata.normalize("NFC", character)):
        if len(form) == 1:
            lower = form.casefold()
            return lower if len(lower) == 1 else form
    return character
