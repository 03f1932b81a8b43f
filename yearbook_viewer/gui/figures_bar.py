"""The strip above the table of figures: goals among them, units, and out of the program."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from yearbook_viewer.gui.figures_units import UnitsButton
from yearbook_viewer.messages import Catalogue


class FiguresBar(QWidget):
    """`targets_switched`: whether goals are wanted in the table; `export_requested`: figures are to go out."""

    targets_switched = Signal(bool)
    export_requested = Signal()

    def __init__(self, say: Catalogue, families: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._say = say
        self.targets = QToolButton()
        self.targets.setCheckable(True)
        self.targets.setToolTip(say("力争、计划、预期达到的数,不是已有的事实;平时不列在表里"))
        self.targets.toggled.connect(self._switched)
        self.units = UnitsButton(say, families)
        self.export = QToolButton()
        self.export.setText(say("导出…"))
        self.export.setToolTip(say("导出为 Excel 工作簿、CSV 或 JSON"))
        self.export.clicked.connect(self.export_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (self.units, self.targets):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.export)
        self.show_targets(0)

    def show_targets(self, count: int) -> None:
        """How many goals there are; without any there is nothing to switch."""
        self._count = count
        self.targets.setVisible(count > 0)
        self._label()

    def _switched(self) -> None:
        self._label()
        self.targets_switched.emit(self.targets.isChecked())

    def _label(self) -> None:
        words = self._say("目标 ({count})", count=self._count)
        self.targets.setText(f"✓ {words}" if self.targets.isChecked() else words)
        self.targets.setAccessibleName(words)
