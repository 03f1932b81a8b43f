"""The findings beside the text: listed, switched, dealt with, pointed out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests import findings_made as made
from yearbook_viewer.gui.document_view import DocumentView
from yearbook_viewer.gui.finding_cards import FindingCard
from yearbook_viewer.gui.findings_panel import FindingsPanel
from yearbook_viewer.gui.fonts import Families
from yearbook_viewer.gui.listed_findings import listed
from yearbook_viewer.gui.passage import passage_of
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, FindingKind, Review, ReviewState, SectionId, Verdict

SAID = Review(EntryId(1), made.SUM.kind, made.SCHOOLS.start, made.SUM.arithmetic, ReviewState.VERIFIED, "台账如此")
WHOLE = passage_of(made.reading(), None)


@pytest.fixture
def panel(qtbot: QtBot, say: Catalogue) -> FindingsPanel:
    panel = FindingsPanel(say)
    qtbot.addWidget(panel)
    panel.show_passage(WHOLE)
    panel.show_reviews((), editable=True)
    panel.show()
    return panel


def links(card: FindingCard) -> list[str]:
    return [button.text() for button in card.findChildren(QPushButton)]


def sentences(panel: FindingsPanel) -> list[str]:
    return [card.arithmetic.text() for card in panel.open.cards]


def test_those_that_do_not_agree_stand_first_and_those_that_agree_are_folded(
    panel: FindingsPanel, qtbot: QtBot
) -> None:
    assert sentences(panel) == ["98 + 87 = 185 ≠ 186", "188 ≠ 186", "21600 − 1200 = 20400 ± 50"]
    assert panel.waiting == 2
    panel.switches.chips[Verdict.CONSISTENT].click()
    # The window can do something else before the fourth card is made.
    assert len(panel.open.cards) == 3
    qtbot.waitUntil(lambda: len(panel.open.cards) == 4)
    assert sentences(panel)[-1] == "600 + 604 = 1204"


def test_the_switches_count_and_those_of_nothing_are_not_shown(panel: FindingsPanel) -> None:
    shown = [chip.text() for chip in panel.switches.chips.values() if chip.isVisible()]
    assert shown == ["不符 2", "推算 1", "相符 1"]
    panel.switches.actions_[FindingKind.SUM].setChecked(False)
    assert sentences(panel) == ["188 ≠ 186", "21600 − 1200 = 20400 ± 50"]
    assert panel.switches.kinds.text() == "部分类别 ▾"


def test_a_card_says_kind_sentence_arithmetic_and_what_follows(panel: FindingsPanel) -> None:
    card = panel.open.cards[2]
    assert card.verdict.text() == "推算"
    assert card.sentence.text() == "在校学生2.16万人,增加1200人;本文没有印出所比那一年的数字"
    assert card.implied.text() == "据此推算,2017 年应为 20400±50 人"
    assert links(card) == ["查看原文", "已核实", "忽略", "加备注"]
    assert card.link.accessibleName() == "查看原文:在校学生"


def test_a_finding_with_a_part_in_another_section_says_so_and_leads_there(panel: FindingsPanel, qtbot: QtBot) -> None:
    card = panel.open.cards[1]
    assert card.where.text() == "另一处在“学校”"
    there = next(button for button in card.findChildren(QPushButton) if button.text() == "查看另一处")
    with qtbot.waitSignal(panel.wishes.spans_chosen) as chosen:
        there.click()
    school, again = (made.SCHOOLS.start, made.SCHOOLS.end), (made.AGAIN.start, made.AGAIN.end)
    assert chosen.args == [(school, again)]


def test_what_was_dealt_with_is_folded_below_and_can_come_back(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.show_reviews((SAID,), editable=True)
    assert (panel.waiting, sentences(panel)[0], panel.fold.text()) == (1, "188 ≠ 186", "已处理 1 ▸")
    panel.fold.click()
    (card,) = panel.handled.cards
    assert (card.state.text(), card.words.text(), card.sentence.property("dim")) == ("已核实", "台账如此", True)
    assert links(card) == ["查看原文", "恢复待核", "改备注"]
    with qtbot.waitSignal(panel.wishes.reviewed) as reviewed:
        card.choices[0].click()
    assert reviewed.args is not None and reviewed.args[1] is ReviewState.OPEN


def test_a_word_on_another_text_of_the_same_finding_is_not_taken_for_it(panel: FindingsPanel) -> None:
    panel.show_reviews(
        (replace(SAID, entry=EntryId(2)), replace(SAID, arithmetic="98 + 87 = 185 ≠ 187")), editable=True
    )
    assert panel.waiting == 2


def test_an_archive_that_cannot_be_written_offers_no_word(panel: FindingsPanel) -> None:
    panel.show_reviews((), editable=False)
    assert links(panel.open.cards[0]) == ["查看原文"]


def test_what_another_volume_prints_is_listed_and_opened(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.show_between((made.REVISED,))
    card = next(card for card in panel.open.cards if card.listed.finding.verdict is Verdict.REVISED)
    assert card.sentence.text() == "教师1204人,先前的条目作1204人,当是修订"
    assert panel.waiting == 3
    button = next(each for each in card.findChildren(QPushButton) if "清溪年鉴" in each.text())
    assert button.text() == "清溪年鉴 2018 年卷,2018 年:1204人"
    with qtbot.waitSignal(panel.wishes.printing_chosen) as chosen:
        button.click()
    assert chosen.args == [made.EARLIER]


def test_the_passages_of_a_finding_between_entries_are_those_of_this_entry() -> None:
    one = next(each for each in listed(WHOLE, (), (made.REVISED,)) if each.elsewhere)
    assert one.spans == ((made.TEACHERS.start, made.TEACHERS.end),)


def test_a_section_lists_what_was_checked_in_it() -> None:
    section = passage_of(made.reading(), SectionId(2))
    assert [one.finding.arithmetic for one in listed(section, (), ())] == ["188 ≠ 186", "600 + 604 = 1204"]


def test_where_nothing_is_to_be_shown_a_word_says_why(panel: FindingsPanel) -> None:
    panel.show_passage(passage_of(made.reading(()), None))
    assert panel.word.text() == "这里没有可以核对的合计、增减、比重或名单。"
    assert not panel.switches.isVisible()
    panel.show_passage(passage_of(made.reading((made.RIGHT,)), None))
    assert panel.word.text() == "1 处全部相符。要逐条查看,请打开上方的“相符”。"
    panel.show_passage(passage_of(made.reading((made.SUM,)), None))
    assert not panel.word.isVisible()
    panel.switches.chips[Verdict.INCONSISTENT].click()
    assert panel.word.text() == "上方的开关关着,这里的核对结果没有列出。"
    panel.show_reviews((SAID,), editable=True)
    assert panel.word.text() == "核对结果都已处理。"


def test_the_keyboard_stays_in_the_list_when_a_card_leaves_it(panel: FindingsPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.open.cards[0].choices[0].setFocus()
    panel.show_reviews((SAID,), editable=True)
    assert panel.open.cards[0].link.hasFocus()


def test_escape_lets_go_of_what_is_pointed_out(panel: FindingsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.let_go):
        QTest.keyClick(panel.open.cards[0].link, Qt.Key.Key_Escape)


def marked(view: DocumentView) -> list[str]:
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    return [each.cursor.selectedText() for each in view.extraSelections() if each.format.underlineStyle() == wave]


@pytest.fixture
def view(qtbot: QtBot, say: Catalogue, families: Families) -> DocumentView:
    view = DocumentView(say, families, LIGHT)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    view.show_reading(made.reading(), None)
    view.point_out(tuple((each.start, each.end) for each in (made.SCHOOLS, made.PRIMARY)))
    return view


def test_passages_that_are_pointed_out_stay_marked_until_escape(view: DocumentView, qtbot: QtBot) -> None:
    qtbot.wait(1500)
    assert marked(view) == ["186所", "98所"]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert marked(view) == []


def test_the_next_click_into_the_text_lets_them_go(view: DocumentView) -> None:
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton)
    assert marked(view) == []


def test_marks_outlive_a_change_of_section_but_not_of_text(view: DocumentView) -> None:
    reading = view.reading
    assert reading is not None
    view.show_reading(reading, 0)
    assert marked(view) == ["186所", "98所"]
    view.show_reading(reading, 1)
    assert marked(view) == []
    view.show_reading(made.reading(), None)
    assert marked(view) == []
