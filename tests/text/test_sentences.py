"""The sentence around a passage, for showing it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.sentences import cut_sentence_around, sentence_around


@pytest.mark.parametrize(
    ("text", "passage", "sentence"),
    [
        ("前一句。全县有学校12所，教师300人。后一句。", "12所", "全县有学校12所，教师300人。"),
        ("他问：“有几所？”全县有12所！", "12所", "全县有12所！"),
        ("【概况】\n　　全县有12所\n下一行", "12所", "全县有12所"),
        ("没有句号的一行有12所", "12所", "没有句号的一行有12所"),
        ("增长3.5%，达12所。", "12所", "增长3.5%，达12所。"),
    ],
)
def test_a_sentence_goes_to_its_sign_or_the_end_of_the_line(text: str, passage: str, sentence: str) -> None:
    start = text.index(passage)
    first, last = sentence_around(text, start, start + len(passage))
    assert text[first:last] == sentence


def test_of_a_sentence_without_end_only_what_is_near_is_shown() -> None:
    text = "啊" * 10_000_000
    assert sentence_around(text, 5_000_000, 5_000_003) == (4_999_600, 5_000_403)


def test_a_long_sentence_is_whole_where_one_reaches_further_and_says_where_it_is_not() -> None:
    text = "前一句。" + "长" * 24_000 + "12所" + "长" * 24_000 + "。后一句。"
    start = text.index("12所")
    assert sentence_around(text, start, start + 3) == (start - 400, start + 403)
    assert cut_sentence_around(text, start, start + 3, 5_000) == (start - 5_000, start + 5_003, True)
    assert cut_sentence_around(text, start, start + 3, 30_000) == (4, len(text) - 4, False)
    assert cut_sentence_around("有12所", 1, 4, 3) == (0, 4, False)


@given(st.text("。！”\n　 有12所", max_size=60), st.data())
def test_the_passage_stands_in_its_sentence(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
