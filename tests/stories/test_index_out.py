"""A reader exports an index of the names in an archive."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.saving import save_as
from tests.stories.errands import answer
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.index_export_dialog import FORMATS, IndexExportDialog, IndexFormat
from yearbook_viewer.gui.main_window import MainWindow


def test_the_index_of_the_archive_goes_out_as_each_kind_of_file(
    chamber: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    for form in IndexFormat:
        target = tmp_path / f"索引.{form.value}"
        export_index(chamber, target, monkeypatch, qtbot, form)
        assert chamber.notices.text().startswith(f"已导出 索引.{form.value},共 ")
    assert (tmp_path / "索引.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "索引.docx").read_bytes().startswith(b"PK")
    rows = (tmp_path / "索引.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "类别,首字母,名称,年份,条目,节"
    assert "人物,H,何春明,2018,云泽市工商业联合会,概况" in rows


def test_the_index_of_one_entry_lists_only_what_that_names(
    chamber: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "一条.csv"
    export_index(chamber, target, monkeypatch, qtbot, IndexFormat.CSV, scope=0)
    assert chamber.reader.passage
    year = str(chamber.reader.passage.reading.extraction.entry.year)
    years = {row.split(",")[3] for row in target.read_text(encoding="utf-8-sig").splitlines()[1:]}
    assert years == {year}


def test_a_pdf_that_is_stopped_leaves_nothing(
    chamber: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    writing = chamber.entities.index.writing
    folder = tmp_path / "空"
    folder.mkdir()
    monkeypatch.setattr(writing, "_step", lambda _: writing.cancel())
    export_index(chamber, folder / "索引.pdf", monkeypatch, qtbot, IndexFormat.PDF)
    assert chamber.notices.text() == "已停止导出,没有留下文件。"
    assert list(folder.iterdir()) == []


def test_what_cannot_be_written_is_told(
    chamber: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    export_index(chamber, tmp_path / "没有" / "索引.pdf", monkeypatch, qtbot, IndexFormat.PDF)
    assert "索引.pdf" in chamber.notices.text()
    assert not chamber.entities.index.writing.running


def export_index(  # noqa: PLR0917  what a reader says in two dialogs
    window: MainWindow,
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    form: IndexFormat,
    scope: int = -1,
) -> None:
    def choose(dialog: object) -> None:
        assert isinstance(dialog, IndexExportDialog)
        dialog.scopes.buttons()[scope].setChecked(True)
        dialog.formats.button(list(FORMATS).index(form)).setChecked(True)
        dialog.accept()

    save_as(monkeypatch, target)
    window.notices.clear()
    answer(IndexExportDialog, choose)
    window.actions_[Command.EXPORT_INDEX].trigger()
    qtbot.waitUntil(lambda: bool(window.notices.text()), timeout=20_000)
    window.drain()
