"""Findings as cards one below the other, a handful at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yearbook_viewer.gui.finding_cards import FindingCard, FindingWishes, link_button
from yearbook_viewer.gui.listed_findings import Listed
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry

# A card is several widgets: thousands of them would hold up every change of theme by seconds.
AT_A_TIME = 20


class FindingColumn(QWidget):
    """`cards`: those that are made so far; none are behind another tab."""

    def __init__(self, wishes: FindingWishes, say: Catalogue) -> None:
        super().__init__()
        self._wishes = wishes
        self._say = say
        self._entry: Entry | None = None
        self._editable = False
        self._listed: Sequence[Listed] = ()
        self._room = AT_A_TIME
        self.cards: list[FindingCard] = []
        self.more = link_button("")
        self.more.clicked.connect(self._show_more)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def start_over(self) -> None:
        """Show no more than the first handful next time."""
        self._room = AT_A_TIME

    def show_findings(self, some: Sequence[Listed], entry: Entry | None, *, editable: bool) -> None:
        """Cards for the first of them, as many as were asked for before; the keyboard stays about where it was."""
        at = next((place for place, card in enumerate(self.cards) if card.isAncestorOf(card.focusWidget())), None)
        for card in self.cards:
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self._listed, self._entry, self._editable = some, entry, editable
        self._fill()
        if at is not None and self.cards:
            self.cards[min(at, len(self.cards) - 1)].link.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _show_more(self) -> None:
        self._room += AT_A_TIME
        self._fill()

    def _fill(self) -> None:
        # A card takes some milliseconds, and an entry is opened at every other step from hit to hit.
        for one in self._listed[len(self.cards) : self._room] if self.isVisible() else ():
            assert self._entry is not None  # findings are of an entry
            card = FindingCard(one, self._entry, self._wishes, self._say)
            if self._editable:
                card.let_review()
            self._layout.insertWidget(len(self.cards), card)
            self.cards.append(card)
        others = len(self._listed) - len(self.cards)
        self.more.setText(self._say("另有 {count} 处核对结果", count=others))
        self.more.setVisible(others > 0)
