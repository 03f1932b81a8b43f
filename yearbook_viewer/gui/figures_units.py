"""The button that tells in which units values are shown, and lets the reader choose others."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from yearbook_viewer.messages import Catalogue
from yearbook_viewer.text.series.families import family_of, units_of

# Families that are offered: more make a menu that is longer than a screen.
_MOST = 8


class UnitsButton(QToolButton):
    """`units_changed`: the units chosen, at most one of a family; none where values are shown as they are.

    `families`: what may be converted now, the most frequent first; asked when the menu is opened.
    """

    units_changed = Signal(tuple)

    def __init__(self, say: Catalogue, families: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._say = say
        self._families = families
        self.units: tuple[str, ...] = ()
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(say("数值换算成什么单位;原文总在旁边"))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self._label()

    def set_units(self, units: Sequence[str]) -> None:
        """Choose these units."""
        if tuple(units) != self.units:
            self.units = tuple(units)
            self._label()
            self.units_changed.emit(self.units)

    def _label(self) -> None:
        units = "、".join(self.units) or self._say("基本单位")
        # The arrow is a sign of ours: that of the style is switched off for all tool buttons.
        self.setText(self._say("单位:{units} ▾", units=units))
        self.setAccessibleName(self._say("单位:{units}", units=units))

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        plain = self._action(menu, self._say("基本单位"), (), on=not self.units)
        plain.setActionGroup(QActionGroup(menu))
        chosen = {family_of(unit).name: unit for unit in self.units}
        offered = [family for family in self._families() if len(units_of(family)) > 1]
        for family in dict.fromkeys([*offered[:_MOST], *chosen]):
            menu.addSeparator()
            others = tuple(unit for name, unit in chosen.items() if name != family)
            group = QActionGroup(menu)
            for unit in units_of(family):
                self._action(menu, unit, (*others, unit), on=chosen.get(family) == unit).setActionGroup(group)

    def _action(self, menu: QMenu, words: str, units: tuple[str, ...], *, on: bool) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda: self.set_units(units))
        return action
