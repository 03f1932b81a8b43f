"""The word under way at the end of what is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.query.half_typed import HalfTyped, half_typed


@pytest.mark.parametrize(
    ("typed", "before", "field", "letters"),
    [
        ("", "", "", ""),
        ("工商", "", "", "工商"),
        ("民营 工", "民营 ", "", "工"),
        ("民营 ", "民营 ", "", ""),
        ("标题:工", "标题:", "title", "工"),
        ("民营 -机构：gs", "民营 -机构：", "org", "gs"),
        ("-工", "-", "", "工"),
        ("(工商|联", "(工商|", "", "联"),
        ('机构:"工商', "机构:", "org", "工商"),
        ("“工商” 联", "“工商” ", "", "联"),
        ('"工商联"', '"工商联"', "", ""),
        ("年:2015", "年:", "year", "2015"),
    ],
)
def test_the_last_word_is_told_with_its_field_and_what_stands_before_it(
    typed: str, before: str, field: str, letters: str
) -> None:
    assert half_typed(typed) == HalfTyped(before, field, letters)


def test_a_completion_takes_the_place_of_the_word_and_is_quoted_where_it_has_to_be() -> None:
    assert half_typed("民营 工").completed("工商联") == "民营 工商联"
    assert half_typed("机构:工").completed("工 商(联)") == '机构:"工 商(联)"'


@given(st.text(alphabet='工商 :：-"“”()|标题'))
def test_whatever_is_typed_what_stands_before_is_as_it_was(typed: str) -> None:
    half = half_typed(typed)
    assert typed.startswith(half.before)
    assert typed.endswith(half.letters)
