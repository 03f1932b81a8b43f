from pytestqt.qtbot import QtBot

from yearbook_viewer.gui.section_model import LONG
from yearbook_viewer.gui.section_nodes import Node
from yearbook_viewer.gui.section_tree import SectionTree
from yearbook_viewer.gui.theme import LIGHT
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import EntryId, EntryListing, SectionId, SectionListing


def test_a_very_long_entry_stays_folded_and_its_row_stands_for_the_section_read(qtbot: QtBot, say: Catalogue) -> None:
    sections = tuple(SectionListing(SectionId(place), f"第{place}节", 1, 0, ()) for place in range(1, LONG + 2))
    tree = SectionTree(say, LIGHT)
    qtbot.addWidget(tree)
    chosen: list[Node] = []
    tree.node_chosen.connect(chosen.append)
    tree.show_listings([EntryListing(EntryId(1), "云泽市志", "", "", "", 2020, False, sections)])
    tree.show_place(EntryId(1), SectionId(7))
    whole = tree.model.find(EntryId(1), None)
    assert tree.view.currentIndex() == whole
    assert not tree.view.isExpanded(whole)
    assert chosen == []  # the reader stays where it is
    assert tree.model.hasChildren(whole)
    tree.view.setExpanded(whole, True)
    tree.show_place(EntryId(1), SectionId(8))
    assert tree.view.currentIndex() == tree.model.find(EntryId(1), SectionId(8))
