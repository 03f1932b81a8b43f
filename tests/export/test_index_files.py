"""An index as files: CSV row by row, and a Word document in two columns."""

import csv
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.index_files import IndexFile, write_index, write_lines
from yearbook_viewer.export.index_rows import IndexHead, reference_words
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Kind, SectionId
from yearbook_viewer.records.entities import IndexLine, IndexReference

SAY = Catalogue("zh")
HEAD = IndexHead("云泽", "云泽年鉴 2021 年卷")


def _reference(entry: int, section: int | None, title: str, heading: str, year: int | None = 2020) -> IndexReference:
    return IndexReference(EntryId(entry), None if section is None else SectionId(section), title, heading, year)


LINES = (
    IndexLine(
        Kind.PER,
        "F",
        "方大海",
        (_reference(1, None, "教育", "教育"), _reference(1, 4, "教育", "师资"), _reference(2, 7, "卫生", "概况", None)),
    ),
    IndexLine(Kind.PER, "Q", "钱多", (_reference(1, 4, "教育", "师资"),)),
    IndexLine(Kind.ORG, "#", "=3D打印协会\x07", (_reference(3, 9, "2020年商会", "概况"),)),
)


def test_places_are_told_by_entry_with_its_year_and_sections() -> None:
    assert reference_words(LINES[0], HEAD) == "教育(2020):师资;卫生:概况"
    assert reference_words(LINES[2], HEAD) == "2020年商会:概况"
    assert reference_words(LINES[0], IndexHead("云泽", "教育", one=True)) == "教育、师资、概况"


def test_a_csv_has_a_row_for_each_place(tmp_path: Path) -> None:
    path = tmp_path / "index.csv"
    assert [written.rows for written in write_lines(path, IndexFile.CSV, LINES, HEAD, SAY)] == [3]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["类别", "首字母", "名称", "年份", "条目", "节"],
        ["人物", "F", "方大海", "2020", "教育", ""],
        ["人物", "F", "方大海", "2020", "教育", "师资"],
        ["人物", "F", "方大海", "", "卫生", "概况"],
        ["人物", "Q", "钱多", "2020", "教育", "师资"],
        ["机构", "#", "“=3D打印协会\x07”", "2020", "2020年商会", "概况"],
    ]


def test_a_word_document_has_names_under_letters_in_two_columns(tmp_path: Path) -> None:
    path = tmp_path / "index.docx"
    assert list(write_index(path, IndexFile.DOCX, lambda: LINES, HEAD, SAY))[-1][1] == 3
    document = Document(str(path))
    told = [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in document.paragraphs]
    assert [(style, words) for style, words in told if words] == [
        ("Title", "索引"),
        ("Normal", "云泽 云泽年鉴 2021 年卷"),
        ("Heading 1", "人物"),
        ("Heading 2", "F"),
        ("Index Name", "方大海　教育(2020):师资;卫生:概况"),
        ("Heading 2", "Q"),
        ("Index Name", "钱多　教育(2020):师资"),
        ("Heading 1", "机构"),
        ("Heading 2", "#"),
        ("Index Name", "=3D打印协会 　2020年商会:概况"),
    ]
    found = [section._sectPr.find(qn("w:cols")) for section in document.sections]
    columns = ["" if each is None else each.get(qn("w:num"), "") for each in found]
    assert columns[-1] == "2" and columns[0] != "2"


def test_an_index_of_nothing_is_a_document_too(tmp_path: Path) -> None:
    path = tmp_path / "index.docx"
    assert [written.rows for written in write_lines(path, IndexFile.DOCX, (), HEAD, SAY)] == [0]
    assert Document(str(path)).paragraphs[0].text == "索引"


def test_what_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ArchiveProblem, match="cannot-write"):
        list(write_lines(tmp_path / "no" / "index.csv", IndexFile.CSV, LINES, HEAD, SAY))
    assert list(tmp_path.iterdir()) == []
