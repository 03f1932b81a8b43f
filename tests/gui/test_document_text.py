from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.gui.document_text import hyphens_can_stand_in, printed, shown, with_stand_ins


def test_what_a_document_would_act_upon_is_replaced() -> None:
    assert shown("甲\x00乙\u202e丙\u2029丁\x0c戊\t己") == "甲\u200b乙\u200b丙 丁 戊\u3000己"


def test_radicals_and_compatibility_ideographs_are_printed_as_what_they_mean() -> None:
    assert printed("⼯商郎") == "工商郎"


def test_wide_gaps_are_printed_narrow() -> None:
    assert printed("姓名    职务　时间 年") == "姓名\u2002\u200b\u200b\u200b职务\u2002时间 年"


def test_a_hyphen_that_ends_the_text_has_a_stand_in_of_its_own() -> None:
    assert with_stand_ins("2019-2020-") == "2019\u20112020\u2012"


def test_hyphens_have_no_stand_ins_where_the_text_uses_them_itself() -> None:
    assert hyphens_can_stand_in("2019-2020年")
    assert not hyphens_can_stand_in("2019‒2020年")


@given(st.text())
def test_every_code_point_keeps_its_place(text: str) -> None:
    assert len(shown(text)) == len(printed(text)) == len(with_stand_ins(text)) == len(text)
