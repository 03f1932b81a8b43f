"""What a name stands for at the home of its entry."""

import pytest

from yearbook_viewer.records import Kind
from yearbook_viewer.records.entities import EntityKey
from yearbook_viewer.text.entities.homes import Home, home_of
from yearbook_viewer.text.entities.linking import key_of, writing

CITY = home_of("云泽市工商业联合会", "云泽年鉴")
COUNTY = home_of("望溪县财政局", "云泽年鉴")
NOWHERE = Home()


def _told(name: str, home: Home, kind: Kind = Kind.ORG) -> str:
    key = key_of(name, kind, home)
    return f"{key.name}@{key.home}" if key.home else key.name


def test_the_home_is_what_the_entry_describes_with_what_that_belongs_to() -> None:
    assert Home(("云泽市",), "云泽市") == CITY
    assert Home(("望溪县", "云泽"), "云泽") == COUNTY
    assert home_of("平江县", "岳阳年鉴") == Home(("平江县", "岳阳市", "湖南省"), "岳阳市")
    assert home_of("", "岳阳统计年鉴").chain == ("岳阳市", "湖南省")
    assert home_of("政协屏安市委员会", "").chain == ("屏安市",)
    assert home_of("", "", ("红川区同心沟镇概况",)) == Home(("同心沟镇", "红川区"), "红川区")
    assert home_of("恩施州人大", "").chain == ("恩施土家族苗族自治州", "湖北省")
    assert home_of("", "", ("教育",), "云泽市史志办").inner == "云泽市"
    assert home_of("", "中国教育年鉴", ("开发区",)) == NOWHERE


def test_a_county_of_that_name_elsewhere_does_not_move_the_volume() -> None:
    assert home_of("临江县财政局", "云泽年鉴").chain == ("临江县", "云泽")


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("市工商联", "云泽市工商业联合会"),
        ("云泽市工商联", "云泽市工商业联合会"),
        ("云泽工商联", "云泽市工商业联合会"),
        ("云泽市工商业联合会", "云泽市工商业联合会"),
        ("市委", "中共云泽市委员会"),
        ("中共云泽市委", "中共云泽市委员会"),
        ("市委组织部", "中共云泽市委员会组织部"),
        ("云泽市委统战部", "中共云泽市委员会统一战线工作部"),
        ("市委办", "中共云泽市委员会办公室"),
        ("市政府", "云泽市人民政府"),
        ("市政府办", "云泽市人民政府办公室"),
        ("市政协", "中国人民政治协商会议云泽市委员会"),
        ("政协云泽市第九届委员会", "中国人民政治协商会议云泽市委员会"),
        ("市十二届人大常委会", "云泽市人民代表大会常务委员会"),
        ("团市委", "共青团云泽市委员会"),
        ("民革云泽市委", "民革云泽市委员会"),
        ("市中院", "云泽市中级人民法院"),
        ("市公安局交警支队", "云泽市公安局交通警察支队"),
        ("市一中", "云泽市第一中学"),
        ("市史志办公室", "云泽市地方志办公室"),
        ("市湖北商会", "云泽市湖北商会"),
        ("市市场监管局", "云泽市市场监督管理局"),
        ("市政工程公司", "市政工程公司"),
        ("市工商聯", "云泽市工商业联合会"),
        ("县政府", "县人民政府@云泽市"),
        ("省委", "省委@云泽市"),
        ("工商联", "工商业联合会@云泽市"),
        ("组织部", "组织部@云泽市"),
        ("望溪县教育局", "望溪县教育局"),
        ("云泽市望溪县教育局", "望溪县教育局"),
        ("青石镇政府", "青石镇人民政府@云泽市"),
        ("望溪县青石镇人民政府", "青石镇人民政府@望溪县"),
        ("全国工商联", "中华全国工商业联合会"),
        ("中宣部", "中共中央宣传部"),
        ("沈阳军区", "沈阳军区"),
        ("湖北商会", "湖北商会"),
        ("泰和大市场商会", "泰和大市场商会"),
        ("云泽林纸股份有限公司", "云泽林纸股份有限公司"),
    ],
)
def test_short_names_of_bodies_mean_those_of_the_home(name: str, full: str) -> None:
    assert _told(name, CITY) == full


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("县工商联", "望溪县工商业联合会"),
        ("市工商联", "云泽市工商业联合会"),
        ("县委", "中共望溪县委员会"),
        ("青石镇党委", "中共青石镇委员会@望溪县"),
    ],
)
def test_in_a_county_the_city_is_the_one_it_belongs_to(name: str, full: str) -> None:
    assert _told(name, COUNTY) == full


def test_levels_above_are_known_by_the_table() -> None:
    home = home_of("平江县工商联", "")
    told = [_told(name, home) for name in ("县法院", "市工商联", "省高院")]
    assert told == ["平江县人民法院", "岳阳市工商业联合会", "湖南省高级人民法院"]
    home = home_of("鼓楼区", "南京年鉴")
    assert _told("区法院", home) == _told("南京市鼓楼区法院", NOWHERE) == "南京市鼓楼区人民法院"


def test_where_no_place_is_known_a_short_name_stays_one() -> None:
    assert _told("市工商联", NOWHERE) == "市工商业联合会"
    assert _told("市委", NOWHERE) == "市委"


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("云泽", "云泽市"),
        ("四川成都", "成都市"),
        ("湖南省岳阳市平江县", "平江县"),
        ("湖南省岳阳市", "岳阳市"),
        ("北京", "北京市"),
        ("望溪县罗洞村", "罗洞村@望溪县"),
        ("罗洞村", "罗洞村@云泽市"),
        ("青石镇罗洞村", "青石镇罗洞村@云泽市"),
        ("南湖大道", "南湖大道@云泽市"),
        ("长江", "长江"),
        ("嫩江", "嫩江"),
        ("古城", "古城"),
        ("多伦县第三区", "多伦县第三区"),
    ],
)
def test_places_have_their_levels_and_villages_their_county(name: str, full: str) -> None:
    assert _told(name, CITY, Kind.LOC) == full


def test_counties_of_the_same_city_are_called_without_their_level() -> None:
    assert _told("平江", home_of("", "岳阳年鉴"), Kind.LOC) == "平江县"
    assert _told("平江", CITY, Kind.LOC) == "平江"


def test_people_are_those_of_the_volume() -> None:
    assert _told("張　三", COUNTY, Kind.PER) == "张三@云泽"
    assert key_of("买买提•艾力", Kind.PER, NOWHERE) == EntityKey(Kind.PER, "买买提·艾力")


def test_documents_and_honours_are_the_same_everywhere() -> None:
    assert _told("会员服务办法", CITY, Kind.DOC) == "会员服务办法"
    assert _told("万企帮万村", COUNTY, Kind.NAME) == "万企帮万村"


def test_one_way_of_writing() -> None:
    assert writing("ＧＤＰ 核算中心") == "GDP核算中心"
    assert writing("國\n家隊") == "国家队"


@pytest.mark.parametrize("name", ["", "　", "市", "·", "委", "\udc00", "市" * 5_000, "中共" * 300, "第九届"])
def test_strange_names_are_taken_as_they_are(name: str) -> None:
    for kind in Kind:
        assert key_of(name, kind, CITY).kind is kind
