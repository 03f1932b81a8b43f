"""How much of a search each year, entry and place has, listed beside the hits; what it is narrowed to."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.models import column, under_test
from yearbook_viewer.gui.facet_rows import Chip, Facet, chips_of, rows_of, toggled
from yearbook_viewer.gui.facets_model import FacetsModel
from yearbook_viewer.gui.facets_pane import FacetsPane
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryCount, EntryId, Facets, Narrowing, Where, YearCount

FACETS = Facets(
    years=(YearCount(2018, 9, 4, 300), YearCount(2019, 4, 2, 280), YearCount(None, 1, 1, 5)),
    entries=(EntryCount(EntryId(7), "临江县水利局", 2018, 9, 4), EntryCount(EntryId(8), "农业", None, 5, 3)),
    of_entries=230,
    places=((Where.HEADING, 2), (Where.TEXT, 5)),
)


def test_counts_are_listed_with_their_shares_the_newest_year_first(say: Catalogue) -> None:
    rows = rows_of(Facet.YEARS, FACETS, Narrowing(years=frozenset({2019})), say)
    assert [(row.value, row.name, row.count, row.share, row.chosen) for row in rows] == [
        (2019, "2019 年", 2, 0.5, True),
        (2018, "2018 年", 4, 1.0, False),
        (None, "年份未知", 1, 0.25, False),
    ]
    assert rows[1].tip == "9 处,4 个小节(共有 300 个小节)"
    assert [row.name for row in rows_of(Facet.ENTRIES, FACETS, Narrowing(), say)] == ["2018 · 临江县水利局", "农业"]
    assert [row.name for row in rows_of(Facet.PLACES, FACETS, Narrowing(), say)] == ["小节标题", "正文"]


def test_a_click_narrows_and_another_takes_it_back() -> None:
    once = toggled(Narrowing(), Facet.YEARS, None)
    assert once == Narrowing(years=frozenset({None}))
    twice = toggled(once, Facet.PLACES, Where.TITLE)
    assert twice == Narrowing(years=frozenset({None}), places=frozenset({Where.TITLE}))
    assert toggled(twice, Facet.YEARS, None) == Narrowing(places=frozenset({Where.TITLE}))


def test_what_is_narrowed_to_is_told_in_chips(say: Catalogue) -> None:
    narrowed = Narrowing(frozenset({2019, None, 2018}), frozenset({EntryId(7), EntryId(9)}), frozenset({Where.TEXT}))
    titles = {EntryId(7): "临江县水利局"}
    assert chips_of(narrowed, lambda entry: titles.get(entry, ""), say) == [
        Chip(Facet.YEARS, 2018, "2018 年"),
        Chip(Facet.YEARS, 2019, "2019 年"),
        Chip(Facet.YEARS, None, "年份未知"),
        Chip(Facet.ENTRIES, EntryId(7), "临江县水利局"),
        Chip(Facet.ENTRIES, EntryId(9), "条目"),
        Chip(Facet.PLACES, Where.TEXT, "正文"),
    ]


def test_the_model_of_counts_keeps_the_rules_of_qt(say: Catalogue, qapp: object) -> None:
    model = FacetsModel()
    tester = under_test(model)
    for facet in (Facet.YEARS, Facet.YEARS, Facet.ENTRIES, Facet.PLACES):
        model.show_rows(rows_of(facet, FACETS, Narrowing(), say))
    assert column(model, 0) == ["小节标题 2", "正文 5"]
    model.show_rows(())
    model.toggle(QModelIndex())
    assert tester


def test_counts_unfold_one_at_a_time_and_tell_what_is_not_listed(say: Catalogue, qtbot: QtBot) -> None:
    pane = FacetsPane(say, LIGHT)
    qtbot.addWidget(pane)
    pane.show()
    pane.show_facets(FACETS)
    assert pane.view.isHidden()
    pane.buttons[Facet.ENTRIES].click()
    assert (pane.open, pane.view.isHidden(), pane.more.text()) == (Facet.ENTRIES, False, "另有 228 个条目")
    pane.buttons[Facet.PLACES].click()
    assert (pane.open, pane.more.isHidden(), pane.buttons[Facet.ENTRIES].isChecked()) == (Facet.PLACES, True, False)
    pane.buttons[Facet.PLACES].click()
    assert (pane.open, pane.view.isHidden()) == (None, True)


def test_which_counts_are_unfolded_is_kept(say: Catalogue, qtbot: QtBot) -> None:
    pane = FacetsPane(say, LIGHT)
    qtbot.addWidget(pane)
    pane.restore("")
    pane.fit(400)
    assert (pane.open, pane.state()) == (None, "")
    pane.fit(800)
    assert (pane.open, pane.state()) == (Facet.YEARS, "")
    for state in ("none", "entries"):
        pane.restore(state)
        pane.fit(800)
        assert pane.state() == state


def test_a_click_on_a_count_says_what_it_is_of(say: Catalogue, qtbot: QtBot) -> None:
    pane = FacetsPane(say, LIGHT)
    qtbot.addWidget(pane)
    told: list[tuple[object, object]] = []
    pane.toggled.connect(lambda facet, value: told.append((facet, value)))
    pane.show()
    pane.unfold(Facet.YEARS)
    pane.show_facets(FACETS)
    area = pane.view.visualRect(pane.model.index(2))
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert told == [(Facet.YEARS, None)]
