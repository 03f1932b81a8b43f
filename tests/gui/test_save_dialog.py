"""The name to save as ends as its kind does, and a file that is there is replaced only if the reader says so."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.saving import save_as
from yearbook_viewer.gui.save_dialog import SaveDialog, ask_where, named
from yearbook_viewer.messages import Catalogue

TEXT, TABLE = KINDS = ("文本 (*.txt *.tsv)", "表格 (*.csv)")


@pytest.mark.parametrize(
    ("typed", "kind", "expected"),
    [
        ("报告", TEXT, "报告.txt"),
        ("报告", TABLE, "报告.csv"),
        ("报告2026.11", TABLE, "报告2026.11.csv"),
        ("报告2026.11", TEXT, "报告2026.11.txt"),
        ("报告.txt", TABLE, "报告.csv"),
        ("报告.CSV", TABLE, "报告.CSV"),
        ("报告.tsv", TEXT, "报告.tsv"),
        ("报告.csv", TEXT, "报告.csv"),
        ("报告.docx", TEXT, "报告.docx.txt"),
        ("报告", "", "报告.txt"),
    ],
)
def test_a_name_gets_the_ending_of_its_kind(typed: str, kind: str, expected: str) -> None:
    assert named(Path("/家") / typed, kind, KINDS) == Path("/家") / expected


def test_the_proposed_name_follows_the_kind_that_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = SaveDialog("保存报告", tmp_path / "报告2026.11.txt", KINDS, None)
    qtbot.addWidget(dialog)
    assert dialog.target() == tmp_path / "报告2026.11.txt"
    dialog.selectNameFilter(TABLE)
    assert Path(dialog.selectedFiles()[0]).name == "报告2026.11.csv"
    assert dialog.target() == tmp_path / "报告2026.11.csv"


def answer(button: str, asked: list[str]) -> None:
    """Click that button of the question that comes next."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(each for each in box.buttons() if each.text() == button).click()

    QTimer.singleShot(0, click)


def test_a_file_that_the_ending_meets_is_replaced_only_on_the_readers_word(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Catalogue
) -> None:
    (tmp_path / "报告.csv").write_text("旧", encoding="utf-8")
    save_as(monkeypatch, tmp_path / "报告", kind=1)
    asked: list[str] = []
    answer("替换", asked)
    assert ask_where(None, "保存报告", tmp_path / "报告.txt", KINDS, say) == tmp_path / "报告.csv"
    assert asked == ["“报告.csv”已经存在。要替换它吗?替换以后,原来的内容就没有了。"]


def test_another_name_is_asked_for_where_a_file_is_to_stay(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Catalogue
) -> None:
    (tmp_path / "报告.txt").write_text("旧", encoding="utf-8")
    names = iter(["报告", "报告二"])
    save_as(monkeypatch, tmp_path)
    monkeypatch.setattr(SaveDialog, "selectedFiles", lambda _: [str(tmp_path / next(names))])
    answer("另取名字", [])
    assert ask_where(None, "保存报告", tmp_path / "报告.txt", KINDS, say) == tmp_path / "报告二.txt"


def test_a_reader_who_thinks_better_of_it_saves_nothing(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Catalogue
) -> None:
    monkeypatch.setattr(SaveDialog, "exec", lambda _: SaveDialog.DialogCode.Rejected)
    assert ask_where(None, "保存报告", tmp_path / "报告.txt", KINDS, say) is None
