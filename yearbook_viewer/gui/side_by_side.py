"""Windows that lay one text beside another: which of several it is, and steps from difference to difference."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from yearbook_viewer.gui.comparison_view import ComparisonView
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue


class SideBySide(QDialog):
    """Not modal. `other_chosen`: which of the others is to stand beside the text, its place in the list."""

    other_chosen = Signal(int)

    def __init__(
        self, view: ComparisonView, label: str, others: Sequence[str], say: Catalogue, parent: QWidget | None
    ) -> None:
        """`label`: of the list of the others, with its key. What else belongs in the row is put into `top`."""
        super().__init__(parent)
        self._say = say
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.other = QComboBox()
        self.other.addItems(list(others))
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other.currentIndexChanged.connect(self.other_chosen)
        beside = QLabel(label)
        beside.setBuddy(self.other)
        self.count = QLabel()
        self.count.setProperty("dim", True)
        self.view = view
        view.difference_changed.connect(self._tell)
        self.top = QHBoxLayout()
        self.top.setSpacing(10)
        self.top.addWidget(beside)
        self.top.addWidget(self.other, 1)
        self.top.addWidget(self.count)
        self.previous = self._step_button(say("上一处(&P)"), "Shift+F3", -1)
        self.next = self._step_button(say("下一处(&N)"), "F3", 1)
        self.heads = QLabel(), QLabel()
        heads = QHBoxLayout()
        for head in self.heads:
            head.setProperty("dim", True)
            heads.addWidget(head, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.top)
        self._column.addLayout(heads)

    def wait(self) -> None:
        """The texts are being compared."""
        self.count.setText(self._say("正在比较…"))
        self._enable(on=False)

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)

    def _step_button(self, words: str, keys: str, by: int) -> QPushButton:
        button = QPushButton(words)
        button.setToolTip(keys)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.view.step(by))
        QShortcut(QKeySequence(keys), self, lambda: self.view.step(by))
        self.top.addWidget(button)
        return button

    def _tell(self, number: int, total: int) -> None:
        if not total:
            self.count.setText(self._say("文字没有不同"))
        else:
            self.count.setText(self._say("第 {number} 处,共 {total} 处不同", number=number, total=total))
        self._enable(on=total > 0)

    def _enable(self, *, on: bool) -> None:
        self.previous.setEnabled(on)
        self.next.setEnabled(on)
