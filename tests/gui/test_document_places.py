"""Where a text stands in the view: scrolled to, slice by slice, and while it is still being built."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from tests.gui.documents_made import centre_of, highlights, reading_of, shown_view
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Reading

LONG = "".join(f"第{number}段" + "甲" * 300 + "。\n" for number in range(60))


@pytest.fixture
def view(qtbot: QtBot, say: Catalogue, families: Families) -> DocumentView:
    view = shown_view(say, families)
    qtbot.addWidget(view)
    return view


def test_scrolling_brings_the_text_into_the_upper_part(view: DocumentView, seed_reading: Reading) -> None:
    view.show_reading(seed_reading, None)
    start = seed_reading.extraction.entry.text.index("第20届、21届巴陵车展")
    view.scroll_to(start)
    assert 50 < centre_of(view, "第20届、21届").y() < 200


def test_scrolling_to_what_is_not_shown_does_nothing(view: DocumentView, seed_reading: Reading) -> None:
    view.show_reading(seed_reading, 3)
    assert not view.covers(0)
    view.scroll_to(0)
    view.flash(0, 3)
    assert view.verticalScrollBar().value() == 0
    assert view.extraSelections() == []


def test_zoom_stays_within_bounds_and_keeps_the_place(view: DocumentView, seed_reading: Reading, qtbot: QtBot) -> None:
    view.show_reading(seed_reading, None)
    start = seed_reading.extraction.entry.text.index("累计捐款")
    view.scroll_to(start)
    with qtbot.waitSignal(view.zoom_changed) as told:
        view.zoom_in()
    assert told.args == [1.1]
    assert view.viewport().rect().contains(centre_of(view, "累计捐款"))
    view.set_zoom(99)
    assert view.zoom() == 4.0
    view.zoom_reset()
    assert view.zoom() == 1.0


def test_a_long_text_is_shown_slice_by_slice(view: DocumentView, qtbot: QtBot) -> None:
    view.show_reading(reading_of("甲" * 90_000 + "乙"), None)
    qtbot.waitUntil(lambda: view.toPlainText().endswith("↓ 显示下文"))
    view.scroll_to(90_000)
    assert view.toPlainText().startswith("↑ 显示上文")
    assert view.toPlainText().endswith("甲乙")


def test_finding_turns_to_the_slice_where_the_words_stand(view: DocumentView) -> None:
    view.show_reading(reading_of("甲" * 90_000 + "乙"), None)
    view.find_words("乙")
    assert [words for words, _ in highlights(view)] == ["乙", "乙"]


def test_the_link_at_the_end_of_a_slice_leads_to_the_next(view: DocumentView) -> None:
    view.show_reading(reading_of("甲" * 50_000 + "乙"), None)
    view.anchorClicked.emit(QUrl("slice:1"))
    assert view.toPlainText().endswith("乙")
    assert view.verticalScrollBar().value() == 0


def test_the_same_text_read_again_stays_where_it_is_with_what_is_selected(
    view: DocumentView, seed_reading: Reading
) -> None:
    view.show_reading(seed_reading, None)
    view.scroll_back(1_500)
    cursor = view.document().find("临湘市")
    view.setTextCursor(cursor)
    view.verticalScrollBar().setValue(700)
    found = seed_reading.extraction
    view.show_reading(replace(seed_reading, extraction=replace(found, marks=found.marks[1:])), None)
    assert view.verticalScrollBar().value() == 700
    assert view.textCursor().selectedText() == "临湘市"


def test_the_beginning_of_a_text_is_shown_before_all_of_it_is_built(view: DocumentView, qtbot: QtBot) -> None:
    view.show_reading(reading_of(LONG), None)
    begun = view.toPlainText()
    assert "第0段" in begun
    assert "第1段" in begun
    assert "第59段" not in begun
    end = LONG.index("第59段")
    hit = len(view.reading.extraction.entry.text) - len(LONG) + end if view.reading else 0
    view.show_hits([(hit, hit + 4)])
    qtbot.waitUntil(lambda: [words for words, _ in highlights(view)] == ["第59段"])


def test_who_goes_to_the_end_of_a_text_at_once_is_there(view: DocumentView) -> None:
    view.show_reading(reading_of(LONG), None)
    view.find_words("第59段")
    assert [words for words, _ in highlights(view)] == ["第59段", "第59段"]
    view.show_reading(reading_of(LONG.replace("甲", "乙")), None)
    view.scroll_back(100_000)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    assert view.toPlainText().endswith("乙。")


@pytest.mark.parametrize("number", range(2, 12))
def test_text_that_is_not_built_yet_comes_into_the_upper_part_too(view: DocumentView, number: int) -> None:
    view.show_reading(reading_of(LONG), None)
    view.scroll_to(LONG.index(f"第{number}段"))
    assert 50 < centre_of(view, f"第{number}段").y() < 200
    view.show_reading(reading_of(LONG.replace("甲", "乙")), None)
    view.flash(LONG.index(f"第{number}段"), LONG.index(f"第{number}段") + 3)
    assert 50 < centre_of(view, f"第{number}段").y() < 200
