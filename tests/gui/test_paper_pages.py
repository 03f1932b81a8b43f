"""Where the lines of a text and the rules of its tables stand on paper."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextCursor, QTextDocument, QTextTableFormat
from PySide6.QtWidgets import QApplication

from yearbook_viewer.gui.paper_pages import text_pages

HEIGHT = 600.0


def test_the_rule_below_a_table_strikes_through_no_line(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setPageSize(QSizeF(400, HEIGHT))
    cursor = QTextCursor(document)
    cursor.insertText("单位:吨")
    shape = QTextTableFormat()
    shape.setCellPadding(4)
    shape.setTopMargin(12)
    shape.setBottomMargin(12)
    table = cursor.insertTable(2, 2, shape)
    for number, words in enumerate(("品名", "产量", "粮食", "132")):
        table.cellAt(number // 2, number % 2).firstCursorPosition().insertText(words)
    cursor.setPosition(table.lastPosition() + 1)
    cursor.insertText("注:未含薯类。")
    (page,) = text_pages(document, HEIGHT)
    spans = [(origin.y() + line.y(), origin.y() + line.y() + line.height()) for line, origin in page.lines]
    assert len(page.rules) == 3
    for rule in page.rules:
        assert not any(top < rule.y1() < bottom for top, bottom in spans)
    assert spans[-2][1] < page.rules[-1].y1() < spans[-1][0]
