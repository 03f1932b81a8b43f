"""What the search tab says where nothing was found: what to try, each a click away."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Narrowing, SearchWish


class NothingFound(QWidget):
    """`words_chosen`: other words to search for; `widened`: everywhere again; `loosened`: not letter for letter."""

    words_chosen = Signal(str)
    widened = Signal()
    loosened = Signal()

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setAccessibleName(say("没有找到"))
        self.widen = self._link(say("在整个档案中搜索"), self.widened.emit)
        self.loosen = self._link(say("不要求逐字精确"), self.loosened.emit)
        self.meant = QLabel(say("是不是要找:"))
        self.meant.setProperty("dim", True)
        self.words: list[QPushButton] = []
        self._flow_host = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._flow_host.setSizePolicy(policy)
        self._flow = FlowLayout(self._flow_host, gap=14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self.label)
        for link in (self.widen, self.loosen):
            layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.meant)
        layout.addWidget(self._flow_host)
        layout.addStretch(1)
        self.propose(())

    def show_wish(self, wish: SearchWish) -> None:
        """What was searched for in vain."""
        is_narrowed = wish.narrowed != Narrowing()
        if is_narrowed:
            words = self._say("在所选的范围内没有找到“{words}”。", words=wish.words)
        else:
            words = self._say("没有找到“{words}”。可以少输入几个字、换一种说法,或检查是否有错字。", words=wish.words)
        self.label.setText(words)
        self.widen.setVisible(is_narrowed)
        self.loosen.setVisible(wish.exact)
        self.propose(())

    def propose(self, words: Sequence[str]) -> None:
        """What the reader may have meant."""
        for button in self.words:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.words = [self._link(one.replace("&", "&&"), partial(self.words_chosen.emit, one)) for one in words]
        for button in self.words:
            self._flow.addWidget(button)
        self.meant.setVisible(bool(words))

    def _link(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("link", True)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _=False: act())
        return button
