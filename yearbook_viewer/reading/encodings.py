"""Bytes to canonical text: which encoding a file is in, and what it says."""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from yearbook_viewer.reading.common_characters import COMMON
from yearbook_viewer.records import Choices

# Longer marks first: the mark of UTF-32 begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDE = ("utf-16-le", "utf-16-be")
# UTF-8 stands among them, for a UTF-8 file with damaged bytes is no GB18030;
# UTF-16 because a text without ASCII has no zero bytes.
_UNMARKED = ("gb18030", "big5hkscs", "utf-8", *_WIDE)

_NAMES = ("gb18030", "big5hkscs", "utf-8")

_UTF_8 = ("utf-8", "utf8", "utf-8-sig")
# The smaller sets' names stand for the larger ones in practice (Encoding Standard, 4.2); Big5 with Hong Kong's.
LARGER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
}

# Where the likelihoods of two readings differ by less, a reader should look.
CLOSE_CALL = 0.15
# Chinese prose reaches 0.7; below this nothing was recognised.
_RECOGNISED = 0.3
# How much of a file is judged, from its first byte beyond ASCII.
_SAMPLE = 1 << 18

_REPLACEMENT = "\ufffd"
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A canonical text with the name of its encoding; `doubtful` and `replaced` as in SourceText."""

    text: str
    encoding: str
    doubtful: bool = False
    replaced: int = 0


@dataclass(frozen=True, slots=True)
class _Guess:
    encoding: str
    doubtful: bool


def decode(data: bytes, *, replace: bool = False) -> Decoded | None:
    """The canonical text of a file's bytes: BOM dropped, line ends as \\n, nothing else changed.

    In this order: a byte order mark; strict UTF-8; UTF-16 by its zero bytes; else the likeliest of GB18030,
    Big5-HKSCS, UTF-16 and damaged UTF-8 by the frequency of characters. The mark of UTF-8 before bytes of another
    encoding, as some editors leave it, counts for nothing but makes the guess doubtful. None where the encoding
    does not take every byte; with `replace` U+FFFD stands for what it does not take, and is counted.
    """
    if data.startswith(codecs.BOM_UTF8):
        data = data.removeprefix(codecs.BOM_UTF8)
        return _read(data, _guess_despite_mark(data), replace=replace)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _read(data[len(mark) :], _Guess(encoding, doubtful=False), replace=replace)
    wide = _wide(data) if b"\0" in data else None
    if wide:
        return _read(data, wide, replace=replace)
    try:
        return Decoded(_canonical(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return _read(data, _likeliest(data), replace=replace)


def decode_as(data: bytes, encoding: str, *, replace: bool = False) -> Decoded | None:
    """The canonical text of a file's bytes in the encoding that a reader names, its byte order mark dropped.

    `replace` as in `decode`. None where the encoding does not take every byte, or is none that Python knows.
    """
    named = LARGER.get(encoding.lower(), encoding)
    for mark, marked in _BYTE_ORDER_MARKS:
        if marked == named:
            data = data.removeprefix(mark)
    if named.lower().replace("_", "-") in _UTF_8:
        named, data = "utf-8", data.removeprefix(codecs.BOM_UTF8)
    try:
        return _read(data, _Guess(named, doubtful=False), replace=replace)
    except (LookupError, ValueError):
        return None


def decode_chosen(data: bytes, choices: Choices) -> Decoded | None:
    """`decode_as` where the reader has named an encoding, else `decode`."""
    if choices.encoding:
        return decode_as(data, choices.encoding, replace=choices.replace)
    return decode(data, replace=choices.replace)


def decode_names(names: Sequence[bytes]) -> list[str]:
    """Names of files that one program wrote, all in the same encoding: UTF-8, or the likelier of GB18030 and Big5."""
    together = b"\n".join(names)
    try:
        together.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = _likeliest(together, _NAMES).encoding
    return [name.decode(encoding, errors="replace") for name in names]


def likelihood(text: str) -> float:
    """How much the text looks like Chinese prose, 0 to 1: the share of common characters among those beyond ASCII."""
    beyond = [character for character in text if character > "\x7f"]
    if not beyond:
        return 0.0 if _controls(text) else 1.0
    common = sum(character in COMMON for character in beyond)
    return common / (len(beyond) + _controls(text))


def _read(data: bytes, guess: _Guess, *, replace: bool) -> Decoded | None:
    try:
        return Decoded(_canonical(data.decode(guess.encoding)), guess.encoding, guess.doubtful)
    except UnicodeDecodeError:
        if not replace:
            return None
    text = data.decode(guess.encoding, errors="replace")
    return Decoded(_canonical(text), guess.encoding, guess.doubtful, text.count(_REPLACEMENT))


def _canonical(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _guess_despite_mark(data: bytes) -> _Guess:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        guess = _likeliest(data)
        return _Guess(guess.encoding, doubtful=guess.doubtful or guess.encoding != "utf-8")
    return _Guess("utf-8", doubtful=False)


def _wide(data: bytes) -> _Guess | None:
    """UTF-16 without its mark: zero bytes, and prose in one of the two byte orders."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    scores = sorted(((likelihood(_sampled(sample, encoding)), encoding) for encoding in _WIDE), reverse=True)
    (best, encoding), (second, _) = scores
    if best < _RECOGNISED or "\0" in _sampled(sample, encoding):
        return None
    return _Guess(encoding, doubtful=best - second < CLOSE_CALL)


def _likeliest(data: bytes, encodings: Sequence[str] = _UNMARKED) -> _Guess:
    sample = _sample(data)
    readings = [(encoding, _sampled(sample, encoding)) for encoding in encodings]
    scores = sorted(((_score(text), encoding) for encoding, text in readings), reverse=True)
    (best, encoding), (second, _) = scores[:2]
    return _Guess(encoding, doubtful=best - second < CLOSE_CALL or best < _RECOGNISED)


def _score(text: str) -> float:
    """The likelihood, less the share of bytes that were not taken: five of them weigh as much as all the rest."""
    beyond = sum(character > "\x7f" for character in text) or 1
    return likelihood(text) - min(text.count(_REPLACEMENT) * 5 / beyond, 1.0)


def _sample(data: bytes) -> bytes:
    found = _BEYOND_ASCII.search(data)
    start = found.start() if found else 0
    return data[start : start + _SAMPLE]


def _sampled(sample: bytes, encoding: str) -> str:
    """The sample read, a character cut off at its end left out."""
    return codecs.getincrementaldecoder(encoding)(errors="replace").decode(sample)


def _controls(text: str) -> int:
    return sum(character < " " and character not in "\t\n\r\f\v" for character in text)
