"""Marks of a window, as the stories of putting them right and of going through them look at them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QMenu

from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import Kind


def made_doubtful(path: Path) -> None:
    """An archive in which no mark that the rules have found is sure."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE marks SET certainty = 50 + ordinal % 20")


def marks(window: MainWindow, words: str) -> list[Kind]:
    """The kinds that these very words are marked as, in what is read."""
    assert window.reader.passage
    return [mark.kind for mark in window.reader.passage.marks() if mark.text == words]


def choose(window: MainWindow, menu: QMenu, *path: str) -> None:
    """Go down a menu by what stands on its lines, and trigger the last of them."""
    here = menu
    for words in path[:-1]:
        here = next(action for action in here.actions() if action.text() == words).menu()  # type: ignore[assignment]
    next(action for action in here.actions() if action.text() == path[-1]).trigger()
    window.drain()
