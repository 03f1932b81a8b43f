"""The reader's choices: language and theme."""

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from yearbook_viewer.gui.settings import ThemeChoice
from yearbook_viewer.messages import N_, Catalogue

# A language is named in itself, so that whoever cannot read the other finds it.
LANGUAGES = {"": N_("跟随系统"), "zh": "中文", "en": "English"}
THEMES = {ThemeChoice.SYSTEM: N_("跟随系统"), ThemeChoice.LIGHT: N_("浅色"), ThemeChoice.DARK: N_("深色")}


class SettingsDialog(QDialog):
    """Shows the choices as they are; the window reads them back when it was accepted."""

    def __init__(self, language: str, theme: ThemeChoice, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("设置"))
        self._language = QComboBox()
        for code, name in LANGUAGES.items():
            self._language.addItem(say(name), code)
        self._language.setCurrentIndex(list(LANGUAGES).index(language))
        self._theme = QComboBox()
        for choice, name in THEMES.items():
            self._theme.addItem(say(name), choice)
        self._theme.setCurrentIndex(list(THEMES).index(theme))
        form = QFormLayout()
        form.addRow(say("语言(&L)"), self._language)
        form.addRow(say("主题(&T)"), self._theme)
        note = QLabel(say("语言在下次启动时改变。"))
        note.setProperty("dim", True)
        buttons = QDialogButtonBox()
        buttons.addButton(say("保存设置"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(say("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addWidget(buttons)
        self.resize(380, self.sizeHint().height())

    @property
    def language(self) -> str:
        """`zh`, `en`, or empty for the system's."""
        return list(LANGUAGES)[self._language.currentIndex()]

    @property
    def theme(self) -> ThemeChoice:
        return list(THEMES)[self._theme.currentIndex()]
