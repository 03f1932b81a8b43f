"""The page of an entity and its card: what they tell, and what is asked of them."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.entities_made import ACCEPTED, CHAMBER, OTHER, PERSON, PROPOSED, entity, mention, page
from tests.gui.models import under_test
from yearbook_viewer.gui.entity_card import EntityCard
from yearbook_viewer.gui.entity_mentions_model import PAGE, MentionRole, MentionsModel
from yearbook_viewer.gui.entity_page_view import EntityPageView
from yearbook_viewer.gui.entity_rename_dialog import EntityRenameDialog
from yearbook_viewer.gui.entity_way import EntityWay
from yearbook_viewer.gui.keywords_strip import KeywordsStrip
from yearbook_viewer.gui.paged_rows import WAITING
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import LinkState


@pytest.fixture
def view(qtbot: QtBot, say: Catalogue) -> EntityPageView:
    made = EntityPageView(say, LIGHT)
    qtbot.addWidget(made)
    made.resize(560, 640)
    made.show()
    return made


def test_a_page_tells_names_posts_documents_and_company(view: EntityPageView) -> None:
    view.show_page(page(), editable=True)
    assert view.name.text() == "云泽市工商业联合会"
    assert view.kind.text() == "机构"
    assert view.counts.text() == "2016–2018 年 · 3 处 · 2 个条目"
    assert view.summary.toPlainText().splitlines() == [
        "又称  市工商联",
        "职务  市工商联主席 2016–2017",
        "文献  《云泽市总商会章程》 2",
        "同句出现  何川 · 云泽市 5",
    ]


def test_mentions_are_grouped_by_year_and_opened_at_their_place(view: EntityPageView, qtbot: QtBot) -> None:
    view.show_page(page(), editable=True)
    rows = [view.model.index(row) for row in range(view.model.rowCount())]
    assert [row.data(MentionRole.BEGINS_YEAR) for row in rows] == [True, False, True]
    assert rows[0].data() == "2016 三月,市工商联召开执委会,何川作报告。(云泽市工商联 › 组织建设)"
    view.mentions.setCurrentIndex(rows[2])
    with qtbot.waitSignal(view.mention_opened) as opened:
        QTest.keyClick(view.mentions, Qt.Key.Key_Return)
    assert opened.args == [mention(2, 2017)]
    with qtbot.waitSignal(view.mention_shown) as shown:
        QTest.mouseClick(
            view.mentions.viewport(), Qt.MouseButton.LeftButton, pos=view.mentions.visualRect(rows[0]).center()
        )
    assert shown.args == [mention(0, 2016)]


def test_a_neighbour_is_asked_for_and_a_post_shows_where_it_stands(view: EntityPageView, qtbot: QtBot) -> None:
    view.show_page(page(), editable=True)
    with qtbot.waitSignal(view.entity_requested) as asked:
        view.summary.anchorClicked.emit(QUrl("name:1"))
    assert asked.args == [PERSON]
    with qtbot.waitSignal(view.mention_opened) as opened:
        view.summary.anchorClicked.emit(QUrl("post:0"))
    assert opened.args == [mention(1)]


@pytest.mark.parametrize(
    ("link", "verbs", "first"),
    [
        (PROPOSED, ["合并", "不是"], LinkState.ACCEPTED),
        (ACCEPTED, ["拆开"], LinkState.REFUSED),
    ],
)
def test_a_link_is_decided_with_a_button(
    view: EntityPageView, qtbot: QtBot, link: object, verbs: list[str], first: LinkState
) -> None:
    view.show_page(page(links=(link,)), editable=True)  # type: ignore[arg-type]
    row = view.links.rows[0]
    assert [button.text() for button in row.buttons] == verbs
    with qtbot.waitSignal(view.decided) as decided:
        row.buttons[0].click()
    assert decided.args == [link, first]


def test_the_other_of_a_link_is_looked_at_before_it_is_decided(view: EntityPageView, qtbot: QtBot) -> None:
    view.show_page(page(links=(PROPOSED,)), editable=True)
    with qtbot.waitSignal(view.entity_requested) as asked:
        view.links.rows[0].name.click()
    assert asked.args == [OTHER]


def test_nothing_can_be_changed_in_an_archive_for_reading(view: EntityPageView) -> None:
    view.show_page(page(links=(PROPOSED,)), editable=False)
    assert not view.rename.isEnabled()
    assert not any(button.isEnabled() for button in view.links.rows[0].buttons)


def test_most_of_a_small_page_is_left_to_the_mentions(view: EntityPageView) -> None:
    view.resize(345, 390)
    view.show_page(page(links=(PROPOSED, ACCEPTED)), editable=True)
    assert view.mentions.height() > view.height() / 3


def test_mentions_of_other_pages_are_asked_for_when_they_are_looked_at(qtbot: QtBot) -> None:
    model = MentionsModel()
    tester = under_test(model)
    model.show_mentions(3 * PAGE, page(PAGE).mentions)
    assert model.index(PAGE - 1).data() != WAITING
    with qtbot.waitSignal(model.page_wanted) as wanted:
        assert model.index(PAGE).data() == WAITING
    assert wanted.args == [1]
    model.take_page(1, [mention(number, 2030) for number in range(PAGE)])
    assert model.index(PAGE).data(MentionRole.BEGINS_YEAR)
    assert tester.model() is model


def test_the_way_goes_back_and_forward_and_a_new_page_ends_it() -> None:
    way = EntityWay()
    for key in (CHAMBER, OTHER, PERSON):
        way.go(key)
    assert way.step(-1) == OTHER
    assert way.step(-1) == CHAMBER
    assert way.step(-1) is None
    assert way.step(1) == OTHER
    way.go(CHAMBER)
    assert not way.can_step(1)
    assert way.here == CHAMBER


def test_a_name_is_changed_only_for_another(qtbot: QtBot, say: Catalogue) -> None:
    dialog = EntityRenameDialog(page().entity, say)
    qtbot.addWidget(dialog)
    assert [dialog.box.itemText(place) for place in range(dialog.box.count())] == ["云泽市工商业联合会", "市工商联"]
    assert not dialog.accept_button.isEnabled()
    dialog.box.setEditText(" 云泽市工商联 ")
    assert dialog.accept_button.isEnabled()
    assert dialog.name() == "云泽市工商联"


def test_a_card_tells_the_full_name_and_asks_for_the_page(qtbot: QtBot, say: Catalogue) -> None:
    card = EntityCard(say, LIGHT)
    qtbot.addWidget(card)
    card.show_page(page())
    told = (card.name.text(), card.others.text(), card.posts.text())
    assert told == ("云泽市工商业联合会", "又称 市工商联", "市工商联主席 2016–2017")
    with qtbot.waitSignal(card.open_requested) as asked:
        card.button.click()
    assert asked.args == [CHAMBER]
    card.clear()
    assert card.isHidden()
    assert card.key is None


def test_a_card_without_other_names_has_no_empty_lines(qtbot: QtBot, say: Catalogue) -> None:
    card = EntityCard(say, LIGHT)
    qtbot.addWidget(card)
    told = page()
    card.show_page(type(told)(entity(PERSON), (), (), (), (), ()))
    assert card.others.isHidden()
    assert card.posts.isHidden()


def test_keywords_that_have_no_room_are_left_out_and_the_line_keeps_its_height(qtbot: QtBot, say: Catalogue) -> None:
    strip = KeywordsStrip(say)
    qtbot.addWidget(strip)
    strip.resize(210, strip.height())
    strip.show()
    height = strip.height()
    words = ["商会", "民营企业", "参政议政", "组织建设", "光彩事业"]
    strip.show_words(words)
    shown = [button.text() for button in strip.buttons if not button.isHidden()]
    assert 0 < len(shown) < len(words)
    assert shown == words[: len(shown)]
    assert strip.height() == height
    with qtbot.waitSignal(strip.word_chosen) as chosen:
        strip.buttons[0].click()
    assert chosen.args == ["商会"]
    strip.show_words(())
    assert strip.height() == height
