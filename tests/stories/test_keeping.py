"""A reader puts an entry right, deletes one, takes it back, and finds the window as it was left."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QDialog

from tests.saving import save_as
from tests.stories.errands import answer
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.backup import all_backups
from yearbook_viewer.gui.commands import Command, Submenu
from yearbook_viewer.gui.document_runs import NOTHING
from yearbook_viewer.gui.entry_dialog import EntryDialog
from yearbook_viewer.gui.export_dialog import ExportDialog
from yearbook_viewer.gui.facet_rows import Facet
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import Condition, EntryId, Reading, Soundness

OpenWindow = Callable[..., MainWindow]


def titles(window: MainWindow) -> list[str]:
    return [listing.title for listing in window.shelf.listings]


def test_a_deleted_entry_comes_back_from_the_notice(window: MainWindow) -> None:
    window.actions_[Command.DELETE].trigger()
    window.drain()
    assert titles(window) == []
    assert window.pane.empty.isVisible()
    assert window.notices.text() == "已删除“岳阳市工商业联合会”。"
    window.notices.buttons()[0].click()
    window.drain()
    assert titles(window) == ["岳阳市工商业联合会"]
    assert window.reader.passage and window.reader.passage.title == "岳阳市工商业联合会"


def test_the_undo_command_names_what_it_takes_back(window: MainWindow) -> None:
    undo = window.actions_[Command.UNDO]
    assert not undo.isEnabled()
    window.actions_[Command.DELETE].trigger()
    window.drain()
    assert undo.isEnabled()
    assert undo.text() == "撤销删除“岳阳市工商业联合会”(&U)"


def test_a_corrected_title_stands_in_tree_text_and_status(window: MainWindow) -> None:
    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        dialog.title_edit.setText("岳阳市工商联")
        dialog.year_edit.setText("2019")
        dialog.accept_button.click()

    answer(EntryDialog, correct)
    window.actions_[Command.CORRECT].trigger()
    window.drain()
    assert titles(window) == ["岳阳市工商联"]
    assert window.tree.model.index(0, 0).data() == "2019 年"
    assert window.status.entry.text().startswith("岳阳市工商联 ·")


def test_a_backup_that_could_not_be_made_at_closing_is_told_at_the_next_start(
    open_window: OpenWindow, archive_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("", encoding="utf-8")
    first = open_window(archive_path)
    first.actions_[Command.DELETE].trigger()
    first.drain()
    monkeypatch.setenv("YEARBOOK_HOME", str(blocked))
    first.close()
    first.end()
    monkeypatch.undo()
    second = open_window(archive_path)
    assert second.banner.text().startswith(f"没能把档案“{archive_path}”备份到")
    second.close()
    assert open_window(archive_path).banner.text() == ""


def test_an_undo_works_after_a_restart(open_window: OpenWindow, archive_path: Path) -> None:
    first = open_window(archive_path)
    first.actions_[Command.DELETE].trigger()
    first.drain()
    first.close()
    second = open_window(archive_path)
    assert titles(second) == []
    second.actions_[Command.UNDO].trigger()
    second.drain()
    assert titles(second) == ["岳阳市工商业联合会"]


def test_size_section_zoom_and_theme_are_kept_over_a_restart(open_window: OpenWindow, archive_path: Path) -> None:
    first = open_window(archive_path)
    first.resize(790, 640)
    section = first.shelf.listings[0].sections[3].id
    first.reader.open(first.shelf.listings[0].id, section)
    first.drain()
    first.actions_[Command.ZOOM_IN].trigger()
    zoom = first.pane.document.zoom()
    first.actions_[Command.THEME_DARK].trigger()
    first.actions_[Command.SHOW_SECTIONS].trigger()
    first.tabs.setCurrentWidget(first.tabs.entities)
    first.pane.legend.set_visible_kinds(NOTHING)
    first.tabs.search.facets.unfold(Facet.ENTRIES)
    first.close()
    second = open_window(archive_path)
    assert (second.width(), second.height()) == (790, 640)
    assert second.reader.passage and second.reader.passage.section_id == section
    assert second.pane.document.zoom() == zoom != 1.0
    assert second.actions_[Command.THEME_DARK].isChecked()
    assert not second.tree.isVisible()
    assert second.tabs.currentWidget() is second.tabs.entities
    assert second.pane.legend.visible() == NOTHING
    assert second.tabs.search.facets.open is Facet.ENTRIES
    second.actions_[Command.THEME_LIGHT].trigger()


def test_recent_archives_are_listed_and_missing_ones_grey(open_window: OpenWindow, archive_path: Path) -> None:
    gone = archive_path.with_name("gone.ybk")
    first = open_window(gone)
    first.close()
    first.end()
    for left in gone.parent.glob("gone.ybk*"):
        left.unlink()
    second = open_window(archive_path)
    actions = second.actions_.submenus[Submenu.RECENT].actions()
    assert [(Path(action.text()).name, action.isEnabled()) for action in actions] == [
        ("archive.ybk", True),
        ("gone.ybk", False),
    ]


def test_the_theme_button_changes_the_colours_of_the_text(window: MainWindow) -> None:
    before = window.pane.document.grab().toImage().pixelColor(5, 60).lightness()
    window.tool_bar.theme_button.click()
    after = window.pane.document.grab().toImage().pixelColor(5, 60).lightness()
    assert before > 200
    assert after < 90
    window.tool_bar.theme_button.click()


def test_a_pdf_is_written_through_the_menu(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "市工商联.pdf"
    save_as(monkeypatch, target)
    answer(ExportDialog, lambda dialog: dialog.accept())
    window.actions_[Command.EXPORT_PDF].trigger()
    assert target.read_bytes().startswith(b"%PDF-")
    assert window.notices.text().startswith("已导出 市工商联.pdf,共 ")


def test_a_pdf_that_cannot_be_written_is_told_in_a_sentence(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "no such folder" / "a.pdf"
    save_as(monkeypatch, target)
    answer(ExportDialog, lambda dialog: dialog.accept())
    window.actions_[Command.EXPORT_PDF].trigger()
    assert window.notices.text().startswith(f"无法写入“{target}”")


def test_an_empty_archive_says_what_to_do(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(tmp_path / "new.ybk")
    assert window.pane.empty.words.text() == "这个档案还是空的。"
    assert window.pane.empty.button.isVisible()


def test_a_file_that_is_no_archive_leaves_the_window_and_says_what_can_be_done(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "picture.ybk"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" * 100)
    window = open_window(path)
    assert window.isVisible()
    assert str(path) in window.banner.text()
    assert window.pane.empty.words.text() == "没有打开的档案。"
    assert [button.text() for button in window.banner.buttons()] == [
        "重试",
        "打开其他档案…",
        "新建档案…",
        "显示所在文件夹",
    ]


def test_a_damaged_archive_is_named_and_kept(open_window: OpenWindow, archive_path: Path) -> None:
    whole = archive_path.read_bytes()
    archive_path.write_bytes(whole[: len(whole) // 3])
    window = open_window(archive_path)
    assert window.banner.text()
    assert archive_path.read_bytes() == whole[: len(whole) // 3]


def test_an_archive_in_use_elsewhere_can_be_tried_again(open_window: OpenWindow, archive_path: Path) -> None:
    other = sqlite3.connect(archive_path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    window = open_window(archive_path)
    assert window.banner.text()
    other.execute("ROLLBACK")
    other.close()
    window.banner.buttons()[0].click()
    window.drain()
    assert titles(window) == ["岳阳市工商业联合会"]
    assert window.banner.text() == ""


def test_a_read_only_archive_is_read_and_not_edited(open_window: OpenWindow, archive_path: Path) -> None:
    archive_path.chmod(0o444)
    archive_path.parent.chmod(0o555)
    try:
        if os.access(archive_path, os.W_OK):
            pytest.skip("root may write everywhere")
        window = open_window(archive_path)
        assert titles(window) == ["岳阳市工商业联合会"]
        assert "只读方式" in window.banner.text()
        assert window.status.state.text() == "只读"
        assert not window.actions_[Command.DELETE].isEnabled()
        window.imports.import_paths([archive_path])
        assert str(archive_path) in window.notices.text()
    finally:
        archive_path.parent.chmod(0o755)


def test_a_folder_that_cannot_be_written_gives_a_sentence_and_no_archive(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    try:
        if os.access(folder, os.W_OK):
            pytest.skip("root may write everywhere")
        window = open_window(folder / "new.ybk")
        assert str(folder / "new.ybk") in window.banner.text()
        assert window.pane.empty.words.text() == "没有打开的档案。"
    finally:
        folder.chmod(0o755)


def test_an_archive_that_is_checked_after_a_bad_end_is_read_meanwhile(
    open_window: OpenWindow, archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(archive_path)) as archive, archive:
        archive.execute("UPDATE meta SET value = 'no' WHERE name = 'clean'")
    read, told = Event(), []
    reading = Archive.reading

    def noted(archive: Archive, entry: EntryId) -> Reading:
        read.set()
        return reading(archive, entry)

    def check(_archive: Archive) -> Soundness:
        told.append(read.wait(20))
        return Soundness(Condition.SOUND, ())

    monkeypatch.setattr(Archive, "reading", noted)
    monkeypatch.setattr(Archive, "check", check)
    assert open_window(archive_path).reader.passage
    assert told == [True]


def test_the_window_is_gone_before_the_archive_is_backed_up(open_window: OpenWindow, archive_path: Path) -> None:
    window = open_window(archive_path)
    window.actions_[Command.DELETE].trigger()
    window.drain()
    before = set(all_backups().rglob("*.ybk"))
    window.close()
    assert not window.isVisible()
    assert set(all_backups().rglob("*.ybk")) == before
    window.end()
    assert len(set(all_backups().rglob("*.ybk")) - before) == 1
