"""The year described, the volume's year and the day of publication, each with where it comes from."""

import pytest

from yearbook_viewer.records import Basis, Choices, Entry
from yearbook_viewer.text.outline import cut

FACTS = "完成投资12.3亿元,比上年增长8.5%。新修道路35公里,改造危房200户。"
NO_YEAR = f"【概况】 年内,{FACTS}\n【队伍】 有职工35人。\n"


def one(text: str, names: tuple[str, ...] = (), choices: Choices = Choices()) -> Entry:
    (entry,) = cut(text, names=names, choices=choices)
    return entry


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2020年云泽市概况", 2020),
        ("二〇二〇年云泽市概况", 2020),
        ("二○一九年云泽市概况", 2019),
        ("云泽市2020年度工作综述", 2020),
        ("云泽市２０１８年工作总结", 2018),
        ("云泽市2021年国民经济和社会发展统计公报", 2021),
        ("云泽市统计公报（2021）", 2021),
        ("云泽市水务局（2019年）", 2019),
        ("云泽市总工会志（1986—2005）", 2005),
        ("云泽市2016-2020年扶贫工作情况", 2020),
        ("云泽市98年工作总结", 1998),
        ("'97年云泽市大事记", 1997),
        ("民国二十五年云泽县教育概况", 1936),
        ("2020年工作总结和2021年工作计划", 2020),
        ("关于云泽市2020年预算执行情况与2021年预算草案的报告", 2020),
        ("云泽市2020年度政务公开工作报告", 2020),
    ],
)
def test_the_year_in_the_title(title: str, year: int) -> None:
    entry = one(f"{title}\n{NO_YEAR}")
    assert (entry.year, entry.year_from) == (year, Basis.TITLE)


def test_a_year_in_brackets_below_the_title_is_the_titles() -> None:
    entry = one(f"云泽市统计公报\n（2021年）\n{NO_YEAR}")
    assert (entry.title, entry.year, entry.year_from) == ("云泽市统计公报", 2021, Basis.TITLE)


@pytest.mark.parametrize(
    ("cover", "volume", "volume_year"),
    [
        ("云泽年鉴(2021)", "云泽年鉴", 2021),
        ("云泽年鉴（2021年卷）", "云泽年鉴", 2021),
        ("云泽年鉴2021", "云泽年鉴", 2021),
        ("云泽年鉴·2019", "云泽年鉴", 2019),
        ("2018云泽年鉴", "云泽年鉴", 2018),
        ("2020年云泽综合年鉴", "云泽综合年鉴", 2020),
        ("《云泽年鉴2021》", "云泽年鉴", 2021),
        ("云泽年鉴二〇二〇年卷", "云泽年鉴", 2020),
    ],
)
def test_a_volumes_cover_tells_its_year_and_the_year_before(cover: str, volume: str, volume_year: int) -> None:
    entry = one(f"{cover}\n{NO_YEAR}")
    assert (entry.volume, entry.volume_year, entry.volume_year_from) == (volume, volume_year, Basis.TITLE)
    assert (entry.year, entry.year_from) == (volume_year - 1, Basis.VOLUME)


def test_the_year_on_the_line_below_a_volumes_name_is_the_volumes() -> None:
    entry = one(f"云泽年鉴\n2021年卷\n{NO_YEAR}")
    assert (entry.title, entry.volume_year, entry.year) == ("云泽年鉴", 2021, 2020)


def test_a_volume_named_as_the_source_tells_the_volumes_year() -> None:
    entry = one(f"云泽市水务局\n来源:云泽年鉴(2020) 日期:2022-03-04\n{NO_YEAR}")
    assert (entry.volume, entry.volume_year, entry.volume_year_from) == ("云泽年鉴", 2020, Basis.HEADER)
    assert (entry.year, entry.year_from) == (2019, Basis.VOLUME)


def test_a_volume_that_runs_above_the_title_is_not_the_title() -> None:
    entry = one(f"云泽年鉴（2021）\n云泽市水务局\n来源:本室 日期:2022-03-04\n{NO_YEAR}")
    assert (entry.title, entry.volume, entry.volume_year) == ("云泽市水务局", "云泽年鉴", 2021)


@pytest.mark.parametrize(
    ("head", "headings", "year", "basis"),
    [
        ("政府工作报告\n——2020年1月8日在云泽市第八届人民代表大会第五次会议上", "", 2019, Basis.DELIVERY),
        ("政府工作报告\n（二〇二〇年二月八日在云泽市第八届人民代表大会第五次会议上）", "", 2019, Basis.DELIVERY),
        ("政府工作报告\n——2020年12月28日在云泽市第八届人民代表大会第五次会议上", "", 2020, Basis.DELIVERY),
        (
            "政府工作报告\n——2021年1月8日在云泽市第八届人民代表大会第六次会议上",
            "一、2016—2020年工作回顾",
            2020,
            Basis.HEADINGS,
        ),
        ("云泽市人民法院工作报告\n——2019年1月8日在云泽市第八届人民代表大会第四次会议上", "", 2018, Basis.DELIVERY),
        ("2021年云泽市政府工作报告", "", 2020, Basis.TITLE),
        ("云泽市总工会2020年工作报告", "", 2020, Basis.TITLE),
        ("2021年云泽市政府工作报告", "一、2020年工作回顾", 2020, Basis.HEADINGS),
        ("政府工作报告\n来源:本室 日期:2022-01-20", "", 2021, Basis.HEADER),
    ],
)
def test_a_report_describes_the_year_it_looks_back_on(head: str, headings: str, year: int, basis: Basis) -> None:
    entry = one(f"{head}\n各位代表：\n{headings}\n{FACTS}\n二、明年的工作\n{FACTS}\n")
    assert (entry.year, entry.year_from) == (year, basis)


def test_a_report_published_long_after_says_itself_which_year_has_passed() -> None:
    entry = one(f"政府工作报告\n来源:本室 日期:2019-08-20\n各位代表：\n刚刚过去的2004年,{FACTS}\n")
    assert (entry.year, entry.year_from) == (2004, Basis.TEXT)


@pytest.mark.parametrize(
    ("body", "year"),
    [
        (f"【概况】 2020年,{FACTS}\n【队伍】 9月14日,录用12人。", 2020),
        (f"【概况】 2020 年,{FACTS}", 2020),
        (f"【概况】 二〇一七年,{FACTS}", 2017),
        (f"【概况】 '98年,{FACTS}", 1998),
        (f"98年,{FACTS}", 1998),
        (f"民国二十三年,县立中学招生两个班。\n民国二十三年秋,{FACTS}", 1934),
        ("【概况】 水务局建于1952年。2020年,供水320万吨,比2019年增加12万吨。", 2020),
        ("【概况】 2019年1月1日至12月31日,全局供水320万吨。【规划】 2035年建成新厂。2035年供水加倍。", 2019),
        (f"【概况】 至2020年底,有水厂12座。{FACTS}", 2020),
        (f"【概况】 2020年,{FACTS}\n【规划】 编制《2035年远景规划》,到2030年建成水厂20座。", 2020),
    ],
)
def test_the_year_the_sentences_name(body: str, year: int) -> None:
    entry = one(f"云泽市水务局\n{body}\n")
    assert (entry.year, entry.year_from) == (year, Basis.TEXT)


@pytest.mark.parametrize(
    "text",
    [
        f"云泽市水务局\n来源:本室 日期:2022-01-17\n{NO_YEAR}",
        f"云泽市水务局\n发布时间：2022年1月17日 10:30\n{NO_YEAR}",
        "云泽市水务局\n来源:本室 日期:2022-01-17\n水务局成立于1952年,有职工35人。\n",
        "云泽市水务局\n来源:本室 日期:2022-01-17\n办公楼是1985年的建筑,有职工35人。\n",
        "云泽市水务局\n水厂建于1985年,水质比2018年提高。\n",
        f"云泽市水务局\n历时98年,{FACTS}\n",
        "",
        "2022-01-17",
    ],
)
def test_no_year_is_taken_from_publication_origin_or_comparison(text: str) -> None:
    entry = one(text)
    assert (entry.year, entry.year_from) == (None, Basis.NOWHERE)


def test_a_heading_that_looks_back_tells_the_year_of_any_entry() -> None:
    entry = one(f"云泽市水务局\n一、2020年工作情况\n{FACTS}\n二、2021年工作打算\n{FACTS}\n")
    assert (entry.year, entry.year_from) == (2020, Basis.HEADINGS)


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("日期:2022-01-17", "2022-01-17"),
        ("日期：2022/1/17", "2022-01-17"),
        ("日期：2022.01.17", "2022-01-17"),
        ("日期：２０２２．０１．１７", "2022-01-17"),
        ("时间:2022年1月17日 10:30", "2022-01-17 10:30"),
        ("时间:2022 年 1 月 17 日", "2022-01-17"),
        ("发布时间：二〇二二年一月十七日", "2022-01-17"),
        ("发布时间：二○二二年元月二十七日", "2022-01-27"),
        ("发布时间：2022-01-17T10:30:00+08:00", "2022-01-17 10:30"),
        ("发布时间：2022年01月17日 10时30分", "2022-01-17 10:30"),
        ("发布时间：2022-01-17 下午 3:05", "2022-01-17 15:05"),
        ("发布时间：2022-01-17 星期一 08:05:09", "2022-01-17 08:05"),
        ("发布日期：20220117", "2022-01-17"),
        ("发表时间：[2022-01-17]", "2022-01-17"),
        ("[2022-01-17]", "2022-01-17"),
        ("（2022年1月17日）", "2022-01-17"),
        ("更新时间：2022-01-17", "2022-01-17"),
        ("成文日期：2022年1月17日", "2022-01-17"),
        ("印发日期：2022年1月17日", "2022-01-17"),
        ("成文日期：2022年1月5日　发布日期：2022年1月17日", "2022-01-17"),
        ("发布时间 2022-01-17 浏览次数 35", "2022-01-17"),
        ("日 期：2022-01-17", "2022-01-17"),
        ("发布时间：2022-\n01-17", "2022-01-17"),
        ("日期：2022-01", "2022-01"),
        ("日期：2022-13-41", "2022-13-41"),
        ("日期：待定", ""),
    ],
)
def test_the_day_of_publication_in_all_its_spellings(printed: str, date: str) -> None:
    assert one(f"云泽市水务局\n{printed}\n【概况】 2020年,{FACTS}\n").date == date


@pytest.mark.parametrize(
    ("text", "date", "basis"),
    [
        (f"云泽市水务局\n日期:2022-01-17\n{NO_YEAR}", "2022-01-17", Basis.HEADER),
        (f"政府工作报告\n——2020年1月8日在云泽市第八届人民代表大会第五次会议上\n{FACTS}", "2020-01-08", Basis.DELIVERY),
        (f"云泽市水务局\n{NO_YEAR}云泽市水务局\n2021年3月5日\n", "2021-03-05", Basis.TEXT),
        (f"云泽市水务局\n{NO_YEAR}【发布时间：2022-01-17】 【关闭窗口】\n", "2022-01-17", Basis.HEADER),
        (f"云泽市水务局\n{NO_YEAR}", "", Basis.NOWHERE),
    ],
)
def test_where_the_day_was_taken_from(text: str, date: str, basis: Basis) -> None:
    entry = one(text)
    assert (entry.date, entry.date_from) == (date, basis)


def test_the_readers_word_comes_before_everything() -> None:
    wish = Choices(title="水务", subject="云泽市水利局", year=2011, volume="云泽水务年鉴", volume_year=2013)
    entry = one(f"云泽市水务局\n【概况】 2020年,{FACTS}", ("云泽年鉴", "2021", "水务局"), wish)
    assert (entry.title, entry.subject, entry.volume) == ("水务", "云泽市水利局", "云泽水务年鉴")
    assert (entry.year, entry.year_from) == (2011, Basis.READER)
    assert (entry.volume_year, entry.volume_year_from) == (2013, Basis.READER)
