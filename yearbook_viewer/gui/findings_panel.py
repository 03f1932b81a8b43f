"""The tab 核对: everything that was checked in what is being read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from yearbook_viewer.gui.finding_cards import FindingCard, link_button, worst_first
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Finding

# A card is several widgets: thousands of them would hold up every change of theme by seconds.
AT_A_TIME = 50


class FindingsPanel(QScrollArea):
    """The findings of the passage as cards, a handful at a time, or a clear word. `total`: how many there are."""

    finding_chosen = Signal(Finding)

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self._waiting: list[Finding] = []
        self.cards: list[FindingCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("核对"))
        self.show_passage(None)

    @property
    def total(self) -> int:
        return len(self.cards) + len(self._waiting)

    def show_passage(self, passage: Passage | None) -> None:
        """A card for each of the first findings, those that do not agree before the others."""
        self._waiting = worst_first(passage.findings() if passage else [])
        self.cards = []
        column = QWidget()
        self._layout = QVBoxLayout(column)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self.more = link_button("")
        self.more.clicked.connect(self._show_more)
        if not self._waiting:
            word = QLabel(self._say("这里没有可以核对的合计与分项。"))
            word.setProperty("dim", True)
            word.setWordWrap(True)
            word.setContentsMargins(10, 10, 10, 10)
            self._layout.addWidget(word)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(1)
        self._show_more()
        self.setWidget(column)

    def _show_more(self) -> None:
        shown, self._waiting = self._waiting[:AT_A_TIME], self._waiting[AT_A_TIME:]
        for finding in shown:
            card = FindingCard(finding, self._say)
            card.chosen.connect(self.finding_chosen)
            self._layout.insertWidget(len(self.cards), card)
            self.cards.append(card)
        self.more.setText(self._say("另有 {count} 处核对结果", count=len(self._waiting)))
        self.more.setVisible(bool(self._waiting))
