"""Numbers that sum up what the sentences before them list."""

import pytest

from tests.text.audit.counts.test_counts import found_in

PLAYS = "全市有剧目参加调演。《青云谣》获调演一等奖，《白塔颂》获调演二等奖，《石门情》获调演三等奖。"
SCHOOLS = "3月，青云中学、白塔中学、石门中学入选省级示范学校。9月，河口中学、柳湾中学入选省级示范学校。"


def arithmetic_in(text: str) -> list[str]:
    return [finding.arithmetic for finding in found_in(text)]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        (SCHOOLS + "全年共有6所入选示范学校。", "5 ≠ 6所"),
        (SCHOOLS + "全年共有5所入选示范学校。", "5 = 5所"),
        ("3月，青云中学、白塔中学、石门中学铺草坪，此类学校有4所。", "3 ≠ 4所"),
        (PLAYS + "年内有4个剧目获调演奖。", "3 ≠ 4个"),
        ("副主任周伟、陈平、吴敏。委员若干。其中副主任4人。", "3 ≠ 4人"),
        ("副主任周伟、陈平、吴敏。委员若干。其中副主任3人。", "3 = 3人"),
    ],
)
def test_what_sums_up_is_held_against_all_that_was_listed(text: str, arithmetic: str) -> None:
    assert arithmetic_in(text) == [arithmetic]


@pytest.mark.parametrize(
    "sums_up",
    [
        "另有6所入选示范学校。",
        "全年共有6所新建校舍。",
        "全年共有9所入选示范学校。",
        "入选示范学校共6次。",
        "争取全年共有6所入选示范学校。",
    ],
)
def test_others_other_things_and_how_often_are_no_sum_of_a_list(sums_up: str) -> None:
    assert arithmetic_in(SCHOOLS + sums_up) == []


def test_a_list_that_names_but_some_is_summed_up_by_nothing() -> None:
    assert arithmetic_in("青云中学、白塔中学、石门中学入选省级示范学校。全年共有4所入选示范学校。") == ["3 ≠ 4所"]
    assert arithmetic_in("如青云中学、白塔中学、石门中学入选省级示范学校。全年共有4所入选示范学校。") == []
