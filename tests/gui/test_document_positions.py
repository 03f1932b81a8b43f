from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.gui.document_positions import Positions


def positions_of(*stretches: tuple[int, str, int]) -> Positions:
    positions = Positions()
    for start, shown, position in stretches:
        positions.add(start, shown, position)
    return positions


def test_a_character_beyond_the_first_plane_shifts_what_follows() -> None:
    positions = positions_of((0, "𠮷野家有3家", 10))
    assert positions.span(1, 3) == (12, 14)
    assert positions.offset(12) == 1
    assert positions.offset(11) == 0


def test_what_is_not_shown_leads_to_the_next_that_is() -> None:
    positions = positions_of((5, "甲乙", 0), (10, "丙丁", 3))
    assert positions.position(0) == 0
    assert positions.position(8) == 3
    assert positions.span(6, 11) == (1, 4)
    assert positions.span(7, 10) == (3, 3)
    assert positions.span(12, 14) == (5, 5)


def test_positions_without_text_have_no_offset() -> None:
    positions = positions_of((5, "甲乙", 4), (10, "丙丁", 7))
    assert [positions.offset(at) for at in range(10)] == [None, None, None, None, 5, 6, None, 10, 11, None]
    assert [positions.offset_from(at) for at in range(10)] == [5, 5, 5, 5, 5, 6, 10, 10, 11, None]


def test_an_empty_document_has_one_position() -> None:
    assert Positions().span(3, 9) == (0, 0)
    assert Positions().offset(0) is None


@given(st.lists(st.text(alphabet="甲乙𠮷é𝒳", max_size=6), max_size=5))
def test_every_character_is_found_again_from_its_position(stretches: list[str]) -> None:
    text, positions = "", Positions()
    for stretch in stretches:
        text += "\n"
        positions.add(len(text), stretch, len(text.encode("utf-16-le")) // 2)
        text += stretch
    for offset, character in enumerate(text):
        if character != "\n":
            first, last = positions.span(offset, offset + 1)
            assert text.encode("utf-16-le")[2 * first : 2 * last].decode("utf-16-le") == character
            assert positions.offset(first) == offset
