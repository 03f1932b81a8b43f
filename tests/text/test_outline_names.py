"""What folders and file names say, and whom an entry describes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.records import Basis, Choices, Entry
from yearbook_viewer.text.outline import cut
from yearbook_viewer.text.outline.names import Named, said_by

FACTS = "办理案件320件,结案率96.5%,比上年提高1.2个百分点。调解纠纷85起。"


def one(text: str, path: str = "") -> Entry:
    (entry,) = cut(text, names=tuple(path.split("/")) if path else ())
    return entry


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("home/li/澄江年鉴/2021/工商联", Named("澄江年鉴", 2021, (), "工商联", "工商联")),
        ("澄江年鉴2021/市工商联", Named("澄江年鉴", 2021, (), "市工商联", "市工商联")),
        ("澄江年鉴（2021卷）/市工商联", Named("澄江年鉴", 2021, (), "市工商联", "市工商联")),
        ("2021年澄江年鉴/政治/市工商联", Named("澄江年鉴", 2021, ("政治",), "市工商联", "市工商联")),
        ("2021/澄江年鉴/市工商联", Named("澄江年鉴", 2021, (), "市工商联", "市工商联")),
        ("澄江年鉴/2021卷/03 群众团体/02-工商联", Named("澄江年鉴", 2021, ("群众团体",), "工商联", "工商联")),
        ("澄江年鉴/2021/政法/法院/概况", Named("澄江年鉴", 2021, ("政法", "法院"), "概况", "法院")),
        ("2021 澄江年鉴 - 工商联", Named("澄江年鉴", 2021, (), "工商联", "工商联")),
        ("澄江年鉴2021_市法院_定稿", Named("澄江年鉴", 2021, (), "市法院", "市法院")),
        ("澄江年鉴/2021/法院2020年资料", Named("澄江年鉴", 2021, (), "法院", "法院", 2020)),
        ("澄江年鉴/2021/文档1", Named("澄江年鉴", 2021)),
        ("澄江年鉴/2021", Named("澄江年鉴", 2021)),
        ("澄江年鉴（2021）", Named("澄江年鉴", 2021)),
        ("澄江县志办_2019_概况", Named(subject="澄江县志办", year=2019)),
        ("县法院2020年工作总结", Named(title="县法院2020年工作总结", subject="县法院", year=2020)),
        ("澄江县人民法院", Named(title="澄江县人民法院", subject="澄江县人民法院")),
    ],
)
def test_folders_and_file_name_say_volume_year_trail_title_and_body(path: str, expected: Named) -> None:
    assert said_by(path.split("/")) == expected


@pytest.mark.parametrize(
    "path",
    [
        "home/li/下载/新建文件夹/文档1",
        "tmp/pytest-of-root/pytest-3/test_x0/a",
        "Users/wang/Desktop/2021/扫描20210304",
        "home/li/年鉴/资料/新建文本文档 (2)",
        "work/2020/会议",
        "seeds/000_147950222173a7ed",
        "samples/hailar_2012_govreport.gb18030",
        "C/年鉴编纂/培训通知",
        "",
    ],
)
def test_an_ordinary_path_says_nothing(path: str) -> None:
    assert said_by(path.split("/")) == Named()
    assert said_by(()) == Named()


def test_names_fill_what_the_text_does_not_say() -> None:
    entry = one(f"【概况】 年内,{FACTS}", "澄江年鉴/2021/政法/市法院")
    assert (entry.title, entry.subject, entry.place) == ("市法院", "市法院", ("政法",))
    assert (entry.volume, entry.volume_year, entry.volume_year_from) == ("澄江年鉴", 2021, Basis.NAMES)
    assert (entry.year, entry.year_from) == (2020, Basis.NAMES)


def test_names_never_override_the_text() -> None:
    entry = one(f"澄江县人民法院\n【概况】 2018年,{FACTS}", "澄江年鉴/2021/政法/市法院")
    assert (entry.title, entry.subject) == ("澄江县人民法院", "澄江县人民法院")
    assert (entry.year, entry.year_from, entry.volume_year) == (2018, Basis.TEXT, 2021)


def test_an_ordinary_path_fills_nothing() -> None:
    entry = one(f"【概况】 年内,{FACTS}", "home/li/下载/新建文件夹/文档1")
    assert (entry.title, entry.subject, entry.volume, entry.place, entry.year) == ("", "", "", (), None)


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("澄江市工商业联合会", "澄江市工商业联合会"),
        ("澄江市工商业联合会（总商会）", "澄江市工商业联合会"),
        ("2020年澄江市教育工作综述", "澄江市"),
        ("澄江县人民法院工作报告", "澄江县人民法院"),
        ("澄江市2021年国民经济和社会发展统计公报", "澄江市"),
        ("澄江县人大常委会2020年工作报告", "澄江县人大常委会"),
        ("2026年澄江市政府工作报告", "澄江市"),
        ("北门街道", "北门街道"),
        ("北门街道2020年概况", "北门街道"),
        ("中国移动通信集团澄江分公司", "中国移动通信集团澄江分公司"),
        ("县残联", "县残联"),
        ("澄江县水务局（2019年）", "澄江县水务局"),
        ("二〇二〇年度县总工会工作总结", "县总工会"),
        ("澄江海关", "澄江海关"),
        ("民革澄江市委员会", "民革澄江市委员会"),
        ("澄江县第一中学简介", "澄江县第一中学"),
        ("澄江经济技术开发区", "澄江经济技术开发区"),
        ("大河镇", "大河镇"),
        ("关于澄江县2020年预算执行情况与2021年预算草案的报告", "澄江县"),
        ("澄江年鉴（2021）", "澄江"),
        ("澄江县志", "澄江县"),
        ("概况", ""),
        ("大事记", ""),
        ("农业", ""),
        ("民营企业家座谈会", ""),
        ("政府工作报告", ""),
    ],
)
def test_the_subject_of_a_title(title: str, subject: str) -> None:
    assert one(f"{title}\n【情况】 2020年,{FACTS}\n").subject == subject


@pytest.mark.parametrize(
    ("text", "path", "subject"),
    [
        ("概况\n供稿单位：澄江县水务局 日期：2022-01-17\n", "", "澄江县水务局"),
        ("概况\n来源：澄江县水务局\n", "", "澄江县水务局"),
        ("概况\n来源：澄江日报\n", "", ""),
        ("概况\n来源：县志办 作者：王小明\n", "", ""),
        ("概况\n", "澄江年鉴/2021/水务局/概况", "水务局"),
        ("概况\n", "澄江年鉴/2021/概况", "澄江"),
        ("农业\n", "澄江年鉴/2021/农业", "澄江"),
        ("政府工作报告\n——2020年1月6日在甲省乙市丙县第十届人民代表大会第三次会议上\n", "", "丙县"),
        ("政府工作报告\n——在丙县第十届人民代表大会第三次会议上\n2020年1月6日\n", "", "丙县"),
        ("政府工作报告\n（2020年1月6日）\n丙县人民政府县长　张三\n", "", "丙县"),
    ],
)
def test_the_subject_where_the_title_says_none(text: str, path: str, subject: str) -> None:
    assert one(f"{text}2020年,{FACTS}\n", path).subject == subject


PIECES = st.lists(
    st.sampled_from(
        [
            *"年鉴20219卷（）()《》_- .·、'第编号县局",
            "澄江年鉴",
            "2021",
            "民国",
            "概况",
            "来源:",
            "日期:",
            "县志办",
            "二〇二一年",
        ]
    ),
    max_size=12,
).map("".join)


@given(st.lists(st.one_of(st.text(max_size=30), PIECES), max_size=5), PIECES)
def test_no_name_and_no_text_brings_the_rules_down(names: list[str], text: str) -> None:
    said = said_by(names)
    assert said.volume_year is None or 1900 <= said.volume_year < 2100
    assert "".join(entry.text for entry in cut(text, names=names, choices=Choices(volume_year=2020))) == text
