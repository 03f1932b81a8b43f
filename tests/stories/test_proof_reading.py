"""An editor goes through the findings, says what he thinks of them, and takes the proof-reading sheet along."""

from pathlib import Path

import docx
import pytest
from PySide6.QtWidgets import QDialog, QInputDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.saving import save_as
from tests.stories.conftest import OpenWindow
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.finding_cards import FindingCard
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.proof_dialog import ProofDialog

EARLIER = "清溪区统计局\n来源:本局 日期:2019-03-02\n【概况】 2018年,全区粮食总产量28.64万吨。\n"
LATER = (
    "清溪区统计局\n来源:本局 日期:2020-03-02\n"
    "【概况】 2019年,全区粮食总产量29.12万吨,比上年增加1.48万吨。\n"
    "【学校】 全区共有学校186所,其中小学98所、中学87所、其他学校2所。\n"
)


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "清溪.ybk"
    archive = Archive.open(path)
    for name, text in (("2018.txt", EARLIER), ("2019.txt", LATER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    for _ in archive.import_files([tmp_path / "2018.txt", tmp_path / "2019.txt"]):
        pass
    archive.close()
    return open_window(path)


def cards(window: MainWindow) -> list[str]:
    window.tabs.setCurrentWidget(window.tabs.findings)
    return [card.arithmetic.text() for card in window.tabs.findings.open.cards]


def card_of(window: MainWindow, arithmetic: str) -> FindingCard:
    column = window.tabs.findings
    window.tabs.setCurrentWidget(column)
    found = [*column.open.cards, *column.handled.cards]
    return next(card for card in found if card.arithmetic.text() == arithmetic)


def press(card: FindingCard, words: str) -> None:
    next(button for button in card.findChildren(QPushButton) if words in button.text()).click()


SUM = "98 + 87 + 2 = 187 ≠ 186"
BETWEEN = "29.12 − 28.64 = 0.48 ≠ 1.48"


def test_a_finding_leads_to_all_its_passages_and_to_the_other_volume(window: MainWindow) -> None:
    assert window.tabs.tabText(1) == "核对 2"
    assert set(cards(window)[:2]) == {SUM, BETWEEN}
    press(card_of(window, SUM), "查看原文")
    lit = [selection.cursor.selectedText() for selection in window.pane.document.extraSelections()]
    assert lit[:4] == ["186所", "98所", "87所", "2所"]
    press(card_of(window, BETWEEN), "28.64万吨")
    window.drain()
    assert "28.64万吨" in window.pane.document.toPlainText()
    lit = [selection.cursor.selectedText() for selection in window.pane.document.extraSelections()]
    assert lit[0] == "28.64万吨"


def test_a_finding_is_found_from_a_section_where_its_passage_is_not(window: MainWindow) -> None:
    assert window.reader.passage is not None
    reading = window.reader.passage.reading
    window.reader.open(reading.id, reading.section_ids[0])
    window.drain()
    assert cards(window)[0] == BETWEEN
    assert SUM not in cards(window)


def test_what_an_editor_says_is_kept_and_undone(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    press(card_of(window, SUM), "已核实")
    window.drain()
    assert (window.tabs.tabText(1), SUM in cards(window)) == ("核对 1", False)
    assert window.tabs.findings.fold.text() == "已处理 1 ▸"
    monkeypatch.setattr(QInputDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QInputDialog, "textValue", lambda _: "以台账为准")
    window.tabs.findings.fold.click()
    press(card_of(window, SUM), "加备注")
    window.drain()
    assert card_of(window, SUM).words.text() == "以台账为准"
    for _ in range(2):
        window.actions_[Command.UNDO].trigger()
        window.drain()
    assert window.tabs.tabText(1) == "核对 2"
    assert SUM in cards(window)


def test_a_finding_that_was_ignored_can_be_reopened(window: MainWindow) -> None:
    press(card_of(window, BETWEEN), "忽略")
    window.drain()
    window.tabs.findings.fold.click()
    press(card_of(window, BETWEEN), "恢复待核")
    window.drain()
    assert BETWEEN in cards(window)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf"])
def test_the_sheet_is_taken_along(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, suffix: str
) -> None:
    target = tmp_path / f"单{suffix}"

    def accept(dialog: ProofDialog) -> QDialog.DialogCode:
        next(button for form, button in dialog.formats.items() if form.value == suffix).setChecked(True)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ProofDialog, "exec", accept)
    # Without an ending: the program adds it.
    save_as(monkeypatch, tmp_path / "单")
    window.actions_[Command.PROOF_SHEET].trigger()
    window.drain()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: window.notices.text().startswith(f"已导出 单{suffix},共 "))
    if suffix == ".docx":
        rows = docx.Document(str(target)).tables[0].rows
        assert [row.cells[4].text for row in rows[1:4]] == ["推算", "不符", "不符"]
        assert any(SUM in row.cells[3].text for row in rows)


def test_a_sheet_that_cannot_be_written_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(ProofDialog, "exec", lambda _: QDialog.DialogCode.Accepted)
    save_as(monkeypatch, tmp_path / "没有" / "单.docx")
    window.actions_[Command.PROOF_SHEET].trigger()
    window.drain()
    assert window.notices.text().startswith("无法写入")
