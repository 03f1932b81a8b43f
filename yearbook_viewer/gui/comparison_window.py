"""An entry beside one of its earlier texts, in a window of its own."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from yearbook_viewer.gui.comparison_rows import Comparison
from yearbook_viewer.gui.comparison_view import ComparisonView
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Revision


class ComparisonWindow(QDialog):
    """Not modal. `revision_chosen`: which of the earlier texts is to stand at the left, its place in the list."""

    revision_chosen = Signal(int)

    def __init__(  # noqa: PLR0913, PLR0917  what is compared, and what the window wears
        self,
        title: str,
        revisions: Sequence[Revision],
        say: Catalogue,
        families: Families,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self.setWindowTitle(say("修订对照 — {title}", title=title))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.earlier = QComboBox()
        self.earlier.setAccessibleName(say("较早的文字"))
        self.earlier.addItems([revision_words(revision) for revision in revisions])
        self.earlier.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.earlier.setMinimumContentsLength(24)
        self.earlier.currentIndexChanged.connect(self.revision_chosen)
        label = QLabel(say("较早的文字(&E)"))
        label.setBuddy(self.earlier)
        self.count = QLabel()
        self.count.setProperty("dim", True)
        self.previous = QPushButton(say("上一处(&P)"))
        self.next = QPushButton(say("下一处(&N)"))
        for button, keys in ((self.previous, "Shift+F3"), (self.next, "F3")):
            button.setToolTip(keys)
            button.setAutoDefault(False)
        self.view = ComparisonView(say, families, theme)
        self.view.difference_changed.connect(self._tell)
        self.previous.clicked.connect(lambda: self.view.step(-1))
        self.next.clicked.connect(lambda: self.view.step(1))
        QShortcut(QKeySequence("F3"), self, lambda: self.view.step(1))
        QShortcut(QKeySequence("Shift+F3"), self, lambda: self.view.step(-1))
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(label)
        top.addWidget(self.earlier, 1)
        top.addWidget(self.count)
        top.addWidget(self.previous)
        top.addWidget(self.next)
        heads = QHBoxLayout()
        for words in (say("较早的文字:删去的字划去"), say("现在的文字:加上的字有下划线")):
            head = QLabel(words)
            head.setProperty("dim", True)
            heads.addWidget(head, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addLayout(heads)
        layout.addWidget(self.view, 1)
        self.resize(1_000, 650)
        self.wait()

    def wait(self) -> None:
        """The texts are being compared."""
        self.count.setText(self._say("正在比较…"))
        self._enable(on=False)

    def show_comparison(self, comparison: Comparison) -> None:
        self.view.show_comparison(comparison)
        self.view.setFocus()

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)

    def _tell(self, number: int, total: int) -> None:
        if not total:
            self.count.setText(self._say("文字没有不同"))
        else:
            self.count.setText(self._say("第 {number} 处,共 {total} 处不同", number=number, total=total))
        self._enable(on=total > 0)

    def _enable(self, *, on: bool) -> None:
        self.previous.setEnabled(on)
        self.next.setEnabled(on)


def revision_words(revision: Revision) -> str:
    """When an earlier text came in, by the clock here, and the file it came from."""
    at = QDateTime.fromString(revision.at, Qt.DateFormat.ISODate).toLocalTime().toString("yyyy-MM-dd HH:mm")
    return f"{at} · {revision.path.name}"
