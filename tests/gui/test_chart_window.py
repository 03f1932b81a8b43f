"""The chart as a window: drawn, pointed at, exported."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pyqtgraph
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.models import make, paint
from tests.gui.test_chart import LISTINGS, charted
from tests.saving import save_as
from tests.series_made import OUTPUT, PEOPLE, RATE, output, people, printing, rate
from tests.steps import steps
from yearbook_viewer.gui.chart_courses import Measure
from yearbook_viewer.gui.chart_window import ChartWindow
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.settings import Settings
from yearbook_viewer.gui.tasks import Tasks
from yearbook_viewer.gui.theme import DARK, LIGHT, PAPER, Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Kind, Printing, Series


@pytest.fixture
def window(qtbot: QtBot, say: Catalogue, families: Families, tasks: Tasks, tmp_path: Path) -> ChartWindow:
    window = ChartWindow(say, families, LIGHT, Settings(tmp_path / "settings.ini"), tasks)
    make(window.making())
    qtbot.addWidget(window)
    window.chooser.show_listings(LISTINGS)
    window.resize(1000, 700)
    window.show()
    return window


def spot_place(window: ChartWindow, number: int) -> QPoint:
    QGuiApplication.processEvents()
    window.grab()
    return window.view.place_of(window.view.drawn[number].spot).toPoint()


def test_an_empty_chart_says_what_to_do(window: ChartWindow) -> None:
    assert window.word.isVisible()
    assert window.word.text().startswith("请在左边勾选")
    assert not window.tools.out.isEnabled()


def test_choosing_series_asks_for_them(window: ChartWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.ticked) as told:
        window.choose([PEOPLE])
    assert told.args == [(PEOPLE,)]


def test_what_is_charted_is_listed_even_where_no_search_found_it(window: ChartWindow) -> None:
    window.choose([RATE])
    window.show_chart([charted(rate())], editable=True)
    first = window.chooser.model.index(0)
    assert first.data() == "城镇化率"
    assert first.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    assert window.chooser.model.rowCount() == 3


def test_title_legend_source_and_table_are_of_what_is_drawn(window: ChartWindow) -> None:
    window.show_chart([charted(output()), charted(people())], editable=True)
    assert window.title.text() == "松原县 地区生产总值、户籍人口(2017—2021 年)"
    assert [item.words for item in window.legend.items] == ["地区生产总值", "户籍人口", "初次", "修订"]
    assert window.source.text() == "资料来源:松原年鉴 2018—2022 年卷"
    assert window.table.rows.rowCount() == 9
    assert not window.word.isVisible()


def test_a_click_on_a_point_chooses_its_row_and_leads_to_its_words(window: ChartWindow) -> None:
    window.show_chart([charted(output())], editable=True)
    asked: list[Printing] = []
    window.place_requested.connect(asked.append)
    place = spot_place(window, 2)
    QTest.mouseClick(window.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [each.figure.text for each in asked] == ["90.9亿元"]
    assert window.table.currentIndex().row() == 4
    assert window.view.spot_at(window.view.mapToScene(place + QPoint(60, 60))) is None


def test_a_click_on_a_row_leads_to_its_words_and_marks_its_point(window: ChartWindow, qtbot: QtBot) -> None:
    window.show_chart([charted(output())], editable=True)
    with qtbot.waitSignal(window.place_requested) as told:
        where = window.table.visualRect(window.table.rows.index(3, 2)).center()
        QTest.mouseClick(window.table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args is not None
    assert told.args[0].figure.text == "92.3亿元"
    assert window.view.marked is not None
    assert window.view.marked.value == 92.3
    place = spot_place(window, 3)
    around = window.view.grab().toImage().pixelColor(place - QPoint(12, 0))
    assert around == QColor(LIGHT.accent)


def test_what_is_drawn_follows_measure_unit_and_goals(window: ChartWindow) -> None:
    goal = printing(2022, "108亿元", 2022, target=True)
    window.show_chart([charted(output(), (goal,)), charted(rate())], editable=True)
    window.tools.goals.setChecked(True)
    assert [item.words for item in window.legend.items][-1] == "目标"
    assert window.table.rows.rowCount() == 10
    window.tools.units["人民币"]["万元"].trigger()
    assert window.view.drawn[0].spot.value == 800_000
    window.tools.measures[Measure.GROWTH].setChecked(True)
    assert [drawn.panel.unit for drawn in window.view.drawn][::2] == ["比上年增减,%", "比上年增减,百分点"]
    window.show_chart([charted(output())], editable=True)
    assert window.tools.units["人民币"]["万元"].isChecked()


def test_one_year_alone_has_no_growth_and_says_so(window: ChartWindow) -> None:
    alone = output()
    window.show_chart([charted(type(alone)(OUTPUT, "地区生产总值", alone.printings[-1:]))], editable=True)
    window.tools.measures[Measure.GROWTH].setChecked(True)
    assert window.word.isVisible()
    assert window.word.text() == "没有相邻的两年都印出数值,算不出比上年的增减。"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_points_are_in_the_themes_colours(window: ChartWindow, theme: Theme) -> None:
    window.show_chart([charted(output())], editable=True)
    window.set_theme(theme)
    place = spot_place(window, 0)
    picture = window.view.grab().toImage()
    assert picture.pixelColor(place) == QColor(theme.marks[Kind.ORG])
    assert picture.pixelColor(place + QPoint(-20, 12)) == QColor(theme.paper)


def test_a_picture_is_on_white_with_its_words_and_sharp(window: ChartWindow, tmp_path: Path) -> None:
    window.set_theme(DARK)
    window.show_chart([charted(output()), charted(people())], editable=True)
    paint(window.painting(tmp_path / "a.png"))
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() == 2400
    assert image.pixelColor(3, 3) == QColor("#FFFFFF")
    assert image.text("Source") == "资料来源:松原年鉴 2018—2022 年卷"
    paint(window.painting(tmp_path / "a.svg"))
    drawn = (tmp_path / "a.svg").read_text(encoding="utf-8")
    for words in ("松原县 地区生产总值、户籍人口(2017—2021 年)", "资料来源:松原年鉴 2018—2022 年卷", "亿元", "2019"):
        assert words in drawn
    assert "<image" not in drawn


def test_the_drawing_and_the_picture_show_the_same(window: ChartWindow, tmp_path: Path) -> None:
    window.show_chart([charted(output()), charted(people())], editable=True)
    paint(window.painting(tmp_path / "a.png"))
    paint(window.painting(tmp_path / "a.svg"))
    renderer = QSvgRenderer(str(tmp_path / "a.svg"))
    drawn = QImage(renderer.viewBox().size(), QImage.Format.Format_RGB32)
    drawn.fill(Qt.GlobalColor.white)
    painter = QPainter(drawn)
    renderer.render(painter)
    painter.end()
    picture = QImage(str(tmp_path / "a.png")).scaled(drawn.size(), mode=Qt.TransformationMode.SmoothTransformation)
    one, other = grid_lines(drawn), grid_lines(picture)
    assert len(one) > 8
    assert [round(top / 3) for top in one] == pytest.approx([round(top / 3) for top in other], abs=1)


def test_a_proposal_is_dotted_in_its_series_colour_until_it_is_judged(window: ChartWindow, tmp_path: Path) -> None:
    told = (printing(2020, "30.5万人", 2021, "人口"), printing(2021, "30.2万人", 2022, "人口"))
    other = Series(PEOPLE._replace(name="人口"), "人口", told)
    window.show_chart([charted(people(), proposed=(other,))], editable=True)
    assert drawn_beyond(window, 2019) == [(Qt.PenStyle.CustomDashLine, [2019, 2020, 2021])]
    colours = {curve.opts["pen"].color().name() for curve in curves(window)}
    assert colours == {QColor(LIGHT.marks[Kind.ORG]).name()}
    proposed = picture(window, tmp_path / "proposed.png")
    joined = Series(PEOPLE, "户籍人口", (*people().printings, *told), (other.key,))
    window.show_chart([charted(joined)], editable=True)
    assert drawn_beyond(window, 2019) == [(Qt.PenStyle.SolidLine, [2017, 2018, 2019, 2020, 2021])]
    assert coloured(proposed) < coloured(picture(window, tmp_path / "joined.png"))
    window.show_chart([charted(people())], editable=True)
    assert drawn_beyond(window, 2019) == []


def curves(window: ChartWindow) -> list[pyqtgraph.PlotCurveItem]:
    (plot,) = {drawn.plot for drawn in window.view.drawn}
    return [item for item in plot.items if isinstance(item, pyqtgraph.PlotCurveItem)]


def drawn_beyond(window: ChartWindow, year: int) -> list[tuple[Qt.PenStyle, list[int]]]:
    """The pens and the years of the lines that go further."""
    return [
        (curve.opts["pen"].style(), [int(each) for each in curve.xData])
        for curve in curves(window)
        if max(curve.xData) > year
    ]


def picture(window: ChartWindow, path: Path) -> QImage:
    paint(window.painting(path))
    return QImage(str(path))


def coloured(image: QImage) -> int:
    """How many points of a picture have the colour of the first series."""
    wanted = QColor(PAPER.marks[Kind.ORG]).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def grid_lines(image: QImage) -> list[int]:
    """Where a line goes across at the right edge of a chart, where no series comes."""
    tops = [top for top in range(image.height()) if QColor(image.pixel(1_150, top)).value() < 240]
    return [top for top in tops if top - 1 not in tops]


def test_a_table_goes_out_as_it_is_shown(
    window: ChartWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_chart([charted(output())], editable=True)
    path = tmp_path / "走势"
    save_as(monkeypatch, path)
    window.tools.table_requested.emit()
    qtbot.waitUntil(lambda: bool(window.notices.text()))
    sheet = load_workbook(tmp_path / "走势.xlsx").active
    assert sheet is not None
    assert sheet["E2"].value == 80
    assert window.notices.text() == "已导出 走势.xlsx。"


def test_a_picture_that_cannot_be_written_is_told(
    window: ChartWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_chart([charted(output())], editable=True)
    path = tmp_path / "nowhere" / "a.png"
    save_as(monkeypatch, path)
    window.tools.picture_requested.emit()
    qtbot.waitUntil(lambda: bool(window.notices.text()))
    assert window.notices.text().startswith(f"无法写入“{path}”")


def test_the_table_is_copied_with_its_keys(window: ChartWindow) -> None:
    window.show_chart([charted(output())], editable=True)
    window.table.selectRow(4)
    QTest.keyClick(window.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("2019\t地区生产总值\t90.9亿元")


def test_three_times_as_many_series_are_drawn_in_about_three_times_the_steps(window: ChartWindow) -> None:
    told = tuple(printing(year, f"{year - 1900}亿元", year + 1) for year in range(1949, 2024))
    chart = [charted(type(output())(OUTPUT._replace(name=str(at)), f"指标{at}", told)) for at in range(12)]

    def draw(many: int) -> None:
        window.show_chart(chart[:many], editable=True)
        window.grab()

    few, many = (steps(partial(draw, many)) for many in (4, 12))
    assert many < 4 * few
    assert QPointF(spot_place(window, 0)).x() > 0


def test_every_control_has_a_name_for_a_screen_reader(window: ChartWindow) -> None:
    other = replace(people(), key=PEOPLE._replace(name="人口"))
    window.show_chart([charted(people(), proposed=(other,)), charted(rate())], editable=True)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not isinstance(widget, QHeaderView)
        and not widget.objectName().startswith("qt_")
        and type(widget).__name__ not in ("QTableCornerButton", "QLineEditIconButton", "QComboBoxListView")
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and len(widget.text()) > 1)
    ]
    assert nameless == []


def test_the_keyboard_goes_through_the_chart_and_never_stops_in_the_drawing(window: ChartWindow) -> None:
    window.show_chart([charted(output())], editable=True)
    window.activateWindow()
    window.chooser.search.setFocus()
    seen: list[QWidget | None] = []
    for _ in range(20):
        window.focusNextChild()
        seen.append(window.focusWidget())
    assert {window.chooser.view, window.table, window.tools.out} <= set(seen)
    assert window.view not in seen
