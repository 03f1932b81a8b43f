"""Characters beyond U+FFFF get their names in a PDF that Qt wrote.

Qt writes which character a glyph stands for only up to U+FFFF: a rare character in somebody's name is seen on the page,
but neither found nor copied. Its glyph is left out of the font's ToUnicode table, and the glyphs are numbered in
the order in which they were first painted; so the gaps, in order, are those characters.
"""

import re
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import count

_FONT = rb"/BaseFont /(?:[A-Z]{6}\+)?%s\b[^>]*?/ToUnicode (\d+) 0 R"
_OBJECT = rb"\n%d 0 obj\n<< /Length \d+ >>\nstream\n(.*?)endstream\nendobj"
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> \[(.*?)\]", re.DOTALL)
_TRAILER = re.compile(rb"trailer\n<<\n(.*?)>>\nstartxref\n(\d+)", re.DOTALL)


def name_characters(pdf: bytes, font: str, wide: Sequence[str], renamed: Mapping[str, str]) -> bytes:
    """The PDF with the names of characters in the font's table put right.

    `font`: its PostScript name; `wide`: all the characters beyond U+FFFF that were painted in it, in the order of
    their first painting; `renamed`: a character of the table and what is to stand in its place. The PDF is
    returned as it is where it has no such font; else the new table is appended, as the format provides.
    """
    found = re.search(_FONT % re.escape(font.encode()), pdf, re.DOTALL)
    if found is None:
        return pdf
    number = int(found[1])
    table = re.search(_OBJECT % number, pdf, re.DOTALL)
    trailer = _TRAILER.search(pdf)
    if table is None or trailer is None:
        return pdf
    named = {glyph for first, last, _ in _RANGE.findall(table[1]) for glyph in range(int(first, 16), int(last, 16) + 1)}
    gaps = (glyph for glyph in count(1) if glyph not in named)
    lines = [b"<%04X> %s\n" % (glyph, _hexadecimal(character)) for glyph, character in zip(gaps, wide, strict=False)]
    # The format allows a hundred lines in a block.
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    added = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(block), b"".join(block)) for block in blocks)
    names = {_hexadecimal(old): _hexadecimal(new) for old, new in renamed.items()}
    body = _RANGE.sub(partial(_with_names, names), table[1]).replace(b"endcmap\n", added + b"endcmap\n")
    at = len(pdf)
    stream = b"%d 0 obj\n<< /Length %d >>\nstream\n%sendstream\nendobj\n" % (number, len(body), body)
    index = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    end = b"trailer\n<<\n%s/Prev %s\n>>\nstartxref\n%d\n%%%%EOF\n" % (trailer[1], trailer[2], at + len(stream))
    return pdf + stream + index + end


def _with_names(names: Mapping[bytes, bytes], match: re.Match[bytes]) -> bytes:
    listed = b" ".join(names.get(name, name) for name in match[3].split())
    return b"<%s> <%s> [%s]" % (match[1], match[2], listed)


def _hexadecimal(characters: str) -> bytes:
    return b"<%s>" % characters.encode("utf-16-be").hex().upper().encode()
