"""An entry beside the same of another year: paragraphs side by side, and a table of the figures of both."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableView,
    QWidget,
)

from yearbook_viewer.export.year_rows import YearRow
from yearbook_viewer.gui.comparison_rows import Comparison
from yearbook_viewer.gui.comparison_view import ComparisonView
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.side_by_side import SideBySide
from yearbook_viewer.gui.theme import Theme
from yearbook_viewer.gui.years_model import Column, YearsModel
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryListing


@dataclass(frozen=True)
class Years:
    """What two years come to side by side."""

    comparison: Comparison
    rows: Sequence[YearRow]


class YearsView(ComparisonView):
    """Nothing was taken out or put in: what differs is on the colour of a figure in both texts."""

    def _marked(self, column: int) -> QTextCharFormat:  # noqa: ARG002  both alike
        form = self._plain()
        form.setBackground(QColor(self._theme.figure))
        return form


class YearsWindow(SideBySide):
    """`other_chosen`: which of the other years is to stand beside the entry, its place in the list."""

    def __init__(  # noqa: PLR0913, PLR0917  what is compared, and what the window wears
        self,
        entry: EntryListing,
        others: Sequence[EntryListing],
        say: Catalogue,
        families: Families,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        words = [entry_words(listing, say) for listing in others]
        super().__init__(YearsView(say, families, theme), say("对照的年份(&Y)"), words, say, parent)
        self._entry = entry
        self._others = others
        self.setWindowTitle(say("两年对照 — {title}", title=entry.title))
        self.other.setMinimumContentsLength(16)
        self.copy = QPushButton(say("复制数据表(&C)"))
        self.copy.setAutoDefault(False)
        self.top.addWidget(self.copy)
        self.model = YearsModel(say)
        self.table = self._made_table()
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.model.table_text()))
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.view)
        both.addWidget(self.table)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        self._column.addWidget(both, 1)
        self.resize(1_100, 760)
        self.wait()

    def show_years(self, years: Years) -> None:
        other = self._others[self.other.currentIndex()]
        for head, listing in zip(self.heads, (other, self._entry), strict=True):
            head.setText(entry_words(listing, self._say))
        self.model.show_rows(years.rows, (year_words(other, self._say), year_words(self._entry, self._say)))
        self.view.show_comparison(years.comparison)
        self.copy.setEnabled(bool(years.rows))
        self.table.setFocus()

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self._say("两年都有的数据"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.INDICATOR, QHeaderView.ResizeMode.Stretch)
        for column in Column:
            if column is not Column.INDICATOR:
                table.setColumnWidth(column, 150)
        table.selectionModel().currentRowChanged.connect(self._show_row)
        return table

    def _show_row(self, index: QModelIndex) -> None:
        """Bring the paragraphs with the figures of a row into view."""
        if not index.isValid():
            return
        row = self.model.rows[index.row()]
        if row.new is not None:
            self.view.show_offset(1, row.new.start)
        elif row.old is not None:
            self.view.show_offset(0, row.old.start)


def entry_words(listing: EntryListing, say: Catalogue) -> str:
    """2019 年 · 岳阳市工商业联合会: the year described, where it is known, and the title."""
    return " · ".join(words for words in (year_words(listing, say), listing.title) if words)


def year_words(listing: EntryListing, say: Catalogue) -> str:
    """The year described; empty where it is not known."""
    return "" if listing.year is None else say("{year} 年", year=listing.year)
