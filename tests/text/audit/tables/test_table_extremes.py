"""What a text calls the most or the least of its table."""

import pytest

from tests.text.audit.tables.test_table_claims import wrong

RAIN = """降水
{said}
1971—1976年降水量
年份 | 降水量(毫米)
1971 | 512.3
1972 | 438.6
1973 | 671.9
1974 | 389.4
1975 | 540.7
1976 | 602.8
"""


@pytest.mark.parametrize(
    ("said", "arithmetic"),
    [
        ("降水量最多年为1976年，最少年为1974年。", "1976: 602.8 < 1973: 671.9"),
        ("降水量最多的是1973年，最少的是1972年。", "1972: 438.6 > 1974: 389.4"),
    ],
)
def test_a_year_that_another_one_surpasses_is_found(said: str, arithmetic: str) -> None:
    assert wrong(RAIN.format(said=said)) == [arithmetic]


@pytest.mark.parametrize(
    "said",
    [
        "降水量最多年为1973年，最少年为1974年。",
        "降水量次多年为1976年。",
        "历史上降水量最多年为1976年。",
        "雨日最多年为1976年。",
        "降水量下降最多的是1976年。",
    ],
)
def test_the_right_year_and_what_the_column_does_not_tell_raise_no_alarm(said: str) -> None:
    assert wrong(RAIN.format(said=said)) == []
