"""What is looked at around a character."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.entities.features import TEMPLATES, columns_of, keys_of

NO_GROUPS = np.zeros(0x10000, np.int64)


def column(text: str, name: str) -> list[int]:
    return [int(value) for value in columns_of(text, NO_GROUPS)[name]]


def keys(text: str) -> list[list[int]]:
    return [[int(key) for key in of_all] for of_all in keys_of(columns_of(text, NO_GROUPS))]


def test_a_character_knows_its_neighbours() -> None:
    assert column("甲乙丙", "sign1") == [ord("乙"), ord("丙"), 0]
    assert column("甲乙丙", "sign-2") == [0, 0, ord("甲")]


def test_a_character_knows_its_place_in_its_word() -> None:
    assert column("县教育局召开会议", "place0") == [3, 0, 1, 2, 0, 2, 0, 2]


def test_a_character_knows_how_far_off_the_next_sign_is() -> None:
    assert column("甲乙,丙", "to_stop")[:3] == [2, 1, 0]
    assert column("甲,乙丙", "from_stop")[1:] == [0, 1, 2]


def test_a_character_knows_whether_it_stands_in_brackets_of_its_line() -> None:
    inside = column("《甲》乙(丙)", "inside")
    assert inside[1] != inside[3] != inside[5]
    assert inside[3] == 0
    assert column("《甲\n乙", "inside")[3] == 0


def test_of_a_bodys_ending_no_farther_is_looked_than_the_next_sign() -> None:
    far = column("局", "to_body")[0]
    assert column("县教育局", "to_body")[0] < far
    assert column("县,教育局", "to_body")[0] == far


def test_the_same_surroundings_give_the_same_keys() -> None:
    once, again = keys("。县教育局召开会议,县教育局召开会议,"), len("县教育局召开会议,")
    middle = 1 + 3
    same = sum(of_all[middle] == of_all[middle + again] for of_all in once)
    assert same > len(TEMPLATES) * 0.9


def test_no_two_templates_give_the_same_key() -> None:
    of_first = [of_all[0] for of_all in keys("县教育局召开会议")]
    assert len(set(of_first)) == len(TEMPLATES)


@given(st.text(min_size=1, max_size=40))
def test_every_text_has_a_key_for_each_character_and_template(text: str) -> None:
    assert all(len(of_all) == len(text) for of_all in keys(text))
    assert len(keys(text)) == len(TEMPLATES)


def test_a_name_of_the_reader_s_dictionary_is_one_word() -> None:
    own = columns_of("推广闻溪柚", NO_GROUPS, frozenset({"闻溪柚"}))
    assert [int(value) for value in own["place0"]] == [0, 2, 0, 1, 2]
    assert column("推广闻溪柚", "place0") != [0, 2, 0, 1, 2]
