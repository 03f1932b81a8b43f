"""Above a chart: what of the values is drawn, in which units, with or without goals, and how it goes out."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from yearbook_viewer.gui.chart_courses import MEASURE_NAMES, Course, Measure, Wish
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.text.series.families import units_of

_MEASURE_TIPS = {
    Measure.VALUE: N_("画出各年的数值"),
    Measure.GROWTH: N_("画出各年比上一年增减的百分比;比率画百分点"),
    Measure.INDEX: N_("各序列的第一年作 100,便于比较快慢"),
}


class ChartTools(QWidget):
    """`wish_changed`: the reader wants the chart otherwise; the rest are what he wants done with it."""

    wish_changed = Signal(object)
    picture_requested = Signal()
    table_requested = Signal()
    copy_requested = Signal()

    def __init__(self, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.measures: dict[Measure, QToolButton] = {}
        self.units: dict[str, dict[str, QAction]] = {}
        self._chosen: dict[str, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        group = QButtonGroup(self)
        for measure, name in MEASURE_NAMES.items():
            button = QToolButton()
            button.setText(say(name))
            button.setToolTip(say(_MEASURE_TIPS[measure]))
            button.setCheckable(True)
            button.setChecked(measure is Measure.VALUE)
            group.addButton(button)
            row.addWidget(button)
            button.toggled.connect(self._changed)
            self.measures[measure] = button
        self.unit = QToolButton()
        self.unit.setText(say("单位(&U) ▾"))
        self.unit.setToolTip(say("换算成哪个单位显示;原文总在旁边"))
        self.unit.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.unit.setMenu(QMenu(self.unit))
        row.addWidget(self.unit)
        row.addSpacing(6)
        self.goals = QCheckBox(say("目标(&G)"))
        self.goals.setToolTip(say("把计划、目标也画出来(空心)"))
        self.goals.toggled.connect(self._changed)
        row.addWidget(self.goals)
        row.addStretch(1)
        self.out = QToolButton()
        self.out.setText(say("导出(&E) ▾"))
        self.out.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.out)
        menu.addAction(say("图片(PNG、SVG)(&P)…"), self.picture_requested.emit)
        menu.addAction(say("表格(Excel、CSV)(&T)…"), self.table_requested.emit)
        menu.addSeparator()
        menu.addAction(say("复制表格(&C)"), self.copy_requested.emit)
        self.out.setMenu(menu)
        row.addWidget(self.out)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wish(self) -> Wish:
        """What is chosen now."""
        measure = next(measure for measure, button in self.measures.items() if button.isChecked())
        return Wish(measure, dict(self._chosen), self.goals.isChecked())

    def show_courses(self, courses: Sequence[Course]) -> None:
        """The units of each family that is charted; what was chosen for a family is kept."""
        own = [course for course in courses if not course.proposed]
        families = [
            family for family in dict.fromkeys(course.key.family for course in own) if len(units_of(family)) > 1
        ]
        if families != list(self.units):
            self._fill({family: units_of(family) for family in families})
        for button in self.measures.values():
            button.setEnabled(bool(own))
        for widget in (self.goals, self.out, self.unit):
            widget.setEnabled(bool(own))

    def _fill(self, units: Mapping[str, Sequence[str]]) -> None:
        """A menu of units; one below another for each family, where there are several."""
        menu = self.unit.menu()
        menu.clear()
        self.units = {}
        for family, names in units.items():
            below = menu.addMenu(family) if len(units) > 1 else menu
            group = QActionGroup(below)
            self.units[family] = {}
            for name in ("", *names):
                action = QAction(name or self._say("原文单位"), below)
                action.setCheckable(True)
                action.setChecked(name == self._chosen.get(family, ""))
                action.triggered.connect(partial(self._unit_chosen, family, name))
                group.addAction(action)
                below.addAction(action)
                self.units[family][name] = action

    def _unit_chosen(self, family: str, unit: str, _checked: bool = False) -> None:
        self._chosen[family] = unit
        self.wish_changed.emit(self.wish())

    def _changed(self, on: bool) -> None:
        # Of two buttons of the group that change together only the one that is on tells.
        if on or self.sender() is self.goals:
            self.wish_changed.emit(self.wish())
