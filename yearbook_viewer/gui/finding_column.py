"""Findings as cards one below the other, a handful at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from yearbook_viewer.gui.finding_cards import FindingCard, FindingWishes, link_button
from yearbook_viewer.gui.listed_findings import Listed
from yearbook_viewer.gui.next_turn import NextTurn
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry

# A card is several widgets: thousands of them would hold up every change of theme by seconds.
AT_A_TIME = 20
# Cards of one turn of the event loop: each takes two milliseconds or three.
_AT_ONCE = 3


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
        self._kept_at: int | None = None
        self._further = NextTurn(self._fill, self)
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
        self._listed, self._entry, self._editable, self._kept_at = some, entry, editable, at
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _show_more(self) -> None:
        self._room += AT_A_TIME
        self._fill()

    def _fill(self) -> None:
        # An entry is opened at every other step from hit to hit.
        wanted = min(len(self._listed), self._room) if self.isVisible() else 0
        for one in self._listed[len(self.cards) : min(wanted, len(self.cards) + _AT_ONCE)]:
            assert self._entry is not None  # findings are of an entry
            card = FindingCard(one, self._entry, self._wishes, self._say)
            if self._editable:
                card.let_review()
            self._layout.insertWidget(len(self.cards), card)
            self.cards.append(card)
        if len(self.cards) < wanted:
            self._further.start()
        elif self.cards and self._kept_at is not None:
            self.cards[min(self._kept_at, len(self.cards) - 1)].link.setFocus()
            self._kept_at = None
        others = len(self._listed) - max(len(self.cards), wanted)
        self.more.setText(self._say("另有 {count} 处核对结果", count=others))
        self.more.setVisible(others > 0)
