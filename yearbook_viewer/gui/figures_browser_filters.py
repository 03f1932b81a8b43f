"""The rows above the figures browser's table: what is typed, and the groups that were chosen as chips."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.figures_browser_wishes import GROUPING_NAMES, Typed
from yearbook_viewer.gui.filter_field import FilterField
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import FigureGrouping

TYPING_DELAY_MS = 200
_YEAR_WIDTH = 74
_SPAN_WIDTH = 170
# Characters of a group's name on its chip.
_CHIP_LETTERS = 24


class FiguresBrowserFilters(QWidget):
    """`changed`: something else is asked for, some time after the last key; `left`: the reader goes on to the rows."""

    changed = Signal()
    left = Signal()

    def __init__(self, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.chosen: dict[FigureGrouping, str] = {}
        self.words = FilterField(say("指标中的字词"), say("例如:生产总值"), say)
        self.subject = FilterField(say("主体"), say("单位或地方"), say)
        self.place = FilterField(say("类目或分目"), say("例如:农业"), say)
        self.first_year = FilterField(say("起始年份"), say("自"), say)
        self.last_year = FilterField(say("截止年份"), say("至"), say)
        self.span = FilterField(say("数值的范围"), say("> 1000 万元、500-800 亿元、≥3%"), say)
        for field in (self.first_year, self.last_year):
            field.setFixedWidth(_YEAR_WIDTH)
            field.setClearButtonEnabled(False)
        self.span.setMinimumWidth(_SPAN_WIDTH)
        self.family = QComboBox()
        self.family.setAccessibleName(say("单位族"))
        self.family.view().setAccessibleName(say("单位族"))
        self.family.addItem(say("全部"), "")
        self.family.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.family.setMinimumContentsLength(8)
        self.targets = QCheckBox(say("目标(&G)"))
        self.targets.setToolTip(say("力争、计划达到的数也列出来"))
        self.changes = QCheckBox(say("变化(&B)"))
        self.changes.setToolTip(say("增减的量和幅度也列出来"))
        self.changes.setChecked(True)
        self.clear_button = QPushButton(say("全部清除(&L)"))
        self.clear_button.setToolTip("Esc")
        self._typed = QTimer(self, interval=TYPING_DELAY_MS, singleShot=True)
        self._typed.timeout.connect(self.changed)
        self._lay_out()
        for field in self.fields():
            field.changed.connect(self._typed.start)
            field.left_downwards.connect(self._leave)
        self.family.currentIndexChanged.connect(self.changed)
        self.targets.toggled.connect(self.changed)
        self.changes.toggled.connect(self.changed)
        self.clear_button.clicked.connect(self.clear)

    def fields(self) -> tuple[FilterField, ...]:
        return (self.words, self.subject, self.place, self.first_year, self.last_year, self.span)

    def typed(self) -> Typed:
        """What stands in the fields now."""
        return Typed(
            words=self.words.text(),
            subject=self.subject.text(),
            place=self.place.text(),
            first_year=self.first_year.text(),
            last_year=self.last_year.text(),
            family=self.family.currentData() or "",
            span=self.span.text(),
            targets=self.targets.isChecked(),
            changes=self.changes.isChecked(),
        )

    def choose(self, grouping: FigureGrouping, name: str) -> None:
        """Narrow to one group of a kind, in the place of another one of that kind."""
        self.chosen[grouping] = name
        self._show_chips()
        self.changed.emit()

    def drop(self, grouping: FigureGrouping) -> None:
        """Take a chosen group back."""
        del self.chosen[grouping]
        self._show_chips()
        self.changed.emit()

    def clear(self) -> None:
        """Ask for everything again."""
        if self.typed() == Typed() and not self.chosen:
            return
        blockers = [QSignalBlocker(widget) for widget in (*self.fields(), self.family, self.targets, self.changes)]
        for field in self.fields():
            field.clear()
        self.family.setCurrentIndex(0)
        self.targets.setChecked(False)
        self.changes.setChecked(True)
        for blocker in blockers:
            blocker.unblock()
        self.chosen.clear()
        self._show_chips()
        self._typed.stop()
        self.changed.emit()

    def show_families(self, families: Sequence[tuple[str, str]]) -> None:
        """The families of units to choose from, each with its words; the chosen one stays."""
        blocker = QSignalBlocker(self.family)
        kept, words = self.family.currentData(), self.family.currentText()
        self.family.clear()
        self.family.addItem(self._say("全部"), "")
        for name, shown in families:
            self.family.addItem(shown, name)
        if kept and self.family.findData(kept) < 0:
            self.family.addItem(words, kept)
        self.family.setCurrentIndex(max(self.family.findData(kept), 0))
        blocker.unblock()

    def _leave(self) -> None:
        if self._typed.isActive():
            self._typed.stop()
            self.changed.emit()
        self.left.emit()

    def _lay_out(self) -> None:
        say = self._say
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(8)
        for words, field, stretch in (
            (say("指标(&I)"), self.words, 3),
            (say("主体(&S)"), self.subject, 2),
            (say("类目(&P)"), self.place, 2),
        ):
            first.addWidget(_label(words, field))
            first.addWidget(field, stretch)
        first.addWidget(self.clear_button)
        second.addWidget(_label(say("年份(&Y)"), self.first_year))
        second.addWidget(self.first_year)
        second.addWidget(QLabel("–"))
        second.addWidget(self.last_year)
        second.addWidget(_label(say("单位族(&U)"), self.family))
        second.addWidget(self.family)
        second.addWidget(_label(say("范围(&R)"), self.span))
        second.addWidget(self.span, 1)
        second.addWidget(self.targets)
        second.addWidget(self.changes)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._chips.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addLayout(self._chips)
        self.chips: Mapping[FigureGrouping, QPushButton] = {}

    def _show_chips(self) -> None:
        for chip in self.chips.values():
            self._chips.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {grouping: self._chip(grouping, name) for grouping, name in self.chosen.items()}
        for place, chip in enumerate(self.chips.values()):
            self._chips.insertWidget(place, chip)

    def _chip(self, grouping: FigureGrouping, name: str) -> QPushButton:
        kind = self._say(GROUPING_NAMES[grouping])
        short = name if len(name) <= _CHIP_LETTERS else f"{name[:_CHIP_LETTERS]}…"
        chip = QPushButton(f"{kind}:{short.replace('&', '&&')}  ×")
        chip.setProperty("chip", "group")
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        chip.setToolTip(self._say("{group}。单击去掉这个条件。", group=f"{kind}:{name}"))
        chip.setAccessibleName(self._say("去掉条件 {group}", group=f"{kind}:{name}"))
        chip.clicked.connect(lambda: self.drop(grouping))
        return chip


def _label(words: str, buddy: QWidget) -> QLabel:
    label = QLabel(words)
    label.setProperty("dim", True)
    label.setBuddy(buddy)
    return label
