"""Bytes to canonical text: which encoding a file is in, and what it says."""

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

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
_WIDEST = ("utf-32-le", "utf-32-be")
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
# What the characters weigh that a code's first standard knew, beside the common ones: enough to decide between two
# readings of a word that is rare (鲢鳙).
_ORDINARY = 0.5
# Rows of such characters: GB 2312 of 1980, and the first level of Big5.
_FIRST_ROWS = {"gb18030": (range(0xB0, 0xF8), range(0xA1, 0xFF)), "big5hkscs": (range(0xA4, 0xC7), range(0x40, 0xFF))}
_MARKS = frozenset("，。、；：？！“”‘’（）《》·—…％　")
# Chinese text in UTF-16 stays in these blocks. Two bytes of GB 2312 taken for one character never fall into them.
_CHINESE = re.compile(
    r"[\t\n\r\f\x20-\x7e\xa0-\xff\u2000-\u206f\u2100-\u27ff\u3000-\u30ff\u3200-\u33ff\u4e00-\u9fff\uff00-\uffef]"
)
# So many ideographs tell UTF-16 without its mark; a letter behind a control character may be one by chance.
_FEWEST_WIDE = 4
_NEARLY_ALL = 0.9
# Bytes beyond ASCII from which on another language can be told by the frequency of its letters.
_ENOUGH = 40
_FOREIGN_SAMPLE = 1 << 14
# How much of a file is judged, from its first byte beyond ASCII.
_SAMPLE = 1 << 18

_REPLACEMENT = "\ufffd"
# RFC 1843: two letters for each character between ~{ and ~}.
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
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

    In this order: a byte order mark; UTF-32 and UTF-16 by their zero bytes; HZ by its signs; strict UTF-8; else the
    likeliest of GB18030, Big5-HKSCS, UTF-16 and damaged UTF-8 by the frequency of characters; where none of them gives
    Chinese prose what charset-normalizer says, as doubtful. A mark before bytes of another encoding, as some editors
    leave it, counts for nothing but makes the guess doubtful. None where the encoding does not take every byte; with
    `replace` U+FFFD stands for what it does not take, and is counted.
    """
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), *_BYTE_ORDER_MARKS):
        if data.startswith(mark):
            data = data.removeprefix(mark)
            return _read(data, _guess_despite_mark(data, encoding), replace=replace)
    wide = _wide(data) if _CONTROL.search(data) else None
    if wide:
        return _read(data, wide, replace=replace)
    if _HZ.search(data) and _takes("hz", data):
        return _read(data, _Guess("hz", doubtful=False), replace=replace)
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
    return _likelihood(Counter(text))


def _likelihood(counts: Counter[str]) -> float:
    """The same of a text of which it is known how often each character stands in it."""
    controls = sum(count for character, count in counts.items() if character < " " and character not in "\t\n\r\f\v")
    beyond = _beyond_ascii(counts)
    if not beyond:
        return 0.0 if controls else 1.0
    common = sum(count for character, count in counts.items() if character in COMMON)
    return common / (beyond + controls)


def _beyond_ascii(counts: Counter[str]) -> int:
    return sum(count for character, count in counts.items() if character > "\x7f")


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


def _guess_despite_mark(data: bytes, marked: str) -> _Guess:
    """The encoding that the mark tells, unless another gives Chinese and this one does not."""
    if _takes(marked, data) and (marked == "utf-8" or likelihood(_sampled(data[:_SAMPLE], marked)) >= _RECOGNISED):
        return _Guess(marked, doubtful=False)
    other = "utf-8" if _takes("utf-8", data) else _likeliest(data).encoding
    if other == marked or likelihood(_sampled(_sample(data), other)) < _RECOGNISED:
        return _Guess(marked, doubtful=False)
    return _Guess(other, doubtful=True)


def _takes(encoding: str, data: bytes) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes) -> _Guess | None:
    """UTF-32 or UTF-16 without its mark: its bytes hold controls, and one of the two byte orders gives Chinese."""
    sample = data[: min(_SAMPLE, len(data) // 4 * 4)]
    for encoding in _WIDEST:
        if _takes(encoding, sample) and _share(_CHINESE, sample.decode(encoding)) >= _NEARLY_ALL:
            return _Guess(encoding, doubtful=False)
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    shares = sorted(((_share(_CHINESE, _sampled(sample, encoding)), encoding) for encoding in _WIDE), reverse=True)
    (best, encoding), (second, _) = shares
    text = _sampled(sample, encoding)
    # Two letters of ASCII are an ideograph too, but hardly a common one, and not several times.
    if len(text) < _FEWEST_WIDE or best < _NEARLY_ALL or "\0" in text or likelihood(text) < _RECOGNISED / 2:
        return None
    return _Guess(encoding, doubtful=best - second < CLOSE_CALL)


def _likeliest(data: bytes, encodings: Sequence[str] = _UNMARKED) -> _Guess:
    sample = _sample(data)
    readings = {encoding: _sampled(sample, encoding) for encoding in encodings}
    scores = sorted(((_score(text, encoding), encoding) for encoding, text in readings.items()), reverse=True)
    (best, encoding), (second, _) = scores[:2]
    text = readings[encoding]
    if likelihood(text) >= _RECOGNISED:
        return _Guess(encoding, doubtful=best - second < CLOSE_CALL)
    # A list of names has few common characters, but none that are out of the way.
    foreign = "" if _ordinary(text, encoding) >= _NEARLY_ALL and _REPLACEMENT not in text else _foreign(sample)
    return _Guess(foreign or encoding, doubtful=True)


def _score(text: str, encoding: str) -> float:
    """The likelihood, less the share of bytes that were not taken: five of them weigh as much as all the rest."""
    if encoding in _WIDE and _share(_CHINESE, text) < _NEARLY_ALL:
        return -1.0
    counts = Counter(text)
    lost = counts[_REPLACEMENT] * 5 / (_beyond_ascii(counts) or 1)
    return _likelihood(counts) + _ORDINARY * _ordinary(text, encoding) - min(lost, 1.0)


def _ordinary(text: str, encoding: str) -> float:
    """The share of ideographs and marks of the encoding's first standard among the characters beyond ASCII."""
    counts = Counter(text)
    known = _first_standard(encoding)
    ordinary = sum(count for character, count in counts.items() if character in known)
    return ordinary / (_beyond_ascii(counts) or 1)


@cache
def _first_standard(encoding: str) -> frozenset[str]:
    """The ideographs that the encoding's first standard knew; of Unicode those of both standards."""
    if encoding not in _FIRST_ROWS:
        return frozenset().union(*map(_first_standard, _FIRST_ROWS))
    leads, trails = _FIRST_ROWS[encoding]
    pairs = b"".join(bytes((lead, trail)) for lead in leads for trail in trails)
    return _MARKS.union(character for character in pairs.decode(encoding, errors="ignore") if character > "\x7f")


def _foreign(sample: bytes) -> str:
    """The encoding of a text in another language (Japanese, Korean, Russian); empty where nothing is sure."""
    if len(_BEYOND_ASCII.findall(sample)) < _ENOUGH:
        return ""
    from charset_normalizer import from_bytes  # noqa: PLC0415  Chinese text never needs it

    found = from_bytes(sample[:_FOREIGN_SAMPLE]).best()
    return "" if found is None else found.encoding


def _share(wanted: re.Pattern[str], text: str) -> float:
    return len(wanted.findall(text)) / len(text) if text else 0.0


def _sample(data: bytes) -> bytes:
    found = _BEYOND_ASCII.search(data)
    # At a multiple of four, so that the characters of UTF-16 and UTF-32 stay whole.
    start = found.start() // 4 * 4 if found else 0
    return data[start : start + _SAMPLE]


def _sampled(sample: bytes, encoding: str) -> str:
    """The sample read, a character cut off at its end left out."""
    return codecs.getincrementaldecoder(encoding)(errors="replace").decode(sample)
