import hashlib
import io
import os
import socket
import zipfile
from importlib import import_module
from pathlib import Path

import pytest

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.places import resource
from yearbook_viewer.reading import limits
from yearbook_viewer.reading.formats import FORMATS, MIME_TYPES, SUFFIXES, read
from yearbook_viewer.reading.signatures import other_format
from yearbook_viewer.records import Choices, SourceText

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def refused(path: Path) -> tuple[str, dict[str, str]]:
    with pytest.raises(FileRefused) as caught:
        read(path)
    values = dict(caught.value.reason.values)
    assert sentence(caught.value.reason, Catalogue("zh")).endswith("。")
    return caught.value.key, {name: value for name, value in values.items() if name != "path"}


def test_the_seed_is_read_with_its_encoding_and_digest() -> None:
    path = resource("seeds", "000_147950222173a7ed.txt")
    source = read(path)
    assert source == SourceText(
        text=path.read_bytes().decode(), encoding="utf-8", digest=hashlib.sha256(path.read_bytes()).hexdigest()
    )


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.text", "a.md"])
def test_plain_text_has_these_suffixes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("概况\n", encoding="utf-8")
    assert path.suffix.lower() in SUFFIXES
    assert read(path).text == "概况\n"


def test_every_format_names_the_mime_types_by_which_a_desktop_offers_it() -> None:
    assert {"text/plain", "text/markdown"} <= set(MIME_TYPES)
    assert all(row.suffixes and row.mime_types for row in FORMATS)


def test_every_format_has_a_module_that_reads_it() -> None:
    assert [row.name for row in FORMATS if not callable(getattr(import_module(row.module), "read", None))] == []


def test_no_suffix_and_no_mime_type_is_named_twice() -> None:
    assert len(set(SUFFIXES)) == len(SUFFIXES)
    assert len(set(MIME_TYPES)) == len(MIME_TYPES)


@pytest.mark.parametrize(
    ("data", "key", "values"),
    [
        (b"", "file-empty", {}),
        ("\ufeff \r\n\u3000\t\n".encode(), "file-blank", {}),
        (PNG, "file-is-picture", {"content": "PNG"}),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "file-is-picture", {"content": "JPEG"}),
        (b"GIF89a\1\0", "file-is-picture", {"content": "GIF"}),
        (b"BM\x0a\0\0\0\0\0\0\0", "file-is-picture", {"content": "BMP"}),
        (b"Rar!\x1a\x07\1\0", "file-is-packed", {"content": "RAR"}),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "file-is-other", {"content": "Microsoft Office 97–2003"}),
        (b"SQLite format 3\0\x10\0", "file-is-other", {"content": "SQLite"}),
        (b"\0\1\2\3" * 40, "file-binary", {"count": "160"}),
        ("年鉴条目".encode() + b"\xff" + "全市工商联".encode(), "file-undecodable", {}),
    ],
)
def test_what_is_no_text_is_refused_by_name(tmp_path: Path, data: bytes, key: str, values: dict[str, str]) -> None:
    path = tmp_path / "entry.txt"
    path.write_bytes(data)
    assert refused(path) == (key, values)


def test_undecodable_bytes_are_replaced_on_the_readers_word(tmp_path: Path) -> None:
    path = tmp_path / "entry.txt"
    path.write_bytes("年鉴条目".encode() + b"\xff" + "全市工商联".encode())
    source = read(path, Choices(replace=True))
    assert (source.text, source.replaced) == ("年鉴条目\ufffd全市工商联", 1)


def test_a_stray_nul_stays_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "entry.txt"
    path.write_bytes("全市\0工商联\n".encode())
    assert read(path).text == "全市\0工商联\n"


def _zip(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as members:
        for name in names:
            members.writestr(name, "x" * 100)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (_zip("_rels/.rels", *(f"docProps/{number}.xml" for number in range(99)), "word/document.xml"), "DOCX"),
        (_zip("[Content_Types].xml", "xl/workbook.xml"), "XLSX"),
        (_zip("mimetype", "META-INF/container.xml"), "EPUB"),
        (_zip("a.txt", "word.txt"), "ZIP"),
        (_zip("[Content_Types].xml", "word/document.xml")[:250], "Microsoft Office"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        ("概况".encode(), None),
    ],
)
def test_a_file_is_told_by_its_contents(data: bytes, told: str | None) -> None:
    assert other_format(data) == told


@pytest.mark.parametrize("name", ["a.xyz", "a.wav"])
def test_a_format_without_a_reader_is_refused_with_its_suffix(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    assert refused(path) == ("file-unsupported", {"suffix": Path(name).suffix})


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("a.CAJ", "file-is-caj"),
        ("a.ofd", "file-is-ofd"),
        ("a.ppt", "file-is-slides"),
        ("a.pptx", "file-is-slides"),
        ("扫描.JPG", "file-is-picture"),
    ],
)
def test_what_an_office_has_beside_text_is_refused_with_what_to_do(tmp_path: Path, name: str, key: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"x")
    assert refused(path)[0] == key


def test_a_text_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "volume.txt"
    with path.open("wb") as file:
        file.truncate(limits.LARGEST + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("was read"))
    assert refused(path) == ("file-too-large", {"size": "257", "limit": "256"})


def test_a_fifo_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    assert refused(path) == ("file-not-regular", {})


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        assert refused(Path("s.txt")) == ("file-not-regular", {})


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path) == ("file-is-folder", {})


@pytest.mark.parametrize("name", ["gone.txt", "gone/below.txt", "nul\0.txt"])
def test_a_file_that_is_gone_is_refused(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name) == ("file-gone", {})


def test_a_file_that_vanishes_between_look_and_reading_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("概况", encoding="utf-8")

    def vanish(_: Path) -> bytes:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Path, "read_bytes", vanish)
    assert refused(path) == ("file-gone", {})


def test_a_link_to_itself_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "loop.txt"
    path.symlink_to(path)
    assert refused(path)[0] == "cannot-read"


def test_a_name_too_long_cannot_be_read(tmp_path: Path) -> None:
    assert refused(tmp_path / ("年" * 300 + ".txt"))[0] == "cannot-read"


@pytest.mark.skipif(os.geteuid() == 0, reason="root passes every check")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("概况", encoding="utf-8")
    path.chmod(0)
    assert refused(path) == ("file-not-permitted", {})


def test_a_name_that_is_no_utf8_is_shown_with_replacement(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.xyz"))
    path.write_bytes(b"x")
    with pytest.raises(FileRefused) as caught:
        read(path)
    assert dict(caught.value.reason.values)["path"] == f"{tmp_path}/\ufffd.xyz"


def test_a_text_whose_name_has_no_suffix_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list"
    path.write_text("概况", encoding="utf-8")
    assert read(path).text == "概况"
