"""A reader goes through doubtful marks with the keys alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.stories.errands import do
from tests.stories.marks_seen import choose, made_doubtful
from yearbook_viewer.gui.commands import Command, Submenu
from yearbook_viewer.gui.main_window import MainWindow
from yearbook_viewer.records import Kind

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def doubtful(open_window: OpenWindow, archive_path: Path) -> MainWindow:
    """A window on the seed, one of its sections open, in which all marks are doubtful."""
    made_doubtful(archive_path)
    window = open_window(archive_path)
    listing = window.shelf.listings[0]
    section = next(section for section in listing.sections if section.title == "市工商联宣传教育")
    window.reader.open(listing.id, section.id)
    window.drain()
    return window


def current(window: MainWindow) -> tuple[str, str]:
    number, name, _ = window.pane.walk_bar.text.text().split(" · ")
    return number, name


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.pane.walk_bar, key)
    window.drain()


def test_doubtful_marks_are_gone_through_by_keys_alone(doubtful: MainWindow) -> None:
    window, bar = doubtful, doubtful.pane.walk_bar
    assert window.reader.passage
    found = window.reader.passage.marks()
    total = len(found)
    assert window.pane.legend.doubtful.text() == f"存疑 {total} ›"
    do(window, Command.NEXT_MARK)
    assert bar.isVisible()
    assert current(window) == (f"1/{total}", found[0].text)
    press(window, Qt.Key.Key_A)
    assert current(window) == (f"1/{total - 1}", found[1].text)
    assert window.reader.passage.marks()[0].certainty == 100
    press(window, Qt.Key.Key_D)
    assert found[1] not in window.reader.passage.marks()
    assert current(window) == (f"1/{total - 2}", found[2].text)
    press(window, Qt.Key.Key_5)
    changed = next(mark for mark in window.reader.passage.marks() if mark.start == found[2].start)
    assert (changed.kind, changed.certainty) == (Kind.DOC, 100)
    assert bar.told.text() == f"“{found[2].text}”已标为文献。Ctrl+Z 撤销"
    assert window.notices.text() == ""
    do(window, Command.UNDO)
    do(window, Command.UNDO)
    do(window, Command.UNDO)
    assert window.reader.passage.marks() == found
    assert current(window) == (f"4/{total}", found[3].text)
    press(window, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert window.pane.document.hasFocus()


def test_decisions_may_be_faster_than_the_archive(doubtful: MainWindow) -> None:
    window, bar = doubtful, doubtful.pane.walk_bar
    assert window.reader.passage
    total = len(window.reader.passage.marks())
    do(window, Command.WALK_DOUBTFUL)
    for _ in range(total):
        QTest.keyClick(bar, Qt.Key.Key_A)
    assert bar.text.text() == "这里没有"
    window.drain()
    assert {mark.certainty for mark in window.reader.passage.marks()} == {100}
    assert bar.text.text() == "这里没有"
    assert window.pane.legend.doubtful.isHidden()


def test_a_border_is_moved_while_walking_and_the_mark_is_still_the_current_one(doubtful: MainWindow) -> None:
    window = doubtful
    do(window, Command.WALK_DOUBTFUL)
    assert window.reader.passage
    first = window.reader.passage.marks()[1]
    window.marking.walk.step(1)
    QTest.keyClicks(window.pane.walk_bar, "}")
    window.drain()
    moved = next(mark for mark in window.reader.passage.marks() if mark.start == first.start)
    assert (moved.text, moved.certainty) == (first.text[:-1], 100)


def test_the_walk_goes_to_the_next_of_a_kind_and_follows_a_click(doubtful: MainWindow) -> None:
    window = doubtful
    places = window.actions_.submenus[Submenu.WALKS]
    choose(window, places, "机构")
    assert window.reader.passage
    bodies = [mark.text for mark in window.reader.passage.marks() if mark.kind is Kind.ORG]
    assert current(window) == (f"1/{len(bodies)}", bodies[0])
    do(window, Command.NEXT_MARK)
    assert current(window) == (f"2/{len(bodies)}", bodies[1])
    do(window, Command.PREVIOUS_MARK)
    last = window.reader.passage.reading.extraction.marks
    place = max(
        place for place, mark in enumerate(last) if mark.kind is Kind.ORG and window.reader.passage.holds(mark.start)
    )
    window.pane.document.mark_chosen.emit(place)
    assert current(window) == (f"{len(bodies)}/{len(bodies)}", bodies[-1])


def test_another_passage_is_gone_through_from_its_top(doubtful: MainWindow) -> None:
    window = doubtful
    do(window, Command.WALK_DOUBTFUL)
    window.marking.walk.step(1)
    window.reader.open(window.shelf.listings[0].id)
    window.drain()
    assert window.reader.passage
    assert current(window)[0] == f"1/{len(window.reader.passage.marks())}"
