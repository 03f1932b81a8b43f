"""The reader's dictionary as a table, in its window, and a line of it being asked for."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.models import column, under_test
from yearbook_viewer.gui.dictionary_model import DictionaryModel, NameColumn, spelled_names
from yearbook_viewer.gui.dictionary_window import DictionaryWindow
from yearbook_viewer.gui.own_name_dialog import OwnNameDialog
from yearbook_viewer.gui.refused_lines import RefusedLinesDialog, RefusedLinesModel
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import OwnName, OwnNameId, RefusedLine

NAMES = (
    OwnName("何文博", Kind.PER, id=OwnNameId(1)),
    OwnName("临江商会", Kind.ORG, "临江县工商业联合会", EntryId(7), OwnNameId(2)),
    OwnName("宣传教育", None, id=OwnNameId(3)),
)
LINES = spelled_names(NAMES)
TITLES = {EntryId(7): "临江县工商联"}


@pytest.fixture
def window(qtbot: QtBot, say: Catalogue, tmp_path: Path) -> DictionaryWindow:
    window = DictionaryWindow(say, LIGHT, Settings(tmp_path / "settings.ini"))
    qtbot.addWidget(window)
    window.show_names(LINES, TITLES, editable=True)
    window.show()
    return window


def test_a_line_says_what_a_name_is_what_it_stands_for_and_where_it_holds(say: Catalogue) -> None:
    model = DictionaryModel(say, LIGHT)
    tester = under_test(model)
    model.show_names(LINES, TITLES)
    lines = [[model.index(row, at).data() for at in NameColumn] for row in range(model.rowCount())]
    assert lines == [
        ["何文博", "人物", None, "全部条目"],
        ["临江商会", "机构", "临江县工商业联合会", "临江县工商联"],
        ["宣传教育", "不标注", None, "全部条目"],
    ]
    assert tester


def test_lines_are_filtered_by_all_words_in_any_column_and_sorted_by_each(say: Catalogue) -> None:
    model = DictionaryModel(say, LIGHT)
    tester = under_test(model)
    model.show_names(LINES, TITLES)
    model.filter("全部 人物")
    assert column(model, NameColumn.NAME) == ["何文博"]
    model.filter("工商联")
    assert column(model, NameColumn.NAME) == ["临江商会"]
    model.filter("ljsh")
    assert column(model, NameColumn.NAME) == ["临江商会"]
    model.filter("xuanchuan")
    assert column(model, NameColumn.NAME) == ["宣传教育"]
    model.filter("")
    model.sort(NameColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert column(model, NameColumn.NAME) == ["宣传教育", "临江商会", "何文博"]
    model.sort(NameColumn.ENTITY, Qt.SortOrder.DescendingOrder)
    assert column(model, NameColumn.NAME)[0] == "临江商会"
    assert (model.total, model.find("何文博"), model.find("无")) == (3, 1, None)
    assert tester


def test_an_entry_that_is_gone_is_told_as_such(say: Catalogue) -> None:
    model = DictionaryModel(say, LIGHT)
    model.show_names(LINES[1:2], {})
    assert column(model, NameColumn.WHERE) == ["已不在档案中的条目"]


def test_what_can_be_done_depends_on_what_is_chosen(window: DictionaryWindow, qtbot: QtBot) -> None:
    acts = (window.add, window.change, window.delete, window.take_in, window.export)
    assert [act.isEnabled() for act in acts] == [True, False, False, True, True]
    window.table.selectRow(0)
    assert [act.isEnabled() for act in acts] == [True, True, True, True, True]
    with qtbot.waitSignal(window.change_requested) as told:
        window.change.click()
    assert told.args == [NAMES[0]]
    window.table.selectAll()
    assert [act.isEnabled() for act in acts] == [True, False, True, True, True]
    with qtbot.waitSignal(window.delete_requested) as told:
        QTest.keyClick(window.table, Qt.Key.Key_Delete)
    assert [own.name for own in told.args[0]] == ["何文博", "临江商会", "宣传教育"]


def test_of_a_read_only_archive_nothing_can_be_changed(window: DictionaryWindow) -> None:
    window.show_names(LINES, TITLES, editable=False)
    window.table.selectRow(0)
    acts = (window.add, window.change, window.delete, window.take_in, window.export)
    assert [act.isEnabled() for act in acts] == [False, False, False, False, True]


def test_the_filter_says_how_many_are_left_and_gives_way_to_a_name_that_is_to_be_seen(window: DictionaryWindow) -> None:
    window.filter.setText("宣传")
    assert window.status.text() == "共 3 个名称,列出 1 个"
    window.choose("何文博")
    assert window.status.text() == "共 3 个名称"
    assert [index.data() for index in window.table.selectionModel().selectedRows()] == ["何文博"]


def test_a_chosen_line_stays_chosen_when_the_dictionary_is_read_again(window: DictionaryWindow) -> None:
    window.choose("宣传教育")
    window.show_names(LINES[1:], TITLES, editable=True)
    assert [index.data() for index in window.table.selectionModel().selectedRows()] == ["宣传教育"]


def test_an_empty_dictionary_says_how_names_come_into_it(window: DictionaryWindow) -> None:
    window.show_names((), {}, editable=True)
    assert window.panel.word.isVisible()
    assert not window.export.isEnabled()


def test_a_new_name_is_asked_for_whole(qtbot: QtBot, say: Catalogue) -> None:
    dialog = OwnNameDialog(OwnName("", Kind.ORG), TITLES, say)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.name_edit.setText(" 临江商会 ")
    dialog.kind_box.setCurrentText("人物")
    dialog.entity_edit.setText("某某")
    dialog.where_box.setCurrentIndex(1)
    assert dialog.own == OwnName("临江商会", Kind.PER, "某某", EntryId(7))
    dialog.kind_box.setCurrentText("不标注")
    assert dialog.own == OwnName("临江商会", None, "", EntryId(7))
    assert not dialog.entity_edit.isEnabled()
    assert dialog.accept_button.isEnabled()


@pytest.mark.parametrize("own", NAMES, ids=lambda own: own.name)
def test_a_line_that_is_not_touched_stays_as_it_is(qtbot: QtBot, say: Catalogue, own: OwnName) -> None:
    dialog = OwnNameDialog(own, TITLES, say)
    qtbot.addWidget(dialog)
    assert dialog.own == own


def test_lines_that_were_not_taken_in_are_listed_with_their_numbers_and_reasons(qtbot: QtBot, say: Catalogue) -> None:
    lines = (RefusedLine(4, "馆员,职务,,", "name-kind-unknown"), RefusedLine(51, ",人物,,", "name-missing"))
    tester = under_test(RefusedLinesModel(lines, say))
    dialog = RefusedLinesDialog("已导入 2 个名称。有 2 行没有导入。", lines, say)
    qtbot.addWidget(dialog)
    assert column(dialog.model, 0) == ["4", "51"]
    assert column(dialog.model, 1) == ["类别不认识", "没有名称"]
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "4\t类别不认识\t馆员,职务,,\n51\t没有名称\t,人物,,"
    assert tester
