"""The window 浏览全部数据: filters above, groups at the left, the figures of the whole archive in a table."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from yearbook_viewer.gui.figures_browser_filters import FiguresBrowserFilters
from yearbook_viewer.gui.figures_browser_groups import FiguresBrowserGroups
from yearbook_viewer.gui.figures_browser_menus import FiguresBrowserMenus
from yearbook_viewer.gui.figures_browser_model import FiguresBrowserModel
from yearbook_viewer.gui.figures_browser_table import FiguresBrowserTable
from yearbook_viewer.gui.figures_browser_wishes import Unread, filter_of, status_words
from yearbook_viewer.gui.list_panel import ListPanel, ListStatus
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.gui.window_beside import WindowBeside
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import FigureAddress, FigureFilter, FigureGroup, FigureGrouping
from yearbook_viewer.text.series.families import units_of

FIRST_SIZE = QSize(1_240, 760)
FIRST_SPLIT = (230, 1_010)
# Families in the menu of units: those most figures are of.
FAMILIES = 16


class FiguresBrowserWindow(WindowBeside):
    """A window of its own beside the main one.

    `wishes_changed`: other figures are asked for, or in another order; `groups_wished`: other groups only.
    `open_requested`, `series_requested`: an address; `copy_requested`: addresses; `export_requested`: addresses, the
    chosen ones or all that are listed.
    """

    wishes_changed = Signal()
    groups_wished = Signal()
    open_requested = Signal(object)
    series_requested = Signal(object)
    copy_requested = Signal(object)
    export_requested = Signal(object)

    def __init__(self, say: Catalogue, theme: Theme, settings: Settings) -> None:
        super().__init__(settings, "browser")
        self._say = say
        self._theme = theme
        self._families: Sequence[str] = ()
        self._units = _units_from(settings.words("browser_units"))
        self._everything = True
        self.setWindowTitle(say("浏览全部数据"))
        self.setProperty("browser", True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 12, 12, 12)
        self._column.setSpacing(8)
        self._sides = QSplitter(Qt.Orientation.Horizontal, self)

    def making(self) -> Iterator[None]:
        """What is left to be made, step by step, see `coming_up.ComingUp`."""
        say = self._say
        self.filters = FiguresBrowserFilters(say, self)
        yield
        self.problem = QLabel(self)
        self._lay_out_column()
        self.groups = FiguresBrowserGroups(say, self._theme)
        self._sides.addWidget(self.groups)
        yield
        self.model = FiguresBrowserModel(say, self._theme, self)
        self.model.set_units(self._units)
        self.table = FiguresBrowserTable(self.model, say)
        self.panel = ListPanel(self.table)
        yield
        self.status = ListStatus(say)
        self.menus = FiguresBrowserMenus(self.table, self.model, say)
        self.menus.units = self._units
        self._lay_out_sides()
        yield
        self._connect()
        self._restore()

    def wanted(self) -> FigureFilter | None:
        """The filter that is asked for; None where a field cannot be understood, and then that is said."""
        typed = self.filters.typed()
        try:
            wanted = filter_of(typed, self.filters.chosen, self._units, self._say)
        except Unread as unread:
            self._complain(unread.sentence)
            return None
        self._complain("")
        self._everything = wanted in (FigureFilter(), FigureFilter(targets=True))
        self.status.wait()
        return wanted

    @property
    def units(self) -> Mapping[str, str]:
        """Which unit the values of a family are shown in, where that is not their own."""
        return self._units

    @property
    def families(self) -> Sequence[str]:
        """The families of units that can be converted, of those that can be listed now."""
        wanted = self.filters.typed().family
        return [name for name in self._families if wanted in ("", name)]

    def show_addresses(self, addresses: Sequence[FigureAddress]) -> None:
        """What was found, in order."""
        same = len(addresses) == self.model.rowCount()
        self.table.clearSelection()
        self.model.show_addresses(addresses)
        if not same:
            self.table.scrollToTop()
        self.status.tell(status_words(len(addresses), self.model.order, self._say, falling=self.model.falling))
        self.panel.show_list(filled=bool(addresses))
        if self._everything:
            self.panel.word.setText(self._say("这个档案里还没有数据。导入年鉴以后,其中的数据都列在这里。"))
        else:
            self.panel.word.setText(
                self._say(
                    "没有同时符合这些条件的数据。可以放宽年份或范围,少写几个字,去掉一个条件,或者按 Esc 全部清除。"
                )
            )

    def show_groups(self, groups: Sequence[FigureGroup]) -> None:
        self.groups.show_groups(groups)

    def show_families(self, families: Sequence[tuple[str, str]]) -> None:
        """The families of units in the archive, those most figures are of first, each with its words."""
        self.filters.show_families(families)
        convertible = [name for name, _ in families if len(units_of(name)) > 1]
        self._families = convertible[:FAMILIES]
        self.menus.show_families(self._families)

    def show_problem(self, words: str) -> None:
        """An answer could not be had."""
        self._complain(words)

    def tell(self, words: str) -> None:
        """Say what was done."""
        self.status.setText(words)

    def set_theme(self, theme: Theme) -> None:
        self.model.set_theme(theme)
        self.groups.model.set_theme(theme)

    def remember(self) -> None:
        """Write down how the window looks and what it is sorted by."""
        super().remember()
        self._settings.set_state("browser_columns", self.table.horizontalHeader().saveState())
        self._settings.set_words("browser_grouping", self.groups.grouping.value)
        self._settings.set_words("browser_units", " ".join(f"{name}={unit}" for name, unit in self._units.items()))

    def _complain(self, words: str) -> None:
        self.status.stop_waiting()
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _restore(self) -> None:
        self.groups.set_grouping(_grouping_from(self._settings.words("browser_grouping"), self.groups))
        self.come_back(FIRST_SIZE)
        self.come_back_split(self._sides, FIRST_SPLIT)
        columns = self._settings.state("browser_columns")
        if not columns.isEmpty():
            self.table.horizontalHeader().restoreState(columns)

    def _connect(self) -> None:
        self.filters.changed.connect(self.wishes_changed)
        self.filters.left.connect(self.table.enter)
        self.model.order_changed.connect(self.wishes_changed)
        self.groups.grouping_changed.connect(self.groups_wished)
        self.groups.chosen.connect(self.filters.choose)
        self.table.opened.connect(self._open)
        self.table.copy_requested.connect(lambda: self.copy_requested.emit(self._chosen()))
        self.table.series_requested.connect(self._ask_series)
        self.table.export_requested.connect(self._export_chosen)
        self.menus.unit_chosen.connect(self._show_in)
        self.menus.export_requested.connect(lambda: self.export_requested.emit(self.model.all_addresses))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.filters.clear)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._enter_filters)

    def _lay_out_column(self) -> None:
        self.problem.setProperty("verdict", "inconsistent")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self._column.addWidget(self.filters)
        self._column.addWidget(self.problem)
        self._column.addWidget(self._sides, 1)

    def _lay_out_sides(self) -> None:
        right = QWidget(self._sides)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        bar = QHBoxLayout()
        bar.setSpacing(6)
        column.addLayout(bar)
        bar.addWidget(self.status, 1)
        bar.addWidget(self.menus)
        column.addWidget(self.panel, 1)
        self._sides.setHandleWidth(10)
        self._sides.setChildrenCollapsible(False)
        self._sides.setStretchFactor(1, 1)
        self.groups.setMinimumWidth(150)

    def _enter_filters(self) -> None:
        self.filters.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.words.selectAll()

    def _chosen(self) -> Sequence[FigureAddress]:
        return self.model.addresses(self.table.chosen())

    def _current(self) -> FigureAddress | None:
        index = self.table.currentIndex()
        return self.model.address(index.row()) if index.isValid() else None

    def _open(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            self.open_requested.emit(self.model.address(row))

    def _ask_series(self) -> None:
        address = self._current()
        if address is not None:
            self.series_requested.emit(address)

    def _export_chosen(self) -> None:
        """The chosen rows; all that are listed where no more than the current one is."""
        chosen = self.table.chosen()
        self.export_requested.emit(self.model.addresses(chosen) if chosen else self.model.all_addresses)

    def _show_in(self, family: str, unit: str) -> None:
        others = {name: shown for name, shown in self._units.items() if name != family}
        self._units = others | ({family: unit} if unit else {})
        self.model.set_units(self._units)
        self.menus.units = self._units
        if self.filters.span.text().strip():
            # A number without a unit is meant in the one that is shown.
            self.wishes_changed.emit()


def _units_from(words: str) -> Mapping[str, str]:
    """人民币=万元 重量=吨; what is no unit of its family is left out."""
    pairs = (word.partition("=") for word in words.split())
    return {family: unit for family, _, unit in pairs if unit in units_of(family)}


def _grouping_from(words: str, groups: FiguresBrowserGroups) -> FigureGrouping:
    return FigureGrouping(words) if words in list(FigureGrouping) else groups.grouping
