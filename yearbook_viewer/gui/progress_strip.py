"""The strip across the window that tells how far something long is, with a button to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from yearbook_viewer.messages import Catalogue


class ProgressStrip(QFrame):
    """Hidden until something is begun; reading goes on beside it. `text`: what is done, in words."""

    cancel_requested = Signal()

    def __init__(self, say: Catalogue, measures: str, stop: str, means: str) -> None:
        """`measures`: the bar's name for those who hear it; `stop`: on the button; `means`: what is kept then."""
        super().__init__()
        self._say = say
        self.setProperty("card", True)
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        # A long name is cut by the strip and does not widen the window.
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(measures)
        self.bar.setFixedWidth(220)
        self.cancel = QPushButton(stop)
        self.cancel.setToolTip(means)
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.bar)
        row.addWidget(self.cancel)
        self._row = row
        self.hide()

    @property
    def stopping(self) -> bool:
        """Whether it is being stopped: from then on nothing is told of how far it is."""
        return not self.cancel.isEnabled()

    def begin(self, words: str, total: int = 0) -> None:
        """Show the strip for something of so many steps, of which none is done; 0: nobody knows how many."""
        self.text.setText(words)
        self.bar.setRange(0, total)
        self.bar.setValue(0)
        self.cancel.setEnabled(True)
        self.show()

    def insert(self, place: int, widget: QWidget) -> None:
        """Put something further into the strip; places count from the left, the text is 0."""
        self._row.insertWidget(place, widget)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.text.setText(self._say("正在停止…"))
        self.cancel_requested.emit()
