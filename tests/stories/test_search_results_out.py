"""A reader takes what a search found out of the program."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.saving import save_as
from tests.stories.reservoir import Wait, lines_of, search, years_of
from yearbook_viewer.export.figure_files import Written
from yearbook_viewer.export.hit_years import Measure
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.hits_export_dialog import HitsExportDialog
from yearbook_viewer.gui.main_window import MainWindow


def in_dialog(part: int, kind: int) -> None:
    """Choose these in the dialog that opens next, and accept it."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, HitsExportDialog)
        dialog.parts.button(part).setChecked(True)
        dialog.formats.button(kind).setChecked(True)
        dialog.accept()

    QTimer.singleShot(0, answer)


def test_all_hits_go_out_with_their_contexts(
    reservoir: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reservoir, "汛期", wait)
    save_as(monkeypatch, tmp_path / "汛期")
    in_dialog(0, 0)
    reservoir.actions_[Command.EXPORT_HITS].trigger()
    reservoir.drain()
    sheet = openpyxl.load_workbook(tmp_path / "汛期.xlsx")["检索结果"]
    assert [sheet.cell(2, column).value for column in range(1, 7)] == [
        2020,
        "云泽市水库",
        "其0",
        "【其0】 2020年,甲水库",
        "汛期",
        "来水1次。",
    ]
    assert sheet.max_row == 6
    assert reservoir.notices.text() == "已导出 汛期.xlsx,共 5 行。"
    assert reservoir.searches.found.exports.writing.bar.isHidden()


def test_sections_go_out_as_csv(
    reservoir: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reservoir, "水库", wait)
    save_as(monkeypatch, tmp_path / "a.csv")
    in_dialog(1, 1)
    reservoir.actions_[Command.EXPORT_HITS].trigger()
    reservoir.drain()
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert len(rows) == reservoir.searches.search.hits.sections == 8
    assert {row["位置"] for row in rows} == {"标题", "正文"}


def test_chosen_lines_go_out_as_a_document(
    reservoir: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reservoir, "汛期", wait)
    lines = lines_of(reservoir)
    lines.table.selectRow(3)
    save_as(monkeypatch, tmp_path / "a.docx")
    in_dialog(0, 2)
    lines.export_requested.emit((lines.model.line(3),))
    reservoir.drain()
    words = [paragraph.text for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert words[2] == "共 5 处,在 2 个条目的 5 节中。这里是其中的 1 处。"
    assert words[3:] == [
        "云泽市水库(2016 年)",
        "其0",
        "1\t【其0】 2016年,甲水库汛期来水1次。",
        "——《云泽市水库》“其0”，记述 2016 年",
    ]


def test_an_export_that_is_stopped_leaves_nothing(
    reservoir: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reservoir, "汛期", wait)
    out = tmp_path / "out"
    out.mkdir()
    save_as(monkeypatch, out / "a.xlsx")
    in_dialog(0, 0)
    exports = reservoir.searches.found.exports
    monkeypatch.setattr("yearbook_viewer.gui.hits_export_desk.write_outgoing", _endless)
    reservoir.actions_[Command.EXPORT_HITS].trigger()
    assert exports.writing.running
    QTest.qWait(50)
    exports.writing.bar.cancel.click()
    reservoir.drain()
    assert not exports.writing.running
    assert reservoir.notices.text() == "已停止导出,没有留下文件。"
    assert list(out.iterdir()) == []


def _endless(*_asked: object) -> Iterator[tuple[Written, int]]:
    while True:
        QTest.qSleep(5)
        yield Written(1), 100


def test_what_cannot_be_written_is_told_in_a_sentence(
    reservoir: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reservoir, "汛期", wait)
    save_as(monkeypatch, tmp_path / "没有" / "a.docx")
    in_dialog(0, 2)
    reservoir.actions_[Command.EXPORT_HITS].trigger()
    reservoir.drain()
    assert "没有" in reservoir.notices.text()
    assert not reservoir.searches.found.exports.writing.running


def test_a_search_without_words_has_years_and_sections_but_no_lines(
    reservoir: MainWindow, wait: Wait, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(reservoir, "年:2016", wait)
    lines, years = lines_of(reservoir), years_of(reservoir)
    assert lines.panel.word.isVisible()
    assert years.measure is Measure.SECTIONS
    assert years.view.isVisible()
    save_as(monkeypatch, tmp_path / "a.csv")
    in_dialog(0, 1)
    reservoir.actions_[Command.EXPORT_HITS].trigger()
    reservoir.drain()
    assert len((tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()) == 5
