"""The legend: what each colour means, how often it occurs, and the switch for it."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QSizePolicy, QToolButton, QWidget

from yearbook_viewer.gui.document_runs import Visible
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind
from yearbook_viewer.wordings import KIND_NAMES

_GAP = 6


class Legend(QWidget):
    """A chip for each kind and one for figures, with counts; each switches its marks on or off."""

    kinds_changed = Signal(object)  # Visible

    def __init__(self, say: Catalogue) -> None:
        super().__init__()
        self._say = say
        self._chips = {kind: self._chip(kind.value) for kind in Kind}
        self._figures = self._chip("figure")
        layout = FlowLayout(self)
        # No switch: it leads to those marks, one by one.
        self.doubtful = QToolButton(self)
        self.doubtful.setCursor(Qt.CursorShape.PointingHandCursor)
        self.doubtful.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.doubtful.setToolTip(say("逐个核对存疑标注(Ctrl+F8)"))
        for chip in (*self._chips.values(), self._figures, self.doubtful):
            layout.addWidget(chip)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(say("图例"))
        self.show_counts({}, 0)

    def show_counts(self, marks: Mapping[Kind, int], figures: int, doubtful: int = 0) -> None:
        """Say how many marks of each kind there are, how many figures, and how many of the marks are doubtful."""
        for kind, chip in self._chips.items():
            self._label(chip, self._say(KIND_NAMES[kind]), marks.get(kind, 0))
        self._label(self._figures, self._say("指标数字"), figures)
        self.doubtful.setText(self._say("存疑 {count} ›", count=doubtful))
        self.doubtful.setAccessibleName(self._say("存疑标注,{count} 处", count=doubtful))
        self.doubtful.setVisible(doubtful > 0)

    def visible(self) -> Visible:
        """What is switched on."""
        kinds = frozenset(kind for kind, chip in self._chips.items() if chip.isChecked())
        return Visible(kinds, self._figures.isChecked())

    def set_visible_kinds(self, visible: Visible) -> None:
        """Switch the chips; says so once if anything changed."""
        if visible == self.visible():
            return
        self.blockSignals(True)
        for kind, chip in self._chips.items():
            chip.setChecked(kind in visible.kinds)
        self._figures.setChecked(visible.figures)
        self.blockSignals(False)
        self._tell()

    def _chip(self, name: str) -> QPushButton:
        chip = QPushButton(self)
        chip.setProperty("chip", name)
        chip.setCheckable(True)
        chip.setChecked(True)
        chip.setAutoDefault(False)
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.toggled.connect(self._tell)
        return chip

    def _label(self, chip: QPushButton, name: str, count: int) -> None:
        chip.setText(f"{name} {count}")
        chip.setAccessibleName(self._say("{kind},{count} 处", kind=name, count=count))
        chip.setToolTip(self._say("显示或隐藏“{kind}”", kind=name))

    def _tell(self) -> None:
        self.kinds_changed.emit(self.visible())


class FlowLayout(QLayout):
    """Widgets in lines, as words in a paragraph; `gap`: pixels between them."""

    def __init__(self, parent: QWidget, gap: int = _GAP) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._arrange(QRect(0, 0, width, 0))
        return max((place.bottom() + 1 for place in places), default=0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in zip(self._shown(), self._arrange(rect), strict=True):
            item.setGeometry(place)

    def sizeHint(self) -> QSize:
        hints = [item.sizeHint() for item in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        hints = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((hint.width() for hint in hints), default=0), max((hint.height() for hint in hints), default=0)
        )

    def _shown(self) -> list[QLayoutItem]:
        """Those whose widget is not hidden."""
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect) -> list[QRect]:
        places: list[QRect] = []
        corner = rect.topLeft()
        for item in self._shown():
            # One that is wider than the line and can be less has the whole line.
            hint = item.sizeHint()
            hint.setWidth(min(hint.width(), max(rect.width(), item.minimumSize().width())))
            if places and corner.x() + hint.width() > rect.right() + 1:
                lowest = max(place.bottom() for place in places)
                corner = QPoint(rect.left(), lowest + 1 + self._gap)
            places.append(QRect(corner, hint))
            corner = QPoint(corner.x() + hint.width() + self._gap, corner.y())
        return places
