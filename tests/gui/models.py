"""Models of the window under Qt's own tester, and what stands in them."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester


def under_test(model: QAbstractItemModel) -> QAbstractItemModelTester:
    """Fails the test at the first thing that is not as Qt wants it; to be held as long as the model is used."""
    return QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)


def below(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[str]:
    """What the first column shows below a row; at the top without one."""
    above = parent or QModelIndex()
    return [str(model.index(row, 0, above).data()) for row in range(model.rowCount(above))]


def column(model: QAbstractItemModel, at: int) -> list[str]:
    """What a column of a table or a list shows."""
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]
