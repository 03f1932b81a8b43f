from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.models import shown
from yearbook_viewer.gui.section_model import LONG, PART
from yearbook_viewer.gui.section_nodes import Node
from yearbook_viewer.gui.section_tree import FILTER_DELAY_MS, SectionTree
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, EntryListing, SectionId, SectionListing, Subheading
from yearbook_viewer.records.packed_sections import PackedListings


def packed(sections: list[SectionListing]) -> PackedListings:
    return PackedListings(
        [section.id for section in sections],
        [section.title for section in sections],
        [section.level for section in sections],
        [section.prefix for section in sections],
        [section.date for section in sections],
        {place: section.subheadings for place, section in enumerate(sections) if section.subheadings},
    )


def long_entry() -> EntryListing:
    sections = [SectionListing(SectionId(place), f"第{place}节", 1, 0, ()) for place in range(1, LONG + 2)]
    return EntryListing(EntryId(1), "云泽市志", "", "", "", 2020, False, packed(sections))


def test_a_very_long_entry_stays_folded_and_its_row_stands_for_the_section_read(qtbot: QtBot, say: Catalogue) -> None:
    tree = SectionTree(say, LIGHT)
    qtbot.addWidget(tree)
    chosen: list[Node] = []
    tree.node_chosen.connect(chosen.append)
    tree.show_listings([long_entry()])
    tree.show_place(EntryId(1), SectionId(7))
    whole = tree.model.find(EntryId(1), None)
    qtbot.waitUntil(lambda: tree.view.currentIndex() == whole)
    assert not tree.view.isExpanded(whole)
    assert chosen == []  # the reader stays where it is
    assert tree.model.hasChildren(whole)
    tree.view.setExpanded(whole, True)
    tree.show_place(EntryId(1), SectionId(8))
    qtbot.waitUntil(lambda: tree.view.currentIndex() == tree.model.find(EntryId(1), SectionId(8)))


def test_more_rows_than_are_unfolded_at_once_stand_in_parts(qtbot: QtBot, say: Catalogue) -> None:
    tree = SectionTree(say, LIGHT)
    qtbot.addWidget(tree)
    tree.show_listings([long_entry()])
    whole = tree.model.find(EntryId(1), None)
    labels = [tree.model.index(row, 0, whole).data() for row in range(tree.model.rowCount(whole))]
    assert labels == [
        "第 1–500 节:第1节 … 第500节",
        "第 501–1000 节:第501节 … 第1000节",
        "第 1001–1001 节:第1001节 … 第1001节",
    ]
    second = tree.model.index(1, 0, whole)
    assert tree.model.rowCount(second) == PART
    assert tree.model.find(EntryId(1), SectionId(502)) == tree.model.index(1, 0, second)
    chosen: list[Node] = []
    tree.node_chosen.connect(chosen.append)
    tree.view.setCurrentIndex(second)
    assert chosen == []  # a part is nothing to read


def test_a_filter_finds_titles_and_sub_headings_in_packed_and_plain_listings(qtbot: QtBot, say: Catalogue) -> None:
    sections = [
        SectionListing(SectionId(1), "水利", 1, 0, ()),
        SectionListing(SectionId(2), "堤防", 2, 0, (Subheading("ＡＢ段加固", 3, 9),)),
        SectionListing(SectionId(3), "渔业", 1, 0, ()),
        SectionListing(SectionId(4), "放流", 2, 0, ()),
    ]
    for listed in (packed(sections), tuple(sections)):
        tree = SectionTree(say, LIGHT)
        qtbot.addWidget(tree)
        listings = [EntryListing(EntryId(1), "临江县农业", "", "", "", 2020, False, listed)]
        shown(tree.model, listings, "ab段")
        whole = tree.model.find(EntryId(1), None)
        assert [tree.model.index(row, 0, whole).data() for row in range(tree.model.rowCount(whole))] == ["水利"]
        assert tree.model.find(EntryId(1), SectionId(2)).data() == "堤防"
        assert not tree.model.find(EntryId(1), SectionId(4)).isValid()
        shown(tree.model, listings, "农业")
        assert tree.model.find(EntryId(1), SectionId(4)).data() == "放流"


def test_a_filter_typed_among_many_entries_is_looked_through_in_slices(qtbot: QtBot, say: Catalogue) -> None:
    sections = [SectionListing(SectionId(place), f"第{place}节水利", 1, 0, ()) for place in range(60)]
    listings = [
        EntryListing(EntryId(entry), f"第{entry}镇", "", "", "", 1980 + entry % 40, False, packed(sections))
        for entry in range(4_000)
    ]
    tree = SectionTree(say, LIGHT)
    qtbot.addWidget(tree)
    tree.show_listings(listings)
    qtbot.waitUntil(lambda: tree.model.rowCount() == 40)
    shown_before = tree.model.rowCount()
    tree.filter.setText("第1234镇")
    qtbot.wait(FILTER_DELAY_MS + 5)
    assert tree.model.rowCount() in {1, shown_before}  # the rows of before stay until those that are kept are known
    qtbot.waitUntil(lambda: tree.model.rowCount() == 1)
    assert tree.model.find(EntryId(1234), None).data() == "第1234镇"
    assert not tree.model.find(EntryId(1235), None).isValid()


def test_what_a_filter_keeps_begins_at_the_top_of_the_tree(qtbot: QtBot, say: Catalogue) -> None:
    tree = SectionTree(say, LIGHT)
    qtbot.addWidget(tree)
    tree.resize(200, 300)
    tree.show()
    tree.show_listings(
        [EntryListing(EntryId(year), f"{year}年渔业", "", "", "", year, False, ()) for year in range(1980, 2020)]
    )
    tree.show_place(EntryId(1980), None)
    bar = tree.view.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    tree.filter.setText("渔业")
    qtbot.wait(FILTER_DELAY_MS + 30)
    assert bar.value() == 0


def test_the_place_asked_for_last_is_the_one_that_is_marked(qtbot: QtBot, say: Catalogue) -> None:
    tree = SectionTree(say, LIGHT)
    qtbot.addWidget(tree)
    sections = packed([SectionListing(SectionId(place), f"第{place}节", 1, 0, ()) for place in range(1, 60)])
    entries = [
        EntryListing(EntryId(place), f"条目{place}", "", "", "", 2020, False, sections) for place in range(2_000)
    ]
    tree.show_listings(entries)
    for place in (1, 1_900, 77):
        tree.show_place(EntryId(place), SectionId(5))
    qtbot.waitUntil(lambda: tree.view.currentIndex() == tree.model.find(EntryId(77), SectionId(5)), timeout=20_000)
    QTest.qWait(50)
    assert tree.view.currentIndex() == tree.model.find(EntryId(77), SectionId(5))
    assert tree.view.isExpanded(tree.model.find(EntryId(77), None))
