"""About the program: version, where data and log lie, and the licences of what is shipped."""

import platform
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from yearbook_viewer import __version__
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.places import data_home, portable_home, resource

# What is shipped comes first: it leads to the others.
LICENCES = (("packaging", "LICENCES.md"), ("LICENSE",), ("resources", "fonts", "OFL.txt"))


class AboutDialog(QDialog):
    """Everything in it can be selected and copied."""

    def __init__(self, archive: Path | None, log: Path, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("关于年鉴档案"))
        title = QLabel(say("年鉴档案 {version}", version=__version__))
        font = title.font()
        font.setPixelSize(20)
        title.setFont(font)
        words = QLabel(say("阅读、查找和核对年鉴条目。所有内容都留在这台电脑上,不会发送到任何地方。"))
        words.setWordWrap(True)
        form = QFormLayout()
        for name, value in (
            (say("档案"), str(archive) if archive else say("没有打开")),
            (say("便携数据文件夹") if data_home() == portable_home() else say("数据文件夹"), str(data_home())),
            (say("日志"), str(log)),
            ("Qt", f"{qVersion()} · PySide6 {PySide6.__version__} · Python {platform.python_version()}"),
        ):
            label = QLabel(value)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
            form.addRow(name, label)
        licences = QPlainTextEdit(_licences())
        licences.setReadOnly(True)
        licences.setAccessibleName(say("许可证"))
        buttons = QDialogButtonBox()
        folder = buttons.addButton(say("打开数据文件夹"), QDialogButtonBox.ButtonRole.ActionRole)
        folder.clicked.connect(lambda: show_folder(data_home()))
        close = buttons.addButton(say("关闭"), QDialogButtonBox.ButtonRole.AcceptRole)
        close.setDefault(True)
        buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(words)
        layout.addLayout(form)
        layout.addWidget(QLabel(say("许可证")))
        layout.addWidget(licences, 1)
        layout.addWidget(buttons)
        self.resize(640, 560)


def show_folder(folder: Path) -> None:
    """Open a folder in the desktop's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _licences() -> str:
    """What is shipped and under which licence, then the texts of the licences that we carry."""
    return "\n\n".join(resource(*parts).read_text(encoding="utf-8") for parts in LICENCES)
