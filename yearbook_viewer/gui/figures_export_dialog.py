"""Which figures go out, as what, and in which units: the dialog before an export."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout

from yearbook_viewer.export.figure_files import FigureFormat
from yearbook_viewer.gui.figures_units import UnitsButton
from yearbook_viewer.gui.radio_choice import add_answers, choice, heading, with_mnemonic
from yearbook_viewer.messages import N_, Catalogue

FORMATS = {
    FigureFormat.XLSX: N_("Excel 工作簿,附依据(&E)"),
    FigureFormat.CSV: N_("CSV,供其他表格软件和程序读取(&V)"),
    FigureFormat.JSON: N_("JSON,供程序读取,附依据(&J)"),
}


@dataclass(frozen=True, slots=True)
class FigureChoice:
    """What the reader chose. `part`: place among the parts offered; `targets`: goals are wanted too."""

    part: int
    kind: FigureFormat
    units: tuple[str, ...]
    targets: bool


class FiguresExportDialog(QDialog):
    """Asks for the part, the format, the units; remembers nothing.

    `parts`: what may go out, in words; `chosen`: which of them is offered first. `goals`: how many of the figures are
    goals; None where that is decided already. `units`, `families`: as in UnitsButton.
    """

    def __init__(  # noqa: PLR0913, PLR0917  what it asks, and what it offers
        self,
        parts: Sequence[str],
        chosen: int,
        goals: int | None,
        units: Sequence[str],
        families: Sequence[str],
        say: Catalogue,
    ) -> None:
        super().__init__()
        self.setWindowTitle(say("导出数据"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        self.parts = choice(self, [with_mnemonic(words, place) for place, words in enumerate(parts, 1)], chosen)
        if len(parts) > 1:
            layout.addWidget(heading(say("导出哪些")))
        for button in self.parts.buttons():
            button.setVisible(len(parts) > 1)
            layout.addWidget(button)
        layout.addWidget(heading(say("导出为")))
        self.formats = choice(self, [say(words) for words in FORMATS.values()], 0)
        for button in self.formats.buttons():
            layout.addWidget(button)
        self.targets = QCheckBox(say("也导出目标,共 {count} 项(&T)", count=goals or 0))
        self.targets.setToolTip(say("力争、计划、预期达到的数,不是已有的事实;平时不列在表里"))
        self.targets.setVisible(bool(goals))
        self.units = UnitsButton(say, lambda: families)
        self.units.set_units(units)
        layout.addWidget(heading(say("另加一列换算值")))
        layout.addWidget(self.units)
        layout.addWidget(self.targets)
        layout.addStretch(1)
        add_answers(self, layout, say("导出…"), say)
        self.setMinimumWidth(380)

    def choice(self) -> FigureChoice:
        """What the reader chose."""
        return FigureChoice(
            part=self.parts.checkedId(),
            kind=list(FORMATS)[self.formats.checkedId()],
            units=self.units.units,
            # Asked only where there are any.
            targets=self.targets.isChecked() or self.targets.isHidden(),
        )
