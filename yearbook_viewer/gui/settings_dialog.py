"""The reader's choices: language, theme, and what an import keeps."""

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.settings import Settings, ThemeChoice
from yearbook_viewer.messages import N_, Catalogue

# A language is named in itself, so that whoever cannot read the other finds it.
LANGUAGES = {"": N_("跟随系统"), "zh": "中文", "en": "English"}
THEMES = {ThemeChoice.SYSTEM: N_("跟随系统"), ThemeChoice.LIGHT: N_("浅色"), ThemeChoice.DARK: N_("深色")}

_WIDTH = 420


class SettingsDialog(QDialog):
    """Shows the choices as they are; the window reads them back when it was accepted."""

    def __init__(self, settings: Settings, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("设置"))
        self._language = QComboBox()
        for code, name in LANGUAGES.items():
            self._language.addItem(say(name), code)
        self._language.setCurrentIndex(list(LANGUAGES).index(settings.language))
        self._theme = QComboBox()
        for choice, name in THEMES.items():
            self._theme.addItem(say(name), choice)
        self._theme.setCurrentIndex(list(THEMES).index(settings.theme))
        form = QFormLayout()
        form.addRow(say("语言(&L)"), self._language)
        form.addRow(say("主题(&T)"), self._theme)
        note = QLabel(say("语言在下次启动时改变。"))
        note.setProperty("dim", True)
        self._keep = QCheckBox(say("导入时把原文件也存进档案(&K)"))
        self._keep.setChecked(settings.keep_originals)
        cost = QLabel(
            say("原文件丢失后还能从档案取回。档案会变大,大约多出这些文件压缩后的大小;备份也一样。只对以后的导入有效。")
        )
        cost.setProperty("dim", True)
        cost.setWordWrap(True)
        buttons = QDialogButtonBox()
        buttons.addButton(say("保存设置"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(say("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addSpacing(8)
        layout.addWidget(self._keep)
        layout.addWidget(cost)
        layout.addWidget(buttons)
        # A text that is wrapped asks for its height at this width.
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))

    @property
    def language(self) -> str:
        """`zh`, `en`, or empty for the system's."""
        return list(LANGUAGES)[self._language.currentIndex()]

    @property
    def theme(self) -> ThemeChoice:
        return list(THEMES)[self._theme.currentIndex()]

    @property
    def keep_originals(self) -> bool:
        """Whether an import is to keep the files' own bytes."""
        return self._keep.isChecked()
