from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from yearbook_viewer.archive.doors import open_archive, parse_file
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.edit_desk import UNDO_WORDS, UNDONE_WORDS, EditDesk
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.reader import Reader
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import ChangeKind


def test_every_edit_that_can_be_undone_has_words_for_it() -> None:
    assert set(UNDO_WORDS) == set(UNDONE_WORDS) == set(ChangeKind)


def test_an_edit_that_takes_long_is_told_until_it_is_over(qtbot: QtBot, say: Catalogue) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tasks = Tasks(window)
    shelf, notices = Bookshelf(tasks, open_archive, parse_file, window), NoticeBar(say)
    qtbot.addWidget(notices)
    EditDesk(say, shelf, Reader(tasks, window), notices, QAction(window), window)
    shelf.writing.emit(True)
    assert notices.text() == ""
    qtbot.waitUntil(lambda: notices.text() == "正在写入档案,可以继续阅读…", timeout=5_000)
    shelf.writing.emit(False)
    assert notices.text() == ""
    tasks.close()
