"""The text that is read: what is marked, lit up, clicked and copied in it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.documents_made import centre_of, highlights, reading_of, shown_view
from yearbook_viewer.gui.document_runs import Visible
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.theme import DARK, LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import (
    Cell,
    Kind,
    Layout,
    Mark,
    Reading,
    Table,
)

PLACES = ((0, 0), (0, 1), (1, 0), (1, 1))


@pytest.fixture
def view(qtbot: QtBot, say: Catalogue, families: Families) -> DocumentView:
    view = shown_view(say, families)
    qtbot.addWidget(view)
    return view


def test_a_click_on_a_figure_chooses_it(view: DocumentView, seed_reading: Reading, qtbot: QtBot) -> None:
    view.show_reading(seed_reading, 3)
    figures = seed_reading.extraction.figures
    with qtbot.waitSignal(view.figure_chosen) as chosen:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, "1.86万个"))
    assert figures[chosen.args[0]].text == "1.86万个"


def test_a_click_on_a_mark_chooses_it(view: DocumentView, seed_reading: Reading, qtbot: QtBot) -> None:
    view.show_reading(seed_reading, 3)
    with qtbot.waitSignal(view.mark_chosen) as chosen:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=centre_of(view, "临湘市"))
    assert seed_reading.extraction.marks[chosen.args[0]].text == "临湘市"


def test_tab_and_enter_choose_a_mark(view: DocumentView, seed_reading: Reading, qtbot: QtBot) -> None:
    view.show_reading(seed_reading, 3)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.mark_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert seed_reading.extraction.marks[chosen.args[0]].text == "市工商联"


def test_a_flash_shows_where_and_goes_out(view: DocumentView, seed_reading: Reading, qtbot: QtBot) -> None:
    view.show_reading(seed_reading, None)
    start = seed_reading.extraction.entry.text.index("323套")
    view.flash(start, start + 4)
    assert [words for words, _ in highlights(view)] == ["323套"]
    assert view.viewport().rect().contains(centre_of(view, "323套"))
    qtbot.waitUntil(lambda: highlights(view)[-1][1].alpha() == 0, timeout=4000)


def test_finding_counts_highlights_and_wraps(view: DocumentView, seed_reading: Reading, qtbot: QtBot) -> None:
    view.show_reading(seed_reading, 3)
    told: list[tuple[int, int]] = []
    view.found.connect(lambda current, total: told.append((current, total)))
    view.find_words("四好")
    view.find_next()
    view.find_next()
    view.find_next()
    view.find_previous()
    view.find_words("")
    assert told == [(1, 3), (2, 3), (3, 3), (1, 3), (3, 3), (0, 0)]


def test_the_current_occurrence_stands_out(view: DocumentView, seed_reading: Reading) -> None:
    view.show_reading(seed_reading, 3)
    view.find_words("四好")
    assert highlights(view) == [("四好", QColor(LIGHT.found))] * 3 + [("四好", QColor(LIGHT.accent))]


def test_words_stay_found_in_the_next_section(view: DocumentView, seed_reading: Reading) -> None:
    view.show_reading(seed_reading, 3)
    view.find_words("商会")
    told: list[tuple[int, int]] = []
    view.found.connect(lambda current, total: told.append((current, total)))
    view.show_reading(seed_reading, 6)
    assert told == [(1, 1)]


def test_hits_of_a_search_are_highlighted(view: DocumentView, seed_reading: Reading) -> None:
    view.show_reading(seed_reading, 3)
    start = seed_reading.extraction.entry.text.index("巴丘建筑")
    view.show_hits([(0, 3), (start, start + 4)])
    assert [words for words, _ in highlights(view)] == ["巴丘建筑"]
    view.show_hits([])
    assert highlights(view) == []


def test_the_hit_that_the_reader_is_at_is_lit_up_in_another_colour(view: DocumentView, seed_reading: Reading) -> None:
    view.show_reading(seed_reading, 3)
    start = seed_reading.extraction.entry.text.index("巴丘建筑")
    view.show_hits([(start, start + 2), (start + 2, start + 4)])
    view.go_to_hit(start + 2, start + 4)
    assert ("建筑", QColor(LIGHT.accent)) in highlights(view)
    view.show_hits([])
    assert QColor(LIGHT.accent) not in [colour for _, colour in highlights(view)]


def test_of_thousands_of_hits_those_about_the_place_in_view_are_lit_up(view: DocumentView, qtbot: QtBot) -> None:
    text = "".join(f"{number:04}\n" for number in range(5_000))
    view.show_reading(reading_of(text), None)
    view.show_hits([(start, start + 4) for start in range(0, len(text), 5)])
    assert "0000" in [words for words, _ in highlights(view)]
    qtbot.waitUntil(lambda: "4999" in view.toPlainText())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    seen = view.cursorForPosition(QPoint(view.viewport().width() // 2, 200)).block().text()
    qtbot.waitUntil(lambda: seen in [words for words, _ in highlights(view)])
    assert "0000" not in [words for words, _ in highlights(view)]
    assert len(highlights(view)) == 400


def test_a_wide_window_centres_lines_of_thirty_six_characters(view: DocumentView, seed_reading: Reading) -> None:
    view.resize(1600, 400)
    view.show_reading(seed_reading, 3)
    frame = view.document().rootFrame().frameFormat()
    width = view.viewport().width() - frame.leftMargin() - frame.rightMargin()
    assert width == pytest.approx(36 * 18, abs=2)


def test_a_dark_theme_makes_dark_paper(view: DocumentView, seed_reading: Reading) -> None:
    view.show_reading(seed_reading, 3)
    view.set_theme(DARK)
    assert view.grab().toImage().pixelColor(20, 200) == QColor(DARK.paper)


def test_kinds_switched_off_cannot_be_clicked(view: DocumentView, seed_reading: Reading) -> None:
    view.show_reading(seed_reading, 3)
    view.set_visible_kinds(Visible(frozenset({Kind.LOC}), figures=False))
    assert view.anchorAt(centre_of(view, "市汽配商会")) == ""
    assert view.anchorAt(centre_of(view, "临湘市")).startswith("mark:")


def test_copied_text_is_plain(view: DocumentView, seed_reading: Reading) -> None:
    view.show_reading(seed_reading, 3)
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert data.text().split("\n")[1] == "市工商联组织建设"


def test_nothing_is_loaded_from_anywhere(view: DocumentView) -> None:
    assert view.loadResource(2, QUrl("file:///etc/passwd")) is None


def test_a_cleared_view_is_empty(view: DocumentView, seed_reading: Reading) -> None:
    view.show_reading(seed_reading, 3)
    view.clear_reading()
    assert (view.toPlainText(), view.reading, view.covers(0)) == ("", None, False)
    view.find_words("商会")
    view.flash(0, 2)


def test_cells_are_copied_with_tabs_between_them(view: DocumentView) -> None:
    reading = reading_of("如下。\n甲\t乙\n丙\t丁\n完。")
    cells = tuple(Cell(row, column, 4 + 4 * row + 2 * column, 5 + 4 * row + 2 * column) for row, column in PLACES)
    entry = replace(reading.extraction.entry, layout=Layout(tables=(Table(4, 11, cells),)))
    view.show_reading(replace(reading, extraction=replace(reading.extraction, entry=entry)), None)
    view.selectAll()
    assert view.createMimeDataFromSelection().text().endswith("如下。\n甲\t乙\n丙\t丁\n完。")
    assert view.horizontalScrollBar().maximum() == 0


def test_what_is_marked_says_so_where_the_mouse_rests_and_how_sure_it_is_where_it_is_doubtful(
    view: DocumentView,
) -> None:
    reading = reading_of("宣传教育由临江县承办")
    marks = (Mark(0, 4, Kind.PER, "宣传教育", 41), Mark(5, 8, Kind.LOC, "临江县"))
    view.show_reading(replace(reading, extraction=replace(reading.extraction, marks=marks)), None)
    tips = [view.tooltip_at(centre_of(view, words)) for words in ("宣传教育", "由", "临江县")]
    assert tips == ["人物 宣传教育(存疑,把握 41%)", "", "地名 临江县"]
    assert [view.mark_at(centre_of(view, words)) for words in ("宣传教育", "由", "临江县")] == [0, None, 1]


def test_the_last_character_of_a_mark_is_still_the_mark_and_a_kind_switched_off_is_none(view: DocumentView) -> None:
    reading = reading_of("在临江县承办")
    view.show_reading(
        replace(reading, extraction=replace(reading.extraction, marks=(Mark(1, 4, Kind.LOC, "临江县"),))), None
    )
    start = centre_of(view, "县")
    assert [view.mark_at(start + QPoint(shift, 0)) for shift in (-6, 6, 24)] == [0, 0, None]
    view.set_visible_kinds(Visible(frozenset({Kind.PER}), figures=True))
    assert view.mark_at(start) is None


def test_a_context_menu_asks_what_there_is_to_do_with_the_mark_below_it(view: DocumentView) -> None:
    reading = reading_of("在临江县承办")
    view.show_reading(
        replace(reading, extraction=replace(reading.extraction, marks=(Mark(1, 4, Kind.LOC, "临江县"),))), None
    )
    asked: list[object] = []
    view.menu_opening.connect(lambda _, mark: asked.append(mark))
    view.context_menu(centre_of(view, "临江县"))
    view.context_menu(centre_of(view, "承办"))
    view.context_menu()
    assert asked == [0, None, None]
