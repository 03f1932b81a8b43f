"""The left side of the figures browser: how many figures have the same indicator, subject, place, year or unit."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.cell_sides import LEFT, RIGHT
from yearbook_viewer.gui.figures_browser_wishes import GROUPING_NAMES
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import FigureGroup, FigureGrouping

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

# Groups that are listed, the most frequent first.
LISTED = 200

# What stands for a group that has no name.
NAMELESS = {
    FigureGrouping.INDICATOR: N_("没有写明指标"),
    FigureGrouping.SUBJECT: N_("主体未知"),
    FigureGrouping.PLACE: N_("没有类目"),
    FigureGrouping.YEAR: N_("年份未知"),
    FigureGrouping.UNIT: N_("没有单位"),
}


class GroupsModel(QAbstractTableModel):
    """A group a row: its name and its count; one without a name cannot be chosen."""

    def __init__(self, say: Catalogue, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._theme = theme
        self._groups: Sequence[FigureGroup] = ()
        self.grouping = FigureGrouping.INDICATOR

    def show_groups(self, groups: Sequence[FigureGroup]) -> None:
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme

    def name(self, row: int) -> str:
        """The name of the group of a row, empty where it has none."""
        return self._groups[row].name

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._groups)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self._groups[index.row()].name:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        group = self._groups[index.row()]
        name = group.name or self._say(NAMELESS[self.grouping])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{group.count:,}" if index.column() else name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._say("{group}:{count} 条", group=name, count=f"{group.count:,}")
            case Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if index.column() else LEFT
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(self._theme.dim) if index.column() or not group.name else None
        return None


class FiguresBrowserGroups(QWidget):
    """`grouping_changed`: other groups are wished; `chosen`: the grouping and the name of a group to narrow to."""

    grouping_changed = Signal()
    chosen = Signal(object, str)

    def __init__(self, say: Catalogue, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.model = GroupsModel(say, theme, self)
        self.kind = QComboBox()
        self.kind.setAccessibleName(say("按什么分组"))
        self.kind.view().setAccessibleName(say("按什么分组"))
        for grouping, name in GROUPING_NAMES.items():
            self.kind.addItem(say(name), grouping)
        label = QLabel(say("分组(&Z)"))
        label.setProperty("dim", True)
        label.setBuddy(self.kind)
        self.view = QTreeView()
        self.view.setModel(self.model)
        self.view.setAccessibleName(say("分组与条数"))
        self.view.setHeaderHidden(True)
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.header().setStretchLastSection(False)
        self.view.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.view.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.more = QLabel()
        self.more.setProperty("dim", True)
        self.more.setWordWrap(True)
        self.more.setContentsMargins(8, 0, 8, 4)
        panel = QFrame()
        panel.setObjectName("panel")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(4, 6, 4, 6)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.more)
        top = QHBoxLayout()
        top.addWidget(label)
        top.addWidget(self.kind, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(panel, 1)
        self.show_groups(())
        self.kind.currentIndexChanged.connect(self._change)
        self.view.clicked.connect(self._choose)
        self.view.activated.connect(self._choose)

    @property
    def grouping(self) -> FigureGrouping:
        return FigureGrouping(self.kind.currentData())

    def set_grouping(self, grouping: FigureGrouping) -> None:
        self.kind.setCurrentIndex(self.kind.findData(grouping))

    def show_groups(self, groups: Sequence[FigureGroup]) -> None:
        """The groups of what is asked for, the most frequent first."""
        self.model.grouping = self.grouping
        self.model.show_groups(groups)
        self.more.setVisible(len(groups) >= LISTED)
        self.more.setText(self._say("列出最多的 {count} 组", count=LISTED))

    def _change(self) -> None:
        self.show_groups(())
        self.grouping_changed.emit()

    def _choose(self, index: QModelIndex) -> None:
        # A click may be told as an activation too; by then other groups may stand there.
        if index.isValid() and self.model.name(index.row()):
            self.chosen.emit(self.model.grouping, self.model.name(index.row()))
