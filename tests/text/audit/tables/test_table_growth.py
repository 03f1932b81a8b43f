"""Rates of change that the text tells of what a table prints of two years; every text here is made up."""

import pytest

from yearbook_viewer.records import Verdict
from yearbook_viewer.text.extraction import extract

TABLE = "年份\t工业总产值（亿元）\t用电量（万千瓦时）\n2007\t12.46\t8640\n2008\t14.03\t9175\n"


def alarms(told: str, table: str = TABLE) -> list[str]:
    found = [finding for extraction in extract(f"{told}\n{table}") for finding in extraction.findings]
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


def test_a_rate_that_two_values_of_a_table_do_not_make_is_wrong() -> None:
    assert alarms("2008年,全镇用电量9175万千瓦时,比上年增长8.4%。") == ["9175 ÷ 8640 − 1 = 6.19% ≠ 8.4%"]


def test_a_rate_since_another_year_is_held_against_that_one() -> None:
    table = TABLE.replace("2007\t", "2005\t11.02\t7410\n2007\t")
    assert alarms("2008年,全镇用电量9175万千瓦时,比2005年增长28.3%。", table) == ["9175 ÷ 7410 − 1 = 23.8% ≠ 28.3%"]
    assert alarms("2008年,全镇用电量9175万千瓦时,比2005年增长23.8%。", table) == []


def test_a_year_before_told_as_the_same_time_is_that_year() -> None:
    told = "2008年,全镇用电量9175万千瓦时,比上年同期增长8.4%。"
    assert alarms(told) == ["9175 ÷ 8640 − 1 = 6.19% ≠ 8.4%"]


def test_a_value_that_the_table_prints_otherwise_is_told_alone() -> None:
    assert alarms("2008年,全镇用电量9300万千瓦时,比上年增长8.4%。") == ["9300 ≠ 9175"]


def test_a_rate_of_money_is_wrong_where_another_comes_out() -> None:
    told = "2008年,全镇工业总产值14.03亿元,增长15.3%;用电量9175万千瓦时,增长6.2%。"
    assert alarms(told) == ["14.03 ÷ 12.46 − 1 = 12.6% ≠ 15.3%"]


@pytest.mark.parametrize(
    "told",
    [
        "2008年,全镇工业总产值14.03亿元,比上年增长9.7%。",
        "2008年,全镇工业总产值14.03亿元,增长9.7%(按不变价);用电量9175万千瓦时,增长6.2%。",
        "2008年,全镇用电量9175万千瓦时,2004年以来年均增长8.4%。",
        "2008年,全镇用电量9175万千瓦时,递增8.4%。",
        "2008年,全镇用电量9175万千瓦时,按可比增长8.4%。",
        "2008年上半年,全镇用电量9175万千瓦时,比上年增长8.4%。",
    ],
)
def test_a_rate_at_other_prices_or_of_more_years_may_be_another(told: str) -> None:
    assert alarms(told) == []
