"""What a search is narrowed to, as chips that a click takes away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from yearbook_viewer.gui.facet_rows import FACET_NAMES, Chip
from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.messages import Catalogue

# Characters of a name on its chip.
_LETTERS = 16


class SearchChips(QWidget):
    """`dropped`: the Facet and the value that the search is not to be narrowed to any more."""

    dropped = Signal(object, object)

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.chips: list[QPushButton] = []
        self._flow = FlowLayout(self)
        self.setContentsMargins(8, 2, 8, 2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(say("已缩小到"))
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(chip) for chip in chips]
        for button in self.chips:
            self._flow.addWidget(button)
        self.setVisible(bool(chips))

    def _chip(self, chip: Chip) -> QPushButton:
        kind = self._say(FACET_NAMES[chip.facet])
        short = chip.name if len(chip.name) <= _LETTERS else f"{chip.name[:_LETTERS]}…"
        button = QPushButton(f"{short.replace('&', '&&')}  ×", self)
        button.setProperty("chip", "group")
        button.setCheckable(True)
        button.setChecked(True)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setToolTip(self._say("{group}。单击去掉这个条件。", group=f"{kind}:{chip.name}"))
        button.setAccessibleName(self._say("去掉条件 {group}", group=f"{kind}:{chip.name}"))
        button.clicked.connect(lambda: self.dropped.emit(chip.facet, chip.value))
        return button
