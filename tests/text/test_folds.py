import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.folds import fold


def test_full_width_letters_digits_and_signs_become_half_width() -> None:
    assert fold("２０２０年，ＧＤＰ（增长）１２％") == "2020年,gdp(增长)12%"


def test_the_ideographic_space_becomes_a_space() -> None:
    assert fold("张\u3000三") == "张 三"


def test_a_compatibility_ideograph_becomes_the_unified_one() -> None:
    assert fold("\uf92c") == "\u90ce"


def test_what_would_need_more_code_points_stays() -> None:
    assert fold("㎡ß…") == "㎡ß…"


@given(st.text())
def test_a_fold_is_as_long_as_its_text(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.text())
def test_each_code_point_is_folded_by_itself(before: str, after: str) -> None:
    assert fold(before + after) == fold(before) + fold(after)


def test_ideographs_and_plain_signs_are_their_own_fold() -> None:
    plain = "".join(map(chr, range(0x4E00, 0xA000))) + "0123456789abcxyz \n\t.,:;()%、。《》【】“”"
    assert fold(plain) == plain
    assert all(unicodedata.normalize("NFKC", sign).casefold() == sign for sign in plain)
