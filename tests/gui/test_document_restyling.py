"""A mark that was put right in a text that is shown: it looks as if the text had been set with it."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.document_runs import Visible
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.theme import DARK, LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Extraction, Kind, Mark, Reading

Look = list[tuple[str, str, str, str, str, object, bool]]


@pytest.fixture
def view(qtbot: QtBot, say: Catalogue, families: Families) -> DocumentView:
    view = DocumentView(say, families, LIGHT)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show()
    return view


def look_of(document: QTextDocument) -> Look:
    """All that is to be seen of every stretch of letters, stretches that look alike joined."""
    seen: Look = []
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            letters = parts.fragment().charFormat()
            look = (
                letters.foreground().color().name(),
                letters.background().color().name() if letters.background().style().value else "",
                letters.anchorHref(),
                letters.toolTip(),
                letters.underlineStyle(),
                letters.isAnchor(),
            )
            if seen and seen[-1][1:] == look:
                seen[-1] = (seen[-1][0] + parts.fragment().text(), *look)
            else:
                seen.append((parts.fragment().text(), *look))
            parts += 1
        seen.append(("\n", "", "", "", "", None, False))
        block = block.next()
    return seen


def with_marks(reading: Reading, marks: tuple[Mark, ...]) -> Reading:
    found = reading.extraction
    return replace(reading, extraction=Extraction(found.entry, marks, found.figures, found.findings))


def changed(marks: tuple[Mark, ...], picks: list[tuple[int, int]]) -> tuple[Mark, ...]:
    """Some marks taken away, some of another kind, shorter or doubtful."""
    kinds = list(Kind)
    made: list[Mark | None] = list(marks)
    for place, way in picks:
        mark = marks[place % len(marks)]
        shorter = Mark(mark.start, mark.end - 1, mark.kind, mark.text[:-1])
        made[place % len(marks)] = (
            None,
            replace(mark, kind=kinds[way % len(kinds)]),
            replace(mark, certainty=50),
            shorter if mark.end - mark.start > 1 else mark,
        )[way % 4]
    return tuple(mark for mark in made if mark)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 23)), max_size=6))
def test_words_set_anew_look_like_those_of_a_text_set_as_a_whole(
    view: DocumentView, seed_reading: Reading, picks: list[tuple[int, int]]
) -> None:
    marks = tuple(seed_reading.extraction.marks)
    right = with_marks(seed_reading, changed(marks, picks))
    view.show_reading(seed_reading, None)
    document = view.document()
    view.show_reading(right, None)
    assert view.document() is document
    anew = look_of(document)
    view.rebuild()
    assert view.document() is not document
    assert anew == look_of(view.document())
    view.show_reading(seed_reading, None)
    view.clear_reading()


def test_words_set_anew_have_the_colours_of_the_theme_and_only_visible_kinds(
    view: DocumentView, seed_reading: Reading
) -> None:
    view.set_theme(DARK)
    view.set_visible_kinds(Visible(frozenset({Kind.ORG}), figures=False))
    view.show_reading(seed_reading, 3)
    marks = seed_reading.extraction.marks
    view.show_reading(with_marks(seed_reading, tuple(replace(mark, kind=Kind.LOC) for mark in marks[:20])), 3)
    anew = look_of(view.document())
    view.rebuild()
    assert anew == look_of(view.document())


def test_a_click_finds_the_mark_where_those_before_it_are_gone(
    view: DocumentView, seed_reading: Reading, qtbot: QtBot
) -> None:
    view.show_reading(seed_reading, None)
    marks = tuple(seed_reading.extraction.marks)
    view.show_reading(with_marks(seed_reading, marks[3:]), None)
    with qtbot.waitSignal(view.mark_chosen) as told:
        view.anchorClicked.emit(f"mark:{marks[7].start}")
    assert told.args == [4]


def test_where_much_has_changed_the_text_is_set_as_a_whole(view: DocumentView, seed_reading: Reading) -> None:
    view.show_reading(seed_reading, None)
    document = view.document()
    view.show_reading(with_marks(seed_reading, ()), None)
    assert view.document() is not document
