"""Models of the window under Qt's own tester, and what stands in them."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from yearbook_viewer.gui.picture_page import Painting
from yearbook_viewer.gui.section_model import SectionTreeModel
from yearbook_viewer.records import EntryListing


def under_test(model: QAbstractItemModel) -> QAbstractItemModelTester:
    """Fails the test at the first thing that is not as Qt wants it; to be held as long as the model is used."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def shown(tree: SectionTreeModel, listings: Sequence[EntryListing], words: str = "") -> None:
    """Let the tree show the listings, those alone that contain the words."""
    for _ in tree.showing(listings, words):
        pass


def make(steps: Iterator[None]) -> None:
    """Take all of them at once."""
    for _ in steps:
        pass


def paint(steps: Painting) -> None:
    """Paint and write."""
    try:
        while True:
            next(steps)
    except StopIteration as end:
        end.value()


def below(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    """What the first column shows below a row; at the top without one."""
    above = parent or QModelIndex()
    return [str(model.index(row, 0, above).data()) for row in range(model.rowCount(above))]


def column(model: QAbstractItemModel, at: int) -> list[str]:
    """What a column of a table or a list shows."""
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]
