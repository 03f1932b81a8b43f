"""Everything is reached by menu and keyboard, is named for a screen reader, and speaks Chinese."""

import re
from collections import Counter

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTabBar,
    QTextEdit,
    QWidget,
)

from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.main_window import MainWindow

WORDS = (QAbstractButton, QLineEdit, QComboBox, QTextEdit, QAbstractItemView, QTabBar)


def menus(window: MainWindow) -> list[QMenu]:
    return [menu for menu in window.menuBar().findChildren(QMenu) if menu.title()]


def test_every_command_stands_in_a_menu(window: MainWindow) -> None:
    listed = {action for menu in menus(window) for action in menu.actions()}
    assert [command for command in Command if window.actions_[command] not in listed] == []


def test_mnemonics_are_unique_in_each_menu_and_in_the_menu_bar(window: MainWindow) -> None:
    bars = [window.menuBar().actions(), *(menu.actions() for menu in menus(window))]
    for actions in bars:
        letters = Counter(
            letter.upper() for action in actions for letter in re.findall(r"(?<!&)&([^&])", action.text())
        )
        assert [letter for letter, count in letters.items() if count > 1] == []


def test_every_command_of_the_menus_has_a_mnemonic(window: MainWindow) -> None:
    lacking = [command for command in Command if "&" not in window.actions_[command].text()]
    assert lacking == []


def test_no_two_commands_have_the_same_keys(window: MainWindow) -> None:
    keys = Counter(key.toString() for command in Command for key in window.actions_[command].shortcuts())
    assert [key for key, count in keys.items() if count > 1] == []


def test_the_keys_people_expect_are_bound(window: MainWindow) -> None:
    bound = {key.toString(): command for command in Command for key in window.actions_[command].shortcuts()}
    expected = {
        "Ctrl+Q": Command.QUIT,
        "Ctrl+,": Command.SETTINGS,
        "Ctrl+F": Command.FIND,
        "F3": Command.FIND_NEXT,
        "Shift+F3": Command.FIND_PREVIOUS,
        "Ctrl+K": Command.SEARCH,
        "Ctrl+Z": Command.UNDO,
        "Ctrl+P": Command.PRINT,
        "Ctrl+O": Command.OPEN_ARCHIVE,
        "Ctrl+0": Command.ZOOM_RESET,
        "Alt+Left": Command.BACK,
        "Alt+Right": Command.FORWARD,
    }
    assert {key: bound.get(key) for key in expected} == expected


def test_every_control_has_a_name_for_a_screen_reader(window: MainWindow) -> None:
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, WORDS)
        and not isinstance(widget, QHeaderView)
        and not widget.objectName().startswith("qt_")
        and type(widget).__name__ not in ("QTableCornerButton", "QLineEditIconButton")
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and len(widget.text()) > 1)
    ]
    assert nameless == []


def test_every_command_is_chinese_in_the_chinese_window(window: MainWindow) -> None:
    actions: list[QAction] = [window.actions_[command] for command in Command]
    latin = [action.text() for action in actions if not re.search(r"[\u4e00-\u9fff]", action.text())]
    assert latin == []


def test_the_keyboard_goes_from_the_tree_to_the_text(window: MainWindow) -> None:
    assert window.tree.view.hasFocus()
    seen = []
    for _ in range(30):
        window.focusNextChild()
        focused = window.focusWidget()
        if focused is window.pane.document:
            break
        seen.append(focused)
    assert window.focusWidget() is window.pane.document
