"""The proof-reading sheet on paper, and the dialog that asks for it."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLineF
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests import findings_made as made
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.proof_sheet import ProofFormat, ProofLine, ProofSheet, ProofWishes, Quoted
from yearbook_viewer.gui.paper_pages import Page, whole_rows
from yearbook_viewer.gui.passage import passage_of
from yearbook_viewer.gui.proof_dialog import ProofDialog
from yearbook_viewer.gui.proof_paper import export_proof_pdf
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, ReviewState, Verdict

NEEDS_PDFTOTEXT = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")


def line(number: int) -> ProofLine:
    text = f"第{number}片学校186所,其中小学98所、中学87所。"
    passages = (Quoted(text, ((text.index("186"), text.index("186") + 4),)),)
    checked = ("合计与分项", "学校186所,其中各项之和为185所,少了1所", "98 + 87 = 185 ≠ 186")
    return ProofLine(
        ("清溪区教育局", "𬱖祥学校"), passages, checked, Verdict.INCONSISTENT, "不符", ReviewState.OPEN, "已核\n无误"
    )


def sheet(count: int) -> ProofSheet:
    return ProofSheet("清溪档案", "", date(2026, 11, 22), [line(number) for number in range(count)])


def text_of(pdf: Path) -> list[str]:
    out = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode()
    return ["".join(page.split()) for page in out.split("\f")][:-1]


@NEEDS_PDFTOTEXT
def test_every_finding_stands_whole_on_one_page_under_the_headings(
    qapp: QApplication, tmp_path: Path, say: Catalogue
) -> None:
    export_proof_pdf(sheet(60), tmp_path / "单.pdf", say)
    pages = text_of(tmp_path / "单.pdf")
    assert len(pages) > 3
    assert all("序号位置原文核对结论处理备注" in page for page in pages)
    assert f"第{len(pages)}页,共{len(pages)}页" in pages[-1]
    found = [next(page for page in pages if f"第{number}片学校" in page) for number in range(60)]
    assert all("98+87=185≠186" in page for page in found)
    assert sum(page.count("98+87=185≠186") for page in pages) == 60
    assert "𬱖祥学校" in pages[-1]


@NEEDS_PDFTOTEXT
def test_an_empty_sheet_says_so_on_one_page(qapp: QApplication, tmp_path: Path, say: Catalogue) -> None:
    export_proof_pdf(sheet(0), tmp_path / "单.pdf", say)
    (page,) = text_of(tmp_path / "单.pdf")
    assert "在所选的范围内没有核对结果。" in page


def test_a_folder_that_is_not_there_is_told(qapp: QApplication, tmp_path: Path, say: Catalogue) -> None:
    with pytest.raises(ArchiveProblem) as problem:
        export_proof_pdf(sheet(1), tmp_path / "没有" / "单.pdf", say)
    assert problem.value.reason.key == "cannot-write"


def rules(*places: float) -> Page:
    return Page(rules=[QLineF(0, place, 100, place) for place in places])


def test_a_page_is_cut_at_a_row_and_its_rule_closes_and_opens() -> None:
    pages = whole_rows(rules(10, 50, 90, 120), 100)
    assert [[rule.y1() for rule in page.rules] for page in pages] == [[10, 50, 90], [0, 30]]


def test_a_row_higher_than_a_page_is_torn() -> None:
    pages = whole_rows(rules(10, 260), 100)
    assert len(pages) == 4


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


def test_the_dialog_asks_for_the_entry_and_what_does_not_agree_at_first(window: QWidget, say: Catalogue) -> None:
    dialog = ProofDialog(passage_of(made.reading(), None), ProofFormat.XLSX, say, window)
    others = frozenset(Verdict) - {Verdict.CONSISTENT}
    assert dialog.wishes() == ProofWishes(EntryId(1), None, others, handled=True)
    assert dialog.form() is ProofFormat.XLSX
    assert dialog.entry.text() == "这个条目:清溪区教育局(&E)"
    dialog.volume.setChecked(True)
    dialog.handled.setChecked(False)
    dialog.formats[ProofFormat.PDF].setChecked(True)
    assert dialog.wishes() == ProofWishes(None, ("清溪年鉴", 2019), others, handled=False)
    assert dialog.form() is ProofFormat.PDF


def test_without_a_text_there_is_the_whole_archive_to_choose(window: QWidget, say: Catalogue) -> None:
    dialog = ProofDialog(None, ProofFormat.DOCX, say, window)
    assert (dialog.entry.isVisibleTo(dialog), dialog.volume.isVisibleTo(dialog)) == (False, False)
    assert (dialog.wishes().entry, dialog.wishes().volume) == (None, None)


def test_a_sheet_of_no_verdict_at_all_cannot_be_asked_for(window: QWidget, say: Catalogue) -> None:
    dialog = ProofDialog(None, ProofFormat.DOCX, say, window)
    for box in dialog.verdicts.values():
        box.setChecked(False)
    assert not dialog.accept_button.isEnabled()
