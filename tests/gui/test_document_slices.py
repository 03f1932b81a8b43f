from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.gui.document_slices import CELLS, SLICE, Occurrences, slices_of


def test_a_short_text_is_one_slice() -> None:
    assert slices_of("甲乙丙", 1, 3).starts == (1,)


def test_a_slice_ends_with_a_line() -> None:
    text = "甲" * (SLICE - 10) + "\n" + "乙" * SLICE
    assert slices_of(text, 0, len(text)).starts == (0, SLICE - 9)


def test_a_text_without_line_ends_is_cut_all_the_same() -> None:
    slices = slices_of("甲" * (2 * SLICE + 5), 0, 2 * SLICE + 5)
    assert slices.starts == (0, SLICE, 2 * SLICE)
    assert slices.bounds(2) == (2 * SLICE, 2 * SLICE + 5)
    assert slices.number_at(SLICE) == 1
    assert 2 * SLICE + 5 not in slices


@given(st.lists(st.integers(0, 3 * SLICE), max_size=6), st.integers(0, SLICE))
def test_slices_in_order_are_the_whole_text_and_none_is_too_long(line_ends: list[int], start: int) -> None:
    text = "甲" * (3 * SLICE + 1)
    for end in line_ends:
        text = f"{text[:end]}\n{text[end + 1 :]}"
    slices = slices_of(text, start, len(text))
    bounds = [slices.bounds(number) for number in range(len(slices))]
    assert "".join(text[first:last] for first, last in bounds) == text[start:]
    assert all(0 < last - first <= SLICE for first, last in bounds)


def test_words_are_found_whatever_their_width_and_case() -> None:
    occurrences = Occurrences("甲ＧＤＰ乙gdp丙Gdp", 0, 12)
    occurrences.find("gDP", 0)
    assert [occurrences.span(index) for index in range(len(occurrences.starts))] == [(1, 4), (5, 8), (9, 12)]


def test_words_are_found_in_traditional_characters_and_across_blanks_and_line_ends() -> None:
    occurrences = Occurrences("会长张　三,副會\n長張三", 0, 12)
    occurrences.find("張三", 0)
    assert [occurrences.span(index) for index in range(len(occurrences.starts))] == [(2, 5), (10, 12)]
    occurrences.find("副会长", 0)
    assert occurrences.span(0) == (6, 10)
    occurrences.find(" 　", 0)
    assert occurrences.starts == []


def test_finding_starts_at_the_offset_and_wraps_both_ways() -> None:
    occurrences = Occurrences("商会、商会、商会", 0, 8)
    occurrences.find("商会", 2)
    assert occurrences.current == 1
    occurrences.step(1)
    occurrences.step(1)
    assert occurrences.current == 0
    occurrences.step(-1)
    assert occurrences.current == 2


def test_only_the_stretch_is_searched() -> None:
    occurrences = Occurrences("商会、商会、商会", 1, 6)
    occurrences.find("商会", 0)
    assert occurrences.starts == [3]


def test_no_words_are_found_nowhere() -> None:
    occurrences = Occurrences("商会", 0, 2)
    occurrences.find("", 0)
    occurrences.step(1)
    assert (occurrences.starts, occurrences.current) == ([], -1)


def test_highlights_are_those_near_the_current_one() -> None:
    occurrences = Occurrences("甲" * 100, 0, 100)
    occurrences.find("甲", 50)
    assert occurrences.around(0, 100, 2) == [(48, 49), (49, 50), (50, 51), (51, 52), (52, 53)]
    assert occurrences.around(52, 100, 200)[0] == (52, 53)


def test_a_slice_of_a_table_has_no_more_cells_than_are_set_at_once() -> None:
    row = "甲\t乙\t丙\t丁\t戊\n"
    text = row * 1_000
    slices = slices_of(text, 0, len(text))
    assert len(slices) > 3
    assert all(text.count("\t", *slices.bounds(number)) <= CELLS for number in range(len(slices)))
    assert all(start % len(row) == 0 for start in slices.starts)
