import base64
import builtins
import quopri
from pathlib import Path

import pytest

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.web.archive import read
from yearbook_viewer.records import Choices

PAGE = (
    "<html><head><title>林业局</title></head><body><h1>林业局</h1><p>全年造林=3200亩,活立木蓄积增加。</p></body></html>"
)


def archive(*parts: tuple[str, str, bytes], head: str = "") -> bytes:
    pieces = [
        f"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n{head}"
        f'Content-Type: multipart/related; boundary="=_x"\r\n\r\n'
    ]
    for kind, coding, body in parts:
        pieces.append(
            f"--=_x\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n{body.decode('latin-1')}\r\n"
        )
    return ("".join(pieces) + "--=_x--\r\n").encode("latin-1")


def text_of(data: bytes) -> str:
    return read(Path("a.mht"), data, Choices()).text


@pytest.mark.parametrize(
    "data",
    [
        archive(('text/html; charset="utf-8"', "quoted-printable", quopri.encodestring(PAGE.encode()))),
        archive(("text/html; charset=gb2312", "base64", base64.encodebytes(PAGE.encode("gb18030")))),
        archive(("text/html; charset=unicode", "base64", base64.encodebytes(PAGE.encode("utf-16")))),
        archive(("text/html", "8bit", PAGE.encode("gb18030"))),
        archive(
            ("image/png", "base64", base64.encodebytes(b"\x89PNG")),
            ("text/css", "8bit", b"p{color:red}"),
            ("text/html; charset=utf-8", "8bit", PAGE.encode()),
        ),
        archive(
            ("text/html; charset=utf-8", "8bit", b'<frameset><frame src="cid:a"></frameset>'),
            ("text/html; charset=utf-8", "8bit", PAGE.encode()),
        ),
        b"\r\n" + archive(("text/html; charset=utf-8", "8bit", PAGE.encode())),
        PAGE.encode(),
    ],
)
def test_the_page_in_an_archive_is_read(data: bytes) -> None:
    assert text_of(data) == "林业局\n全年造林=3200亩,活立木蓄积增加。\n"


def test_the_page_that_was_saved_goes_before_what_is_framed_in_it() -> None:
    framed = b"<p>" + "相邻各县植树。".encode() + b"</p>"
    page = f"--=_x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: http://a.cn/1\r\n\r\n{PAGE}\r\n"
    data = archive(("text/html; charset=utf-8", "8bit", framed), head="Snapshot-Content-Location: http://a.cn/1\r\n")
    data = data.replace(b"--=_x--\r\n", page.encode() + b"--=_x--\r\n")
    assert text_of(data).startswith("林业局\n")


def test_an_archive_loads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*arguments: object, **named: object) -> None:
        raise AssertionError(arguments)

    data = archive(("text/html; charset=utf-8", "8bit", b'<img src="file:///etc/passwd">' + PAGE.encode()))
    text_of(data)
    monkeypatch.setattr(builtins, "open", forbidden)
    assert "造林" in text_of(data)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (archive(("image/png", "base64", b"iVBORw==")), "file-blank"),
        (archive(("text/html; charset=utf-8", "8bit", b"<script>draw()</script><p>x</p>")), "page-is-scripted"),
        (archive(("text/html; charset=utf-8", "base64", b"!!!!")), "file-blank"),
    ],
)
def test_an_archive_without_text_is_refused(data: bytes, key: str) -> None:
    with pytest.raises(FileRefused) as caught:
        text_of(data)
    assert caught.value.key == key
