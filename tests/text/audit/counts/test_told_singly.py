"""Numbers that sum up what is told one by one before them."""

import pytest

from tests.text.audit.counts.test_counts import found_in

PLACES = "河口镇32名，白塔镇28名，石门乡11名。"
LOTS = "首批12户搬迁，第二批9户搬迁，第三批7户搬迁。"
POSTS = "书记周伟，副书记陈平、吴敏，委员李强。"
VISITS = "5月，日本青森县代表团来访；7月，韩国江原道代表团来访；9月，德国科隆市代表团来访。"


def arithmetic_in(text: str) -> list[str]:
    return [finding.arithmetic for finding in found_in(text)]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        (PLACES + "4个乡镇共71名。", "3 ≠ 4个"),
        (PLACES + "3个乡镇共71名。", "3 = 3个"),
        (LOTS + "4批共28户。", "3 ≠ 4批"),
        (LOTS + "3批共28户。", "3 = 3批"),
        (POSTS + "班子成员共5人。", "4 ≠ 5人"),
        (POSTS + "班子成员共4人。", "4 = 4人"),
        (VISITS + "共4个代表团。", "3 ≠ 4个"),
        (VISITS + "共3个代表团。", "3 = 3个"),
    ],
)
def test_places_lots_people_and_visits_told_one_by_one_are_counted(text: str, arithmetic: str) -> None:
    assert arithmetic_in(text) == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        PLACES + "另4个乡镇共71名。",
        PLACES + "全县4个乡镇共71户。",
        "第二批9户搬迁，第三批7户搬迁，第四批8户搬迁。4批共24户。",
        "河口镇32名，白塔镇28名，石门乡11名，河口镇9名。3个乡镇共80名。",
        LOTS + "另4批共28户。",
        POSTS + "参加会议5人。",
        "周伟，陈平，吴敏，李强。班子成员共5人。",
    ],
)
def test_others_what_is_told_twice_and_what_is_not_told_from_the_first_on_are_left_alone(text: str) -> None:
    assert arithmetic_in(text) == []
