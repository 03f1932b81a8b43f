"""A reader puts marks right: in the text, by keys, one by one; here and everywhere; it is kept, told and taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.stories.errands import FIRST, archive_with, do, select
from tests.stories.marks_seen import choose, marks
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.commands import Command, Submenu
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.gui.mark_walk import ALL
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import Marking, Reach

OpenWindow = Callable[..., MainWindow]

OTHER = (
    "云泽市文化馆\n来源:云泽年鉴 发布日期:2021-03-02\n\n"
    "【概况】 2020年,云泽市文化馆与图书馆合办讲座。\n【活动】 举办讲座9场,接待读者不在其内。\n"
)


@pytest.fixture
def library(tmp_path: Path, manuscript: Path) -> EntryId:
    """An archive of one entry, in whose text 接待读者 is marked as a person's name."""
    path = tmp_path / "a.ybk"
    entry = archive_with(path, manuscript)
    archive = Archive.open(path)
    start = FIRST.index("接待读者")
    archive.mark(Marking(entry, start, start + 4, Kind.PER))
    archive.close()
    return entry


@pytest.fixture
def window(open_window: OpenWindow, tmp_path: Path, library: EntryId) -> MainWindow:
    assert library
    return open_window(tmp_path / "a.ybk")


def colours(window: MainWindow, words: str) -> str:
    found = window.pane.document.document().find(words)
    return found.charFormat().foreground().color().name()


def point_at(window: MainWindow, words: str) -> QPoint:
    document = window.pane.document
    cursor = document.document().find(words)
    middle = QTextCursor(document.document())
    middle.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    return document.cursorRect(middle).center()


def right_click(window: MainWindow, words: str) -> QMenu:
    return window.pane.document.context_menu(point_at(window, words))


def test_a_wrong_mark_is_put_right_with_two_clicks_and_taken_back_from_the_notice(window: MainWindow) -> None:
    assert marks(window, "接待读者") == [Kind.PER]
    menu = right_click(window, "接待读者")
    assert menu.actions()[0].text() == "“接待读者”:人物"
    choose(window, menu, "不是实体(&D)")
    assert marks(window, "接待读者") == []
    assert window.notices.text() == "“接待读者”在这里不再是实体。"
    window.notices.buttons()[0].click()
    window.drain()
    assert marks(window, "接待读者") == [Kind.PER]


def test_another_kind_is_seen_at_once_and_stays_after_a_restart_with_its_undo(
    window: MainWindow, open_window: OpenWindow, tmp_path: Path
) -> None:
    assert colours(window, "接待读者") == "#b4472b"
    choose(window, right_click(window, "接待读者"), "标为活动荣誉(&6)")
    assert colours(window, "接待读者") == "#a03c74"
    assert window.notices.text() == "“接待读者”已标为活动荣誉。"
    assert window.pane.document.textCursor().selectedText() == "接待读者"
    window.close()
    again = open_window(tmp_path / "a.ybk")
    assert marks(again, "接待读者") == [Kind.NAME]
    assert again.actions_[Command.UNDO].text() == "撤销对名称“接待读者”的标注(&U)"
    do(again, Command.UNDO)
    assert marks(again, "接待读者") == [Kind.PER]


def test_selected_words_are_marked_by_menu_and_by_key(window: MainWindow) -> None:
    select(window, "新馆")
    menu = right_click(window, "新馆")
    assert menu.actions()[0].text() == "“新馆”"
    choose(window, menu, "标为机构(&2)")
    assert marks(window, "新馆") == [Kind.ORG]
    QTest.keyClick(window.pane.document, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    window.drain()
    assert marks(window, "新馆") == [Kind.LOC]
    do(window, Command.UNMARK)
    assert marks(window, "新馆") == []


def test_a_right_click_beside_the_selection_means_the_mark_below_it(window: MainWindow) -> None:
    select(window, "新馆")
    menu = right_click(window, "接待读者")
    assert menu.actions()[0].text() == "“接待读者”:人物"
    assert window.pane.document.textCursor().selectedText() == "接待读者"


def test_a_narrower_selection_replaces_the_mark_it_stands_in(window: MainWindow) -> None:
    select(window, "读者12")
    document = window.pane.document
    cursor = document.textCursor()
    cursor.setPosition(cursor.selectionStart())
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, 2)
    document.setTextCursor(cursor)
    do(window, Command.MARK_NAME)
    assert (marks(window, "接待读者"), marks(window, "读者")[:1]) == ([], [Kind.NAME])


def test_of_a_mark_that_is_selected_in_part_the_whole_is_no_name(window: MainWindow) -> None:
    select(window, "待读")
    choose(window, right_click(window, "待读"), "全部条目中都(&A)", "不是实体(&D)")
    assert marks(window, "接待读者") == []
    assert window.notices.text().startswith("全部条目中的“接待读者”都不再是实体,并记入自定词表。")


def test_borders_move_a_character_at_a_time_and_the_mark_stays_selected(window: MainWindow) -> None:
    choose(window, right_click(window, "接待读者"), "改边界(&B)", "左边少一字(&F)")
    assert marks(window, "待读者") == [Kind.PER]
    assert window.pane.document.textCursor().selectedText() == "待读者"
    do(window, Command.BEGIN_LATER)
    assert marks(window, "读者")[:1] == [Kind.PER]
    do(window, Command.BEGIN_EARLIER)
    do(window, Command.END_EARLIER)
    assert marks(window, "待读") == [Kind.PER]
    do(window, Command.UNDO)
    do(window, Command.UNDO)
    do(window, Command.UNDO)
    do(window, Command.UNDO)
    assert marks(window, "接待读者") == [Kind.PER]


def test_what_cannot_be_done_is_told(window: MainWindow) -> None:
    do(window, Command.MARK_PER)
    assert window.notices.text() == "没有标注:请先在正文中选中文字,或者单击一处标注。"
    select(window, "。")
    do(window, Command.MARK_PER)
    assert window.notices.text() == "没有标注:选中的只有标点或空白。"
    window.pane.document.selectAll()
    do(window, Command.MARK_PER)
    assert window.notices.text() == "没有标注:选中的文字太长,不像一个名称。"
    select(window, "万人次")
    do(window, Command.UNMARK)
    assert window.notices.text() == "选中的文字里没有标注。"
    do(window, Command.END_LATER)
    assert window.notices.text() == "没有改边界:请先单击要改的那一处标注。"


def test_a_word_for_everywhere_reaches_all_entries_and_the_dictionary_and_one_undo_takes_it_back(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path
) -> None:
    other = manuscript.with_name("文化馆.txt")
    other.write_text(OTHER, encoding="utf-8")
    archive_with(tmp_path / "a.ybk", manuscript, other)
    window = open_window(tmp_path / "a.ybk")
    library, hall = (
        next(listing.id for listing in window.shelf.listings if listing.title == title)
        for title in ("云泽市图书馆", "云泽市文化馆")
    )
    window.reader.open(library)
    window.drain()
    window.marking.dictionary.show()
    window.drain()
    select(window, "举办讲座")
    choose(window, right_click(window, "举办讲座"), "全部条目中都(&A)", "标为活动荣誉(&6)")
    assert marks(window, "举办讲座") == [Kind.NAME]
    assert window.notices.text() == ("全部条目中的“举办讲座”都标为活动荣誉,并记入自定词表。含有它的 2 个条目都已更新。")
    assert window.marking.laying.bar.isHidden()
    dictionary = window.marking.dictionary.window
    assert dictionary
    assert [dictionary.model.index(0, at).data() for at in range(4)] == ["举办讲座", "活动荣誉", None, "全部条目"]
    window.reader.open(hall)
    window.drain()
    assert marks(window, "举办讲座") == [Kind.NAME]
    do(window, Command.UNDO)
    assert dictionary.model.total == 0
    for entry in (hall, library):
        window.reader.open(entry)
        window.drain()
        assert Kind.NAME not in marks(window, "举办讲座")


def test_what_an_earlier_run_has_left_over_is_applied_after_the_start(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path, qtbot: QtBot
) -> None:
    other = manuscript.with_name("文化馆.txt")
    other.write_text(OTHER, encoding="utf-8")
    entry = archive_with(tmp_path / "a.ybk", other, manuscript)
    archive = Archive.open(tmp_path / "a.ybk")
    start = FIRST.index("举办讲座")
    archive.mark(Marking(entry, start, start + 4, Kind.NAME, Reach.EVERYWHERE))
    archive.close()
    window = open_window(tmp_path / "a.ybk")
    hall = next(listing.id for listing in window.shelf.listings if listing.title == "云泽市文化馆")
    window.reader.open(hall)
    window.drain()
    qtbot.waitUntil(lambda: marks(window, "举办讲座") == [Kind.NAME], timeout=10_000)
    window.drain()


def test_the_place_in_a_long_text_stays_when_a_mark_changes_there(
    open_window: OpenWindow, tmp_path: Path, manuscript: Path, qtbot: QtBot
) -> None:
    manuscript.write_text(FIRST + "全年举办讲座,接待读者。\n" * 200 + "【尾声】 末了何文博致辞。\n", encoding="utf-8")
    archive_with(tmp_path / "a.ybk", manuscript)
    window = open_window(tmp_path / "a.ybk")
    bar = window.pane.document.verticalScrollBar()
    # Notices take room above the text: one stands there from the beginning.
    window.notices.tell("……", stays=True)
    qtbot.wait(50)
    select(window, "末了何文博")
    pixels = bar.value()
    assert pixels > 0
    do(window, Command.MARK_DOC)
    assert marks(window, "末了何文博") == [Kind.DOC]
    assert bar.value() == pixels
    assert window.pane.document.textCursor().selectedText() == "末了何文博"


def test_nothing_is_said_of_names_in_an_archive_that_is_read_only(
    open_window: OpenWindow, tmp_path: Path, library: EntryId, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert library
    monkeypatch.setattr(Archive, "read_only", property(lambda _: True))
    window = open_window(tmp_path / "a.ybk")
    assert not window.actions_[Command.MARK_PER].isEnabled()
    assert not window.actions_.submenus[Submenu.MARK_EVERYWHERE].menuAction().isEnabled()
    assert right_click(window, "接待读者").actions()[0].text() == "复制"
    do(window, Command.NEXT_MARK)
    window.marking.walk.begin(ALL)
    bar = window.pane.walk_bar
    found = bar.text.text()
    assert not any(button.isEnabled() for button in (bar.accept, bar.refuse, bar.kinds))
    QTest.keyClick(bar, Qt.Key.Key_A)
    assert bar.text.text() == found
    QTest.keyClick(bar, Qt.Key.Key_N)
    assert bar.text.text() != found
    window.marking.dictionary.show()
    window.drain()
    assert window.marking.dictionary.window
    assert not window.marking.dictionary.window.add.isEnabled()
