"""Links that are longer than the place they stand in."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.legend import FlowLayout
from yearbook_viewer.gui.link_button import LinkButton

LONG = "云泽年鉴 2020 年卷,2019 年:96.4万吨"


def test_a_link_wider_than_its_card_ends_in_dots_and_tells_the_rest_in_its_tooltip(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row)
    short, long = LinkButton("忽略"), LinkButton(LONG)
    for link in (short, long):
        flow.addWidget(link)
    whole = long.sizeHint().width()
    row.setFixedWidth(whole // 2)
    row.show()
    assert row.minimumSizeHint().width() < whole
    assert long.geometry().right() < row.width()
    assert long.shown.endswith("…")
    assert (long.text(), long.toolTip()) == (LONG, LONG)
    assert (short.shown, short.toolTip()) == ("忽略", "")
    row.setFixedWidth(2 * whole)
    qtbot.waitUntil(lambda: long.shown == LONG)
    assert long.toolTip() == ""
