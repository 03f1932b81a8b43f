"""What a chart draws, lists and says, without an archive."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.series_made import OUTPUT, PEOPLE, RATE, output, people, printing, rate
from yearbook_viewer.export.series_rows import Print
from yearbook_viewer.gui.chart_asking import Charted
from yearbook_viewer.gui.chart_chooser import DETAIL, Chooser, ChooserModel
from yearbook_viewer.gui.chart_courses import (
    Course,
    Measure,
    Panel,
    Wish,
    courses_of,
    panels_of,
    source_line,
    styles_of,
    title_of,
)
from yearbook_viewer.gui.chart_links import LinksPanel
from yearbook_viewer.gui.chart_model import ChartColumn, ChartModel
from yearbook_viewer.gui.chart_styles import MOST, style_of
from yearbook_viewer.gui.chart_words import spot_words
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import LinkState, Printing, Series, SeriesLink, SeriesListing

PLAIN = Wish()
LISTINGS = (
    SeriesListing(OUTPUT, "地区生产总值", "元", 2017, 2021, 4, 6),
    SeriesListing(PEOPLE, "户籍人口", "人", 2017, 2019, 3, 3),
)


def charted(series: Series, goals: tuple[Printing, ...] = (), proposed: tuple[Series, ...] = ()) -> Charted:
    links = tuple(SeriesLink(series.key, other.key, LinkState.PROPOSED, 0.8) for other in proposed)
    return Charted(series, goals, links, proposed)


def courses(*chart: Charted, wish: Wish = PLAIN) -> tuple[Course, ...]:
    return courses_of(chart, styles_of(chart, {}), wish)


def panels(*chart: Charted, wish: Wish = PLAIN) -> tuple[Panel, ...]:
    return panels_of(courses(*chart, wish=wish), wish.measure, Catalogue("zh"))


def points(panel: Panel, line: int = 0) -> list[tuple[int, float]]:
    return [(spot.year, spot.value) for spot in panel.lines[line].spots]


def test_a_year_that_none_prints_is_a_gap_in_the_line() -> None:
    (panel,) = panels(charted(output()))
    assert panel.unit == "亿元"
    assert panel.lines[0].runs == (((2017, 80.0), (2018, 86.5), (2019, 90.9)), ((2021, 101.0),))


def test_every_value_is_a_point_and_printings_of_one_value_share_theirs() -> None:
    (panel,) = panels(charted(output()))
    assert points(panel) == [(2017, 80.0), (2018, 86.5), (2019, 90.9), (2019, 92.3), (2021, 101.0)]
    assert [len(spot.rows) for spot in panel.lines[0].spots] == [1, 2, 1, 1, 1]
    assert [spot.told for spot in panel.lines[0].spots][2:4] == [Print.REVISED, Print.FIRST]
    assert [spot.leads for spot in panel.lines[0].spots] == [True, True, True, False, True]


def test_goals_are_drawn_only_when_asked_for_and_never_on_the_line() -> None:
    goals = (printing(2022, "108亿元", 2022, target=True), printing(2021, "101亿元", 2021, target=True))
    assert points(panels(charted(output(), goals))[0])[-1] == (2021, 101.0)
    (panel,) = panels(charted(output(), goals), wish=Wish(goals=True))
    assert [(spot.year, spot.told) for spot in panel.lines[0].spots][-3:] == [
        (2021, Print.FIRST),
        (2021, Print.GOAL),
        (2022, Print.GOAL),
    ]
    assert panel.lines[0].runs[-1] == ((2021, 101.0),)


def test_units_are_never_mixed_on_an_axis() -> None:
    told = panels(charted(output()), charted(people()), charted(rate()))
    assert [(panel.unit, len(panel.lines)) for panel in told] == [("亿元", 1), ("万人", 1), ("%", 1)]
    income = Series(OUTPUT._replace(name="收入"), "收入", (printing(2018, "30120元", 2019, "收入"),))
    assert [panel.unit for panel in panels(charted(output()), charted(income))] == ["亿元", "元"]
    together = panels(charted(output()), charted(income), wish=Wish(units={"人民币": "万元"}))
    assert [(panel.unit, len(panel.lines)) for panel in together] == [("万元", 2)]
    assert points(together[0])[0] == (2017, 800_000.0)
    assert points(together[0], 1) == [(2018, 3.012)]


def test_growth_is_in_per_cent_and_of_rates_in_points() -> None:
    told = panels(charted(output()), charted(rate()), wish=Wish(Measure.GROWTH))
    assert [panel.unit for panel in told] == ["比上年增减,%", "比上年增减,百分点"]
    assert points(told[0])[0] == (2018, 8.125)
    assert [year for year, _ in points(told[0])] == [2018, 2019]
    assert points(told[1]) == [(2018, 1.5), (2019, 0.5)]


def test_with_the_first_year_as_100_all_share_an_axis() -> None:
    (panel,) = panels(charted(output()), charted(people()), wish=Wish(Measure.INDEX))
    assert points(panel)[-1] == (2021, 126.25)
    assert points(panel, 1)[0] == (2017, 100.0)


def test_a_proposed_series_is_drawn_beside_the_one_it_may_be() -> None:
    other = Series(PEOPLE._replace(name="人口"), "人口", (printing(2020, "30.5万人", 2021, "人口"),))
    (panel,) = panels(charted(people(), proposed=(other,)))
    assert [(line.label, line.proposed, line.style, line.colour) for line in panel.lines] == [
        ("户籍人口", False, 0, 0),
        ("人口", True, 1, 0),
    ]


def test_a_proposed_line_begins_where_the_one_ends_that_it_may_go_on() -> None:
    told = tuple(printing(year, words, year + 1, "人口") for year, words in ((2020, "30.5万人"), (2023, "30万人")))
    other = Series(PEOPLE._replace(name="人口"), "人口", told)
    assert panels(charted(people(), proposed=(other,)))[0].lines[1].runs == (
        ((2019, 30.8), (2020, 30.5)),
        ((2023, 30.0),),
    )
    (panel,) = panels(charted(people(), proposed=(other,)), wish=Wish(Measure.INDEX))
    assert panel.lines[1].runs[0] == ((2020, 100.0),)


def test_the_list_of_proposals_says_which_are_drawn(qapp: object) -> None:
    links = LinksPanel(Catalogue("zh"))
    others = [Series(PEOPLE._replace(name=name), name, ()) for name in ("人口", "人口数", "总人口")]
    chart = charted(people(), proposed=tuple(others))
    links.show_links([replace(chart, proposed=chart.proposed[:2])], editable=True)
    words = [[label.text() for label in row.findChildren(QLabel)] for row in links.rows]
    assert words == [["人口(图中虚点线)", "相似 80%"], ["人口数(图中虚点线)", "相似 80%"], ["总人口", "相似 80%"]]


def test_the_same_indicator_at_several_places_is_told_apart_by_the_place() -> None:
    elsewhere = Series(
        OUTPUT._replace(subject="云泽市"), "云泽市地区生产总值", (printing(2018, "400亿元", 2019, subject="云泽市"),)
    )
    told = courses(charted(output()), charted(elsewhere))
    assert [course.label for course in told] == ["松原县地区生产总值", "云泽市地区生产总值"]
    say = Catalogue("zh")
    assert title_of(told, say) == "松原县地区生产总值、云泽市地区生产总值(2017—2021 年)"
    assert title_of(courses(charted(output())), say) == "松原县 地区生产总值(2017—2021 年)"


def test_the_source_names_volumes_and_years() -> None:
    assert source_line(courses(charted(output())), Catalogue("zh")) == "资料来源:松原年鉴 2018—2022 年卷"
    assert source_line((), Catalogue("zh")) == ""


def test_a_series_keeps_its_look_when_another_is_taken_away() -> None:
    before = styles_of((charted(output()), charted(people())), {})
    assert styles_of((charted(people()),), before) == {PEOPLE: 1}
    assert styles_of((charted(people()), charted(rate())), {PEOPLE: 1}) == {PEOPLE: 1, RATE: 0}


def test_no_two_series_look_alike_even_without_colour() -> None:
    looks = [style_of(number, LIGHT) for number in range(MOST)]
    shapes = {(str([look.symbol.elementAt(at).x for at in range(3)]), look.dashes) for look in looks}
    assert len(shapes) == MOST


def test_a_point_tells_every_printing_with_its_sentence() -> None:
    (panel,) = panels(charted(output()))
    words = spot_words(panel.lines[0], panel.lines[0].spots[1], "亿元", Measure.VALUE, Catalogue("zh"))
    assert "2018 年 地区生产总值" in words
    assert "(初次) 松原年鉴 2019 年卷、经济" in words
    assert "(重印) 松原年鉴 2020 年卷、经济" in words
    assert "2018年,地区生产总值<u>86.5亿元</u>。" in words


@pytest.fixture
def model(qapp: object) -> ChartModel:
    model = ChartModel(Catalogue("zh"), LIGHT)
    model.show_courses(courses(charted(output()), charted(people())))
    return model


def shown(model: ChartModel, row: int) -> list[object]:
    return [model.index(row, column).data() for column in ChartColumn]


def test_the_table_has_the_words_as_printed_beside_the_value_and_how_it_changed(model: ChartModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 9
    assert shown(model, 4) == [
        "2019", "地区生产总值", "90.9亿元", "90.9", "亿元", "＋4.4", "＋5.09", "修订", "松原年鉴 2021 年卷", "经济",
    ]  # fmt: skip
    assert shown(model, 3)[5:8] == ["", "", "初次"]
    assert shown(model, 7)[2:8] == ["31.0万人", "31", "万人", "−0.2", "−0.64", "初次"]
    assert model.index(4, 0).data(Qt.ItemDataRole.ToolTipRole) == "2019年,地区生产总值90.9亿元。"
    model.show_courses(())
    assert model.rowCount() == 0


def test_thousands_are_set_apart(qapp: object) -> None:
    model = ChartModel(Catalogue("zh"), LIGHT)
    model.show_courses(courses(charted(output()), wish=Wish(units={"人民币": "万元"})))
    assert shown(model, 1)[2:6] == ["86.5亿元", "865,000", "万元", "＋65,000"]


def test_the_table_is_copied_with_a_header(model: ChartModel) -> None:
    lines = model.table_text([4]).splitlines()
    assert lines[0].split("\t")[:4] == ["年份", "指标", "原文", "数值"]
    assert lines[1].split("\t")[:4] == ["2019", "地区生产总值", "90.9亿元", "90.9"]


@pytest.fixture
def chooser(qtbot: QtBot) -> Chooser:
    chooser = Chooser(Catalogue("zh"), LIGHT, 2)
    qtbot.addWidget(chooser)
    chooser.show_listings(LISTINGS)
    return chooser


def ticks(model: ChooserModel) -> list[tuple[object, bool]]:
    indices = [model.index(row) for row in range(model.rowCount())]
    return [(index.data(), index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked) for index in indices]


def tick(model: ChooserModel, row: int, state: Qt.CheckState = Qt.CheckState.Checked) -> bool:
    return model.setData(model.index(row), state, Qt.ItemDataRole.CheckStateRole)


def test_what_is_ticked_stays_listed_whatever_is_searched_for(chooser: Chooser, qtbot: QtBot) -> None:
    QAbstractItemModelTester(chooser.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    with qtbot.waitSignal(chooser.ticked) as told:
        tick(chooser.model, 1)
    assert told.args == [(PEOPLE,)]
    chooser.show_listings(LISTINGS[:1])
    assert ticks(chooser.model) == [("户籍人口", True), ("地区生产总值", False)]
    assert chooser.model.index(0).data(DETAIL) == "2017—2019 · 3 年 3 次"


def test_no_more_are_ticked_than_can_be_told_apart(chooser: Chooser) -> None:
    rates = SeriesListing(RATE, "城镇化率", "%", 2017, 2019, 3, 3)
    chooser.show_listings((*LISTINGS, rates))
    assert [tick(chooser.model, row) for row in range(3)] == [True, True, False]
    assert chooser.model.chosen() == (OUTPUT, PEOPLE)


def test_a_search_without_result_says_what_to_try(chooser: Chooser, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chooser.asked) as told:
        chooser.search.setText("粮食")
    assert told.args == ["粮食", ""]
    chooser.show_listings(())
    assert chooser.word.text() == "没有这样的指标。请换一个词,或者选“全部单位和地区”。"
    chooser.search.clear()
    chooser.show_listings(())
    assert chooser.word.text().startswith("档案里还没有带年份的指标。")


def test_a_click_anywhere_on_a_row_ticks_it(chooser: Chooser) -> None:
    chooser.resize(300, 400)
    chooser.show()
    where = chooser.view.visualRect(chooser.model.index(0)).center()
    QTest.mouseClick(chooser.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chooser.model.chosen() == (OUTPUT,)
    QTest.keyClick(chooser.view, Qt.Key.Key_Return)
    assert chooser.model.chosen() == ()


def link_words(panel: LinksPanel) -> list[Sequence[str]]:
    return [[button.text() for button in row.buttons] for row in panel.rows]


def test_proposals_are_decided_on_and_decisions_taken_back(qtbot: QtBot) -> None:
    panel = LinksPanel(Catalogue("zh"))
    qtbot.addWidget(panel)
    panel.show_links((charted(people(), proposed=(rate(),)),), editable=True)
    assert link_words(panel) == [["同一指标", "不是"]]
    with qtbot.waitSignal(panel.decided) as told:
        panel.rows[0].buttons[1].click()
    assert told.args == [PEOPLE, RATE, LinkState.REFUSED]
    settled = Charted(people(), (), (SeriesLink(PEOPLE, RATE, LinkState.ACCEPTED, 1.0),), ())
    panel.show_links((settled,), editable=False)
    assert link_words(panel) == [["收回判断"]]
    assert not panel.rows[0].buttons[0].isEnabled()
    panel.show_links((), editable=True)
    assert panel.isHidden()
