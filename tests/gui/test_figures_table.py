"""The table of figures: goals, doubts, units, and columns in a narrow panel."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from tests.gui.models import column, under_test
from yearbook_viewer.gui.figure_lines import Column
from yearbook_viewer.gui.figures_model import FiguresModel
from yearbook_viewer.gui.figures_table import FiguresTable
from yearbook_viewer.gui.finding_cards import FindingWishes
from yearbook_viewer.gui.passage import Passage, passage_of
from yearbook_viewer.gui.theme import DARK, LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Entry, EntryId, Extraction, Figure, Period, Reading, Role

TEXT = "2021年末全市人口512.30万人,减少1.2万人。产值1234567890元,增长8.0%。=1+2项。2022年,力争产值20亿元,增长9%。"


def figure(words: str, value: str, unit: str, indicator: str, **said: object) -> Figure:
    start = TEXT.index(words)
    facts = {"qualifier": "", "role": Role.LEVEL, "relation": "", "year": 2021, **said}
    return Figure(start, start + len(words), words, Decimal(value), unit, indicator=indicator, **facts)  # type: ignore[arg-type]  # what is said is typed where it is said


FIGURES = (
    figure("512.30万人", "5123000", "人", "人口", period=Period.STOCK, scope="全市"),
    figure("1.2万人", "12000", "人", "人口", role=Role.DECREASE, relation="prior"),
    figure("1234567890元", "1234567890", "元", "产值", doubt="figure-note"),
    figure("8.0%", "8", "%", "产值", role=Role.INCREASE, relation="2020"),
    figure("=1+2项", "2", "项", "=1+2", doubt="figure-unnamed", qualifier="range"),
    figure("20亿元", "2000000000", "元", "产值", target=True, year=2022),
    figure("9%", "9", "%", "产值", target=True, role=Role.INCREASE, relation="prior", year=2022),
)


@pytest.fixture
def passage() -> Passage:
    entry = Entry(0, TEXT, "云泽市", "云泽市", "", "", 2021, 0, ())
    return passage_of(Reading(EntryId(1), Extraction(entry, (), FIGURES, ()), ()), None)


@pytest.fixture
def model(say: Catalogue, passage: Passage, qtbot: QtBot) -> FiguresModel:
    made = FiguresModel(say, LIGHT)
    made.show_passage(passage)
    return made


@pytest.fixture
def table(say: Catalogue, passage: Passage, qtbot: QtBot) -> FiguresTable:
    made = FiguresTable(say, LIGHT, FindingWishes())
    qtbot.addWidget(made)
    made.resize(460, 400)
    made.show_passage(passage)
    return made


def test_goals_are_counted_and_stand_in_the_table_only_where_they_are_wanted(model: FiguresModel) -> None:
    tester = under_test(model)
    assert column(model, Column.TEXT) == ["512.30万人", "1234567890元", "=1+2项"]
    assert model.targets == 1
    model.show_targets(True)
    assert column(model, Column.INDICATOR) == ["人口", "产值", "=1+2", "产值〔目标〕"]
    # What is planned to grow stands beside the goal, not beside the fact of the same name.
    assert column(model, Column.CHANGE) == ["−12,000", "＋8.0%", "", "＋9%"]
    # Where the column is too narrow for its name, the sign still tells.
    assert not model.index(3, Column.INDICATOR).data(Qt.ItemDataRole.DecorationRole).isNull()
    font = model.index(3, Column.VALUE).data(Qt.ItemDataRole.FontRole)
    assert font.italic()
    assert model.index(0, Column.VALUE).data(Qt.ItemDataRole.FontRole) is None
    model.show_targets(False)
    assert model.rowCount() == 3
    assert tester


def test_a_row_says_period_scope_and_qualifier(model: FiguresModel) -> None:
    assert [column(model, at)[0] for at in (Column.YEAR, Column.PERIOD, Column.SCOPE)] == ["2021", "年末数", "全市"]
    assert column(model, Column.QUALIFIER) == ["", "", "区间"]


def test_a_doubtful_row_has_a_sign_and_its_sentence_is_seen_and_heard(model: FiguresModel) -> None:
    tester = under_test(model)
    why = "数字与注码相连,请核对有没有把注码读成数字。"
    name = model.index(1, Column.INDICATOR)
    assert not name.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert model.index(0, Column.INDICATOR).data(Qt.ItemDataRole.DecorationRole) is None
    assert name.data(Qt.ItemDataRole.ToolTipRole) == f"产值\n{why}"
    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == f"指标 产值,存疑:{why}"
    assert column(model, Column.DOUBT)[1] == why
    model.set_theme(DARK)
    assert not name.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert tester


def test_values_and_their_changes_are_told_in_the_chosen_units_and_the_words_stay(model: FiguresModel) -> None:
    tester = under_test(model)
    kept = QPersistentModelIndex(model.index(0, Column.VALUE))
    model.set_units(("亿元", "万人"))
    assert column(model, Column.VALUE) == ["512.3", "12.3456789", "2"]
    assert column(model, Column.UNIT) == ["万人", "亿元", "项"]
    assert column(model, Column.CHANGE) == ["−1.2", "＋8.0%", ""]
    assert column(model, Column.TEXT) == ["512.30万人", "1234567890元", "=1+2项"]
    assert model.index(1, Column.VALUE).data(Qt.ItemDataRole.ToolTipRole) == "12.3456789(原文:1234567890元)"
    assert kept.data() == "512.3"
    model.set_units(())
    assert column(model, Column.VALUE) == ["5,123,000", "1,234,567,890", "2"]
    assert tester


def test_the_families_of_the_values_are_told_the_most_frequent_first(model: FiguresModel) -> None:
    assert model.families == ["人民币", "人", "项"]


def test_what_is_copied_is_no_formula_where_it_is_pasted(model: FiguresModel) -> None:
    model.set_units(("亿元",))
    lines = [line.split("\t") for line in model.table_text([1, 2]).split("\n")]
    assert [line[:4] for line in lines[1:3]] == [
        ["产值", "1234567890元", "12.3456789", "亿元"],
        ["“=1+2”", "“=1+2项”", "2", "项"],
    ]
    assert lines[2][-1] == "没有找到这个数字说的是什么。"


def test_a_chosen_row_gives_its_level_and_its_changes(table: FiguresTable) -> None:
    table.view.selectRow(1)
    assert (table.chosen_rows(), table.chosen_places()) == (1, (2, 3))


@pytest.mark.parametrize("value", ["1234567890", "1234567890123456"])
def test_large_values_leave_the_change_column_in_sight(table: FiguresTable, passage: Passage, value: str) -> None:
    large = replace(FIGURES[2], value=Decimal(value))
    found = replace(passage.reading.extraction, figures=(*FIGURES[:2], large, *FIGURES[3:]))
    table.show_passage(passage_of(replace(passage.reading, extraction=found), None))
    table.show()
    widths = [table.view.columnWidth(at) for at in range(Column.CHANGE + 1)]
    assert sum(widths) <= table.view.viewport().width()
    assert widths[Column.INDICATOR] >= 84
    assert widths[Column.VALUE] >= min(table.view.sizeHintForColumn(Column.VALUE), 124)


def test_where_there_are_only_goals_the_table_says_so(table: FiguresTable, passage: Passage) -> None:
    found = replace(passage.reading.extraction, figures=FIGURES[5:])
    table.show()
    table.show_passage(passage_of(replace(passage.reading, extraction=found), None))
    assert table.word.isVisible()
    assert table.word.text() == "这里只有目标,没有已成事实的指标。"
    table.bar.targets.click()
    assert not table.word.isVisible()
    assert table.model.rowCount() == 1


def test_without_figures_there_is_neither_table_nor_bar(table: FiguresTable) -> None:
    table.show()
    table.show_passage(None)
    assert (table.word.text(), table.view.isVisible(), table.bar.isVisible()) == ("这里没有指标。", False, False)


def test_the_menu_of_units_keeps_one_unit_of_each_family(table: FiguresTable) -> None:
    button = table.bar.units

    def choose(name: str) -> None:
        button.menu().aboutToShow.emit()
        next(action for action in button.menu().actions() if action.text() == name).trigger()

    choose("亿元")
    choose("万人")
    choose("万元")
    assert sorted(button.units) == ["万人", "万元"]
    choose("基本单位")
    assert button.units == ()
