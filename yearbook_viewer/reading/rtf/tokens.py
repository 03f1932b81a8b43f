"""RTF as a stream of words, bytes and groups, and how its bytes are read (Rich Text Format Specification 1.9.1)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\([A-Za-z]+)(-?[0-9]{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)
# fcharset -> codec; 0 and 1 leave it to \ansicpg.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {
    936: "gb18030",
    950: "big5hkscs",
    932: "cp932",
    949: "cp949",
    65001: "utf-8",
    10008: "gb18030",
    54936: "gb18030",
}
SYMBOLS = 2
_CHINESE = re.compile(r"[\x00-\x7f·—‘’“”…※○●★◆■□→\u2460-\u249b\u3000-\u3017\u4e00-\u9fff\uff00-\uffef]+")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: word (with its number), byte, text, open, close."""

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file; raw bytes behind \\bin are passed over, and line ends stand for nothing."""
    place = 0
    while match := _TOKEN.match(data, place):
        place = match.end()
        word, number, code, sign, brace, text = match.groups()
        if word is not None:
            name, value = word.decode("ascii"), None if number is None else int(number)
            if name == "bin" and value is not None and value > 0:
                place += value
            else:
                yield Token("word", name, value)
        elif code is not None:
            yield Token("byte", data=bytes.fromhex(code.decode("ascii")))
        elif sign is not None:
            yield from _sign(sign)
        elif brace is not None:
            yield Token("open" if brace == b"{" else "close")
        elif text is not None:
            yield Token("text", data=text)


def _sign(sign: bytes) -> Iterator[Token]:
    r"""What a sign behind a backslash means: \{ is a brace, \~ a hard space, a line end is \par."""
    if sign in b"\\{}":
        yield Token("text", data=sign)
    elif sign in b"\r\n":
        yield Token("word", "par")
    else:
        yield Token("word", sign.decode("latin-1"))


def codec_of_page(page: int | None) -> str:
    r"""The codec of \ansicpg; of Windows' western page where it is none of ours."""
    if page in _PAGES:
        return _PAGES[page]
    return f"cp{page}" if page in (874, *range(1250, 1259), 437, 850) else "cp1252"


def _chinese(data: bytes) -> str:
    """The bytes as GBK where that makes Chinese of all of them; programs of old forget to say the page."""
    if data.isascii():
        return ""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return text if _CHINESE.fullmatch(text) else ""


def decoded(data: bytes, charset: int, page: str) -> str:
    """Bytes set in a font of that charset; Chinese ones under a western font are still Chinese."""
    if page == "cp1252" and charset not in _CHARSETS and (chinese := _chinese(data)):
        return chinese
    for codec in (_CHARSETS.get(charset, page), page, "gb18030"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")
