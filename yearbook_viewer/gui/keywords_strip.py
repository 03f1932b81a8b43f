"""The keywords of an entry in a line above its text; each is searched for with a click."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from yearbook_viewer.gui.finding_cards import link_button
from yearbook_viewer.messages import Catalogue

_BETWEEN = 10
# More than a line holds.
_MOST = 12


class KeywordsStrip(QWidget):
    """One line, always as high: the text below must not jump when they come. Those with no room are left out.

    `word_chosen`: one of them was clicked on.
    """

    word_chosen = Signal(str)

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.buttons: list[QPushButton] = []
        self._label = QLabel(say("关键词"))
        self._label.setProperty("dim", True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(4, 0, 4, 0)
        self._row.setSpacing(_BETWEEN)
        self._row.addWidget(self._label)
        self._row.addStretch(1)
        self.setAccessibleName(say("关键词"))
        self.setFixedHeight(self._label.sizeHint().height() + 6)
        self.show_words(())

    def show_words(self, words: Sequence[str]) -> None:
        """The words, the most telling first."""
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._made(word) for word in words[:_MOST]]
        for place, button in enumerate(self.buttons, 1):
            self._row.insertWidget(place, button)
        self._label.setVisible(bool(words))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def _fit(self) -> None:
        """Show as many as there is room for."""
        room = self.width() - 2 * _BETWEEN - self._label.sizeHint().width()
        for button in self.buttons:
            room -= button.sizeHint().width() + _BETWEEN
            button.setVisible(room >= 0)

    def _made(self, word: str) -> QPushButton:
        button = link_button(word.replace("&", "&&"))
        button.setProperty("quiet", True)
        button.setParent(self)
        button.setAccessibleName(self._say("搜索“{word}”", word=word))
        button.setToolTip(self._say("搜索“{word}”", word=word))
        button.clicked.connect(lambda _=False: self.word_chosen.emit(word))
        return button
