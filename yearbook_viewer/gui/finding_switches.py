"""Which findings are listed: a switch for each verdict with its count, and a menu of the kinds."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from yearbook_viewer.export.finding_words import WORST_FIRST, verdict_word, verdict_words
from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.gui.listed_findings import Listed
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import FindingKind, Verdict
from yearbook_viewer.wordings import FINDING_NAMES


class FindingSwitches(QWidget):
    """What agrees is left out at first. `changed`: something was switched."""

    changed = Signal()

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.setAccessibleName(say("列出哪些核对结果"))
        self.chips = {verdict: self._chip(verdict) for verdict in WORST_FIRST}
        self.kinds = QToolButton()
        self.kinds.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kinds.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(self)
        self.kinds.setMenu(menu)
        self.actions_ = {kind: self._action(menu, kind) for kind in FindingKind}
        layout = FlowLayout(self)
        for widget in (*self.chips.values(), self.kinds):
            layout.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name_kinds()

    def let_through(self, found: Iterable[Listed]) -> list[Listed]:
        """Those that are switched on."""
        verdicts = {verdict for verdict, chip in self.chips.items() if chip.isChecked()}
        kinds = {kind for kind, action in self.actions_.items() if action.isChecked()}
        return [one for one in found if one.finding.verdict in verdicts and one.finding.kind in kinds]

    def show_counts(self, found: Iterable[Listed]) -> None:
        """Say how many there are of each verdict and of each kind; a switch for none is not shown."""
        verdicts, kinds = Counter[Verdict](), Counter[FindingKind]()
        called = set[str]()
        for one in found:
            verdicts[one.finding.verdict] += 1
            kinds[one.finding.kind] += 1
            called.add(verdict_word(one.finding, self._say))
        for verdict, chip in self.chips.items():
            name = self._say("、").join(word for word in verdict_words(verdict, self._say) if word in called)
            chip.setText(f"{name} {verdicts[verdict]}")
            chip.setAccessibleName(self._say("{kind},{count} 处", kind=name, count=verdicts[verdict]))
            chip.setVisible(verdicts[verdict] > 0)
        for kind, action in self.actions_.items():
            action.setText(f"{self._say(FINDING_NAMES[kind])} {kinds[kind]}")
            action.setVisible(kinds[kind] > 0)
        self.kinds.setVisible(len(kinds) > 1)

    def _chip(self, verdict: Verdict) -> QPushButton:
        chip = QPushButton(self)
        chip.setProperty("chip", "verdict")
        chip.setCheckable(True)
        chip.setChecked(verdict is not Verdict.CONSISTENT)
        chip.setAutoDefault(False)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setToolTip(self._say("显示或隐藏“{kind}”", kind=self._say("、").join(verdict_words(verdict, self._say))))
        chip.toggled.connect(self.changed)
        return chip

    def _action(self, menu: QMenu, kind: FindingKind) -> QAction:
        action = menu.addAction(self._say(FINDING_NAMES[kind]))
        action.setCheckable(True)
        action.setChecked(True)
        action.toggled.connect(self._switched)
        return action

    def _switched(self) -> None:
        self._name_kinds()
        self.changed.emit()

    def _name_kinds(self) -> None:
        whole = all(action.isChecked() for action in self.actions_.values())
        words = self._say("全部类别") if whole else self._say("部分类别")
        self.kinds.setText(f"{words} ▾")
        self.kinds.setAccessibleName(words)
