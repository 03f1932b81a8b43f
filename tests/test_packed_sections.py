"""Sections kept in columns are read like the tuples that other entries have."""

from yearbook_viewer.records import Entry, Section, Subheading
from yearbook_viewer.records.packed_sections import PackedSections, last_nested

SECTIONS = (
    Section("", ("",), 4, 4, 9),
    Section("水利", ("水利",), 9, 13, 20, 1, signature=("严冬青",)),
    Section("堤防", ("水利", "堤防"), 20, 24, 31, 0, (Subheading("加固", 25, 31),)),
    Section("3月2日", ("水利", "堤防", "3月2日"), 31, 36, 40, date="2019-03-02"),
    Section("𠮷村", ("𠮷村",), 40, 44, 50),
)


def test_packed_sections_are_those_that_were_packed() -> None:
    packed = PackedSections(SECTIONS)
    assert packed == SECTIONS
    assert packed[1:3] == SECTIONS[1:3]
    assert (len(packed), packed[-1], packed.index(SECTIONS[3])) == (5, SECTIONS[4], 3)


def test_the_last_nested_section_is_the_same_in_both() -> None:
    for sections in (SECTIONS, PackedSections(SECTIONS)):
        assert [last_nested(sections, place) for place in range(5)] == [0, 3, 3, 3, 4]


def test_an_entry_finds_the_section_at_an_offset_in_both() -> None:
    for sections in (SECTIONS, PackedSections(SECTIONS)):
        entry = Entry(0, "—" * 50, "临江年鉴", "", "", "", 2019, 4, sections)
        found = [entry.section_at(offset) for offset in (3, 4, 19, 20, 39, 49, 50)]
        assert [each.title if each else None for each in found] == [None, "", "水利", "堤防", "3月2日", "𠮷村", None]
