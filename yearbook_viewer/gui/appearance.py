"""Which theme the whole program wears: the reader's choice, or the desktop's."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from yearbook_viewer.gui.settings import Settings, ThemeChoice
from yearbook_viewer.gui.theme import DARK, LIGHT, Theme


class Appearance(QObject):
    """Puts palette and style sheet on the application. `changed` carries the new Theme."""

    changed = Signal(object)

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        application.setStyle("Fusion")
        self.theme = self._wanted()
        self._wear()
        application.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def choice(self) -> ThemeChoice:
        return self._settings.theme

    def choose(self, choice: ThemeChoice) -> None:
        """Wear this from now on, also after a restart."""
        self._settings.theme = choice
        self._follow()

    def _wanted(self) -> Theme:
        match self._settings.theme:
            case ThemeChoice.LIGHT:
                return LIGHT
            case ThemeChoice.DARK:
                return DARK
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self.theme:
            self.theme = wanted
            self._wear()
            self.changed.emit(wanted)

    def _wear(self) -> None:
        self._application.setPalette(self.theme.palette())
        self._application.setStyleSheet(self.theme.stylesheet())
