"""What a reader does with an entry: puts it right, opens its file, reads it again, compares and notes."""

import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.actions import Command
from yearbook_viewer.gui.entry_dialog import EntryDialog
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.note_dialog import NoteDialog
from yearbook_viewer.records import EntryId

OpenWindow = Callable[..., MainWindow]

FIRST = (
    "云泽市图书馆\n来源:云泽年鉴 发布日期:2021-03-02\n\n"
    "【概况】 2020年,云泽市图书馆有馆员26人,藏书31万册。\n"
    "【读者服务】 全年接待读者12万人次,办证3100个。\n举办讲座18场。\n"
    "【馆舍】 新馆六月动工。\n"
)
SECOND = FIRST.replace("藏书31万册", "藏书33万册").replace("举办讲座18场。\n", "").replace("六月", "七月")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the desktop."""
    handed: list[str] = []

    def take(url: QUrl) -> bool:
        handed.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    return handed


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "来稿"
    folder.mkdir()
    file = folder / "图书馆.txt"
    file.write_text(FIRST, encoding="utf-8")
    return file


def archive_with(path: Path, *files: Path, keep_originals: bool = False) -> EntryId:
    """An archive that the files were imported into one after the other; the entry that the last one became."""
    archive = Archive.open(path)
    entry = EntryId(0)
    for file in files:
        for progress in archive.import_files([file], keep_originals=keep_originals):
            if progress.report and progress.report.entries:
                entry = progress.report.entries[0]
    archive.close()
    return entry


def answer(kind: type[QDialog], act: Callable[[QDialog], None]) -> None:
    """Answer the dialog of that kind as soon as it is open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)


def do(window: MainWindow, command: Command) -> None:
    window.actions_[command].trigger()
    window.drain()


def select(window: MainWindow, words: str) -> None:
    document = window.pane.document
    found = document.document().find(words)
    assert not found.isNull(), words
    document.setTextCursor(found)


def write_note(window: MainWindow, on: str, words: str) -> None:
    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, NoteDialog)
        dialog.edit.setPlainText(words)
        dialog.accept_button.click()

    select(window, on)
    answer(NoteDialog, write)
    do(window, Command.ADD_NOTE)


def notes_shown(window: MainWindow) -> list[tuple[str, str]]:
    return [(card.note.quotation, card.note.words) for card in window.tabs.notes.cards]


def underlined(window: MainWindow) -> list[str]:
    return [
        selection.cursor.selectedText()
        for selection in window.pane.document.extraSelections()
        if selection.format.fontUnderline() or selection.format.underlineStyle().value
    ]


def test_an_entry_gets_its_place_volume_and_date_and_gives_them_back(
    open_window: OpenWindow, tmp_path: Path, library: Path
) -> None:
    archive_with(tmp_path / "a.ybk", library)
    window = open_window(tmp_path / "a.ybk")
    seen: list[str] = []

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, EntryDialog)
        seen.extend(label.text() for label in dialog.bases.values())
        dialog.volume_edit.setEditText("云泽年鉴")
        dialog.volume_year_edit.setText("2021")
        dialog.place_edit.setEditText("文化 > 公共文化")
        dialog.date_edit.setText("2021-03-05")
        seen.append(dialog.bases[dialog.date_edit].text())
        dialog.accept_button.click()

    answer(EntryDialog, correct)
    do(window, Command.CORRECT)
    assert seen[-1] == "由读者指定"
    (listing,) = window.shelf.listings
    assert (listing.place, listing.volume, listing.volume_year) == (("文化", "公共文化"), "云泽年鉴", 2021)
    assert listing.date == "2021-03-05"
    year = window.tree.model.index(0, 0)
    assert year.data() == "2020 年"
    assert window.tree.view.isExpanded(window.tree.model.index(0, 0, year))
    assert window.tree.model.index(0, 0, year).data() == "文化"
    do(window, Command.UNDO)
    assert window.shelf.listings[0].place == ()
    assert window.tree.model.index(0, 0, window.tree.model.index(0, 0)).data() == "云泽市图书馆"


def test_a_dialog_that_was_not_touched_changes_nothing(open_window: OpenWindow, tmp_path: Path, library: Path) -> None:
    archive_with(tmp_path / "a.ybk", library)
    window = open_window(tmp_path / "a.ybk")
    answer(EntryDialog, lambda dialog: dialog.accept())
    do(window, Command.CORRECT)
    assert not window.actions_[Command.UNDO].isEnabled()


def test_the_original_is_opened_only_when_it_is_asked_for(
    open_window: OpenWindow, tmp_path: Path, library: Path, opened: list[str]
) -> None:
    archive_with(tmp_path / "a.ybk", library)
    window = open_window(tmp_path / "a.ybk")
    assert opened == []
    do(window, Command.OPEN_ORIGINAL)
    assert opened == [str(library)]
    do(window, Command.SHOW_ORIGINAL)
    assert opened == [str(library), str(library.parent)]


def test_an_original_that_has_changed_is_opened_on_the_reader_s_word(
    open_window: OpenWindow, tmp_path: Path, library: Path, opened: list[str]
) -> None:
    archive_with(tmp_path / "a.ybk", library, keep_originals=True)
    library.write_text(SECOND, encoding="utf-8")
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.OPEN_ORIGINAL)
    assert opened == []
    assert "改动过" in window.notices.text()
    assert [button.text() for button in window.notices.buttons()] == ["打开现在的文件", "打开保存的原样", "另存原样…"]
    window.notices.buttons()[1].click()
    window.drain()
    (copy,) = map(Path, opened)
    assert copy.read_text(encoding="utf-8") == FIRST
    assert copy != library
    assert copy.name == "图书馆.txt"


def test_an_original_that_is_gone_is_saved_from_what_the_archive_keeps(
    open_window: OpenWindow, tmp_path: Path, library: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    archive_with(tmp_path / "a.ybk", library, keep_originals=True)
    library.unlink()
    target = tmp_path / "取出"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.SHOW_ORIGINAL)
    assert [button.text() for button in window.notices.buttons()] == ["打开保存的原样", "另存原样…"]
    window.notices.buttons()[1].click()
    window.drain()
    assert (target / "图书馆.txt").read_text(encoding="utf-8") == FIRST
    assert opened == [str(target / "图书馆.txt")]


def test_an_original_that_is_gone_for_good_gives_a_sentence(
    open_window: OpenWindow, tmp_path: Path, library: Path, opened: list[str]
) -> None:
    archive_with(tmp_path / "a.ybk", library)
    library.unlink()
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.OPEN_ORIGINAL)
    assert window.notices.text().startswith(f"“{library}”已经不在原处,档案里也没有保存它的原样。")
    assert (window.notices.buttons(), opened) == ([], [])


def made_old(path: Path) -> None:
    """An archive whose entries an older version has read, and found fewer marks in."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE entries SET extractor = 0")
        connection.execute("DELETE FROM marks")


def test_entries_of_older_rules_are_offered_to_be_read_again_and_keep_what_the_reader_did(
    open_window: OpenWindow, tmp_path: Path, library: Path
) -> None:
    entry = archive_with(tmp_path / "a.ybk", library)
    archive = Archive.open(tmp_path / "a.ybk")
    archive.correct(entry, title="市图书馆")
    archive.add_note(entry, FIRST.index("藏书"), FIRST.index("藏书") + 5, "存疑")
    marks = len(archive.reading(entry).extraction.marks)
    archive.close()
    made_old(tmp_path / "a.ybk")
    window = open_window(tmp_path / "a.ybk")
    assert window.notices.text().startswith("有 1 个条目是由旧版规则识别的。")
    assert [button.text() for button in window.notices.buttons()] == ["重新识别", "以后再说"]
    window.notices.buttons()[0].click()
    assert window.entry.rereads.bar.isVisible()
    window.drain()
    assert not window.entry.rereads.bar.isVisible()
    assert window.notices.text() == "已重新识别 1 个条目,其中 1 个有变化。"
    assert window.reader.passage
    assert len(window.reader.passage.reading.extraction.marks) == marks > 0
    assert window.reader.passage.title == "市图书馆"
    assert notes_shown(window) == [("藏书31万", "存疑")]
    do(window, Command.UNDO)
    assert len(window.reader.passage.reading.extraction.marks) == 0
    do(window, Command.READ_AGAIN)
    assert len(window.reader.passage.reading.extraction.marks) == marks


def test_an_archive_of_the_present_rules_has_nothing_to_offer(
    open_window: OpenWindow, tmp_path: Path, library: Path
) -> None:
    archive_with(tmp_path / "a.ybk", library)
    window = open_window(tmp_path / "a.ybk")
    assert window.notices.text() == ""
    do(window, Command.READ_OUTDATED)
    assert window.notices.text() == "所有条目都是按现行规则识别的。"


def test_reading_again_is_stopped_and_what_waits_stays(open_window: OpenWindow, tmp_path: Path) -> None:
    files = []
    for number in range(6):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(FIRST.replace("云泽市图书馆", f"云泽市第{number}图书馆"), encoding="utf-8")
    archive_with(tmp_path / "a.ybk", *files)
    made_old(tmp_path / "a.ybk")
    window = open_window(tmp_path / "a.ybk")
    window.notices.buttons()[0].click()
    window.entry.rereads.bar.cancel.click()
    window.drain()
    assert window.notices.text().startswith("已停止重新识别。")
    assert window.shelf.archive
    assert len(window.shelf.archive.stale()) >= 5


def test_an_earlier_text_stands_beside_the_present_one(
    open_window: OpenWindow, tmp_path: Path, library: Path, qtbot: QtBot
) -> None:
    second = library.with_name("图书馆(更正).txt")
    second.write_text(SECOND, encoding="utf-8")
    archive_with(tmp_path / "a.ybk", library, second)
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.REVISIONS)
    compared = window.entry.comparisons.window
    assert compared
    assert compared.isVisible()
    assert compared.earlier.currentText().endswith(" · 图书馆.txt")
    assert compared.count.text() == "第 1 处,共 3 处不同"
    struck, lined = looks(compared.view.document().find("31"), compared.view.document().find("33"))
    assert (struck, lined) == ((True, False), (False, True))
    QTest.keyClick(compared.view, Qt.Key.Key_F3)
    QTest.keyClick(compared.view, Qt.Key.Key_F3)
    assert compared.count.text() == "第 3 处,共 3 处不同"
    assert "六月动工" in compared.view.extraSelections()[0].cursor.selectedText()
    QTest.keyClick(compared.view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert compared.view.extraSelections()[0].cursor.selectedText() == "举办讲座18场。"


def looks(*cursors: QTextCursor) -> list[tuple[bool, bool]]:
    return [(cursor.charFormat().fontStrikeOut(), cursor.charFormat().fontUnderline()) for cursor in cursors]


def test_an_entry_without_earlier_texts_says_so(window: MainWindow) -> None:
    do(window, Command.REVISIONS)
    assert window.notices.text() == "这个条目没有较早的文字:它导入以后还没有修订过。"


def test_a_note_is_written_seen_changed_found_and_taken_back(
    open_window: OpenWindow, tmp_path: Path, library: Path
) -> None:
    archive_with(tmp_path / "a.ybk", library)
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
    open_window: OpenWindow, tmp_path: Path, library: Path
) -> None:
    archive_with(tmp_path / "a.ybk", library)
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


def test_a_deleted_note_comes_back_from_the_notice(open_window: OpenWindow, tmp_path: Path, library: Path) -> None:
    archive_with(tmp_path / "a.ybk", library)
    window = open_window(tmp_path / "a.ybk")
    write_note(window, "办证3100个", "查")
    window.tabs.notes.cards[0].delete.click()
    window.drain()
    assert notes_shown(window) == []
    window.notices.buttons()[0].click()
    window.drain()
    assert notes_shown(window) == [("办证3100个", "查")]


def test_notes_are_kept_over_a_corrected_re_issue_and_lost_ones_stand_last(
    open_window: OpenWindow, tmp_path: Path, library: Path
) -> None:
    archive_with(tmp_path / "a.ybk", library)
    first = open_window(tmp_path / "a.ybk")
    write_note(first, "举办讲座18场", "没有的话")
    write_note(first, "办证3100个", "还在的话")
    first.close()
    library.write_text(SECOND, encoding="utf-8")
    archive_with(tmp_path / "a.ybk", library)
    second = open_window(tmp_path / "a.ybk")
    assert notes_shown(second) == [("办证3100个", "还在的话"), ("举办讲座18场", "没有的话")]
    assert [card.note.lost for card in second.tabs.notes.cards] == [False, True]
    lost = second.tabs.notes.cards[1]
    assert lost.where.text().startswith("原文改动后,批注的这句话已经不在了。")
    assert lost.link.isHidden()


def test_nothing_selected_asks_for_no_note(window: MainWindow) -> None:
    do(window, Command.ADD_NOTE)
    assert window.notices.text() == "没有加批注:请先在正文中选中要批注的文字。"


def test_a_note_says_its_words_where_the_mouse_rests(open_window: OpenWindow, tmp_path: Path, library: Path) -> None:
    archive_with(tmp_path / "a.ybk", library)
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


def test_what_came_out_of_a_zip_is_opened_as_a_copy_and_shown_in_the_folder_of_the_zip(
    open_window: OpenWindow, tmp_path: Path, opened: list[str]
) -> None:
    packed = tmp_path / "来稿.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("文化/图书馆.txt", FIRST)
    archive_with(tmp_path / "a.ybk", packed)
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.OPEN_ORIGINAL)
    (copy,) = map(Path, opened)
    assert (copy.name, copy.read_text(encoding="utf-8")) == ("图书馆.txt", FIRST)
    do(window, Command.SHOW_ORIGINAL)
    assert opened[1:] == [str(tmp_path)]


def test_an_archive_is_opened_though_another_is_read_again(open_window: OpenWindow, tmp_path: Path) -> None:
    files = []
    for number in range(12):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(FIRST.replace("云泽市图书馆", f"云泽市第{number}图书馆"), encoding="utf-8")
    archive_with(tmp_path / "a.ybk", *files)
    archive_with(tmp_path / "b.ybk", files[0])
    made_old(tmp_path / "a.ybk")
    window = open_window(tmp_path / "a.ybk")
    window.notices.buttons()[0].click()
    window.shelf.open(tmp_path / "b.ybk")
    window.drain()
    assert [listing.title for listing in window.shelf.listings] == ["云泽市第0图书馆"]
    with closing(sqlite3.connect(tmp_path / "a.ybk")) as connection:
        assert connection.execute("SELECT count(*) FROM entries WHERE extractor = 0").fetchone()[0] > 0


def test_what_is_read_only_has_no_notes_written_into_it(
    open_window: OpenWindow, tmp_path: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = archive_with(tmp_path / "a.ybk", library)
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


def test_each_earlier_text_can_be_laid_beside_the_present_one(
    open_window: OpenWindow, tmp_path: Path, library: Path
) -> None:
    archive_with(tmp_path / "a.ybk", library)
    library.write_text(FIRST.replace("馆员26人", "馆员27人"), encoding="utf-8")
    archive_with(tmp_path / "a.ybk", library)
    library.write_text(SECOND, encoding="utf-8")
    archive_with(tmp_path / "a.ybk", library)
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.REVISIONS)
    compared = window.entry.comparisons.window
    assert compared
    assert compared.earlier.count() == 2
    assert "馆员27人" in compared.view.toPlainText()
    compared.earlier.setCurrentIndex(1)
    assert compared.count.text() == "正在比较…"
    window.drain()
    assert "馆员27人" not in compared.view.toPlainText()
    assert compared.count.text().startswith("第 1 处")


def test_another_archive_closes_the_comparison(open_window: OpenWindow, tmp_path: Path, library: Path) -> None:
    archive_with(tmp_path / "a.ybk", library)
    library.write_text(SECOND, encoding="utf-8")
    archive_with(tmp_path / "a.ybk", library)
    archive_with(tmp_path / "b.ybk", library)
    window = open_window(tmp_path / "a.ybk")
    do(window, Command.REVISIONS)
    window.shelf.open(tmp_path / "b.ybk")
    window.drain()
    assert window.entry.comparisons.window is None
