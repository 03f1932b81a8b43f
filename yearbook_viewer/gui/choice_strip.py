"""One out of a few, all of them to be seen: buttons in a row, a single stop for Tab, the arrow keys inside."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from yearbook_viewer.gui.legend import FlowLayout

Value = TypeVar("Value")

# Around a single letter, pixels.
_AIR = 12


class ChoiceStrip(QWidget, Generic[Value]):
    """Buttons with a value each; the first is chosen at the beginning. `group` tells of clicks (idToggled)."""

    def __init__(self, name: str, choices: Sequence[tuple[str, Value]], tips: Sequence[str] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = [value for _, value in choices]
        self.group = QButtonGroup(self)
        row = FlowLayout(self, gap=1)
        for place, (words, _) in enumerate(choices):
            button = QToolButton()
            button.setText(words)
            button.setAccessibleName(tips[place] if tips else words)
            button.setCheckable(True)
            button.setProperty("compact", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if len(words) == 1:
                # Qt leaves room for two spaces more, which 26 letters have not.
                button.setFixedWidth(button.fontMetrics().horizontalAdvance("W") + _AIR)
            self.group.addButton(button, place)
            row.addWidget(button)
        self.group.button(0).setChecked(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def value(self) -> Value:
        """What is chosen."""
        return self._values[self.group.checkedId()]

    def choose(self, value: Value) -> None:
        """As a click on its button would."""
        self.group.button(self._values.index(value)).setChecked(True)
