"""The tab 核对: everything that was checked in what is being read."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from yearbook_viewer.gui.finding_cards import FindingCard, worst_first
from yearbook_viewer.gui.passage import Passage
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Finding


class FindingsPanel(QScrollArea):
    """The findings of the passage as cards, or a clear word."""

    finding_chosen = Signal(Finding)

    def __init__(self, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.cards: list[FindingCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(say("核对"))
        self.show_passage(None)

    def show_passage(self, passage: Passage | None) -> None:
        """A card for each finding, those that do not agree first."""
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self.cards = [FindingCard(finding, self._say) for finding in worst_first(passage.findings() if passage else [])]
        for card in self.cards:
            card.chosen.connect(self.finding_chosen)
            layout.addWidget(card)
        if not self.cards:
            word = QLabel(self._say("这里没有可以核对的合计与分项。"))
            word.setProperty("dim", True)
            word.setWordWrap(True)
            word.setContentsMargins(10, 10, 10, 10)
            layout.addWidget(word)
        layout.addStretch(1)
        self.setWidget(column)
