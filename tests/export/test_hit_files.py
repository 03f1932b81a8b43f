"""What a search found as CSV, workbook, Word document and JSON, read back by other programs' readers."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.hits_made import citations, hit, line, searched
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export import hit_sheets
from yearbook_viewer.export.figure_cells import PIECE
from yearbook_viewer.export.figure_files import Written
from yearbook_viewer.export.hit_files import HitFormat, write_hits_file
from yearbook_viewer.export.hit_rows import Found, Rows, Searched, told_line
from yearbook_viewer.records import EntryId, SectionId
from yearbook_viewer.records.searched import Narrowing, SearchWish, Where

CITED = "《云泽市渔政站》“增殖‘放流’”，《云泽年鉴》2020 年卷，记述 2019 年，来源：市渔政站"
HOSTILE = ["=1+1", "+1", "-1+2", "@SUM(A1)", '=HYPERLINK("http://a","b")', "http://a/b", "{=1}", "＝1"]


def written(path: Path, found: Sequence[Found], about: Searched | None = None) -> Written:
    """Write them in the format that the name says."""
    about = about or searched(found)
    *_, last = write_hits_file(path, HitFormat(path.suffix[1:]), about, found, citations())
    return last


def csv_rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def values(path: Path, sheet: str = "检索结果") -> list[list[Any]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path)[sheet].rows]


def paragraphs(path: Path) -> list[tuple[str, str]]:
    """Style and words of each."""
    return [(str(each.style.name) if each.style else "", each.text) for each in docx.Document(str(path)).paragraphs]


def test_a_hit_is_a_row_with_what_stands_around_it_and_where_it_is_quoted_from(tmp_path: Path) -> None:
    found = [line(), line(section=None, title="", year=None, start=0, end=2)]
    assert written(tmp_path / "a.csv", found) == Written(2)
    assert csv_rows(tmp_path / "a.csv") == [
        ["年份", "条目", "章节", "前文", "词语", "后文", "引文", "条目编号", "章节编号", "起", "止"],
        ["2019", "云泽市渔政站", "增殖“放流”", "全年投放", "鱼苗", "40万尾。", CITED, "7", "73", "52", "54"],
        ["", "云泽市渔政站", "", "全年投放", "鱼苗", "40万尾。", CITED.replace("“增殖‘放流’”", ""), "7", "", "0", "2"],
    ]


def test_a_section_is_a_row_with_its_count(tmp_path: Path) -> None:
    written(tmp_path / "a.csv", [hit(), hit(section=SectionId(72), where=Where.HEADING)])
    rows = csv_rows(tmp_path / "a.csv")
    assert rows[0][3:6] == ["位置", "处数", "摘录"]
    assert [row[2:6] for row in rows[1:]] == [
        ["增殖“放流”", "正文", "2", "投放鱼苗40万尾,鱼苗"],
        ["执法 › 巡 查", "小标题", "2", "投放鱼苗40万尾,鱼苗"],
    ]


def test_csv_begins_with_the_mark_by_which_excel_knows_utf_8(tmp_path: Path) -> None:
    written(tmp_path / "a.csv", [line(before='含"引号",逗号')])
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 2
    assert '"含""引号"",逗号"'.encode() in content


@pytest.mark.parametrize("words", HOSTILE)
def test_a_text_that_a_spreadsheet_would_calculate_stands_in_quotation_marks(tmp_path: Path, words: str) -> None:
    written(tmp_path / "a.csv", [line(words=words, before=words)])
    safe = words if words[0] in "h{" else f"“{words}”"
    assert csv_rows(tmp_path / "a.csv")[1][3:5] == [safe, safe]


def test_no_text_of_a_workbook_is_a_formula_or_an_address(tmp_path: Path) -> None:
    found: list[Found] = [line(words=words, before=words, after=words, entry_title=words) for words in HOSTILE]
    written(tmp_path / "a.xlsx", found)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["检索结果"]
    for column in (2, 4, 5, 6):
        cells = [sheet.cell(row, column) for row in range(2, len(HOSTILE) + 2)]
        assert [cell.value for cell in cells] == HOSTILE
        assert {(cell.data_type, cell.hyperlink) for cell in cells} <= {("s", None), ("inlineStr", None)}


def test_a_workbook_lines_the_words_up_and_says_what_was_searched_for(tmp_path: Path) -> None:
    about = searched([line()], SearchWish("鱼苗 -观赏", exact=True), total=1200)
    written(tmp_path / "a.xlsx", [line()], about)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book["检索结果"]
    assert book.sheetnames == ["检索结果", "说明"]
    assert [sheet.cell(2, column).alignment.horizontal for column in (4, 5, 6)] == ["right", "center", None]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:K2")
    assert values(tmp_path / "a.xlsx", "说明") == [
        ["“鱼苗 -观赏”的检索结果"],
        ["档案:云泽;检索日期:2026-05-04;逐字精确"],
        ["共 1,200 处,在 1 个条目的 1,200 节中。这里是其中的 1 处。"],
    ]


def test_hits_are_marked_in_a_workbook_s_excerpts(tmp_path: Path) -> None:
    written(tmp_path / "a.xlsx", [hit(), hit("鱼苗", marks=((0, 2),)), hit("鱼苗", marks=((0, 1), (0, 2)))])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx", rich_text=True)["检索结果"]
    cell = sheet.cell(2, 6).value
    assert [(str(run), not isinstance(run, str) and bool(run.font.b)) for run in cell] == [  # type: ignore[union-attr]  # rich text
        ("投放", False),
        ("鱼苗", True),
        ("40万尾,", False),
        ("鱼苗", True),
    ]
    assert [str(sheet.cell(row, 6).value) for row in (3, 4)] == ["鱼苗", "鱼苗"]


def test_what_is_longer_than_a_cell_goes_on_in_the_next_row(tmp_path: Path) -> None:
    long = "长" * 40_000 + "𠀀" * 100
    written(tmp_path / "a.xlsx", [line(words=long), hit_line := line(before="又")])
    rows = values(tmp_path / "a.xlsx")[1:]
    assert "".join(row[4] for row in rows[:3]) == long
    assert [row[0] for row in rows] == [2019, None, None, 2019]
    assert rows[3][3] == hit_line.before


def test_marks_that_cross_the_end_of_a_cell_go_on_in_the_next_row(tmp_path: Path) -> None:
    piece = PIECE
    written(tmp_path / "a.xlsx", [hit("长" * (piece + 10), marks=((piece - 1, piece + 2),))])
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx", rich_text=True)["检索结果"]
    assert [[len(str(run)) for run in sheet.cell(row, 6).value] for row in (2, 3)] == [  # type: ignore[union-attr]
        [piece - 1, 1],
        [2, 8],
    ]


def test_more_rows_than_a_sheet_holds_go_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hit_sheets, "ROWS", 3)
    assert written(tmp_path / "a.xlsx", [line(start=at) for at in range(5)]) == Written(5, 3)
    starts = [
        row[9] for name in ("检索结果", "检索结果 2", "检索结果 3") for row in values(tmp_path / "a.xlsx", name)[1:]
    ]
    assert starts == [0, 1, 2, 3, 4]


def test_a_document_tells_the_search_and_groups_its_hits_by_entry(tmp_path: Path) -> None:
    other = line(entry=EntryId(8), entry_title="云泽市水产站", year=None, section=None, title="", start=3)
    found = [line(start=90), other, line(section=SectionId(72), title="巡查", start=20), line(start=52)]
    narrowed = Narrowing(years=frozenset({2019, None}), places=frozenset({Where.TEXT}))
    about = searched(found, SearchWish("鱼苗", narrowed=narrowed))
    assert written(tmp_path / "a.docx", found, about) == Written(4)
    assert paragraphs(tmp_path / "a.docx") == [
        ("Title", "“鱼苗”的检索结果"),
        ("Normal", "档案:云泽;检索日期:2026-05-04;年份:2019、没有年份;位置:正文"),
        ("Normal", "共 4 处,在 1 个条目的 4 节中。"),
        ("Heading 1", "云泽市渔政站(2019 年)"),
        ("Heading 2", "执法 › 巡 查"),
        ("Hit", "1\t全年投放鱼苗40万尾。"),
        ("Hit Source", f"——{CITED}".replace("增殖‘放流’", "巡查")),
        ("Heading 2", "增殖“放流”"),
        ("Hit", "2\t全年投放鱼苗40万尾。"),
        ("Hit", "3\t全年投放鱼苗40万尾。"),
        ("Hit Source", f"——{CITED}"),
        ("Heading 1", "云泽市水产站"),
        ("Hit", "4\t全年投放鱼苗40万尾。"),
        ("Hit Source", "——《云泽市水产站》"),
    ]


def test_the_words_are_marked_in_a_document(tmp_path: Path) -> None:
    written(tmp_path / "a.docx", [line(words="<鱼&苗>", before="1 < 2 &amp;", after="\x00=1+1\ud800")])
    written(tmp_path / "b.docx", [hit()])
    for name, marked in (("a", ["<鱼&苗>"]), ("b", ["鱼苗", "鱼苗"])):
        document = docx.Document(str(tmp_path / f"{name}.docx"))
        (own,) = [each for each in document.paragraphs if each.style and each.style.name == "Hit"]
        assert [run.text for run in own.runs if run.style.name == "Hit Words"] == marked
        assert document.styles["Hit Words"].font.bold
    assert "1\t1 < 2 &amp;<鱼&苗> =1+1 " in [words for _, words in paragraphs(tmp_path / "a.docx")]


def test_a_query_that_looks_like_the_place_of_the_hits_breaks_no_document(tmp_path: Path) -> None:
    about = searched([line()], SearchWish("\ue000hits\ue000 <w:p> \x01"))
    written(tmp_path / "a.docx", [line()], about)
    assert [words for style, words in paragraphs(tmp_path / "a.docx") if style == "Hit"] == ["1\t全年投放鱼苗40万尾。"]


def test_json_tells_the_search_and_names_its_columns(tmp_path: Path) -> None:
    written(tmp_path / "a.json", [hit()])
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == {
        "words": "鱼苗",
        "exact": False,
        "archive": "云泽",
        "date": "2026-05-04",
        "total": 1,
        "sections": 1,
        "entries": 1,
        Rows.SECTIONS.value: [
            {
                "year": 2019,
                "entry_title": "云泽市渔政站",
                "section_path": "增殖“放流”",
                "where": "text",
                "count": 2,
                "snippet": "投放鱼苗40万尾,鱼苗",
                "citation": CITED,
                "entry": 7,
                "section": 73,
                "start": 52,
                "end": 54,
                "marks": [[2, 4], [9, 11]],
            }
        ],
    }


@pytest.mark.parametrize("kind", list(HitFormat))
def test_nothing_found_is_a_file_without_rows(tmp_path: Path, kind: HitFormat) -> None:
    about = Searched(SearchWish("没有"), "云泽", date(2026, 5, 4), 0, 0, 0, Rows.LINES)
    assert written(tmp_path / f"a.{kind}", [], about) == Written(0)
    assert (tmp_path / f"a.{kind}").stat().st_size > 0


@pytest.mark.parametrize("kind", list(HitFormat))
def test_a_file_given_up_leaves_nothing(tmp_path: Path, kind: HitFormat) -> None:
    found = [line(start=at) for at in range(1_200)]
    steps = write_hits_file(tmp_path / f"a.{kind}", kind, searched(found), found, citations())
    assert next(steps).rows == 500
    steps.close()
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(ArchiveProblem) as told:
        written(tmp_path / "没有" / "a.docx", [line()])
    assert told.value.reason.key == "cannot-write"


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.text(), st.text(min_size=1), st.text()), min_size=1, max_size=5))
def test_whatever_stands_in_a_text_comes_back_from_each_file(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    found: list[Found] = [line(before=before, words=words, after=after) for before, words, after in texts]
    for kind in (HitFormat.CSV, HitFormat.JSON, HitFormat.DOCX):
        assert written(folder / f"a.{kind}", found).rows == len(texts)
    told = json.loads((folder / "a.json").read_text(encoding="utf-8"))[Rows.LINES]
    assert [(row["before"], row["words"], row["after"]) for row in told] == texts
    with ZipFile(folder / "a.docx") as document:
        assert document.testzip() is None
    assert len([1 for style, _ in paragraphs(folder / "a.docx") if style == "Hit"]) == len(texts)


def test_three_dots_tell_where_the_text_goes_on() -> None:
    assert told_line(line(before="前" * 40, after="后" * 12)) == ("…" + "前" * 40, "后" * 12)
    assert told_line(line(before="", after="后" * 37)) == ("", "后" * 37 + "…")
