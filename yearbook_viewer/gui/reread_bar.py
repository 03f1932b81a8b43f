"""The strip that shows how far entries are read again, with a button to stop."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy

from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Progress


class RereadBar(QFrame):
    """Shown while entries are read again; reading goes on beside it."""

    cancel_requested = Signal()

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.setProperty("card", True)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        # A long name is cut by the strip and does not widen the window.
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(say("重新识别的进度"))
        self.bar.setFixedWidth(220)
        self.cancel = QPushButton(say("停止重新识别"))
        self.cancel.setToolTip(say("正在识别的条目保持原样,已经识别的保留,都可以撤销"))
        self.cancel.clicked.connect(self._cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(12)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        self.hide()

    def start(self, count: int) -> None:
        """Show the strip for so many entries, of which none is done."""
        self.text.setText(self._say("正在准备重新识别…"))
        self.bar.setRange(0, count if count > 1 else 0)
        self.bar.setValue(0)
        self.cancel.setEnabled(True)
        self.show()

    def wait(self, count: int) -> None:
        """Show the strip for so many entries that are read when an import is over."""
        self.text.setText(self._say("导入完成后重新识别 {count} 个条目", count=count))
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        self.cancel.setEnabled(True)
        self.show()

    def show_progress(self, progress: Progress) -> None:
        """How far it is; nothing any more once it is being stopped."""
        if not self.cancel.isEnabled():
            return
        self.bar.setValue(progress.done)
        self.text.setText(
            self._say(
                "正在重新识别第 {number} 个条目,共 {total} 个:{name}",
                number=min(progress.done + 1, progress.total),
                total=progress.total,
                name=progress.path.name,
            )
        )

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.text.setText(self._say("正在停止…"))
        self.cancel_requested.emit()
