"""The filter row and the typed query are one and the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.query.filter_fields import FilterFields, fields_in, unread, with_fields
from yearbook_viewer.text.query.parsing import parse


def test_what_is_typed_stands_in_the_fields() -> None:
    typed = "工商联 标题:组织 人物:欧阳静 机构:总商会 地区:云泽市 来源:统计局 年:2015-2020 数值:>1000万元"
    assert fields_in(typed) == FilterFields("组织", "欧阳静", "总商会", "2015", "2020", "云泽市", "统计局", ">1000万元")


def test_fields_are_typed_behind_what_was_typed() -> None:
    fields = FilterFields(title="组织 建设", first_year="2015", value="> 1000 万元")
    assert with_fields("工商联 -县", fields) == '工商联 -县 标题:"组织 建设" 年:2015- 数值:"> 1000 万元"'


def test_a_field_that_is_emptied_goes_from_the_query() -> None:
    assert with_fields("工商联 标题:组织 年:2015", FilterFields(title="组织")) == "工商联 标题:组织"
    assert with_fields("标题:组织", FilterFields()) == ""


def test_what_the_row_cannot_show_is_left_as_it_is() -> None:
    typed = "机构:工商联 机构:总商会 (人物:张三 或 人物:李四) -标题:附录 地名:临江"
    fields = fields_in(typed)
    assert fields == FilterFields(org="工商联")
    assert (
        parse(with_fields(typed, FilterFields())).query
        == parse("机构:总商会 (人物:张三 或 人物:李四) -标题:附录 地名:临江").query
    )


@pytest.mark.parametrize("fields", [FilterFields(first_year="旧"), FilterFields(value="许多")])
def test_what_is_no_year_or_value_is_not_typed(fields: FilterFields) -> None:
    assert with_fields("工商联", fields) == "工商联"


_WORDS = st.text(alphabet='工商 ":-（x', max_size=5)


@given(st.builds(FilterFields, *[_WORDS] * 3, first_year=st.just("2015"), last_year=st.just("2020"), area=_WORDS))
def test_fields_that_are_typed_are_read_again(fields: FilterFields) -> None:
    typed = with_fields("", fields)
    assert with_fields(typed, fields_in(typed)) == typed


@given(st.text(alphabet='工商 ":-()|标题年数值人物2015>万元'))
def test_whatever_is_typed_can_be_shown_and_typed_again(typed: str) -> None:
    once = with_fields(typed, fields_in(typed))
    assert with_fields(once, fields_in(once)) == once


def test_a_year_that_is_none_leaves_the_other_one() -> None:
    assert with_fields("渔业", FilterFields(first_year="2015", last_year="去年")) == "渔业 年:2015-"


def test_what_cannot_be_read_is_told_field_by_field() -> None:
    told = unread(FilterFields(title="组织", first_year="２０１５", last_year="去年", value="很多"))
    assert {name: reason.key for name, reason in told.items()} == {
        "last_year": "filter-no-year",
        "value": "filter-no-value",
    }
    assert unread(FilterFields(first_year="2015年", value="> 3 %")) == {}
