"""The text as the rules read it: one writing for width, quotation marks and characters, offsets unchanged."""

from functools import cache

from yearbook_viewer.text.lexicons import simplified

_QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "〝": "“", "〞": "”", "«": "《", "»": "》"}
_SIGNS = {
    "〔": "[",
    "〕": "]",
    "﹝": "[",
    "﹞": "]",
    "。": "。",
    "．": ".",
    "•": "·",
    "‧": "·",
    "・": "·",
    "●": "●",
    "\u3000": " ",
    "\xa0": " ",
}


@cache
def _table() -> dict[int, str]:
    table = dict(simplified())
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})
    table.update({ord(sign): plain for sign, plain in (_QUOTES | _SIGNS).items()})
    return table


def plain(text: str) -> str:
    """The text in simplified characters and half-width signs, code point for code point as long.

    Straight double quotation marks open and close by turns within a line.
    """
    folded = text.translate(_table())
    return "\n".join(map(_paired, folded.split("\n"))) if '"' in folded else folded


def _paired(line: str) -> str:
    parts = line.split('"')
    if len(parts) % 2 == 0:  # one mark has no partner: nothing can be told
        return line
    return parts[0] + "".join(sign + part for sign, part in zip("“”" * (len(parts) // 2), parts[1:], strict=True))
