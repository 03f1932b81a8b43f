"""The list of all entities: rows that come page by page, and what the filters above it ask for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from tests.gui.entities_made import CHAMBER, PERSON, entities, entity
from tests.gui.models import column, under_test
from yearbook_viewer.gui.choice_strip import ChoiceStrip
from yearbook_viewer.gui.entities_browser_filters import EntitiesBrowserFilters
from yearbook_viewer.gui.entities_browser_model import PAGE, EntitiesBrowserModel, EntityColumn
from yearbook_viewer.gui.entities_browser_table import EntitiesBrowserTable
from yearbook_viewer.gui.entities_browser_wishes import Typed, wish_of
from yearbook_viewer.gui.figures_browser_wishes import Unread
from yearbook_viewer.gui.paged_rows import WAITING
from yearbook_viewer.gui.theme import DARK, LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, Kind
from yearbook_viewer.records.entities import EntityOrder, EntityWish


@pytest.fixture
def model(qtbot: QtBot, say: Catalogue) -> EntitiesBrowserModel:
    return EntitiesBrowserModel(say, LIGHT)


def test_rows_say_name_kind_counts_and_years(model: EntitiesBrowserModel) -> None:
    tester = under_test(model)
    model.show_entities(2, [entity(CHAMBER, 1_234), entity(PERSON, 1, 2016, 2016)])
    assert column(model, EntityColumn.NAME) == ["云泽市工商业联合会", "何川 · 云泽市"]
    assert column(model, EntityColumn.KIND) == ["机构", "人物"]
    assert column(model, EntityColumn.MENTIONS) == ["1,234", "1"]
    assert column(model, EntityColumn.YEARS) == ["2016–2018", "2016"]
    assert tester.model() is model


def test_a_page_that_is_looked_at_is_asked_for_and_shown_when_it_comes(
    model: EntitiesBrowserModel, qtbot: QtBot
) -> None:
    tester = under_test(model)
    model.show_entities(3 * PAGE, entities(PAGE))
    row = 2 * PAGE + 1
    with qtbot.waitSignal(model.page_wanted) as wanted:
        assert model.index(row, 0).data() == WAITING
    assert wanted.args == [2]
    model.take_page(2, entities(PAGE, 2 * PAGE))
    assert model.index(row, 0).data() == f"云泽市第{row}小学"
    assert tester.model() is model


def test_a_page_that_nobody_asked_for_any_more_is_dropped(model: EntitiesBrowserModel, qtbot: QtBot) -> None:
    model.show_entities(2 * PAGE, entities(PAGE))
    with qtbot.waitSignal(model.page_wanted):
        model.index(PAGE, 0).data()
    model.show_entities(PAGE + 1, entities(PAGE))
    model.take_page(1, entities(PAGE, PAGE))
    assert model.index(PAGE, 0).data() == WAITING


def test_an_answer_of_as_many_rows_keeps_the_place(model: EntitiesBrowserModel, qtbot: QtBot) -> None:
    model.show_entities(5, entities(5))
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_entities(5, entities(5, 10))
    assert model.index(0, 0).data() == "云泽市第10小学"


def test_kinds_are_in_their_colours_in_both_themes(model: EntitiesBrowserModel) -> None:
    model.show_entities(1, [entity(PERSON)])
    of_kind = model.index(0, EntityColumn.KIND)
    assert of_kind.data(Qt.ItemDataRole.ForegroundRole).name().upper() == LIGHT.marks[Kind.PER]
    model.set_theme(DARK)
    assert of_kind.data(Qt.ItemDataRole.ForegroundRole).name().upper() == DARK.marks[Kind.PER]


def test_what_is_typed_becomes_a_wish(say: Catalogue) -> None:
    typed = Typed(" gsl ", Kind.ORG, "Y", "2020", "2016", "3", True, EntityOrder.COUNT)
    wanted = EntityWish(
        frozenset((Kind.ORG,)), "gsl", "Y", (2016, 2020), 3, EntryId(7), EntityOrder.COUNT
    )  # fmt: skip
    assert wish_of(typed, EntryId(7), say) == wanted


def test_a_year_that_is_half_typed_asks_for_none(say: Catalogue) -> None:
    assert wish_of(Typed(first_year="201"), None, say) == EntityWish()


@pytest.mark.parametrize("typed", [Typed(least="几次"), Typed(first_year="去年")])
def test_a_number_that_cannot_be_read_is_told(typed: Typed, say: Catalogue) -> None:
    with pytest.raises(Unread, match="看不懂"):
        wish_of(typed, None, say)


def test_escape_clears_everything_but_the_order(qtbot: QtBot, say: Catalogue) -> None:
    filters = EntitiesBrowserFilters(say)
    qtbot.addWidget(filters)
    filters.sort_by(EntityOrder.COUNT)
    filters.kind.choose(Kind.PER)
    filters.initial.choose("H")
    filters.words.setText("何")
    filters.least.setText("2")
    assert filters.narrows
    with qtbot.waitSignal(filters.changed):
        filters.clear()
    assert filters.typed() == Typed(order=EntityOrder.COUNT)
    assert not filters.narrows


def test_letters_are_one_stop_for_tab_and_the_arrows_go_through_them(qtbot: QtBot) -> None:
    strip = ChoiceStrip("首字母", [("全部", ""), ("A", "A"), ("B", "B")])
    qtbot.addWidget(strip)
    strip.show()
    strip.activateWindow()
    qtbot.waitUntil(strip.isActiveWindow)
    strip.group.button(0).setFocus()
    QTest.keyClick(strip.group.button(0), Qt.Key.Key_Right)
    assert strip.value == "A"
    assert strip.group.button(1).hasFocus()


def test_a_header_that_is_clicked_asks_for_its_order_and_others_keep_it(
    model: EntitiesBrowserModel, qtbot: QtBot, say: Catalogue
) -> None:
    table = EntitiesBrowserTable(model, say)
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.show()
    model.show_entities(2, entities(2))
    header = table.horizontalHeader()

    def click(which: EntityColumn) -> None:
        _click(header, which)

    with qtbot.waitSignal(table.order_wished) as wished:
        click(EntityColumn.MENTIONS)
    assert wished.args == [EntityOrder.COUNT]
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    with qtbot.assertNotEmitted(table.order_wished):
        click(EntityColumn.KIND)
    assert header.sortIndicatorSection() == EntityColumn.MENTIONS


def _click(header: QHeaderView, which: EntityColumn) -> None:
    place = header.viewport().rect().topLeft()
    place.setX(header.sectionViewportPosition(which) + 15)
    place.setY(10)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_chosen_rows_are_given_from_top_to_bottom(model: EntitiesBrowserModel, qtbot: QtBot, say: Catalogue) -> None:
    table = EntitiesBrowserTable(model, say)
    qtbot.addWidget(table)
    model.show_entities(5, entities(5))
    for row in (3, 1):
        table.selectionModel().select(
            model.index(row, 0),
            table.selectionModel().SelectionFlag.Select | table.selectionModel().SelectionFlag.Rows,
        )
    assert [each.key.name for each in table.chosen()] == ["云泽市第1小学", "云泽市第3小学"]
