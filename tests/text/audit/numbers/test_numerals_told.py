"""Years and small numbers as dates print them."""

import re

import pytest

from yearbook_viewer.text.audit.numbers.numerals_told import YEAR, number_of, with_plain_digits, year_of


@pytest.mark.parametrize(
    ("words", "year"), [("1956", 1956), ("一九五六", 1956), ("一九六〇", 1960), ("一九零○", 1900), ("二〇〇三", 2003)]
)
def test_a_year_is_read_in_digits_and_numerals(words: str, year: int) -> None:
    assert re.fullmatch(YEAR, words)
    assert year_of(words) == year


@pytest.mark.parametrize(
    ("words", "number"),
    [("28", 28), ("八", 8), ("二十八", 28), ("廿八", 28), ("廿", 20), ("卅一", 31), ("一百零五", 105), ("三四", 0)],
)
def test_a_small_number_is_read_in_digits_and_numerals_and_is_nought_where_there_is_none(
    words: str, number: int
) -> None:
    assert number_of(words) == number


def test_full_width_digits_are_plain_and_the_rest_stays_in_its_place() -> None:
    assert with_plain_digits("１９５６年３月，造林3.6万亩") == "1956年3月，造林3.6万亩"
    assert with_plain_digits("一九五六年三月") == "一九五六年三月"
