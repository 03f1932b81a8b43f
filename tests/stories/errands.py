"""What the stories have in common: texts to import, dialogs answered, commands given, words chosen and seen."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import EntryId

FIRST = (
    "云泽市图书馆\n来源:云泽年鉴 发布日期:2021-03-02\n\n"
    "【概况】 2020年,云泽市图书馆有馆员26人,藏书31万册。\n"
    "【读者服务】 全年接待读者12万人次,办证3100个。\n举办讲座18场。\n"
    "【馆舍】 新馆六月动工。\n"
)


SECOND = FIRST.replace("藏书31万册", "藏书33万册").replace("举办讲座18场。\n", "").replace("六月", "七月")


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


def made_old(path: Path) -> None:
    """An archive whose entries an older version has read, and found fewer marks in."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE entries SET extractor = 0")
        connection.execute("DELETE FROM marks")


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


def notes_shown(window: MainWindow) -> list[tuple[str, str]]:
    return [(card.note.quotation, card.note.words) for card in window.tabs.notes.cards]


def marked(window: MainWindow) -> list[str]:
    """The words that the text lights up: hits, and what was chosen in a panel."""
    return [selection.cursor.selectedText() for selection in window.pane.document.extraSelections()]
