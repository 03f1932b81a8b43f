"""The proof-reading sheet: what stands on it, and that every program reads it whole."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import docx
import openpyxl
import pytest

from tests import findings_made as made
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.proof_docx import proof_docx
from yearbook_viewer.export.proof_sheet import ProofFormat, ProofSheet, ProofWishes, Quoted, proof_sheet, write_proof
from yearbook_viewer.export.proof_xlsx import proof_xlsx
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Review, ReviewState, Verdict

SAY = Catalogue("zh")
DAY = date(2026, 11, 22)
FIRST = "全区学校186所,其中小学98所、中学87所。"
SECOND = "在校学生2.16万人,比上年增加1200人。"
AGAIN = "全区学校188所。"
EVERYTHING = ProofWishes()
VERIFIED = Review(
    EntryId(1), made.SUM.kind, made.SCHOOLS.start, made.SUM.arithmetic, ReviewState.VERIFIED, "=1+1,\n已与台账核对"
)
FINDINGS = (
    made.kept(made.SUM, FIRST, "学校", VERIFIED),
    made.kept(made.LAST_YEAR, SECOND, "学校"),
    made.kept(made.TWICE, AGAIN, "教师"),
)


def sheet_of(archive: made.FindingsArchive, wishes: ProofWishes = EVERYTHING) -> ProofSheet:
    return proof_sheet(cast(Archive, archive), wishes, DAY, SAY)


@pytest.fixture
def sheet() -> ProofSheet:
    return sheet_of(made.FindingsArchive(FINDINGS, (made.REVISED,)))


def bold(quoted: Quoted) -> list[str]:
    return [words for words, is_bold in quoted.pieces() if is_bold]


def test_a_line_says_where_it_stands_what_was_checked_and_what_the_reader_said(sheet: ProofSheet) -> None:
    line = sheet.lines[0]
    assert line.place == ("清溪年鉴 2019 年卷", "清溪区教育局", "学校")
    assert line.passages[0].text == FIRST
    assert bold(line.passages[0]) == ["186所", "98所", "87所"]
    assert line.checked == ("合计与分项", "学校186所,其中各项之和为185所,少了1所", "98 + 87 = 185 ≠ 186")
    assert (line.verdict, line.state, line.words) == (
        Verdict.INCONSISTENT,
        ReviewState.VERIFIED,
        "=1+1,\n已与台账核对",
    )


def test_the_sentence_it_was_held_against_is_quoted_too(sheet: ProofSheet) -> None:
    line = sheet.lines[3]
    assert [quoted.text for quoted in line.passages] == [AGAIN, "【学校】 全区学校186所,其中小学98所、中学87所。"]
    assert [bold(quoted) for quoted in line.passages] == [["188所"], ["186所"]]


def test_findings_between_entries_stand_among_the_others_by_their_place(sheet: ProofSheet) -> None:
    assert [line.checked[0] for line in sheet.lines] == ["合计与分项", "增减量", "与上卷", "前后两处"]
    assert sheet.lines[2].checked[-1] == "清溪年鉴 2018 年卷,2018 年:1204人"
    assert bold(sheet.lines[2].passages[0]) == ["1204人"]


def test_the_heading_counts_verdicts_and_what_was_dealt_with(sheet: ProofSheet) -> None:
    title, of, counted = sheet.heading(SAY)
    assert title == "校对单"
    assert of == "档案:清溪档案　范围:整个档案　日期:2026-11-22"
    assert counted == "共 4 处:不符 2,修订 1,推算 1,已核实 1"


def test_only_the_verdicts_and_states_that_are_wished_for_are_listed() -> None:
    archive = made.FindingsArchive(FINDINGS)
    only = sheet_of(archive, ProofWishes(verdicts=frozenset((Verdict.INCONSISTENT,)), handled=False))
    assert [line.checked[2] for line in only.lines] == ["188 ≠ 186"]


def test_the_scope_is_named_by_entry_or_volume() -> None:
    archive = made.FindingsArchive()
    assert sheet_of(archive, ProofWishes(entry=EntryId(1))).scope == "清溪区教育局"
    assert sheet_of(archive, ProofWishes(volume=("清溪年鉴", 2019))).scope == "清溪年鉴 2019 年卷"


def test_a_finding_between_entries_of_another_volume_is_left_out() -> None:
    archive = made.FindingsArchive((), (made.REVISED,))
    assert len(sheet_of(archive, ProofWishes(volume=("清溪年鉴", 2019))).lines) == 1
    assert len(sheet_of(archive, ProofWishes(volume=("清溪年鉴", 2018))).lines) == 0


def test_the_word_on_a_finding_between_entries_is_on_the_sheet() -> None:
    said = Review(EntryId(1), made.REVISED.kind, made.TEACHERS.start, made.REVISED.arithmetic, ReviewState.IGNORED)
    assert sheet_of(made.FindingsArchive((), (made.REVISED,), (said,))).lines[0].state is ReviewState.IGNORED


def page_of(contents: bytes, *, rich: bool = False) -> Any:
    return openpyxl.load_workbook(BytesIO(contents), rich_text=rich).active


def table_of(contents: bytes) -> Any:
    return docx.Document(BytesIO(contents)).tables[0]


def test_the_word_document_has_a_row_for_each_finding_with_its_figures_in_bold(sheet: ProofSheet) -> None:
    table = table_of(proof_docx(sheet, SAY))
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "位置", "原文", "核对", "结论", "处理", "备注"]
    assert [cell.text for cell in table.rows[1].cells] == [
        "1",
        "清溪年鉴 2019 年卷\n清溪区教育局\n学校",
        FIRST,
        "合计与分项\n学校186所,其中各项之和为185所,少了1所\n98 + 87 = 185 ≠ 186",
        "不符",
        "已核实",
        "=1+1,\n已与台账核对",
    ]
    runs = table.rows[1].cells[2].paragraphs[0].runs
    assert [run.text for run in runs if run.bold] == ["186所", "98所", "87所"]
    assert len(table.rows) == 5


def test_the_word_document_lies_across_names_its_pages_and_repeats_its_headings(sheet: ProofSheet) -> None:
    document = docx.Document(BytesIO(proof_docx(sheet, SAY)))
    page = document.sections[0]
    assert page.page_width is not None and page.page_height is not None and page.page_width > page.page_height
    footer = page.footer.paragraphs[0]._p.xml
    assert 'w:instr="PAGE"' in footer and 'w:instr="NUMPAGES"' in footer
    assert "w:tblHeader" in document.tables[0].rows[0]._tr.xml
    assert all("w:cantSplit" in row._tr.xml for row in document.tables[0].rows)
    assert [paragraph.text for paragraph in document.paragraphs[:3]] == list(sheet.heading(SAY))


def test_the_workbook_holds_strings_and_no_formula(sheet: ProofSheet) -> None:
    page = page_of(proof_xlsx(sheet, SAY))
    rows = list(page.iter_rows(min_row=5, values_only=True))
    assert rows[0] == ("序号", "位置", "原文", "核对", "结论", "处理", "备注")
    assert rows[1] == (
        1,
        "清溪年鉴 2019 年卷\n清溪区教育局\n学校",
        FIRST,
        "合计与分项\n学校186所,其中各项之和为185所,少了1所\n98 + 87 = 185 ≠ 186",
        "不符",
        "已核实",
        "=1+1,\n已与台账核对",
    )
    assert page["G6"].data_type == "s"
    assert (page.freeze_panes, page.auto_filter.ref) == ("A6", "A5:G9")


def test_the_figures_in_the_workbook_are_bold(sheet: ProofSheet) -> None:
    page = page_of(proof_xlsx(sheet, SAY), rich=True)
    strong = [part.text for part in page["C6"].value if part.font is not None and part.font.b]
    assert strong == ["186所", "98所", "87所"]


def test_a_remark_longer_than_a_cell_goes_on_beside_it() -> None:
    words = "核" * 40_000
    long = replace(FINDINGS[0], review=replace(VERIFIED, words=words))
    page = page_of(proof_xlsx(sheet_of(made.FindingsArchive((long,))), SAY))
    assert "".join(page.cell(6, column).value or "" for column in range(7, 12)) == words


def test_characters_that_no_document_may_hold_become_spaces() -> None:
    sentence = replace(
        FINDINGS[0], entry_title="教\x00育\x0b局\ufffe", review=replace(VERIFIED, words="看\x07过\ud800")
    )
    sheet = sheet_of(made.FindingsArchive((sentence,)))
    row = table_of(proof_docx(sheet, SAY)).rows[1].cells
    assert (row[1].text.split("\n")[1], row[6].text) == ("教 育 局 ", "看 过 ")
    assert proof_xlsx(sheet, SAY)


def test_an_empty_sheet_says_that_nothing_was_found() -> None:
    sheet = sheet_of(made.FindingsArchive())
    document = docx.Document(BytesIO(proof_docx(sheet, SAY)))
    assert document.paragraphs[2].text == "在所选的范围内没有核对结果。"
    assert document.tables == []
    assert page_of(proof_xlsx(sheet, SAY))["A3"].value == "在所选的范围内没有核对结果。"


def test_the_sheet_is_in_english_for_those_who_read_it() -> None:
    say = Catalogue("en")
    sheet = proof_sheet(cast(Archive, made.FindingsArchive(FINDINGS)), ProofWishes(), DAY, say)
    cells = table_of(proof_docx(sheet, say)).rows[1].cells
    assert cells[3].text.startswith("Total and parts\n学校 186所: its parts add up to 185所, 1所 too few")
    assert sheet.heading(say)[0] == "Proof-reading Sheet"


def test_the_format_is_told_by_the_name_of_the_file() -> None:
    assert ProofFormat.of(Path("单.DOCX")) is ProofFormat.DOCX
    assert ProofFormat.of(Path("单.xlsx")) is ProofFormat.XLSX
    assert ProofFormat.of(Path("单.odt")) is None


def test_what_stood_there_before_stays_where_the_sheet_cannot_be_written(tmp_path: Path, sheet: ProofSheet) -> None:
    with pytest.raises(ArchiveProblem) as problem:
        write_proof(sheet, ProofFormat.XLSX, tmp_path / "没有" / "单.xlsx", SAY)
    assert problem.value.reason.key == "cannot-write"
    write_proof(sheet, ProofFormat.DOCX, tmp_path / "单.docx", SAY)
    assert [file.name for file in tmp_path.iterdir()] == ["单.docx"]
