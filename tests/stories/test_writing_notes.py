"""A reader writes notes beside the text: they are seen, found, changed, taken back, and kept over a re-issue."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog

from tests.stories.errands import SECOND, answer, archive_with, do, made_old, notes_shown, select
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.note_dialog import NoteDialog

OpenWindow = Callable[..., MainWindow]


def write_note(window: MainWindow, on: str, words: str) -> None:
    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, NoteDialog)
        dialog.edit.setPlainText(words)
        dialog.accept_button.click()

    select(window, on)
    answer(NoteDialog, write)
    do(window, Command.ADD_NOTE)


def underlined(window: MainWindow) -> list[str]:
    return [
        selection.cursor.selectedText()
        for selection in window.pane.document.extraSelections()
        if selection.format.fontUnderline() or selection.format.underlineStyle().value
    ]


def test_a_note_is_written_seen_changed_found_and_taken_back(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    write_note(window, "接待读者12万人次", "与馆里的台账不符?")
    assert notes_shown(window) == [("接待读者12万人次", "与馆里的台账不符?")]
    assert window.tabs.tabText(window.tabs.indexOf(window.tabs.notes)) == "批注 1"
    assert window.tabs.currentWidget() is window.tabs.notes
    assert underlined(window) == ["接待读者12万人次"]
    (card,) = window.tabs.notes.cards
    assert card.where.text() == "读者服务"

    def reword(dialog: QDialog) -> None:
        assert isinstance(dialog, NoteDialog)
        dialog.edit.setPlainText("已核对")
        dialog.accept_button.click()

    answer(NoteDialog, reword)
    card.change.click()
    window.drain()
    assert notes_shown(window) == [("接待读者12万人次", "已核对")]
    do(window, Command.UNDO)
    assert notes_shown(window) == [("接待读者12万人次", "与馆里的台账不符?")]
    do(window, Command.UNDO)
    assert (notes_shown(window), underlined(window)) == ([], [])


def test_a_click_on_a_note_goes_to_its_passage_in_another_section(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    write_note(window, "新馆六月动工", "待查")
    listing = window.shelf.listings[0]
    window.reader.open(listing.id, listing.sections[0].id)
    window.drain()
    assert window.reader.passage and window.reader.passage.title == "概况"
    assert underlined(window) == []
    window.tabs.notes.cards[0].link.click()
    window.drain()
    assert window.reader.passage.title == "馆舍"
    assert underlined(window) == ["新馆六月动工"]


def test_a_deleted_note_comes_back_from_the_notice(open_window: OpenWindow, tmp_path: Path, manuscript: Path) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    write_note(window, "办证3100个", "查")
    window.tabs.notes.cards[0].delete.click()
    window.drain()
    assert notes_shown(window) == []
    window.notices.buttons()[0].click()
    window.drain()
    assert notes_shown(window) == [("办证3100个", "查")]


def test_notes_are_kept_over_a_corrected_re_issue_and_lost_ones_stand_last(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    first = open_window(tmp_path / "a.ybk")
    write_note(first, "举办讲座18场", "没有的话")
    write_note(first, "办证3100个", "还在的话")
    first.close()
    first.end()
    manuscript.write_text(SECOND, encoding="utf-8")
    archive_with(tmp_path / "a.ybk", manuscript)
    second = open_window(tmp_path / "a.ybk")
    assert notes_shown(second) == [("办证3100个", "还在的话"), ("举办讲座18场", "没有的话")]
    assert [card.note.lost for card in second.tabs.notes.cards] == [False, True]
    lost = second.tabs.notes.cards[1]
    assert lost.where.text().startswith("原文改动后,批注的这句话已经不在了。")
    assert lost.link.isHidden()


def test_nothing_selected_asks_for_no_note(window: MainWindow) -> None:
    do(window, Command.ADD_NOTE)
    assert window.notices.text() == "没有加批注:请先在正文中选中要批注的文字。"


def test_a_note_says_its_words_where_the_mouse_rests(open_window: OpenWindow, tmp_path: Path, manuscript: Path) -> None:
    archive_with(tmp_path / "a.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    write_note(window, "藏书31万册", "<b>查</b>")
    assert window.shelf.archive
    assert window.pane.document.tooltip_at(_centre(window, "藏书31万册")) == "<qt>&lt;b&gt;查&lt;/b&gt;</qt>"
    assert window.pane.document.tooltip_at(_centre(window, "办证")) == ""


def _centre(window: MainWindow, words: str) -> QPoint:
    document = window.pane.document
    cursor = document.document().find(words)
    middle = QTextCursor(document.document())
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    return document.cursorRect(middle).center()


def test_what_is_read_only_has_no_notes_written_into_it(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = archive_with(tmp_path / "a.ybk", manuscript)
    archive = Archive.open(tmp_path / "a.ybk")
    archive.add_note(entry, 0, 6, "查")
    archive.close()
    made_old(tmp_path / "a.ybk")
    monkeypatch.setattr(Archive, "read_only", property(lambda _: True))
    window = open_window(tmp_path / "a.ybk")
    edits = (Command.ADD_NOTE, Command.CORRECT, Command.DELETE, Command.READ_AGAIN, Command.READ_OUTDATED)
    assert [window.actions_[command].isEnabled() for command in edits] == [False] * 5
    assert window.notices.text() == ""
    (card,) = window.tabs.notes.cards
    assert card.change.isHidden()
    assert card.delete.isHidden()
    assert not card.link.isHidden()
    assert window.actions_[Command.OPEN_ORIGINAL].isEnabled()


def test_the_text_s_context_menu_offers_a_note(window: MainWindow) -> None:
    menu = window.pane.document.context_menu()
    assert [action.text() for action in menu.actions()] == ["复制", "全选", "", "加批注(&M)…"]
