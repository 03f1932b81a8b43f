"""Entities that may be one."""

from yearbook_viewer.archive.entities.proposing import Candidate, in_order, meeting
from yearbook_viewer.records import Kind, LinkState
from yearbook_viewer.records.entities import EntityKey, NameLink


def _body(name: str, home: str = "") -> EntityKey:
    return EntityKey(Kind.ORG, name, home)


def _links(*told: tuple[EntityKey, int, int]) -> list[tuple[str, str, str]]:
    candidates = [Candidate(key, 3, first, last) for key, first, last in told]
    return [(link.reason, link.one.name, link.other.name) for link in in_order(meeting(candidates), lambda _: 1)]


def test_an_organ_without_its_place_may_be_that_of_the_home() -> None:
    chamber, short = _body("云泽市工商业联合会"), _body("工商业联合会", "云泽市")
    assert _links((chamber, 2018, 2020), (short, 2018, 2020)) == [("short-name", "云泽市工商业联合会", "工商业联合会")]
    assert _links((chamber, 2018, 2020), (_body("工商业联合会", "望溪县"), 2018, 2020)) == []


def test_two_names_of_one_office() -> None:
    told = _links((_body("云泽市总商会"), 2018, 2020), (_body("云泽市工商业联合会"), 2018, 2020))
    assert told == [("twin", "云泽市总商会", "云泽市工商业联合会")]
    assert _links((_body("云泽市总商会"), 2018, 2020), (_body("望溪县工商业联合会"), 2018, 2020)) == []


def test_earlier_and_later_names_by_turns() -> None:
    old, new = _body("云泽市卫生局"), _body("云泽市卫生健康委员会")
    assert _links((old, 2008, 2014), (new, 2019, 2023)) == [("former-name", "云泽市卫生局", "云泽市卫生健康委员会")]
    assert _links((old, 2008, 2020), (new, 2019, 2023)) == []
    assert _links((old, 2018, 2018), (new, 2018, 2018)) == []


def test_a_renamed_county() -> None:
    old, new = EntityKey(Kind.LOC, "嫩江县"), EntityKey(Kind.LOC, "嫩江市")
    assert _links((old, 2008, 2018), (new, 2019, 2023)) == [("renamed-place", "嫩江县", "嫩江市")]
    told = _links((_body("嫩江县教育局"), 2008, 2018), (_body("嫩江市教育局"), 2019, 2023))
    assert told == [("renamed-place", "嫩江县教育局", "嫩江市教育局")]


def test_the_short_name_of_a_firm() -> None:
    assert _links((_body("云泽市华章食品有限公司"), 2018, 2020), (_body("华章食品"), 2018, 2020)) == [
        ("short-name", "云泽市华章食品有限公司", "华章食品")
    ]
    assert _links((_body("云泽市湖北商会"), 2018, 2020), (_body("望溪县湖北商会"), 2018, 2020)) == []
    assert _links((_body("庆阳地区行政公署"), 1988, 1990), (_body("那曲地区行政公署"), 1988, 1990)) == []


def test_the_same_name_in_the_county_and_its_city_but_not_in_two_counties() -> None:
    county, city, other = (EntityKey(Kind.PER, "方大海", home) for home in ("平江县", "岳阳市", "湘阴县"))
    told = _links((county, 2018, 2020), (city, 2018, 2020), (other, 2018, 2020))
    assert {tuple(sorted((one, two))) for _, one, two in told} == {("方大海", "方大海")}
    assert len(told) == 2
    assert _links((county, 2018, 2020), (other, 2018, 2020)) == []


def test_the_law_with_and_without_the_name_of_the_state() -> None:
    laws = (EntityKey(Kind.DOC, name) for name in ("中华人民共和国民法典", "民法典"))
    assert _links(*((law, 2020, 2021) for law in laws)) == [("short-name", "中华人民共和国民法典", "民法典")]


def test_a_pair_is_proposed_once_for_the_likeliest_reason_and_the_frequent_first() -> None:
    one, other, third = (_body(name) for name in ("甲局", "乙局", "丙局"))
    counts = {one: 1, other: 5, third: 3}
    told = [
        NameLink(one, other, LinkState.PROPOSED, "twin"),
        NameLink(other, one, LinkState.PROPOSED, "given-alias"),
        NameLink(other, third, LinkState.PROPOSED, "given-alias"),
    ]
    found = in_order(told, lambda key: counts[key])
    assert [(link.one.name, link.other.name, link.reason) for link in found] == [
        ("乙局", "丙局", "given-alias"),
        ("乙局", "甲局", "given-alias"),
    ]
