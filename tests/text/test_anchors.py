"""A passage is found again by its words and what stood around it."""

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yearbook_viewer.text.anchors import Anchor, anchor_at, find

TEXT = (
    "城西中学\n【概况】 有教学班24个,学生1180人,教职工96人。\n【师资】 有高级教师31人,其中特级教师2人。\n"
    "【设施】 新建实验楼1幢,建筑面积2400平方米。改建操场1个。\n"
)
WORDS = st.text(st.sampled_from("校园改建甲乙1,"), max_size=40)


def _anchor(passage: str) -> Anchor:
    start = TEXT.index(passage)
    return anchor_at(TEXT, start, start + len(passage))


def _found(passage: str, text: str) -> str | None:
    place = find(_anchor(passage), text)
    return None if place is None else text[slice(*place)]


@given(WORDS, WORDS, st.data())
def test_in_the_same_text_a_passage_stands_where_it_stood(before: str, after: str, data: st.DataObject) -> None:
    text = before + "学校" + after
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert find(anchor_at(text, start, end), text) == (start, end)


@given(WORDS, WORDS)
def test_what_is_put_in_before_and_behind_moves_it_along(before: str, after: str) -> None:
    anchor = _anchor("学生1180人")
    assert find(anchor, before + TEXT + after) == (len(before) + anchor.offset, len(before) + anchor.offset + 7)


@given(WORDS, WORDS, WORDS)
def test_whatever_the_text_is_what_is_found_lies_in_it_and_words_that_are_there_are_found(
    quotation: str, around: str, text: str
) -> None:
    assume(quotation)
    place = find(Anchor(quotation, around, around[::-1], len(around)), text)
    if quotation in text:
        assert place is not None
        assert text[slice(*place)] == quotation
    elif place is not None:
        assert 0 <= place[0] < place[1] <= len(text)


def test_of_several_like_it_the_one_with_the_same_surroundings_is_taken() -> None:
    moved = TEXT.replace("改建操场1个", "改建食堂1个").replace("【概况】", "【规模】 有实验楼1幢。\n【概况】")
    place = find(_anchor("实验楼1幢"), moved)
    assert place is not None
    assert moved[place[0] - 2 : place[1]] == "新建实验楼1幢"


def test_without_surroundings_the_nearest_is_taken() -> None:
    assert find(Anchor("一", "", "", 9), "一" + "二" * 10 + "一" + "二" * 5) == (11, 12)


@pytest.mark.parametrize(
    ("passage", "changed", "expected"),
    [
        ("学生1180人", ("1180人", "1192人"), "学生1192人"),
        ("新建实验楼1幢,建筑面积2400平方米", ("实验楼1幢", "综合实验楼1幢"), "新建综合实验楼1幢,建筑面积2400平方米"),
        ("有高级教师31人,其中特级教师2人", ("31人,其中", ""), "有高级教师特级教师2人"),
    ],
)
def test_a_passage_that_was_reworded_is_found_by_what_is_left_of_it(
    passage: str, changed: tuple[str, str], expected: str
) -> None:
    assert _found(passage, TEXT.replace(*changed)) == expected


def test_a_passage_that_is_gone_is_not_found_in_another() -> None:
    assert _found("改建操场1个", TEXT.replace("改建操场1个。", "")) is None
    assert _found("有高级教师31人", "云泽水库\n总库容1.2亿立方米。\n") is None
    assert find(Anchor("", "前", "后", 3), "前后") is None


def test_a_long_passage_in_a_long_text_is_found() -> None:
    chance = random.Random(3)
    text = "".join(chance.choices("校园改建甲乙丙丁,。戊己庚辛壬癸\n", k=2_000_000))
    anchor = anchor_at(text, 1_000_000, 1_050_000)
    corrected = "新" * 5_000 + text.replace("甲乙丙", "甲丙丙")
    place = find(anchor, corrected)
    assert place is not None
    assert abs((place[1] - place[0]) - 50_000) < 100
