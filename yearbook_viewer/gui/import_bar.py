"""The strip that shows an import under way: which file, how far, how long yet, and a button to cancel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from yearbook_viewer.gui.importing import ImportState
from yearbook_viewer.messages import Catalogue


class ImportBar(QFrame):
    """Shown while an import runs; reading goes on beside it."""

    cancel_requested = Signal()

    def __init__(self, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.setProperty("card", True)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("导入进度"))
        self.bar.setFixedWidth(220)
        self._left = QLabel()
        self._left.setProperty("dim", True)
        self.cancel = QPushButton(say("取消导入"))
        self.cancel.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(12)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._left)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        self.hide()

    def start(self) -> None:
        """Show the strip for an import of which nothing is known yet."""
        self._text.setText(self._say("正在准备导入…"))
        self._left.clear()
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()

    def show_state(self, state: ImportState) -> None:
        progress = state.progress
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self._text.setText(
            self._say(
                "正在导入第 {number} 个,共 {total} 个:{name}",
                number=min(progress.done + 1, progress.total),
                total=progress.total,
                name=progress.path.name,
            )
        )
        self._left.setText(self._time_left(state.seconds_left))

    def text(self) -> str:
        return self._text.text()

    def _time_left(self, seconds: float | None) -> str:
        if seconds is None:
            return ""
        if seconds < 60:
            return self._say("约剩 {seconds} 秒", seconds=max(1, round(seconds)))
        return self._say("约剩 {minutes} 分钟", minutes=round(seconds / 60))

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self._text.setText(self._say("正在取消…"))
        self.cancel_requested.emit()
