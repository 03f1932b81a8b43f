"""Hits in their lines as a table: what stands in it, what is chosen, how quickly it is painted."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.export.hits_made import line
from tests.gui.models import column, under_test
from tests.steps import steps
from yearbook_viewer.gui.lines_model import LineColumn, LinesModel
from yearbook_viewer.gui.lines_window import Copied, LinesWindow
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.theme import DARK, LIGHT, Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.searched import ContextLine, ContextLines, LineOrder, SearchWish

LINES = (line(start=1), line("鲢鱼", start=2, year=None, before="", section=None, title=""), line(start=3, after=""))


@pytest.fixture
def window(qtbot: QtBot, say: Catalogue, tmp_path: Path) -> LinesWindow:
    made = LinesWindow(say, LIGHT, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(made)
    made.show()
    made.await_lines(SearchWish("鱼"))
    made.show_lines(ContextLines(3, LINES))
    return made


def test_the_model_is_as_qt_wants_it(say: Catalogue) -> None:
    model = LinesModel(say, LIGHT)
    tester = under_test(model)
    model.show_lines(LINES)
    model.set_theme(DARK)
    assert column(model, LineColumn.WORDS) == ["鱼苗", "鲢鱼", "鱼苗"]
    assert column(model, LineColumn.YEAR) == ["2019", "", "2019"]
    assert model.index(0, LineColumn.BEFORE).data(Qt.ItemDataRole.AccessibleTextRole) == "前文 全年投放"
    model.show_lines(())
    assert tester


def test_words_are_aligned_in_the_middle_and_their_contexts_at_them(say: Catalogue) -> None:
    model = LinesModel(say, LIGHT)
    model.show_lines(LINES)
    sides = [
        model.index(0, at).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignHorizontal_Mask
        for at in (LineColumn.BEFORE, LineColumn.WORDS, LineColumn.AFTER)
    ]
    assert sides == [Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft]


def test_what_looks_like_markup_is_shown_as_it_is(say: Catalogue) -> None:
    model = LinesModel(say, LIGHT)
    model.show_lines([line(before="<b>粗", words="<img>")])
    assert "&lt;b&gt;粗&lt;img&gt;" in str(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_it_says_how_many_of_all_are_listed(window: LinesWindow) -> None:
    assert window.status.text() == "共 3 处"
    window.show_lines(ContextLines(12_345, LINES))
    assert window.status.text() == "共 12,345 处,列出前 3 处"
    assert window.windowTitle() == "前后文对照 — 鱼"


def test_nothing_found_is_said_in_place_of_an_empty_table(window: LinesWindow) -> None:
    window.show_lines(ContextLines(0, ()))
    assert window.panel.word.isVisible()
    assert not window.export.isEnabled()


def test_a_click_shows_the_place_and_enter_goes_there(window: LinesWindow) -> None:
    told: list[tuple[str, int]] = []
    window.show_requested.connect(lambda each: told.append(("shown", each.start)))
    window.open_requested.connect(lambda each: told.append(("opened", each.start)))
    rect = window.table.visualRect(window.model.index(1, LineColumn.AFTER))
    QTest.mouseClick(window.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    QTest.keyClick(window.table, Qt.Key.Key_Down)
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    QTest.mouseDClick(window.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert told == [("shown", 2), ("opened", 3), ("opened", 2)]


def test_choosing_several_rows_opens_none_of_them(window: LinesWindow) -> None:
    shown: list[ContextLine] = []
    window.show_requested.connect(shown.append)
    for row, keys in ((0, Qt.KeyboardModifier.NoModifier), (2, Qt.KeyboardModifier.ControlModifier)):
        rect = window.table.visualRect(window.model.index(row, LineColumn.AFTER))
        QTest.mouseClick(window.table.viewport(), Qt.MouseButton.LeftButton, keys, rect.center())
    assert [each.start for each in shown] == [1]
    assert window.table.chosen() == [0, 2]


def test_chosen_lines_are_copied_and_all_where_none_is_chosen(window: LinesWindow) -> None:
    copied: list[tuple[list[int], Copied]] = []
    window.copy_requested.connect(lambda lines, form: copied.append(([each.start for each in lines], form)))
    window.copy.menu().actions()[2].trigger()
    window.table.selectRow(1)
    (own,) = [act for act in window.table.actions() if act.shortcut() == QKeySequence(QKeySequence.StandardKey.Copy)]
    own.trigger()
    assert copied == [([1, 2, 3], Copied.TABLE), ([2], Copied.PLAIN)]


def test_buttons_and_headings_ask_for_another_order_once(window: LinesWindow) -> None:
    wished: list[LineOrder] = []
    window.order_wished.connect(wished.append)
    window.orders[LineOrder.BEFORE].click()
    window.orders[LineOrder.BEFORE].click()
    window.table.horizontalHeader().sectionClicked.emit(LineColumn.AFTER)
    window.table.horizontalHeader().sectionClicked.emit(LineColumn.ENTRY)
    assert wished == [LineOrder.BEFORE, LineOrder.AFTER]
    assert [order for order, button in window.orders.items() if button.isChecked()] == [LineOrder.AFTER]
    assert window.table.horizontalHeader().sortIndicatorSection() == LineColumn.AFTER


@pytest.mark.parametrize("width", [420, 700, 1_400])
def test_the_lines_have_the_most_room_in_a_window_of_any_width(window: LinesWindow, width: int) -> None:
    window.resize(width, 400)
    QTest.qWait(20)
    widths = {each: window.table.columnWidth(each) for each in LineColumn}
    assert window.table.horizontalScrollBar().maximum() == 0
    assert widths[LineColumn.WORDS] < 80
    assert min(widths[LineColumn.BEFORE], widths[LineColumn.AFTER]) >= widths[LineColumn.ENTRY]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_words_stand_on_the_colour_of_hits(window: LinesWindow, theme: Theme) -> None:
    window.set_theme(theme)
    picture = window.table.viewport().grab().toImage()
    rect = window.table.visualRect(window.model.index(0, LineColumn.WORDS))
    seen = {picture.pixelColor(x, rect.center().y()).name() for x in range(rect.left(), rect.right())}
    assert theme.found.lower() in seen


def test_thousands_of_lines_are_shown_and_painted_in_as_many_steps_as_hundreds(window: LinesWindow) -> None:
    lines = tuple(line(start=at, before="前" * 40, after="后" * 40) for at in range(5_000))

    def show(many: int) -> None:
        window.show_lines(ContextLines(many, lines[:many]))
        window.table.viewport().grab()
        window.table.scrollToBottom()
        window.table.viewport().grab()

    few, many = (steps(partial(show, many)) for many in (500, 5_000))
    assert many < 1.2 * few
    assert window.table.rowAt(window.table.viewport().height() - 5) == 4_999
