"""The row of filters below the tool bar: the fields of a search, to be filled in where they need not be typed."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from yearbook_viewer.gui.filter_field import FilterField, labelled
from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.messages import N_, Catalogue, sentence
from yearbook_viewer.text.query.filter_fields import FilterFields, unread

TYPING_DELAY_MS = 120
_YEAR_WIDTH, _WIDTH, _VALUE_WIDTH = 70, 116, 158

# The field of FilterFields, its label, what it is called, an example.
_WORDED = (
    ("title", N_("标题"), N_("标题中的字词"), N_("例如:组织建设")),
    ("person", N_("人物"), N_("人物"), N_("姓名")),
    ("org", N_("机构"), N_("机构"), N_("例如:总商会")),
    ("area", N_("地区"), N_("地区"), N_("市、县、区")),
    ("source", N_("来源"), N_("来源"), N_("例如:统计局")),
)


class SearchFilters(QWidget):
    """`changed`: the fields are others, some time after the last key; `left`: the reader goes on to what was found."""

    changed = Signal()
    left = Signal()

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self.setAccessibleName(say("筛选"))
        self.fields: dict[str, FilterField] = {
            name: FilterField(say(called), say(example), say) for name, _, called, example in _WORDED
        }
        self.fields["first_year"] = FilterField(say("起始年份"), say("自"), say)
        self.fields["last_year"] = FilterField(say("截止年份"), say("至"), say)
        self.fields["value"] = FilterField(say("数值的范围"), say("> 1000 万元、3%-5%"), say)
        for name, field in self.fields.items():
            field.setFixedWidth(_VALUE_WIDTH if name == "value" else _WIDTH)
            field.changed.connect(self._edited)
            field.left_downwards.connect(self._leave)
        for name in ("first_year", "last_year"):
            self.fields[name].setFixedWidth(_YEAR_WIDTH)
            self.fields[name].setClearButtonEnabled(False)
        self.clear_button = QPushButton(say("全部清除"))
        self.clear_button.clicked.connect(self.clear)
        self._typed = QTimer(self, interval=TYPING_DELAY_MS, singleShot=True)
        self._typed.timeout.connect(self.changed)
        # While a year is being typed it is none yet: what cannot be read is told with the answer.
        self._typed.timeout.connect(self._tell_unread)
        self._lay_out(say)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)

    def filled(self) -> FilterFields:
        """What stands in the fields now."""
        return FilterFields(**{name: field.text() for name, field in self.fields.items()})

    def show_fields(self, filled: FilterFields) -> None:
        """What is asked for; nobody is told of it, and nothing that is being typed here is lost."""
        self._typed.stop()
        for name, field in self.fields.items():
            words = getattr(filled, name)
            if field.text().strip() != words:
                blocker = QSignalBlocker(field)
                field.setText(words)
                blocker.unblock()
        self._allow()
        self._tell_unread()

    def clear(self) -> None:
        """Ask for nothing in any field."""
        self.show_fields(FilterFields())
        self.changed.emit()

    def _edited(self) -> None:
        self._allow()
        self._typed.start()

    def _allow(self) -> None:
        self.clear_button.setEnabled(self.filled() != FilterFields())

    def _tell_unread(self) -> None:
        """Frame the fields that are left out of the search; why says the mouse over them, and what reads the screen."""
        told = unread(self.filled())
        for name, field in self.fields.items():
            words = sentence(told[name], self._say) if name in told else ""
            if field.toolTip() != words:
                field.setToolTip(words)
                field.setAccessibleDescription(words)
                field.setProperty("problem", bool(words))
                field.style().unpolish(field)
                field.style().polish(field)

    def _leave(self) -> None:
        if self._typed.isActive():
            self._typed.stop()
            self.changed.emit()
            self._tell_unread()
        self.left.emit()

    def _lay_out(self, say: Catalogue) -> None:
        host = QWidget()
        flow = FlowLayout(host, gap=10)
        for name, label, _, _ in _WORDED:
            flow.addWidget(labelled(say(label), self.fields[name]))
        flow.addWidget(labelled(say("年份"), self.fields["first_year"], QLabel("–"), self.fields["last_year"]))
        flow.addWidget(labelled(say("数值"), self.fields["value"]))
        flow.addWidget(self.clear_button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        host.setSizePolicy(policy)
        self.setSizePolicy(policy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 0, 2, 4)
        layout.addWidget(host)
        self._allow()
