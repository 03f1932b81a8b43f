"""The list of what was found, whose rows come by pages; its words, its painting, and its header."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.models import under_test
from yearbook_viewer.gui.hit_words import count_words, marked_title, spoken, standing, text_after_title
from yearbook_viewer.gui.hits_model import PAGE, HitRole, HitsModel
from yearbook_viewer.gui.search_header import SearchHeader
from yearbook_viewer.gui.search_panel import SearchPanel
from yearbook_viewer.gui.theme import DARK, LIGHT, Theme
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import (
    EntryId,
    Hit,
    HitOrder,
    Hits,
    SearchWish,
    SectionId,
    Where,
)

A_MILLION = 1_000_000


def hit(number: int = 1, count: int = 1, where: Where = Where.TEXT, title: str = "粮食生产") -> Hit:
    """The words 亩产 in a line of text."""
    section = SectionId(number) if title else None
    return Hit(EntryId(1), section, "农业", title, 2019, where, count, 3, 5, f"第{number}处亩产四百斤", ((3, 5),))


def page(number: int) -> tuple[Hit, ...]:
    return tuple(hit(row) for row in range(number * PAGE, (number + 1) * PAGE))


def found(sections: int) -> Hits:
    return Hits(sections, sections, 1, page(0)[:sections])


@pytest.fixture
def asked() -> list[int]:
    """The pages that the model has asked for."""
    return []


@pytest.fixture
def model(say: Catalogue, qtbot: QtBot, asked: list[int]) -> HitsModel:
    made = HitsModel(say)
    made.page_wanted.connect(asked.append)
    return made


def test_the_model_keeps_the_rules_of_qt(model: HitsModel, qtbot: QtBot, asked: list[int]) -> None:
    tester = under_test(model)
    for sections in (0, 3, PAGE, 3 * PAGE, 3 * PAGE, 5, 0):
        model.show_hits(found(sections))
        assert model.rowCount() == sections
        if sections:
            assert model.index(0).data(HitRole.HIT) == hit(0)
        if sections > PAGE:
            assert model.index(2 * PAGE).data() == "…"
            qtbot.wait(1)
            model.take_page(2, page(2))
            assert model.index(2 * PAGE).data(HitRole.HIT) == hit(2 * PAGE)
    assert tester


def test_the_first_page_comes_with_the_answer_and_is_not_asked_for(
    model: HitsModel, qtbot: QtBot, asked: list[int]
) -> None:
    model.show_hits(found(A_MILLION))
    assert model.hit(PAGE - 1) == hit(PAGE - 1)
    qtbot.wait(1)
    assert asked == []


def test_of_a_million_rows_only_those_looked_at_last_are_asked_for(
    model: HitsModel, qtbot: QtBot, asked: list[int]
) -> None:
    model.show_hits(found(A_MILLION))
    for row in range(0, A_MILLION, 1_000):
        model.hit(row)
    model.hit(A_MILLION - 1)
    qtbot.wait(1)
    last = (A_MILLION - 1) // PAGE
    assert len(asked) == 1
    while asked[-1] != last:
        model.take_page(asked[-1], page(asked[-1]))
    model.take_page(last, page(last))
    assert len(asked) <= 3
    assert model.hit(A_MILLION - 1) == hit(A_MILLION - 1)


def test_a_page_of_an_earlier_search_is_dropped(model: HitsModel, qtbot: QtBot, asked: list[int]) -> None:
    model.show_hits(found(100))
    model.hit(50)
    qtbot.wait(1)
    model.show_hits(found(90))
    model.take_page(2, page(2))
    assert model.hit(50) is None


def test_a_page_that_cannot_be_had_is_not_asked_for_again_until_it_is_looked_at(
    model: HitsModel, qtbot: QtBot, asked: list[int]
) -> None:
    model.show_hits(found(100))
    model.hit(50)
    qtbot.wait(1)
    model.take_page(2, ())
    qtbot.wait(1)
    assert asked == [2]
    model.hit(50)
    qtbot.wait(1)
    assert asked == [2, 2]


def test_a_row_says_where_it_stands_and_how_often(say: Catalogue) -> None:
    assert standing(hit(), say) == "2019 年 · 农业"
    assert standing(hit(where=Where.HEADING), say) == "2019 年 · 农业 · 小节标题"
    assert standing(hit(title=""), say) == "2019 年 · 条目开头"
    assert standing(hit(title="", where=Where.TITLE), say) == "2019 年 · 条目标题"
    assert [count_words(hit(count=count), say) for count in (1, 2, 1234)] == ["", "2 处", "1,234 处"]
    assert spoken(hit(count=2), say) == "粮食生产。2019 年 · 农业。2 处。第1处亩产四百斤"


def test_a_heading_that_was_found_is_lit_up_as_the_title_and_the_text_goes_on_behind_it() -> None:
    line = "【粮食生产】 2019年,粮食亩产四百斤"
    one = replace(hit(where=Where.HEADING), snippet=line, marks=((1, 3), (13, 15)))
    assert marked_title(one) == ("粮食生产", ((0, 2),))
    assert text_after_title(one) == ("2019年,粮食亩产四百斤", ((6, 8),))
    across = replace(one, snippet="一、粮食生产 亩产", marks=((4, 9),))
    assert (marked_title(across)[1], text_after_title(across)) == (((2, 4),), ("亩产", ((0, 2),)))


def test_a_title_that_is_not_before_the_text_leaves_the_line_as_it_is() -> None:
    in_text = replace(hit(), snippet="粮食生产形势好", marks=((0, 2),))
    assert (marked_title(in_text)[1], text_after_title(in_text)) == ((), ("粮食生产形势好", ((0, 2),)))
    alone = replace(in_text, where=Where.HEADING, snippet="【粮食生产】", marks=((1, 3),))
    assert text_after_title(alone) == ("【粮食生产】", ((1, 3),))


def inked(image: QImage, colour: str) -> int:
    """How many pixels have just that colour."""
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


@pytest.fixture
def show(say: Catalogue, qtbot: QtBot) -> Callable[..., SearchPanel]:
    """A search tab that shows one hit."""

    def shown(one: Hit, theme: Theme = LIGHT, width: int = 300) -> SearchPanel:
        panel = SearchPanel(say, theme)
        qtbot.addWidget(panel)
        panel.resize(width, 300)
        panel.show()
        panel.show_hits(SearchWish("亩产"), Hits(one.count, 1, 1, (one,)))
        return panel

    return shown


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_words_are_lit_up_in_the_list(show: Callable[..., SearchPanel], theme: Theme) -> None:
    assert inked(show(hit(), theme).grab().toImage(), theme.found) > 50


@pytest.mark.parametrize("width", [240, 300, 460])
@pytest.mark.parametrize("before", [0, 17, 18, 30, 75])
def test_the_first_hit_is_seen_however_narrow_the_list_is(
    show: Callable[..., SearchPanel], width: int, before: int
) -> None:
    text = "\U00020000" + "稻" * before + "亩产四百斤" + "麦" * 60
    one = Hit(EntryId(1), SectionId(1), "农业", "粮" * 60, 2019, Where.TEXT, 1, 0, 2, text, ((before + 1, before + 3),))
    assert inked(show(one, LIGHT, width).grab().toImage(), LIGHT.found) > 50


def test_letters_typed_into_the_list_ask_for_no_rows(show: Callable[..., SearchPanel], qtbot: QtBot) -> None:
    panel = show(hit())
    asked: list[int] = []
    panel.model.page_wanted.connect(asked.append)
    panel.show_hits(SearchWish("亩产"), found(A_MILLION))
    qtbot.wait(20)
    del asked[:]
    panel.view.setFocus()
    QTest.keyClicks(panel.view, "zzz")
    qtbot.wait(20)
    assert asked == []


def test_the_header_counts_and_tells_of_an_index_that_is_not_whole(say: Catalogue, qtbot: QtBot) -> None:
    header = SearchHeader(say)
    qtbot.addWidget(header)
    header.show_counts(Hits(1234, 56, 7, (hit(),), scanned=3))
    assert header.count.text() == "共 1,234 处,56 个小节,7 个条目"
    assert header.scanned.text() == "索引正在补建,暂以逐篇查找代替(还有 3 个条目)"
    header.show_counts(Hits(0, 56, 7, (hit(),)))
    assert (header.count.text(), header.scanned.isHidden()) == ("共 56 个小节,7 个条目", True)


def test_the_header_shows_how_was_searched(say: Catalogue, qtbot: QtBot) -> None:
    header = SearchHeader(say)
    qtbot.addWidget(header)
    header.show_wish(SearchWish("亩产", exact=True, order=HitOrder.NEWEST), within=True)
    assert (header.order.text(), header.exact.isChecked(), header.within.isChecked()) == ("新年份在前 ▾", True, True)
    assert [order for order, action in header.orders.items() if action.isChecked()] == [HitOrder.NEWEST]
