"""The commands as actions, and the menus that hold them."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

from yearbook_viewer.gui.commands import COMMANDS, SWITCHES, THEMES, Command, Submenu
from yearbook_viewer.gui.menus import MENUS, SUBMENUS
from yearbook_viewer.messages import Catalogue


class Actions:
    """The QActions of the commands, and the menus that hold them."""

    def __init__(self, say: Catalogue, owner: QObject) -> None:
        self._say = say
        self._actions = {command: self._made(command, owner) for command in Command}
        self.submenus: dict[Submenu, QMenu] = {}
        themes = QActionGroup(owner)
        for command in THEMES:
            self._actions[command].setCheckable(True)
            themes.addAction(self._actions[command])
        for command in SWITCHES:
            self._actions[command].setCheckable(True)
            self._actions[command].setChecked(True)

    def __getitem__(self, command: Command) -> QAction:
        return self._actions[command]

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus into the menu bar."""
        for title, commands in MENUS:
            menu = bar.addMenu(self._say(title))
            for command in commands:
                if command is None:
                    menu.addSeparator()
                elif isinstance(command, Submenu):
                    self._fill_submenu(menu, command)
                else:
                    menu.addAction(self._actions[command])

    def enable(self, commands: set[Command], on: bool) -> None:
        for command in commands:
            self._actions[command].setEnabled(on)

    def _fill_submenu(self, menu: QMenu, submenu: Submenu) -> None:
        title, commands = SUBMENUS[submenu]
        self.submenus[submenu] = menu.addMenu(self._say(title))
        for command in commands:
            self.submenus[submenu].addAction(self._actions[command])

    def _made(self, command: Command, owner: QObject) -> QAction:
        text, keys = COMMANDS[command]
        action = QAction(self._say(text), owner)
        action.setShortcuts([QKeySequence(key) for key in keys])
        return action
