"""A finding as a card: the verdict, what it is about in a sentence, the arithmetic, and a link to the text."""

from collections.abc import Iterable
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from yearbook_viewer.gui.figure_lines import number_text
from yearbook_viewer.messages import VERDICT_NAMES, Catalogue
from yearbook_viewer.records import Finding, Verdict


class FindingCard(QFrame):
    """One finding. `chosen` says that the reader wants to see its place in the text."""

    chosen = Signal(Finding)

    def __init__(self, finding: Finding, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        self.setProperty("card", True)
        verdict = QLabel(say(VERDICT_NAMES[finding.verdict]))
        verdict.setProperty("verdict", finding.verdict.value)
        self.sentence = QLabel(finding_sentence(finding, say))
        self.sentence.setWordWrap(True)
        self.arithmetic = QLabel(arithmetic_line(finding, say))
        self.arithmetic.setProperty("dim", True)
        self.arithmetic.setWordWrap(True)
        for label in (self.sentence, self.arithmetic):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.link = link_button(say("查看原文"))
        self.link.setAccessibleName(say("查看原文:{indicator}", indicator=finding.checked.indicator))
        self.link.clicked.connect(lambda: self.chosen.emit(self._finding))

        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(verdict, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sentence, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.arithmetic)
        layout.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)


def link_button(words: str) -> QPushButton:
    """A button that looks like a link, in the theme's colour and reached by the keyboard."""
    button = QPushButton(words)
    button.setProperty("link", True)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Those that do not agree before the others, each group in the order of the text."""
    return sorted(findings, key=lambda one: one.verdict is not Verdict.INCONSISTENT)


def finding_sentence(finding: Finding, say: Catalogue) -> str:
    """商会组织 162 个,其中各项之和为 163."""
    total = finding.checked
    values = {
        "indicator": total.indicator,
        "total": number_text(total.value),
        "unit": total.unit,
        "sum": number_text(_sum(finding)),
    }
    match finding.verdict:
        case Verdict.CONSISTENT:
            return say("{indicator} {total} {unit},等于其中各项之和", **values)
        case Verdict.PARTIAL:
            return say("{indicator} {total} {unit},列出的各项之和为 {sum},没有列全", **values)
        case Verdict.ROUNDING:
            return say("{indicator} {total} {unit},其中各项之和为 {sum},差在舍入之内", **values)
    return say("{indicator} {total} {unit},其中各项之和为 {sum}", **values)


def arithmetic_line(finding: Finding, say: Catalogue) -> str:
    """78 + 5 + 21 + 48 + 11 = 163 ≠ 162,相差 1."""
    if finding.verdict is not Verdict.INCONSISTENT or finding.checked.value is None:
        return finding.arithmetic
    gap = abs(_sum(finding) - finding.checked.value)
    return say("{arithmetic},相差 {gap}", arithmetic=finding.arithmetic, gap=number_text(gap))


def _sum(finding: Finding) -> Decimal:
    return sum((part.value for part in finding.against if part.value is not None), Decimal(0))
