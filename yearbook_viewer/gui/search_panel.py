"""The tab with what was found in the whole archive."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.hits_model import HitRole, HitsModel
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Hit, Hits


class HitDelegate(QStyledItemDelegate):
    """Two lines: where the hit stands, and the text around it with the words marked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit = index.data(HitRole.HIT)
        self.initStyleOption(option, index)
        area: QRect = option.rect.adjusted(12, 6, -10, -6)
        font = QFont(option.font)
        text, option.text = str(index.data()), ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        painter.save()
        painter.setFont(font)
        metrics = QFontMetrics(font)
        if isinstance(hit, Hit):
            line = metrics.height()
            painter.setPen(QColor(self.theme.ink))
            title = metrics.elidedText(hit.title or hit.entry_title, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRect(area.left(), area.top(), area.width(), line), 0, title)
            self._snippet(painter, metrics, QRect(area.left(), area.top() + line + 3, area.width(), line), hit)
        else:
            painter.setPen(QColor(self.theme.dim))
            heading = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, heading)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = int(option.fontMetrics.height())
        return QSize(100, 2 * line + 17 if index.data(HitRole.HIT) else line + 14)

    def _snippet(self, painter: QPainter, metrics: QFontMetrics, area: QRect, hit: Hit) -> None:
        """Before, words, after; what stands before gives way so that the words are always seen."""
        start, end = hit.marks[0] if hit.marks else (0, 0)
        before, words, after = hit.snippet[:start], hit.snippet[start:end], hit.snippet[end:]
        wide = metrics.horizontalAdvance(words)
        room = max(area.width() - wide, 0)
        before = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, room * 2 // 5)
        left = area.left()
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(QRect(left, area.top(), room, area.height()), 0, before)
        left += metrics.horizontalAdvance(before)
        painter.fillRect(QRect(left, area.top(), wide, area.height()), QColor(self.theme.found))
        painter.setPen(QColor(self.theme.ink))
        painter.drawText(QRect(left, area.top(), wide, area.height()), 0, words)
        left += wide
        rest = max(area.right() - left, 0)
        painter.setPen(QColor(self.theme.dim))
        painter.drawText(
            QRect(left, area.top(), rest, area.height()),
            0,
            metrics.elidedText(after, Qt.TextElideMode.ElideRight, rest),
        )


class SearchPanel(QWidget):
    """The tab of what was found. `hit_chosen` carries the Hit to be opened; `closed`: Esc was pressed in the list."""

    hit_chosen = Signal(Hit)
    closed = Signal()

    def __init__(self, say: Catalogue, theme: Theme) -> None:
        super().__init__()
        self._say = say
        self.model = HitsModel(say, self)
        self.count = QLabel()
        self.count.setProperty("dim", True)
        self.count.setWordWrap(True)
        self.count.setContentsMargins(10, 6, 10, 2)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(say("搜索结果"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = HitDelegate(theme, self.view)
        self.view.setItemDelegate(self._delegate)
        panel = QFrame()
        panel.setObjectName("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 6, 1, 6)
        inside.addWidget(self.count)
        inside.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.closed)

    def show_hits(self, words: str, hits: Hits) -> None:
        """What was found for the words, with its counts, or what to try where there is nothing."""
        self.model.show_hits(hits)
        self.view.setVisible(bool(hits.first))
        self.view.scrollToTop()
        if not hits.sections:
            text = self._say("没有找到“{words}”。可以少输入几个字、换一种说法,或检查是否有错字。", words=words)
        elif hits.sections > len(hits.first):
            text = self._say(
                "共 {total} 处,这里列出前 {shown} 处,在 {entries} 个条目中",
                total=hits.total,
                shown=sum(hit.count for hit in hits),
                entries=hits.entries,
            )
        else:
            text = self._say("共 {total} 处,在 {entries} 个条目中", total=hits.total, entries=hits.entries)
        self.count.setText(text)

    def enter(self) -> None:
        """Take the keyboard, with the first hit chosen if none is."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.first_hit())
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def open_current(self) -> None:
        """Open the chosen hit, or the first."""
        index = self.view.currentIndex()
        self._choose(index if index.isValid() else self.model.first_hit())

    def step(self, by: int) -> None:
        """Open the hit after (1) or before (-1) the chosen one, round the ends."""
        rows = [row for row in range(self.model.rowCount()) if self.model.index(row).data(HitRole.HIT)]
        if not rows:
            return
        current = self.view.currentIndex().row()
        at = rows.index(current) + by if current in rows else 0
        self._choose(self.model.index(rows[at % len(rows)]))

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.view.viewport().update()

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(HitRole.HIT) if index.isValid() else None
        if isinstance(hit, Hit):
            self.view.setCurrentIndex(index)
            self.hit_chosen.emit(hit)
