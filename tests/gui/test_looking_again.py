"""A passage that is read again after a mark was put right: what did not change beside the text stays as it was."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.passage import Passage, passage_of
from yearbook_viewer.gui.side_tabs import SideTabs
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Extraction, Kind, Reading


@pytest.fixture
def tabs(qtbot: QtBot, say: Catalogue, families: Families) -> SideTabs:
    assert families
    tabs = SideTabs(say, LIGHT)
    qtbot.addWidget(tabs)
    tabs.resize(460, 300)
    tabs.show()
    return tabs


def looked_at_again(reading: Reading, **changed: object) -> Passage:
    found = reading.extraction
    parts = {"entry": found.entry, "marks": found.marks[1:], "figures": found.figures, "findings": found.findings}
    return passage_of(replace(reading, extraction=Extraction(**parts | changed)), None)  # type: ignore[arg-type]  # four parts


def test_only_marks_differ_where_all_else_is_the_same(seed_reading: Reading) -> None:
    whole = passage_of(seed_reading, None)
    assert looked_at_again(seed_reading).differs_only_in_marks(whole)
    assert not looked_at_again(seed_reading, figures=seed_reading.extraction.figures[1:]).differs_only_in_marks(whole)
    retitled = replace(seed_reading.extraction.entry, title="另一个标题")
    assert not looked_at_again(seed_reading, entry=retitled).differs_only_in_marks(whole)
    section = passage_of(seed_reading, seed_reading.section_ids[3])
    assert not section.is_another_look_at(whole)
    assert not section.is_another_look_at(None)


def test_a_table_of_figures_stays_as_far_as_it_was_scrolled(tabs: SideTabs, seed_reading: Reading) -> None:
    tabs.show_passage(passage_of(seed_reading, None))
    tabs.figures.view.selectRow(20)
    tabs.figures.view.verticalScrollBar().setValue(9)
    tabs.show_passage(looked_at_again(seed_reading))
    assert tabs.figures.view.verticalScrollBar().value() == 9
    assert tabs.figures.view.currentIndex().row() == 20
    tabs.show_passage(passage_of(seed_reading, seed_reading.section_ids[3]))
    assert tabs.figures.view.verticalScrollBar().value() == 0


def test_kinds_that_were_folded_stay_folded_and_the_list_stays_where_it_is(
    tabs: SideTabs, seed_reading: Reading
) -> None:
    tabs.setCurrentWidget(tabs.entities)
    tabs.show_passage(passage_of(seed_reading, None))
    view, model = tabs.entities.view, tabs.entities.model
    view.setExpanded(model.index(0, 0), False)
    view.verticalScrollBar().setValue(7)
    marks = [replace(mark, kind=Kind.LOC) if mark.kind is Kind.DOC else mark for mark in seed_reading.extraction.marks]
    tabs.show_passage(looked_at_again(seed_reading, marks=tuple(marks)))
    assert [view.isExpanded(model.index(row, 0)) for row in range(3)] == [False, True, True]
    assert view.verticalScrollBar().value() == 7
    tabs.show_passage(passage_of(seed_reading, seed_reading.section_ids[3]))
    assert view.isExpanded(model.index(0, 0))
    assert view.verticalScrollBar().value() == 0
