"""Files cut off, flipped and misnamed (rows 24, 26 and 27 of the faults): a text or a sentence, never a traceback."""

import io
import random
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.reading.office_files import packed, paragraph, word_file
from tests.reading.zips import zipped
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.reading.folders import files_in
from yearbook_viewer.reading.formats import FORMATS, read

LINES = ["沅口县水产站", "2018年", "【养殖】 全年放养鱼苗320万尾,成鱼产量1.2万吨。", "(撰稿:陈砚)"]
TEXT = "\n".join(LINES * 20)
PAGE = f"<html><head><meta charset=utf-8><title>{LINES[0]}</title></head><body>{'<p>'.join(LINES * 20)}</body></html>"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LINES * 9)
CHAPTER = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{PARAGRAPHS}</body></html>'
PLACES = 20


@pytest.fixture(autouse=True)
def no_converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LibreOffice takes a second for each file, and few computers have it."""
    monkeypatch.setenv("PATH", str(tmp_path / "none"))


def epub() -> bytes:
    return packed(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="c.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
            "c.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
            '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
            "a.xhtml": CHAPTER,
        }
    )


def workbook() -> bytes:
    book, out = Workbook(), io.BytesIO()
    assert book.active is not None
    for number in range(30):
        book.active.append([f"品种{number}", number, number * 2])
    book.save(out)
    return out.getvalue()


def rich() -> bytes:
    escaped = "".join(f"\\'{byte:02x}" for byte in LINES[2].encode("gbk"))
    return (r"{\rtf1\ansi\ansicpg936{\fonttbl{\f0\fcharset134 SimSun;}}" + (escaped + "\\par\n") * 9 + "}").encode()


GOOD: dict[str, bytes] = {
    "txt": TEXT.encode(),
    "html": PAGE.encode(),
    "mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    b"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode() + b"\r\n--x--\r\n",
    "epub": epub(),
    "md": f"# {TEXT}".encode("gb18030"),
    "docx": word_file("".join(paragraph(line) for line in LINES * 9)),
    "xlsx": workbook(),
    "rtf": rich(),
    "doc": (Path(__file__).parents[1] / "reading/samples/libreoffice.doc").read_bytes(),
    "xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le") + bytes(600),
    "csv": "\n".join(f"品种{number},{number},{number * 2}" for number in range(60)).encode("gb18030"),
    "pdf": (Path(__file__).parents[1] / "reading/pdf/headings.pdf").read_bytes(),
    "zip": zipped({b"a.txt": TEXT.encode(), b"b/c.html": PAGE.encode()}),
}


def outcome(path: Path) -> str:
    """The text's length or the refusal's sentence."""
    try:
        return str(len(read(path).text))
    except FileRefused as refused:
        told = sentence(refused.reason, Catalogue("zh"))
        assert "{" not in told
        return told


def outcomes(folder: Path, name: str, data: bytes) -> list[str]:
    path = folder / f"a.{name}"
    path.write_bytes(data)
    return [outcome(file) for file in files_in([path])]


def test_every_format_is_tried() -> None:
    assert set(GOOD) == {row.name for row in FORMATS}


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_file_cut_off_anywhere_is_read_or_refused(tmp_path: Path, name: str) -> None:
    data = GOOD[name]
    for place in range(PLACES):
        assert all(outcomes(tmp_path, name, data[: len(data) * place // PLACES]))


@pytest.mark.parametrize("name", sorted(set(GOOD) - {"pdf"}))
def test_a_file_with_flipped_bits_is_read_or_refused(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    for _ in range(PLACES):
        data = bytearray(GOOD[name])
        for _ in range(3):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        assert all(outcomes(tmp_path, name, bytes(data)))


@pytest.mark.parametrize("name", sorted(GOOD))
def test_noise_under_any_name_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    noise = random.Random(7).randbytes(5_000)
    (told,) = outcomes(tmp_path, name, noise)
    assert told.endswith("。")


@pytest.mark.parametrize(
    ("contents", "name", "told"),
    [
        ("docx", "a.txt", "docx"),
        ("docx", "a.doc", "docx"),
        ("docx", "a.zip", "docx"),
        ("html", "a.doc", "doc"),
        ("rtf", "a.doc", "rtf"),
        ("html", "a.xls", "xls"),
        ("xlsx", "a.xls", "xlsx"),
        ("pdf", "a", "pdf"),
        ("pdf", "a.docx", "pdf"),
        ("docx", "a", "docx"),
        ("epub", "a.zip", "epub"),
        ("txt", "a.md", "md"),
        ("txt", "年鉴2019.第3稿", "txt"),
    ],
)
def test_a_file_under_a_wrong_name_is_read_as_what_it_is(tmp_path: Path, contents: str, name: str, told: str) -> None:
    path = tmp_path / name
    path.write_bytes(GOOD[contents])
    source = read(path)
    assert source.format == told
    assert len(source.text) > 60


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.epub", "a.pdf", "a.rtf", "a.zip"])
def test_plain_text_under_the_name_of_a_document_is_read_or_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(GOOD["txt"])
    assert outcome(path) == str(len(TEXT)) or outcome(path).endswith("。")
