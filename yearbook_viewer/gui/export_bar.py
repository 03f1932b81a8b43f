"""The strip that shows how far a long export is, with a button to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy

from yearbook_viewer.messages import Catalogue


class ExportBar(QFrame):
    """Shown while a file is written; reading goes on beside it."""

    cancel_requested = Signal()

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self._name = ""
        self.setProperty("card", True)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        # A long name is cut by the strip and does not widen the window.
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("导出的进度"))
        self.bar.setFixedWidth(220)
        self.cancel = QPushButton(say("停止导出"))
        self.cancel.setToolTip(say("不留下没有写完的文件"))
        self.cancel.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(12)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        self.hide()

    def start(self, name: str) -> None:
        """Show the strip for a file of that name, of which nothing is written."""
        self._name = name
        self.text.setText(self._say("正在导出“{name}”…", name=name))
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """How many rows are written; nothing any more once it is being stopped."""
        if not self.cancel.isEnabled():
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        told = self._say("正在导出“{name}”:{done} / {total} 行", name=self._name, done=f"{done:,}", total=f"{total:,}")
        self.text.setText(told)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.text.setText(self._say("正在停止…"))
        self.cancel_requested.emit()
