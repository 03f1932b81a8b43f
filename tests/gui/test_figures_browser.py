"""The figures browser's rows, its lazy model, and the filter that is made of what was typed and chosen."""

from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.figures_browser_groups import GroupsModel
from yearbook_viewer.gui.figures_browser_model import PAGE, FiguresBrowserModel
from yearbook_viewer.gui.figures_browser_rows import BrowserColumn, BrowserRow, rows_of, table_text
from yearbook_viewer.gui.figures_browser_wishes import Typed, Unread, filter_of, status_words
from yearbook_viewer.gui.paged_rows import KEPT
from yearbook_viewer.gui.theme import DARK, LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import (
    EntryId,
    Figure,
    FigureAddress,
    FigureFilter,
    FigureGroup,
    FigureGrouping,
    FigureOrder,
    Period,
    Printing,
    Role,
)

A_MILLION = 1_000_000


def printing(number: int = 0, **figure: Any) -> Printing:
    told: Any = {"text": "3.5万亩", "value": Decimal(35_000), "unit": "亩", "role": Role.LEVEL, "relation": ""} | dict(
        figure
    )
    return Printing(
        address=FigureAddress(EntryId(1), number),
        figure=Figure(
            start=6,
            end=11,
            qualifier="",
            indicator=f"播种面积{number}",
            year=2019,
            period=Period.FLOW,
            scope="全县",
            **told,
        ),
        entry_title="农业",
        subject="临江县",
        place=("经济",),
        volume="临江年鉴",
        volume_year=2020,
        entry_year=2019,
        section=None,
        section_title="种植业",
        sentence="全年播种面积3.5万亩。",
        sentence_start=0,
    )


class Numbered(tuple[FigureAddress, ...]):
    """As many addresses as wished without making them."""

    def __new__(cls, count: int) -> "Numbered":
        made = super().__new__(cls)
        made.count_ = count  # type: ignore[attr-defined]
        return made

    def __len__(self) -> int:
        return int(self.count_)  # type: ignore[attr-defined]

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        if isinstance(place, slice):
            return tuple(FigureAddress(EntryId(1), each) for each in range(len(self))[place])
        return FigureAddress(EntryId(1), range(len(self))[place])


@pytest.fixture
def model(say: Catalogue, qtbot: QtBot) -> FiguresBrowserModel:
    model = FiguresBrowserModel(say, LIGHT)
    model.asked = []  # type: ignore[attr-defined]
    model.page_wanted.connect(model.asked.append)  # type: ignore[attr-defined]
    return model


def give(model: FiguresBrowserModel, number: int, say: Catalogue) -> None:
    model.take_page(number, rows_of((printing(address.ordinal) for address in model.page(number)), say))


def shown(model: FiguresBrowserModel, row: int, column: BrowserColumn = BrowserColumn.INDICATOR) -> object:
    return model.index(row, column).data()


def test_the_model_keeps_the_rules_of_qt(model: FiguresBrowserModel, say: Catalogue, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for count in (0, 5, 90, 90, 70, 0):
        model.show_addresses(Numbered(count))
        assert model.rowCount() == count
        if count:
            assert shown(model, 0) == "…"
            qtbot.wait(1)
            give(model, 0, say)
            assert shown(model, 0) == "播种面积0"
    groups = GroupsModel(say, LIGHT)
    other = QAbstractItemModelTester(groups, QAbstractItemModelTester.FailureReportingMode.Fatal)
    groups.show_groups((FigureGroup("亩", 1200), FigureGroup("", 3)))
    assert [groups.index(row, 0).data() for row in range(2)] == ["亩", "没有写明指标"]
    assert groups.index(0, 1).data() == "1,200"
    assert not groups.flags(groups.index(1, 0)) & Qt.ItemFlag.ItemIsEnabled
    assert tester and other


def test_only_what_is_looked_at_last_is_asked_for_one_page_at_a_time(
    model: FiguresBrowserModel, say: Catalogue, qtbot: QtBot
) -> None:
    model.show_addresses(Numbered(A_MILLION))
    for row in range(0, A_MILLION, PAGE * 1_000):
        shown(model, row)
    last = (A_MILLION - 1) // PAGE
    shown(model, A_MILLION - 1)
    qtbot.wait(1)
    assert len(model.asked) == 1  # type: ignore[attr-defined]
    while model.asked[-1] != last:  # type: ignore[attr-defined]
        give(model, model.asked[-1], say)  # type: ignore[attr-defined]
    give(model, last, say)
    assert len(model.asked) <= 3  # type: ignore[attr-defined]
    assert shown(model, A_MILLION - 1) == f"播种面积{A_MILLION - 1}"


def test_a_page_of_an_earlier_listing_is_not_shown(model: FiguresBrowserModel, say: Catalogue, qtbot: QtBot) -> None:
    model.show_addresses(Numbered(500))
    shown(model, 0)
    qtbot.wait(1)
    late = rows_of([printing(99)], say)
    model.show_addresses(Numbered(400))
    model.take_page(0, late)
    assert shown(model, 0) == "…"


def test_pages_looked_at_long_ago_are_let_go(model: FiguresBrowserModel, say: Catalogue, qtbot: QtBot) -> None:
    model.show_addresses(Numbered(PAGE * (KEPT + 5)))
    for page in range(KEPT + 5):
        shown(model, page * PAGE)
        qtbot.wait(1)
        give(model, page, say)
    assert shown(model, PAGE * 5) != "…"
    assert shown(model, PAGE * 4) == "…"


def test_a_page_that_cannot_be_had_is_not_asked_for_without_end(model: FiguresBrowserModel, qtbot: QtBot) -> None:
    model.show_addresses(Numbered(10))
    shown(model, 0)
    qtbot.wait(1)
    model.take_page(0, ())
    qtbot.wait(5)
    assert model.asked == [0]  # type: ignore[attr-defined]


def test_a_row_says_what_is_printed_and_its_value_in_the_unit_that_is_wished(say: Catalogue) -> None:
    row = BrowserRow(printing(1), say)
    assert [row.text(column, {}) for column in BrowserColumn] == [
        "播种面积1", "3.5万亩", "35,000", "亩", "", "2019", "全年数", "全县", "临江县",
        "临江年鉴 2020", "农业", "种植业",
    ]  # fmt: skip
    assert [row.text(column, {"面积": "公顷"}) for column in (BrowserColumn.TEXT, BrowserColumn.VALUE)] == [
        "3.5万亩",
        "2,333.3333",
    ]
    assert row.text(BrowserColumn.UNIT, {"面积": "万亩"}) == "万亩"
    assert row.text(BrowserColumn.VALUE, {"面积": "万亩"}) == "3.5"


def test_a_change_stands_in_its_own_column_with_its_sign_and_what_it_is_compared_with(say: Catalogue) -> None:
    row = BrowserRow(printing(role=Role.DECREASE, value=Decimal("6.2"), unit="%", text="6.2%", relation="2018"), say)
    assert row.text(BrowserColumn.VALUE, {}) == ""
    assert row.text(BrowserColumn.CHANGE, {}) == "−6.2"
    assert row.tip(BrowserColumn.CHANGE, {}) == "较 2018 年"


def test_goals_and_doubts_say_so(say: Catalogue, model: FiguresBrowserModel, qtbot: QtBot) -> None:
    model.show_addresses(Numbered(1))
    shown(model, 0)
    qtbot.wait(1)
    model.take_page(0, rows_of([printing(target=True, doubt="figure-unit")], say))
    assert shown(model, 0) == "播种面积0(目标)"
    assert shown(model, 0, BrowserColumn.TEXT) == "3.5万亩 ?"
    tip = model.index(0, BrowserColumn.TEXT).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "数字后面没有单位。\n全年播种面积3.5万亩。"
    model.set_theme(DARK)
    assert model.index(0, 0).data(Qt.ItemDataRole.ForegroundRole).name().upper() == DARK.dim


def test_copied_rows_have_a_header_and_their_sentences(say: Catalogue) -> None:
    text = table_text(
        rows_of([printing(2, text="3.5万\n亩")], say), [BrowserColumn.INDICATOR, BrowserColumn.TEXT], {}, say
    )
    assert text == "指标\t原文\t原句\n播种面积2\t3.5万 亩\t全年播种面积3.5万亩。\n"


def test_what_was_typed_and_chosen_make_one_filter(say: Catalogue) -> None:
    typed = Typed("产值", "临江", "农", "２０１８年", "2020", "", "500-800 万元", targets=True)
    chosen = {FigureGrouping.INDICATOR: "农业总产值", FigureGrouping.YEAR: "2019"}
    assert filter_of(typed, chosen, {}, say) == FigureFilter(
        words="产值",
        indicator="农业总产值",
        subject_words="临江",
        place_words="农",
        first_year=2019,
        last_year=2019,
        family="人民币",
        least=Decimal(5_000_000),
        most=Decimal(8_000_000),
        targets=True,
    )


def test_years_the_wrong_way_round_and_half_a_year_are_taken_kindly(say: Catalogue) -> None:
    assert filter_of(Typed(first_year="2020", last_year="2018"), {}, {}, say) == FigureFilter(
        first_year=2018, last_year=2020
    )
    assert filter_of(Typed(first_year="201"), {}, {}, say) == FigureFilter()


def test_a_number_without_unit_is_meant_in_the_unit_that_is_shown(say: Catalogue) -> None:
    wanted = filter_of(Typed(family="人民币", span="=5"), {}, {"人民币": "亿元"}, say)
    assert (wanted.least, wanted.most) == (Decimal(500_000_000), Decimal(500_000_000))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (Typed(span="很多"), "看不懂范围“很多”。"),
        (Typed(first_year="去年"), "看不懂年份“去年”。"),
        (Typed(family="重量", span=">3元"), "范围“>3元”不是“重量”的单位。"),
    ],
)
def test_what_cannot_be_understood_is_said_in_a_sentence(say: Catalogue, typed: Typed, sentence: str) -> None:
    with pytest.raises(Unread) as unread:
        filter_of(typed, {}, {}, say)
    assert unread.value.sentence.startswith(sentence)


def test_the_status_counts_and_tells_the_order(say: Catalogue) -> None:
    assert status_words(12_345, FigureOrder.VALUE, say, falling=True) == "共 12,345 条,按数值从大到小"


def test_an_invalid_index_has_no_data(model: FiguresBrowserModel) -> None:
    assert model.data(QModelIndex()) is None
