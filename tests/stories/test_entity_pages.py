"""A reader looks up who is named in an archive: lists, pages, cards, names that are one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.stories.chamber import YEARS
from tests.stories.conftest import OpenWindow
from tests.stories.errands import answer, do, marked, select
from yearbook_viewer.gui.commands import Command
from yearbook_viewer.gui.entities_browser_model import EntityColumn
from yearbook_viewer.gui.entities_browser_window import EntitiesBrowserWindow
from yearbook_viewer.gui.entity_rename_dialog import EntityRenameDialog
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import Kind
from yearbook_viewer.records.entities import EntityOrder, Marking, Reach

Wait = Callable[[MainWindow], None]


def browse(window: MainWindow, wait: Wait) -> EntitiesBrowserWindow:
    do(window, Command.BROWSE_ENTITIES)
    look(window, wait)
    return browser_of(window)


def browser_of(window: MainWindow) -> EntitiesBrowserWindow:
    assert window.entities.browser.window
    return window.entities.browser.window


def look(window: MainWindow, wait: Wait) -> None:
    wait(window)
    # What is not seen is not read.
    browser_of(window).grab()
    wait(window)


def names(browser: EntitiesBrowserWindow) -> list[str]:
    return [str(browser.model.index(row, EntityColumn.NAME).data()) for row in range(browser.model.rowCount())]


def row_of(browser: EntitiesBrowserWindow, name: str) -> int:
    return next(row for row, each in enumerate(names(browser)) if each.startswith(name))


def open_page(window: MainWindow, browser: EntitiesBrowserWindow, name: str, wait: Wait) -> None:
    browser.table.setCurrentIndex(browser.model.index(row_of(browser, name), 0))
    QTest.keyClick(browser.table, Qt.Key.Key_Return)
    look(window, wait)


def test_all_entities_are_listed_in_pinyin_order(chamber: MainWindow, wait: Wait) -> None:
    browser = browse(chamber, wait)
    listed = [name.partition(" · ")[0] for name in names(browser)]
    known = ["何春明", "临江县", "云泽市工商业联合会"]
    assert [name for name in listed if name in known] == known
    assert browser.status.text() == f"共 {len(listed)} 个,按音序"


def test_what_is_typed_in_pinyin_narrows_and_escape_shows_all_again(chamber: MainWindow, wait: Wait) -> None:
    browser = browse(chamber, wait)
    everything = browser.model.rowCount()
    QTest.keyClicks(browser.filters.words, "hechun")
    look(chamber, wait)
    assert [name.partition(" · ")[0] for name in names(browser)] == ["何春明"]
    QTest.keyClick(browser.filters.words, Qt.Key.Key_Escape)
    look(chamber, wait)
    assert browser.model.rowCount() == everything


def test_kind_letter_years_and_order_narrow_together(chamber: MainWindow, wait: Wait) -> None:
    browser = browse(chamber, wait)
    browser.filters.kind.choose(Kind.PER)
    browser.filters.initial.choose("H")
    look(chamber, wait)
    assert len(names(browser)) == 1
    assert browser.table.isColumnHidden(EntityColumn.KIND)
    browser.filters.first_year.setText("2030")
    look(chamber, wait)
    assert browser.panel.word.text().startswith("没有同时符合这些条件的实体")
    browser.filters.clear()
    browser.filters.sort_by(EntityOrder.COUNT)
    look(chamber, wait)
    assert names(browser)[0] == "云泽市工商业联合会"
    assert browser.status.text().endswith("按次数")


def test_an_empty_archive_says_what_will_stand_here(open_window: OpenWindow, tmp_path: Path, wait: Wait) -> None:
    window = open_window(tmp_path / "empty.ybk")
    browser = browse(window, wait)
    assert browser.panel.word.text().startswith("这个档案里还没有认出的名称")


def test_a_page_tells_names_years_and_every_mention_and_opens_its_place(chamber: MainWindow, wait: Wait) -> None:
    browser = browse(chamber, wait)
    open_page(chamber, browser, "云泽市工商业联合会", wait)
    page = browser.page
    assert page.name.text() == "云泽市工商业联合会"
    assert "2018–2020 年" in page.counts.text()
    assert "又称  市工商联" in page.summary.toPlainText()
    assert "何春明" in page.summary.toPlainText()
    assert page.mentions.hasFocus()
    last = page.model.rowCount() - 1
    page.mentions.setCurrentIndex(page.model.index(last))
    QTest.keyClick(page.mentions, Qt.Key.Key_Return)
    look(chamber, wait)
    mention = page.model.mention(last)
    assert mention and mention.year == 2020
    assert chamber.reader.passage and chamber.reader.passage.entry_id == mention.entry
    assert mention.sentence[slice(*mention.lit)] in marked(chamber)


def test_a_neighbour_leads_to_its_page_and_the_way_back(chamber: MainWindow, wait: Wait) -> None:
    browser = browse(chamber, wait)
    open_page(chamber, browser, "云泽市工商业联合会", wait)
    page = browser.page.page
    assert page
    person = next(each.key for each in page.neighbours if each.key.name == "何春明")
    browser.page.entity_requested.emit(person)
    look(chamber, wait)
    assert browser.page.name.text().startswith("何春明")
    assert "主席" in browser.page.summary.toPlainText()
    QTest.keyClick(browser, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    look(chamber, wait)
    assert browser.page.name.text() == "云泽市工商业联合会"
    assert browser.page.forward.isEnabled()


def test_a_mark_that_is_clicked_on_shows_its_card_and_from_there_its_page(chamber: MainWindow, wait: Wait) -> None:
    click_mark(chamber, "市工商联")
    wait(chamber)
    card = chamber.tabs.entities.card
    assert not card.isHidden()
    assert card.name.text() == "云泽市工商业联合会"
    card.button.click()
    look(chamber, wait)
    assert browser_of(chamber).page.name.text() == "云泽市工商业联合会"


def test_a_mark_that_is_clicked_on_with_ctrl_shows_its_page(chamber: MainWindow, wait: Wait) -> None:
    document = chamber.pane.document
    found = document.document().find("何春明")
    place = document.cursorRect(found).center()
    place.setX(place.x() - 10)
    QTest.mouseClick(document.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    look(chamber, wait)
    assert browser_of(chamber).page.name.text().startswith("何春明")


def test_the_entity_of_selected_words_is_shown_by_command(chamber: MainWindow, wait: Wait) -> None:
    select(chamber, "何春明")
    do(chamber, Command.SHOW_ENTITY)
    look(chamber, wait)
    assert browser_of(chamber).page.name.text().startswith("何春明")


def test_a_mark_offers_its_page_in_its_menu(chamber: MainWindow, wait: Wait) -> None:
    place = mark_named(chamber, "何春明")
    menu = QMenu()
    menu.addAction("复制")
    chamber.pane.document.menu_opening.emit(menu, place)
    act = next(action for action in menu.actions() if action.text() == "查看实体(&V)")
    act.trigger()
    look(chamber, wait)
    assert browser_of(chamber).page.name.text().startswith("何春明")


def test_two_entities_are_merged_and_split_again_and_that_is_undone(chamber: MainWindow, wait: Wait) -> None:
    browser = browse(chamber, wait)
    total = browser.model.rowCount()
    chosen = ("临江县", "白水县")
    for name in chosen:
        rows = browser.table.selectionModel()
        at = browser.model.index(row_of(browser, name), 0)
        rows.select(at, rows.SelectionFlag.Select | rows.SelectionFlag.Rows)
    browser.table.merge_act.trigger()
    look_again(chamber, wait)
    assert browser.model.rowCount() == total - 1
    assert browser.notices.text() == "已合并“白水县”和“临江县”。"
    left = next(name for name in chosen if name in names(browser))
    open_page(chamber, browser, left, wait)
    (link,) = browser.page.links.rows
    assert [button.text() for button in link.buttons] == ["拆开"]
    link.buttons[0].click()
    look_again(chamber, wait)
    assert browser.model.rowCount() == total
    do(chamber, Command.UNDO)
    look_again(chamber, wait)
    assert browser.model.rowCount() == total - 1


def test_names_that_may_be_one_are_gone_to_and_merged(chamber: MainWindow, wait: Wait) -> None:
    browser = browse(chamber, wait)
    total = browser.model.rowCount()
    assert browser.proposals.text() == "可能相同的名称 1 对 ›"
    browser.proposals.click()
    look(chamber, wait)
    (row,) = browser.page.links.rows
    assert row.reason.text() == "合署办公，或两块牌子"
    row.buttons[0].click()
    look_again(chamber, wait)
    assert browser.model.rowCount() == total - 1
    assert browser.proposals.isHidden()
    assert "云泽市总商会" in browser.page.summary.toPlainText()


def test_an_entity_is_renamed_everywhere_but_in_the_text_and_that_is_undone(
    chamber: MainWindow, wait: Wait, qtbot: QtBot
) -> None:
    browser = browse(chamber, wait)
    open_page(chamber, browser, "云泽市工商业联合会", wait)

    def rename(dialog: object) -> None:
        assert isinstance(dialog, EntityRenameDialog)
        dialog.box.setEditText("云泽市工商联(总商会)")
        dialog.accept()

    answer(EntityRenameDialog, rename)
    browser.page.rename.click()
    look_again(chamber, wait)
    assert browser.page.name.text() == "云泽市工商联(总商会)"
    assert "云泽市工商联(总商会)" in names(browser)
    browser.activateWindow()
    qtbot.waitUntil(browser.isActiveWindow)
    QTest.keyClick(browser, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    look_again(chamber, wait)
    assert browser.page.name.text() == "云泽市工商业联合会"
    assert "云泽市工商联(总商会)" not in names(browser)


def test_a_name_that_is_marked_everywhere_comes_into_the_list(chamber: MainWindow, wait: Wait) -> None:
    browser = browse(chamber, wait)
    assert "执委会" not in [name.partition(" · ")[0] for name in names(browser)]
    assert chamber.reader.passage
    entry = chamber.reader.passage.entry_id
    start = chamber.reader.passage.reading.extraction.entry.text.index("执委会")
    said = Marking(entry, start, start + 3, Kind.NAME, Reach.EVERYWHERE)
    chamber.shelf.edit(lambda archive: archive.mark(said), lambda _: None)
    look_again(chamber, wait)
    row = row_of(browser, "执委会")
    assert browser.model.index(row, EntityColumn.MENTIONS).data() == str(len(YEARS))


def test_chosen_rows_are_copied_as_a_table(chamber: MainWindow, wait: Wait) -> None:
    browser = browse(chamber, wait)
    browser.table.selectRow(row_of(browser, "云泽市工商业联合会"))
    browser.table.copy_act.trigger()
    assert QGuiApplication.clipboard().text().startswith("云泽市工商业联合会\t机构\t")


def test_the_window_goes_with_the_main_window(chamber: MainWindow, wait: Wait, qtbot: QtBot) -> None:
    browse(chamber, wait)
    chamber.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert chamber.entities.browser.window is None


def test_keywords_stand_above_the_text_and_are_searched_for(chamber: MainWindow, wait: Wait, qtbot: QtBot) -> None:
    strip = chamber.pane.keywords
    qtbot.waitUntil(lambda: bool(strip.buttons))
    word = strip.buttons[0].text()
    strip.buttons[0].click()
    wait(chamber)
    assert chamber.tool_bar.search.text() == word
    assert chamber.tabs.search_shown


def mark_named(window: MainWindow, name: str) -> int:
    assert window.reader.passage
    marks = window.reader.passage.reading.extraction.marks
    return next(place for place, mark in enumerate(marks) if mark.text == name)


def click_mark(window: MainWindow, name: str) -> None:
    window.pane.document.mark_chosen.emit(mark_named(window, name))
    window.drain()


def look_again(window: MainWindow, wait: Wait) -> None:
    """After an edit the entries are listed again, and some time later what is told of them."""
    for _ in range(3):
        look(window, wait)
