"""The window 自定词表: what the reader has said of names, to be filtered, added to, changed, and carried elsewhere."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from yearbook_viewer.gui.clear_button import add_clear_button
from yearbook_viewer.gui.dictionary_model import DictionaryModel, NameColumn, Spelled
from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.gui.list_panel import ListPanel
from yearbook_viewer.gui.notices import NoticeBar
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.gui.window_beside import WindowBeside
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId
from yearbook_viewer.records.entities import OwnName

FIRST_SIZE = QSize(760, 520)


class DictionaryWindow(WindowBeside):
    """A window of its own beside the main one.

    `add_requested`, `import_requested`, `export_requested`, `undo_requested`; `change_requested`: an OwnName;
    `delete_requested`: several.
    """

    add_requested = Signal()
    change_requested = Signal(OwnName)
    delete_requested = Signal(object)
    import_requested = Signal()
    export_requested = Signal()
    undo_requested = Signal()

    def __init__(self, say: Catalogue, theme: Theme, settings: Settings) -> None:
        super().__init__(settings, "dictionary")
        self._say = say
        self._editable = False
        self.setWindowTitle(say("自定词表"))
        self.notices = NoticeBar(say)
        self.model = DictionaryModel(say, theme, self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(say("筛选名称、类别、所指或范围"))
        self.filter.setAccessibleName(say("筛选自定词表"))
        add_clear_button(self.filter, say)
        self.filter.textChanged.connect(self._filter)
        self.table = _table(self.model, say("自定词表"))
        self.table.doubleClicked.connect(lambda _: self._change())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self.model.modelReset.connect(self._allow)
        self.status = QLabel()
        self.status.setProperty("dim", True)
        self.status.setAccessibleName(say("词表里有多少"))
        self.panel = ListPanel(
            self.table, say("词表里还没有名称。在正文里选中名称,标到全部条目,就会记在这里;也可以添加或导入。")
        )
        self.add = self._button(say("添加(&A)…"), self.add_requested.emit)
        self.change = self._button(say("修改(&E)…"), self._change)
        self.delete = self._button(say("删除(&D)"), self._delete)
        self.take_in = self._button(say("导入(&I)…"), self.import_requested.emit)
        self.export = self._button(say("导出(&X)…"), self.export_requested.emit)
        self._lay_out()
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Escape), self.close),
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo_requested.emit),
            (QKeySequence(QKeySequence.StandardKey.Find), self.filter.setFocus),
        ):
            QShortcut(keys, self, act)
        for key, act in ((Qt.Key.Key_Delete, self._delete), (Qt.Key.Key_Return, self._change)):
            QShortcut(QKeySequence(key), self.table, act, context=Qt.ShortcutContext.WidgetShortcut)
        self.come_back(FIRST_SIZE)
        self._allow()

    def show_names(self, names: Sequence[Spelled], titles: Mapping[EntryId, str], *, editable: bool) -> None:
        """The dictionary as it is; `titles`: of the entries in it; `editable`: whether the archive can be written."""
        chosen = [own.name for own in self._chosen()]
        self._editable = editable
        self.model.show_names(names, titles)
        row = self.model.find(chosen[0]) if len(chosen) == 1 else None
        if row is not None:
            self.table.selectRow(row)
        self._allow()

    def choose(self, name: str) -> None:
        """Let the reader see a name, whatever the filter holds."""
        if self.model.find(name) is None:
            self.filter.clear()
        row = self.model.find(name)
        if row is not None:
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))

    def set_theme(self, theme: Theme) -> None:
        self.model.set_theme(theme)
        self.table.viewport().update()

    def _chosen(self) -> list[OwnName]:
        return [self.model.own(row) for row in self._chosen_rows()]

    def _chosen_rows(self) -> list[int]:
        # By stretches: a list of indexes of thousands of rows takes longer than a blink.
        stretches = self.table.selectionModel().selection().toList()
        return sorted({row for each in stretches for row in range(each.top(), each.bottom() + 1)})

    def _filter(self, words: str) -> None:
        self.model.filter(words)

    def _change(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1 and self._editable:
            self.change_requested.emit(chosen[0])

    def _delete(self) -> None:
        chosen = self._chosen()
        if chosen and self._editable:
            self.delete_requested.emit(chosen)

    def _allow(self) -> None:
        chosen = len(self._chosen_rows())
        self.add.setEnabled(self._editable)
        self.take_in.setEnabled(self._editable)
        self.change.setEnabled(self._editable and chosen == 1)
        self.delete.setEnabled(self._editable and chosen > 0)
        self.export.setEnabled(self.model.total > 0)
        self.panel.show_list(filled=self.model.total > 0)
        shown, total = self.model.rowCount(), self.model.total
        words = self._say("共 {total} 个名称", total=f"{total:,}")
        if shown < total:
            words = self._say("共 {total} 个名称,列出 {shown} 个", total=f"{total:,}", shown=f"{shown:,}")
        self.status.setText(words)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        return button

    def _lay_out(self) -> None:
        tools = QWidget()
        policy = tools.sizePolicy()
        policy.setHeightForWidth(True)
        tools.setSizePolicy(policy)
        row = FlowLayout(tools)
        for button in (self.add, self.change, self.delete, self.take_in, self.export):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self.notices)
        layout.addWidget(self.filter)
        layout.addWidget(self.panel, 1)
        layout.addWidget(self.status)
        layout.addWidget(tools)


def _table(model: DictionaryModel, name: str) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column in NameColumn:
        kind = column is NameColumn.KIND
        mode = QHeaderView.ResizeMode.ResizeToContents if kind else QHeaderView.ResizeMode.Stretch
        header.setSectionResizeMode(column, mode)
    # Of long columns Qt measures only what is seen.
    header.setResizeContentsPrecision(0)
    header.setSortIndicator(NameColumn.NAME, Qt.SortOrder.AscendingOrder)
    table.setSortingEnabled(True)
    return table
