"""The rows above the list of all entities: words, kind, years, how often, and the letter that a name begins with."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.choice_strip import ChoiceStrip
from yearbook_viewer.gui.entities_browser_wishes import INITIALS, LISTED_KINDS, ORDER_NAMES, Typed
from yearbook_viewer.gui.filter_field import FilterField, labelled
from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind
from yearbook_viewer.records.entities import EntityOrder
from yearbook_viewer.wordings import KIND_NAMES

TYPING_DELAY_MS = 160
_WORDS_WIDTH, _NUMBER_WIDTH = 180, 62


class EntitiesBrowserFilters(QWidget):
    """`changed`: something else is asked for, some time after the last key; `left`: the reader goes on to the list."""

    changed = Signal()
    left = Signal()

    def __init__(self, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(say("筛选"))
        self.words = FilterField(say("名称中的字词或拼音"), say("名称、拼音或首字母"), say)
        self.words.setFixedWidth(_WORDS_WIDTH)
        self.kind: ChoiceStrip[Kind | None] = ChoiceStrip(
            say("类别"), [(say("全部"), None), *((say(KIND_NAMES[kind]), kind) for kind in LISTED_KINDS)]
        )
        tips = [say("所有首字母"), *(say("拼音首字母 {letter}", letter=letter) for letter in INITIALS)]
        self.initial: ChoiceStrip[str] = ChoiceStrip(
            say("拼音首字母"), [(say("全部"), ""), *((letter, letter) for letter in INITIALS)], tips
        )
        self.first_year = FilterField(say("起始年份"), say("自"), say)
        self.last_year = FilterField(say("截止年份"), say("至"), say)
        self.least = FilterField(say("至少提及多少次"), "1", say)
        for field in (self.first_year, self.last_year, self.least):
            field.setFixedWidth(_NUMBER_WIDTH)
            field.setClearButtonEnabled(False)
        self.here = QCheckBox(say("仅正在读的条目(&E)"))
        self.here.setToolTip(say("只列出正在读的条目中提到的"))
        # As high as the fields beside it.
        self.here.setMinimumHeight(self.words.sizeHint().height())
        self.order = QComboBox()
        self.order.setAccessibleName(say("先后"))
        self.order.view().setAccessibleName(say("先后"))
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.order.setMinimumContentsLength(8)
        for order, name in ORDER_NAMES.items():
            self.order.addItem(say(name), order)
        self.clear_button = QPushButton(say("全部清除(&L)"))
        self.clear_button.setToolTip("Esc")
        self._typed = QTimer(self, interval=TYPING_DELAY_MS, singleShot=True)
        self._typed.timeout.connect(self.changed)
        self._lay_out(say)
        self._connect()

    def fields(self) -> tuple[FilterField, ...]:
        return (self.words, self.first_year, self.last_year, self.least)

    def typed(self) -> Typed:
        """What stands in the filters now."""
        return Typed(
            words=self.words.text(),
            kind=self.kind.value,
            initial=self.initial.value,
            first_year=self.first_year.text(),
            last_year=self.last_year.text(),
            least=self.least.text(),
            here=self.here.isChecked(),
            order=EntityOrder(self.order.currentData()),
        )

    @property
    def narrows(self) -> bool:
        """Whether less than everything is asked for, in whatever order."""
        return self.typed() != Typed(order=self.typed().order)

    def sort_by(self, order: EntityOrder) -> None:
        """As the choice in the box would."""
        self.order.setCurrentIndex(self.order.findData(order))

    def clear(self) -> None:
        """Ask for everything again; the order stays."""
        if not self.narrows:
            return
        changing: tuple[QWidget | QButtonGroup, ...] = (
            *self.fields(), self.kind.group, self.initial.group, self.here,
        )  # fmt: skip
        blockers = [QSignalBlocker(each) for each in changing]
        for field in self.fields():
            field.clear()
        self.kind.choose(None)
        self.initial.choose("")
        self.here.setChecked(False)
        for blocker in blockers:
            blocker.unblock()
        self._typed.stop()
        self.changed.emit()

    def _connect(self) -> None:
        for field in self.fields():
            field.changed.connect(self._typed.start)
            field.left_downwards.connect(self._leave)
        for strip in (self.kind, self.initial):
            strip.group.idToggled.connect(lambda _place, on: self._tell() if on else None)
        self.here.toggled.connect(self._tell)
        self.order.currentIndexChanged.connect(self._tell)
        self.clear_button.clicked.connect(self.clear)

    def _tell(self) -> None:
        self._typed.stop()
        self.changed.emit()

    def _leave(self) -> None:
        if self._typed.isActive():
            self._tell()
        self.left.emit()

    def _lay_out(self, say: Catalogue) -> None:
        host = QWidget()
        flow = FlowLayout(host, gap=8)
        for part in (
            self.words,
            self.kind,
            labelled(say("年份(&Y)"), self.first_year, QLabel("–"), self.last_year),
            labelled(say("至少(&M)"), self.least, QLabel(say("次"))),
            labelled(say("先后(&O)"), self.order),
            self.here,
        ):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        host.setSizePolicy(policy)
        self.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(host)
        below = QHBoxLayout()
        below.addWidget(self.initial, 1)
        below.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(below)
