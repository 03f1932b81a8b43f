"""Sentences beside a table that sum up its columns and its length."""

import pytest

from tests.text.audit.tables.test_table_claims import wrong

HOSPITALS = """卫生
2014年末,青云县有医院{hospitals}所,共有病床{beds}张、医师{doctors}人。
表:2014年末医院情况
医院 | 病床(张) | 医师(人)
县医院 | 182 | 61
中医院 | 97 | 34
妇幼院 | 53 | 22
北桥医院 | 41 | 17
"""


@pytest.mark.parametrize(
    ("hospitals", "beds", "doctors", "arithmetic"),
    [
        ("4", "373", "134", []),
        ("4", "373", "143", ["61 + 34 + 22 + 17 = 134 ≠ 143"]),
        ("4", "337", "134", ["182 + 97 + 53 + 41 = 373 ≠ 337"]),
        ("5", "373", "134", ["5 ≠ 4"]),
    ],
)
def test_what_sums_up_a_table_is_held_against_its_columns_and_rows(
    hospitals: str, beds: str, doctors: str, arithmetic: list[str]
) -> None:
    assert wrong(HOSPITALS.format(hospitals=hospitals, beds=beds, doctors=doctors)) == arithmetic


@pytest.mark.parametrize(("beds", "doctors"), [("399", "520"), ("373", "520")])
def test_numbers_far_from_the_columns_are_of_something_else(beds: str, doctors: str) -> None:
    assert wrong(HOSPITALS.format(hospitals="4", beds=beds, doctors=doctors)) == []


def test_a_column_that_nothing_names_is_held_where_one_misprint_explains_it() -> None:
    # The heads without their units, so that only the digits tell which column is meant.
    plain = HOSPITALS.replace("病床(张) | 医师(人)", "床位 | 卫技").replace("表:", "单位:张、人\n表:")
    assert wrong(plain.format(hospitals="4", beds="373", doctors="143")) == ["61 + 34 + 22 + 17 = 134 ≠ 143"]
    assert wrong(plain.format(hospitals="4", beds="373", doctors="134")) == []


def test_what_is_told_of_another_year_is_no_sum_of_the_table() -> None:
    told = """卫生
三所医院共有病床201张、医师51人,{}护士79人。
医院 | 病床 | 医师 | 护士
东山医院 | 86 | 21 | 33
西岭医院 | 54 | 13 | 18
南坪医院 | 61 | 17 | 25
"""
    assert wrong(told.format("")) == ["33 + 18 + 25 = 76 ≠ 79"]
    assert wrong(told.format("上年有")) == []
