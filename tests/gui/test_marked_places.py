from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.gui.marked_places import marks_in, trimmed, widened
from yearbook_viewer.records import Kind, Mark

MARKS = (Mark(2, 5, Kind.LOC, "临江县"), Mark(5, 8, Kind.PER, "何文博"), Mark(20, 24, Kind.ORG, "临江商会"))


def test_a_passage_is_a_name_without_the_white_space_around_it() -> None:
    assert trimmed("在 何文博\n等", (1, 6)) == (2, 5)
    assert trimmed("在 \u3000 等", (1, 4)) is None
    assert trimmed("何　川", (0, 3)) == (0, 3)


def test_marks_have_a_part_in_a_passage_by_one_character_and_none_by_touching_it() -> None:
    assert [mark.text for mark in marks_in(MARKS, (4, 6))] == ["临江县", "何文博"]
    assert [mark.text for mark in marks_in(MARKS, (8, 20))] == []
    assert [mark.text for mark in marks_in(MARKS, (21, 22))] == ["临江商会"]
    assert [mark.text for mark in marks_in(MARKS, (0, 99))] == ["临江县", "何文博", "临江商会"]


def test_a_passage_is_widened_by_marks_that_reach_out_of_it() -> None:
    assert widened((4, 6), marks_in(MARKS, (4, 6))) == (2, 8)
    assert widened((9, 12), ()) == (9, 12)


@given(st.text(max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_what_is_trimmed_lies_within_and_begins_and_ends_with_a_letter(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    span = trimmed(text, (start, end))
    if span is None:
        assert not text[start:end].strip()
    else:
        assert start <= span[0] < span[1] <= end
        assert text[slice(*span)] == text[start:end].strip()
