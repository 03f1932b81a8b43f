"""What a text reckons from its tables, and what is no slip of it."""

import pytest

from yearbook_viewer.records import Verdict
from yearbook_viewer.text.extraction import extract

BANKS = """金融
2012年末,临江市金融机构各项存款余额{deposits}亿元,比年初增加163.7亿元;各项贷款余额702.9亿元,增加97.2亿元。
表:2012年主要银行存贷款余额
单位:亿元
机构    存款    贷款
工商银行    231.5    121.8
农业银行    198.7    88.2
中国银行    102.3    70.6
建设银行    189.0    112.8
邮储银行    96.8    44.5
"""
RAIN = """降水
全年降水584.7毫米。汛期雨量集中,6—8月降水{summer}毫米。
各月降水量(毫米)
月份 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12
雨量 | 4.3 | 7.1 | 15.2 | 31.6 | 48.3 | 82.4 | 151.7 | 118.2 | 60.5 | 40.1 | 20.2 | 5.1
"""


def wrong(text: str) -> list[str]:
    found = [finding for told in extract(text) for finding in told.findings]
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize("deposits", ["1573.2", "1286.4"])
def test_a_number_ten_times_what_words_barely_name_is_no_slip_of_it(deposits: str) -> None:
    assert wrong(BANKS.format(deposits=deposits)) == []


def test_a_number_that_words_name_in_full_is_held_against_the_rows() -> None:
    assert wrong(RAIN.format(summer="352.3")) == []
    assert wrong(RAIN.format(summer="325.3")) == ["82.4 + 151.7 + 118.2 = 352.3 ≠ 325.3"]


def test_what_was_aimed_at_is_no_sum_of_what_was_reached() -> None:
    reached = "季度\t培训（人）\n一季度\t312\n二季度\t468\n三季度\t527\n四季度\t293\n"
    assert wrong(f"2014年，下达农民培训任务1500人。分季完成情况见下表。\n{reached}") == []
    assert wrong(f"2014年，培训农民1500人。分季完成情况见下表。\n{reached}") == ["312 + 468 + 527 + 293 = 1600 ≠ 1500"]


def test_items_that_share_what_they_count_are_each_meant() -> None:
    prizes = "科技奖励\n一、二级奖项共{}项。\n等级 | 数量\n一级 | 13\n二级 | 26\n三级 | 47\n四级 | 58\n"
    assert wrong(prizes.format(39)) == []
    assert wrong(prizes.format(93)) == ["13 + 26 = 39 ≠ 93"]


def test_a_number_that_stands_beside_the_one_that_is_named_is_wrong() -> None:
    teams = "球队\t胜场\t平场\t负场\n东港队\t14\t6\t8\n西岭队\t11\t9\t7\n南湖队\t7\t5\t16\n"
    told = "2011年举办农民篮球联赛。西岭队胜场{}场,列第二。\n"
    assert wrong(told.format(11) + teams) == []
    assert wrong(told.format(9) + teams) == ["9 ≠ 11"]


def test_the_first_rows_together_may_be_what_the_text_calls_a_part_of_all() -> None:
    roads = "路面\t里程（公里）\n沥青\t146.8\n水泥\t382.5\n砂石\t97.4\n土路\t41.3\n"
    told = "2005年末,全县公路里程668公里,其中硬化路面{}公里。\n"
    assert wrong(told.format("529.3") + roads) == []
    assert wrong(told.format("592.3") + roads) == ["146.8 + 382.5 = 529.3 ≠ 592.3"]


def test_a_rise_that_the_years_of_a_table_tell_to_be_a_fall_is_wrong() -> None:
    years = "年份\t受理（件）\t调解（件）\n1994\t352\t118\n1995\t331\t136\n1996\t297\t149\n"
    told = "1996年,法庭受理案件297件,比1995年{}34件;调解149件,占半数。\n"
    assert wrong(told.format("减少") + years) == []
    assert wrong(told.format("增加") + years) == ["297 − 331 = −34 ≠ 34"]


def test_what_some_rows_have_together_is_not_that_of_all() -> None:
    goods = "物资\t数量\t折款（万元）\n雨衣\t46\t32.2\n水泵\t28\t59.8\n沙袋（条）\t95\t14.3\n合计\t—\t106.3\n"
    told = "防汛中调运物资如下,其中雨衣和水泵两项折款{}万元。\n"
    assert wrong(told.format("92.0") + goods) == []
