from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.entry_dialog import EntryDialog
from yearbook_viewer.gui.place_words import place_from, place_words
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Basis, Entry, EntryId, EntryListing

ENTRY = Entry(
    start=0,
    text="文",
    title="海棠县粮食局",
    subject="",
    source="县志办",
    date="2019-04-02",
    year=2018,
    head_end=0,
    sections=(),
    volume="海棠年鉴",
    volume_year=2019,
    place=("经济/贸易", "粮食"),
    year_from=Basis.VOLUME,
    volume_year_from=Basis.NAMES,
    date_from=Basis.HEADER,
)
OTHER = EntryListing(EntryId(2), "商务局", "", "", "", 2018, False, (), volume="海棠年鉴", place=("经济", "商务"))


@pytest.fixture
def dialog(qtbot: QtBot, say: Catalogue) -> EntryDialog:
    dialog = EntryDialog(ENTRY, [OTHER, replace(OTHER, volume="", place=())], say)
    qtbot.addWidget(dialog)
    return dialog


def test_what_is_not_touched_is_not_corrected(dialog: EntryDialog) -> None:
    assert dialog.corrections() == {}


def test_only_what_was_changed_is_corrected(dialog: EntryDialog) -> None:
    dialog.year_edit.setText("2017")
    dialog.volume_year_edit.clear()
    dialog.place_edit.setEditText(" 经济 > 粮食 ›  ")
    assert dialog.corrections() == {"year": 2017, "volume_year": None, "place": ("经济", "粮食")}


def test_each_year_says_where_it_was_taken_from_and_follows_what_is_typed(dialog: EntryDialog) -> None:
    told = dialog.bases[dialog.year_edit]
    assert [label.text() for label in dialog.bases.values()] == [
        "由年鉴的卷次推出",
        "取自标题下的来源行",
        "取自文件名或文件夹名",
    ]
    assert dialog.year_edit.accessibleDescription() == "由年鉴的卷次推出"
    dialog.year_edit.setText("2016")
    assert (told.text(), dialog.year_edit.accessibleDescription()) == ("由读者指定", "由读者指定")
    dialog.year_edit.setText("2018")
    assert told.text() == "由年鉴的卷次推出"


def test_places_and_volumes_that_exist_are_offered(dialog: EntryDialog) -> None:
    boxes = (dialog.place_edit, dialog.volume_edit)
    offered = [[box.itemText(row) for row in range(box.count())] for box in boxes]
    assert offered == [["经济 › 商务"], ["海棠年鉴"]]
    assert dialog.place_edit.currentText() == "经济/贸易 › 粮食"


def test_an_entry_keeps_a_title(dialog: EntryDialog) -> None:
    dialog.title_edit.setText("  ")
    assert not dialog.accept_button.isEnabled()


def test_every_field_has_a_name_and_its_own_letter(dialog: EntryDialog) -> None:
    labels = [label for label in dialog.findChildren(QLabel) if label.buddy()]
    letters = [label.text().partition("&")[2][0] for label in labels]
    assert len(labels) == 7
    assert len(set(letters)) == 7
    assert all(label.buddy().accessibleName() for label in labels)


@pytest.mark.parametrize("words", ["经济›农业", "经济 > 农业", "经济/农业", "经济＞ 农业", "›经济››农业›"])
def test_levels_are_parted_by_what_people_type(words: str) -> None:
    assert place_from(words) == ("经济", "农业")
    assert place_from(place_words(("经济", "农业"))) == ("经济", "农业")


def test_no_words_are_no_place() -> None:
    assert place_from("  ") == ()
