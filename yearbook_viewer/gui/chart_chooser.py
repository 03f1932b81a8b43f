"""The left side of a chart: which series there are, and which are drawn."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QIcon, QKeyEvent, QMouseEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.chart_styles import icon, style_of
from yearbook_viewer.gui.clear_button import add_clear_button
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import SeriesKey, SeriesListing

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
DETAIL = Qt.ItemDataRole.UserRole
SEARCH_DELAY_MS = 150
_LINE_GAP = 3
# Pixels by which the second line is smaller.
_SMALLER = 2


class ChooserModel(QAbstractListModel):
    """Series with a box to tick; those that are ticked stand first. `ticked`: which ones are now, in their order."""

    ticked = Signal(object)

    def __init__(self, say: Catalogue, theme: Theme, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._theme = theme
        self._most = most
        self._listings: list[SeriesListing] = []
        self._chosen: dict[SeriesKey, SeriesListing | None] = {}
        self._styles: Mapping[SeriesKey, int] = {}

    def show_listings(self, listings: Sequence[SeriesListing]) -> None:
        """The series that answer the search; what is ticked stays listed."""
        self.beginResetModel()
        self._chosen |= {each.key: each for each in listings if each.key in self._chosen}
        ticked = [listing for listing in self._chosen.values() if listing]
        self._listings = ticked + [listing for listing in listings if listing.key not in self._chosen]
        self.endResetModel()

    def know(self, listings: Sequence[SeriesListing]) -> None:
        """List what is ticked and was not among the listed, so that its tick can be taken away."""
        lacking = [each for each in listings if each.key in self._chosen and self._chosen[each.key] is None]
        if lacking:
            self.show_listings([*lacking, *self._listings])

    def choose(self, keys: Sequence[SeriesKey]) -> None:
        """Tick exactly these, listed or not."""
        known = {listing.key: listing for listing in self._listings}
        self._chosen = {key: known.get(key) for key in keys}
        self._tell_all()

    def chosen(self) -> tuple[SeriesKey, ...]:
        """What is ticked, in the order in which it was."""
        return tuple(self._chosen)

    def show_styles(self, styles: Mapping[SeriesKey, int]) -> None:
        """Which series are drawn, and in which style each."""
        self._styles = styles
        self._tell_all()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._tell_all()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._listings)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        listing = self._listings[index.row()]
        answer: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = listing.indicator
            case Qt.ItemDataRole.CheckStateRole:
                answer = Qt.CheckState.Checked if listing.key in self._chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DecorationRole:
                answer = self._icon(listing.key)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                answer = f"{listing.indicator} {listing.key.subject} {listing.unit} {self._detail(listing)}"
            case _ if role == DETAIL:
                answer = self._detail(listing)
        return answer

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        listing = self._listings[index.row()]
        if Qt.CheckState(value) is not Qt.CheckState.Checked:
            self._chosen.pop(listing.key, None)
        elif len(self._chosen) < self._most:
            self._chosen[listing.key] = listing
        else:
            return False
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit(self.chosen())
        return True

    def _icon(self, key: SeriesKey) -> QIcon | None:
        number = self._styles.get(key)
        return None if number is None else icon(style_of(number, self._theme), self._theme.paper)

    def _detail(self, listing: SeriesListing) -> str:
        key = listing.key
        several = len({each.key.subject for each in self._listings}) > 1
        span = str(listing.first_year)
        if listing.last_year != listing.first_year:
            span += f"—{listing.last_year}"
        counts = self._say("{years} 年 {printings} 次", years=listing.years, printings=listing.printings)
        words = [key.subject if several else "", key.scope, span, counts]
        return " · ".join(word for word in words if word)

    def _tell_all(self) -> None:
        if self._listings:
            self.dataChanged.emit(self.index(0), self.index(len(self._listings) - 1))


class TwoLines(QStyledItemDelegate):
    """Paints the indicator, and below it in the dim colour where, when and how often it is printed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        title = str(index.data())
        self.initStyleOption(option, index)
        option.text = ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        option.text = title
        area = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view)
        area.adjust(4, 0, -2, 0)
        small = QFont(option.font)
        small.setPixelSize(QFontInfo(option.font).pixelSize() - _SMALLER)
        top = area.top() + (area.height() - 2 * option.fontMetrics.height() - _LINE_GAP) // 2
        painter.save()
        lines = (
            (title, option.font, option.palette.color(QPalette.ColorRole.Text)),
            (str(index.data(DETAIL)), small, QColor(self.theme.dim)),
        )
        for words, font, colour in lines:
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(colour)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area.left(), top + metrics.ascent(), shown)
            top += metrics.height() + _LINE_GAP
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click anywhere on a row ticks it."""
        if isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton:
            return event.type() is QEvent.Type.MouseButtonRelease and turn(model, index)
        return super().editorEvent(event, model, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002  Qt's signature
        return QSize(120, 2 * option.fontMetrics.height() + _LINE_GAP + 12)


class SeriesList(QListView):
    """Enter ticks a row as the space bar does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            turn(self.model(), index)
        else:
            super().keyPressEvent(event)


def turn(model: QAbstractItemModel, index: Index) -> bool:
    """Tick the row, or take its tick away; whether that was possible."""
    ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
    return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


class Chooser(QWidget):
    """`asked`: words and a subject to list the series by; `ticked`: the keys that are to be drawn."""

    asked = Signal(str, str)
    ticked = Signal(object)

    def __init__(self, say: Catalogue, theme: Theme, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("查找指标"))
        self.search.setAccessibleName(say("查找指标"))
        add_clear_button(self.search, say)
        self.subject = QComboBox()
        self.subject.setAccessibleName(say("单位或地区"))
        self.subject.view().setAccessibleName(say("单位或地区"))
        self.subject.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.subject.setMinimumContentsLength(8)
        self.subject.addItem(say("全部单位和地区"), "")
        self.model = ChooserModel(say, theme, most, self)
        self.view = SeriesList()
        self.view.setModel(self.model)
        self.view.setAccessibleName(say("指标序列"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setIconSize(QSize(30, 16))
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = TwoLines(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        self.word = QLabel()
        self.word.setProperty("dim", True)
        self.word.setWordWrap(True)
        self.word.setContentsMargins(8, 6, 8, 6)
        self.word.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self.subject)
        layout.addWidget(self.word)
        layout.addWidget(self.view, 1)
        self._typing = QTimer(self, interval=SEARCH_DELAY_MS, singleShot=True)
        self._typing.timeout.connect(self.ask)
        self.search.textChanged.connect(lambda _: self._typing.start())
        self.subject.currentIndexChanged.connect(lambda _: self.ask())
        self.model.ticked.connect(self.ticked)

    def ask(self) -> None:
        """Ask for the series that the search and the subject mean."""
        self._typing.stop()
        self.asked.emit(self.search.text(), self.subject.currentData() or "")

    def show_subjects(self, subjects: Sequence[str]) -> None:
        """The bodies and places of the archive; the choice stays if it can."""
        chosen = self.subject.currentData()
        self.subject.blockSignals(True)
        while self.subject.count() > 1:
            self.subject.removeItem(1)
        for subject in subjects:
            self.subject.addItem(subject, subject)
        self.subject.setCurrentIndex(max(self.subject.findData(chosen), 0))
        self.subject.blockSignals(False)

    def show_listings(self, listings: Sequence[SeriesListing]) -> None:
        self.model.show_listings(listings)
        if listings:
            self.word.hide()
        elif self.search.text():
            self.word.setText(self._say("没有这样的指标。请换一个词,或者选“全部单位和地区”。"))
            self.word.show()
        else:
            self.word.setText(self._say("档案里还没有带年份的指标。导入几年的条目后,同一指标会在这里连成序列。"))
            self.word.show()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.model.set_theme(theme)
