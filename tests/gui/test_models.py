"""Figures and names as the window's models show them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from tests.gui.models import below, column, under_test
from yearbook_viewer.gui.entities_model import EntitiesModel
from yearbook_viewer.gui.figure_lines import Column, number_text
from yearbook_viewer.gui.figures_model import FiguresModel
from yearbook_viewer.gui.passage import passage_of
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind, Mark, Reading


@pytest.fixture
def figures(say: Catalogue, seed_reading: Reading) -> FiguresModel:
    model = FiguresModel(say, LIGHT)
    section = next(
        place
        for place, section in enumerate(seed_reading.extraction.entry.sections)
        if section.title == "市工商联组织建设"
    )
    model.show_passage(passage_of(seed_reading, seed_reading.section_ids[section]))
    return model


def test_parts_are_indented_under_their_total_and_changes_stand_in_its_row(figures: FiguresModel) -> None:
    tester = under_test(figures)
    texts = column(figures, Column.TEXT)
    at = texts.index("162个")
    assert column(figures, Column.CHANGE)[at] == "＋13"
    assert [name.startswith("　") for name in column(figures, Column.INDICATOR)[at : at + 6]] == [False] + [True] * 5
    assert "13个" not in texts
    assert tester


def test_the_heading_of_changes_names_the_year_they_all_compare_with(figures: FiguresModel) -> None:
    assert figures.headerData(Column.CHANGE, Qt.Orientation.Horizontal) == "较 2019 年"


def test_numbers_are_sorted_as_numbers_and_the_text_s_order_comes_back(figures: FiguresModel) -> None:
    tester = under_test(figures)
    in_text = column(figures, Column.TEXT)
    figures.sort(Column.VALUE, Qt.SortOrder.AscendingOrder)
    assert column(figures, Column.VALUE)[-3:] == ["78", "162", "18,600"]
    figures.sort(Column.VALUE, Qt.SortOrder.DescendingOrder)
    assert column(figures, Column.VALUE)[:3] == ["18,600", "162", "78"]
    figures.sort(-1, Qt.SortOrder.AscendingOrder)
    assert column(figures, Column.TEXT) == in_text
    assert tester


def test_rows_without_a_change_stay_last_whichever_way_changes_are_sorted(figures: FiguresModel) -> None:
    figures.sort(Column.CHANGE, Qt.SortOrder.DescendingOrder)
    assert column(figures, Column.CHANGE)[:3] == ["＋1,823", "＋13", ""]
    figures.sort(Column.CHANGE, Qt.SortOrder.AscendingOrder)
    assert column(figures, Column.CHANGE)[:3] == ["＋13", "＋1,823", ""]


def test_the_row_of_a_change_is_the_row_of_its_level(figures: FiguresModel, seed_reading: Reading) -> None:
    texts = [figure.text for figure in seed_reading.extraction.figures]
    row = figures.row_of(texts.index("1823个"))
    assert row is not None
    assert figures.index(row, Column.TEXT).data() == "1.86万个"


def test_a_chosen_row_stays_chosen_when_the_rows_are_sorted(figures: FiguresModel) -> None:
    kept = QPersistentModelIndex(figures.index(column(figures, Column.TEXT).index("162个"), Column.TEXT))
    figures.sort(Column.VALUE, Qt.SortOrder.DescendingOrder)
    assert kept.data() == "162个"
    assert kept.row() == 1


def test_rows_are_copied_as_a_table_with_the_original_words(figures: FiguresModel) -> None:
    lines = figures.table_text([column(figures, Column.TEXT).index("1.86万个")]).split("\n")
    assert lines[0] == "指标\t原文\t数值\t单位\t较 2019 年\t限定\t年份\t章节\t时期\t范围\t存疑"
    assert lines[1].split("\t")[1:7] == ["1.86万个", "18,600", "个", "＋1,823", "", "2020"]
    assert lines[1].split("\t")[7:] == ["市工商联组织建设", "", "", ""]


def test_no_passage_has_no_rows(figures: FiguresModel) -> None:
    tester = under_test(figures)
    figures.show_passage(None)
    assert figures.rowCount() == 0
    assert tester


def test_values_are_written_with_commas_and_without_exponent() -> None:
    assert [number_text(value) for value in (Decimal("1.86E+4"), Decimal("6.2"), None)] == ["18,600", "6.2", ""]


def test_names_whose_mentions_are_all_doubtful_are_told_as_such(say: Catalogue, seed_reading: Reading) -> None:
    marks = (Mark(0, 2, Kind.PER, "王五", 60), Mark(5, 7, Kind.PER, "王五", 41), Mark(9, 11, Kind.PER, "李四", 30))
    sure = replace(marks[2], start=20, end=22, certainty=100)
    found = replace(seed_reading.extraction, marks=(*marks, sure))
    model = EntitiesModel(say, LIGHT)
    model.show_passage(passage_of(replace(seed_reading, extraction=found), None))
    people = model.index(0, 0)
    assert below(model, people) == ["王五(存疑)", "李四"]
    first, second = (model.index(row, 0, people) for row in (0, 1))
    assert first.data(Qt.ItemDataRole.ForegroundRole) == QColor(LIGHT.ink)
    assert first.data(Qt.ItemDataRole.ToolTipRole) == "王五:2 处,再次单击到下一处\n2 处存疑,把握最低 41%"
    assert second.data(Qt.ItemDataRole.ForegroundRole) == QColor(LIGHT.marks[Kind.PER])
    assert second.data(Qt.ItemDataRole.ToolTipRole) == "李四:2 处,再次单击到下一处\n1 处存疑,把握最低 30%"


def test_names_are_counted_under_their_kind(say: Catalogue, seed_reading: Reading) -> None:
    model = EntitiesModel(say, LIGHT)
    tester = under_test(model)
    model.show_passage(passage_of(seed_reading, None))
    kinds = {str(model.index(row, 0).data()): model.index(row, 0) for row in range(model.rowCount())}
    assert list(kinds) == ["人物", "机构", "地名", "时间", "文献", "活动荣誉"]
    first = model.index(0, 0, kinds["机构"])
    assert first.data() == "市工商联"
    assert int(first.siblingAtColumn(1).data()) == len(model.named(first).mentions) > 5  # type: ignore[union-attr]  # it is a name
    model.show_passage(None)
    assert model.rowCount() == 0
    assert tester
