"""Series that may be one and the same; judged by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.records import SeriesKey
from yearbook_viewer.text.series.proposals import LEAST, Course, likeness, proposals

NAMES = st.text("户籍总人口工业增加值收入支出新", max_size=8)


def _course(name: str, values: dict[int, float] | None = None, subject: str = "临江县", scope: str = "") -> Course:
    return Course(SeriesKey(subject, name, "人", scope), values or {})


@pytest.mark.parametrize(
    ("one", "other"),
    [("户籍人口", "户籍总人口"), ("城镇新增就业", "新增就业"), ("工业增加值", "规模以上工业增加值"),
     ("一般公共预算收入", "公共预算收入"), ("社会消费品零售总额", "消费品零售总额"), ("粮食产量", "粮食总产")],
)  # fmt: skip
def test_these_are_proposed(one: str, other: str) -> None:
    assert [key.name for key, _ in proposals(_course(one), [_course(other), _course("水库")])] == [other]


@pytest.mark.parametrize(
    ("one", "other"),
    [("财政收入", "财政支出"), ("城镇居民可支配收入", "农村居民可支配收入"), ("第一产业增加值", "第二产业增加值"),
     ("出口额", "进出口额"), ("商会组织", "行业商会"), ("小学在校学生", "中学在校学生")],
)  # fmt: skip
def test_these_are_not_even_with_the_same_value(one: str, other: str) -> None:
    assert proposals(_course(one, {2019: 7}), [_course(other, {2019: 7})]) == []


def test_values_speak_for_and_against() -> None:
    plain = likeness(_course("公共预算收入"), _course("财政预算收入"))
    same = likeness(_course("公共预算收入", {2019: 100}), _course("财政预算收入", {2019: 100.1, 2020: 900}))
    other = likeness(_course("公共预算收入", {2019: 100}), _course("财政预算收入", {2019: 160}))
    leaping = likeness(_course("公共预算收入", {2019: 100}), _course("财政预算收入", {2020: 900}))
    assert other < leaping < plain < same


def test_another_family_is_never_the_same() -> None:
    one = Course(SeriesKey("临江县", "人口", "人", ""))
    assert likeness(one, Course(SeriesKey("临江县", "人口", "户", ""))) == 0


def test_the_same_body_under_a_shorter_name_is_proposed_and_another_is_not() -> None:
    others = [_course("会员", subject="临江县工商联"), _course("会员", subject="云泽市科协")]
    found = proposals(_course("会员", subject="临江县工商业联合会"), others)
    assert [key.subject for key, _ in found] == ["临江县工商联"]


@given(NAMES, NAMES, st.dictionaries(st.integers(2010, 2020), st.floats(-1e9, 1e9), max_size=4))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str, values: dict[int, float]) -> None:
    share = likeness(_course(one, values), _course(other, {2015: 3.0}))
    assert 0 <= share <= 1
    assert share == likeness(_course(other, {2015: 3.0}), _course(one, values))
    assert likeness(_course(one), _course(one)) == 1
    assert all(share >= LEAST for _, share in proposals(_course(one), [_course(other, values)]))
