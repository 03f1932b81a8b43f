"""The characters that a PDF means by its radicals, compatibility ideographs, ligatures and bullets of symbol fonts.

NFKC is no help: it leaves the CJK Radicals Supplement as it is, and turns ， ： ％ into half-width marks.
"""

from functools import cache

from yearbook_viewer.places import resource

# Latin ligatures; the bullets and ticks of Symbol and Wingdings, at U+F000 and the glyph's number. Whole fonts are in
# `symbols`, for Word and RTF name the font of each sign; here it is not asked, so only what is sure stands.
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SYMBOLS = {
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf0a7": "▪",
    "\uf0a8": "□",
    "\uf0ab": "★",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
}
# What no page shows. The soft hyphen stays: at a line's end it tells that the word goes on.
_UNSEEN = dict.fromkeys([*range(0x09), *range(0x0E, 0x20), 0x7F, 0xFEFF, 0xFFFE, 0xFFFF], "")


@cache
def meant_characters() -> dict[int, str]:
    """A table for str.translate: from `resources/lexicons/radicals.tsv` and the lists above."""
    text = resource("resources", "lexicons", "radicals.tsv").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in text.splitlines())
    table = {int(code, 16): character for code, character in pairs}
    return table | _UNSEEN | {ord(letter): plain for letter, plain in (*_LIGATURES.items(), *_SYMBOLS.items())}


def mended(text: str) -> str:
    """The text with the characters that are meant; everything else, full-width marks among it, as it was."""
    return text.translate(meant_characters())
