"""Bytes of a web page to text: what the page says of its encoding, and whether that is true."""

import codecs
import re

from yearbook_viewer.reading.encodings import CLOSE_CALL, LARGER, Decoded, decode, decode_as, likelihood
from yearbook_viewer.records import Choices

# HTML: a page declares its encoding in its first 1024 bytes; saved pages put long comments before it.
_DECLARED_WITHIN = 8192
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*?|\?xml\b[^>]*?en)c(?:harset|oding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I
)
_SAMPLE = 1 << 18


def decode_page(data: bytes, choices: Choices, charset: str = "") -> Decoded | None:
    """The text of a page; None where its encoding does not take every byte and the reader did not allow U+FFFD.

    In this order: the reader's word; a byte order mark; strict UTF-8; then what the page declares (or `charset`, which
    its envelope says), unless the bytes are far likelier to be something else.
    """
    if choices.encoding:
        return decode_as(data, choices.encoding, replace=choices.replace)
    guess = decode(data, replace=True)
    declared = _codec(charset) or _codec(_declaration(data))
    if guess is None or not declared or (guess.encoding == "utf-8" != declared and not guess.replaced):
        return decode(data, replace=choices.replace)
    if guess.encoding == declared:
        # Two witnesses.
        return decode_as(data, declared, replace=choices.replace)
    wide = guess.encoding.startswith(("utf-16", "utf-32"))
    if wide and not _declaration(data):
        return decode(data, replace=choices.replace)
    word = decode_as(data, declared, replace=True)
    # What could be read as ASCII is in no encoding of two bytes.
    if word is None or (not wide and _score(word) + CLOSE_CALL < _score(guess)):
        return decode(data, replace=choices.replace)
    return word if choices.replace or not word.replaced else None


def _declaration(data: bytes) -> str:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    return found[1].decode("ascii") if found else ""


def _codec(name: str) -> str:
    """The codec that a declared name stands for; empty for none that is known or that would be no text."""
    try:
        found = codecs.lookup(name.replace("x-", "", 1) if name.startswith("x-") else name).name if name else ""
    except (LookupError, ValueError):
        return ""
    known = LARGER.get(found, found)
    # A page that could be read so far in ASCII is not in UTF-16, whatever it says.
    return "" if known.startswith("utf-16") or not _is_text_codec(known) else known


def _is_text_codec(name: str) -> bool:
    if not name:
        return False
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, ValueError):
        return False


def _score(read: Decoded) -> float:
    beyond = [character for character in read.text if character > "\x7f"][:_SAMPLE]
    if not beyond:
        return 0.0
    return likelihood("".join(beyond)) - min(read.replaced * 5 / len(beyond), 1.0)
