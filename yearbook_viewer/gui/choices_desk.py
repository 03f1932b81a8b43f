"""The reader's choices about the program: theme and language; and what the program says about itself."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from yearbook_viewer.gui.about import AboutDialog
from yearbook_viewer.gui.actions import Actions
from yearbook_viewer.gui.bookshelf import Bookshelf
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.settings import ThemeChoice
from yearbook_viewer.gui.settings_dialog import SettingsDialog
from yearbook_viewer.gui.surroundings import Surroundings

THEME_COMMANDS = {
    Command.THEME_SYSTEM: ThemeChoice.SYSTEM,
    Command.THEME_LIGHT: ThemeChoice.LIGHT,
    Command.THEME_DARK: ThemeChoice.DARK,
}


class ChoicesDesk(QObject):
    """Keeps menu, button and settings dialog of one mind about the theme."""

    def __init__(self, around: Surroundings, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._around = around
        self._actions = actions
        self._window = window
        for command, choice in THEME_COMMANDS.items():
            actions[command].triggered.connect(lambda _=False, choice=choice: self._choose(choice))
        self._check()

    def change_theme(self) -> None:
        """From light to dark, and back."""
        dark = self._around.appearance.theme.name == "dark"
        self._choose(ThemeChoice.LIGHT if dark else ThemeChoice.DARK)

    def ask(self) -> None:
        """Show the settings and keep what was chosen."""
        settings = self._around.settings
        dialog = SettingsDialog(settings, self._around.say, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            settings.language = dialog.language
            settings.keep_originals = dialog.keep_originals
            self._choose(dialog.theme)
        dialog.deleteLater()

    def tell_about(self, shelf: Bookshelf) -> None:
        """Version, places and licences."""
        path = shelf.archive.path if shelf.archive else None
        dialog = AboutDialog(path, self._around.log_file, self._around.say, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _choose(self, choice: ThemeChoice) -> None:
        self._around.appearance.choose(choice)
        self._check()

    def _check(self) -> None:
        for command, choice in THEME_COMMANDS.items():
            self._actions[command].setChecked(choice is self._around.appearance.choice)
