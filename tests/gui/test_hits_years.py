"""A search over the years as bars and as a table, without an archive."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.export.hits_made import hit, searched
from tests.gui.models import column, make, paint, under_test
from yearbook_viewer.export.hit_years import Measure, YearRow
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.hits_years_model import HitsYearsModel
from yearbook_viewer.gui.hits_years_window import HitsYearsWindow
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.gui.theme import DARK, LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records.searched import Narrowing, SearchWish

ROWS = (
    YearRow(2016, 4, 2, 20),
    YearRow(2017, 0, 0, 30),
    YearRow(2020, 1_200, 30, 40),
    YearRow(2021, 3, 1, 1_000),
    YearRow(None, 5, 2, 7),
)
NONE: frozenset[int | None] = frozenset()


def wish(*years: int | None) -> SearchWish:
    return SearchWish("鱼苗", narrowed=Narrowing(years=frozenset(years)))


@pytest.fixture
def window(qtbot: QtBot, say: Catalogue, families: Families, tasks: Tasks, tmp_path: Path) -> HitsYearsWindow:
    made = HitsYearsWindow(say, families, LIGHT, Settings(tmp_path / "settings.ini"), tasks)
    make(made.making())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.show_years(ROWS, searched([hit()], wish()))
    QTest.qWait(20)
    return made


def click(window: HitsYearsWindow, place: QPointF) -> None:
    at = place.toPoint() if isinstance(place, QPointF) else place
    QTest.mouseMove(window.view.viewport(), at)
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_the_model_is_as_qt_wants_it(say: Catalogue) -> None:
    model = HitsYearsModel(say)
    tester = under_test(model)
    model.show_years(ROWS, frozenset({2020}))
    assert column(model, 0) == ["2016", "2017", "2020", "2021", "没有年份"]
    assert column(model, 1) == ["4", "0", "1,200", "3", "5"]
    assert column(model, 4) == ["100.0", "0.0", "750.0", "1.0", "285.7"]
    assert [bool(model.index(row, 0).data(Qt.ItemDataRole.FontRole)) for row in range(3)] == [False, False, True]
    assert model.table_text().split("\n")[1] == "2016\t4\t2\t20\t100.0"
    assert tester


def test_a_year_is_clicked_on_anywhere_in_its_column_also_one_with_nothing(window: HitsYearsWindow) -> None:
    chosen: list[int | None] = []
    window.year_chosen.connect(chosen.append)
    for year in (2016, 2021, 2017):
        click(window, window.view.place_of(year))
    assert chosen == [2016, 2021, 2017]


def test_a_year_that_the_archive_lacks_is_no_year_to_be_clicked_on(window: HitsYearsWindow) -> None:
    chosen: list[int | None] = []
    window.year_chosen.connect(chosen.append)
    between = (window.view.place_of(2017) + window.view.place_of(2020)) / 2
    click(window, between)
    click(window, QPointF(QPoint(2, 2)))
    assert chosen == []
    assert window.notes.text() == "斜线:档案里没有这些年份的内容(2018—2019)。另有 5 处没有年份。"


def test_the_table_chooses_a_year_too_but_none_with_nothing(window: HitsYearsWindow) -> None:
    chosen: list[int | None] = []
    window.year_chosen.connect(chosen.append)
    for row in (0, 1, 4):
        rect = window.table.visualRect(window.model.index(row, 0))
        QTest.mouseClick(window.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    QTest.keyClick(window.table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.table, Qt.Key.Key_Return)
    assert chosen == [2016, None, 2016]


def test_what_a_year_says_under_the_mouse(window: HitsYearsWindow) -> None:
    assert window.view.tell(ROWS[2]) == "2020 年:1,200 处,30 节(当年共 40 节,每千节 750.0)"


def test_a_picture_and_a_table_go_out(window: HitsYearsWindow, tmp_path: Path) -> None:
    window.measures[Measure.SHARE].click()
    paint(window.painting(tmp_path / "a.png"))
    paint(window.painting(tmp_path / "a.svg"))
    window.save_table(tmp_path / "a.csv")
    picture = QImage(str(tmp_path / "a.png"))
    assert picture.width() == 2_400
    assert picture.text("Title") == "“鱼苗”的历年分布(每千节有结果)"
    assert "2018—2019" in (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert len((tmp_path / "a.csv").read_text(encoding="utf-8-sig").splitlines()) == 6


def test_years_that_the_search_is_narrowed_to_stand_out(window: HitsYearsWindow) -> None:
    before = window.view.grab().toImage()
    window.show_years(ROWS, searched([hit()], wish(2020)))
    QTest.qWait(20)
    assert window.view.grab().toImage() != before


def test_where_nothing_has_a_year_it_is_said(window: HitsYearsWindow) -> None:
    window.show_years(ROWS[-1:], searched([hit()], wish()))
    assert window.word.isVisible()
    assert not window.view.isVisible()
    window.show_years((), searched([hit()], wish()))
    assert window.word.isVisible()
    window.set_theme(DARK)


def test_one_year_alone_is_drawn(window: HitsYearsWindow) -> None:
    window.show_years(ROWS[:1], searched([hit()], wish()))
    QTest.qWait(20)
    row = window.view.row_at(QPointF(window.view.mapToScene(window.view.place_of(2016).toPoint())))
    assert row == ROWS[0]
