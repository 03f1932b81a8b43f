"""A quiet bar that says what happened and offers what can be done about it; nothing waits for it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton

from yearbook_viewer.messages import Catalogue

Action = tuple[str, Callable[[], object]]
QUIET_MS = 12_000


class NoticeBar(QFrame):
    """Shows one notice, the newest. A notice goes away when it was acted on, closed, or after a while if it may."""

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.setAccessibleName(say("通知"))
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton()
        self._close.setText("×")
        self._close.setAccessibleName(say("关闭通知"))
        self._close.setToolTip(say("关闭通知"))
        self._close.clicked.connect(self.clear)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(14, 6, 8, 6)
        self._layout.addWidget(self._text, 1)
        self._layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self.clear)
        self.hide()

    def tell(self, text: str, actions: Sequence[Action] = (), *, stays: bool = False) -> None:
        """Show the text with a button (a verb) for each action. `stays` until the reader closes it."""
        self.clear()
        self._text.setText(text)
        for place, (verb, act) in enumerate(actions, 1):
            self._layout.insertWidget(place, self._button(verb, act), 0, Qt.AlignmentFlag.AlignTop)
        self.show()
        if not stays:
            self._quiet.start()

    def text(self) -> str:
        """What is shown now, empty for nothing."""
        return "" if self.isHidden() else self._text.text()

    def buttons(self) -> list[QPushButton]:
        return list(self._buttons)

    def clear(self) -> None:
        self._quiet.stop()
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        self.hide()

    def _button(self, verb: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(verb)
        button.clicked.connect(lambda: self._act(act))
        self._buttons.append(button)
        return button

    def _act(self, act: Callable[[], object]) -> None:
        self.clear()
        act()
