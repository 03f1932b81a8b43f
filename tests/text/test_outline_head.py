import pytest

from yearbook_viewer.records import Entry
from yearbook_viewer.text.outline import cut
from yearbook_viewer.text.outline.head import read_head

FACTS = "全县完成投资12.3亿元,比上年增长8.5%。新修道路35公里,改造危房200户。"


def one(text: str) -> Entry:
    (entry,) = cut(text)
    return entry


@pytest.mark.parametrize(
    ("header", "source", "date"),
    [
        ("来源:本室 日期:2022-01-17 10:30", "本室", "2022-01-17 10:30"),
        ("信息来源：县志办　发布时间：2021年12月3日　浏览次数：35", "县志办", "2021-12-03"),
        ("来源：某某日报时间：2026/2/10 9:05:30", "某某日报", "2026-02-10 09:05"),
        ("发表时间：\n2026-02-09\n来源：\n县融媒体中心\n阅读量：", "县融媒体中心", "2026-02-09"),
        ("2022-01-17 08:00 来源：本室", "本室", "2022-01-17 08:00"),
        ("日期:2022年1月", "", "2022年1月"),
        ("发布日期：2022-02-30", "", "2022-02-30"),
        ("作者：镇政府 字体：大 中 小", "镇政府", ""),
        ("作者：王小明 字体：大 中 小", "", ""),
    ],
)
def test_header_lines_are_read_in_any_order(header: str, source: str, date: str) -> None:
    entry = one(f"湖滨镇\n{header}\n【概况】 2020年,{FACTS}\n")
    assert (entry.source, entry.date) == (source, date)
    assert [section.title for section in entry.sections] == ["概况"]


def test_a_title_that_is_spaced_out_is_joined() -> None:
    assert one(f"政 府 工 作 报 告\n\n{FACTS}").title == "政府工作报告"


def test_a_title_broken_before_its_header_line_is_joined() -> None:
    assert one(f"某某市\n工商业联合会\n来源:本室\n【概况】 {FACTS}").title == "某某市工商业联合会"


def test_a_text_that_opens_with_prose_has_no_title() -> None:
    entry = one(FACTS)
    assert (entry.title, entry.head_end) == ("", 0)
    assert "entry-without-title" in entry.doubts


def test_a_text_that_opens_with_a_heading_has_no_title() -> None:
    entry = one(f"【概况】 2020年,{FACTS}")
    assert (entry.title, [section.title for section in entry.sections]) == ("", ["概况"])


def test_the_subject_of_a_report_is_where_it_was_delivered() -> None:
    entry = one(f"政府工作报告\n——2020年1月6日在甲省乙市丙县第十届人民代表大会第三次会议上\n各位代表：\n{FACTS}")
    assert (entry.subject, entry.date, entry.year) == ("丙县", "2020-01-06", 2019)


def test_a_delivery_line_in_numerals_and_brackets_is_read() -> None:
    entry = one(
        f"政府工作报告\n（二〇二〇年十二月二十六日在丙县第十届人民代表大会第三次会议上）\n丙县县长　张三\n{FACTS}"
    )
    assert (entry.subject, entry.date) == ("丙县", "2020-12-26")
    assert [section.title for section in entry.sections] == [""]


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("丙县2020年国民经济和社会发展统计公报", "丙县"),
        ("2021年丙县民政局工作综述", "丙县民政局"),
        ("岳阳年鉴（2021）", "岳阳"),
        ("丙县总工会", "丙县总工会"),
        ("政府工作报告", ""),
    ],
)
def test_the_subject_is_the_title_without_year_and_kind_of_document(title: str, subject: str) -> None:
    assert one(f"{title}\n{FACTS}").subject == subject


def test_an_entry_of_unknown_subject_is_doubted() -> None:
    assert "entry-without-subject" in one(f"政府工作报告\n2020年,{FACTS}").doubts


def test_the_year_described_is_never_the_year_of_publication_by_itself() -> None:
    entry = one(f"丙县总工会\n来源:本室 日期:2022-01-17\n【概况】 {FACTS}")
    assert (entry.year, entry.doubts) == (None, ("entry-without-year",))


def test_the_year_compared_with_is_not_the_year_described() -> None:
    entry = one("丙县总工会\n【概况】 2020年,会员比2019年增加12人,较2019年多3人,与2019年持平。")
    assert entry.year == 2020


def test_full_width_years_are_read() -> None:
    assert one("丙县总工会\n【概况】 ２０２０年，发展会员１２人。").year == 2020


def test_the_year_of_a_volume_is_the_year_after_the_one_described() -> None:
    entry = one(f"岳阳年鉴（2021）\n第一章 总述\n{FACTS}")
    assert (entry.volume_year, entry.year) == (2021, 2020)


def test_the_bodies_that_issue_a_bulletin_stand_in_its_head() -> None:
    entry = one(
        f"丙县2020年国民经济和社会发展统计公报\n丙县统计局\n国家统计局丙县调查队\n2021年3月20日\n\n2020年,{FACTS}"
    )
    assert (entry.date, entry.year) == ("2021-03-20", 2020)
    assert entry.text[entry.head_end :].startswith("2020年,全县")


def test_a_heading_that_ends_the_title_is_no_repeated_title() -> None:
    entry = one(f"丙县概况\n概况\n{FACTS}\n历史\n{FACTS}\n")
    assert [section.title for section in entry.sections] == ["概况", "历史"]


def test_leaders_listed_below_the_title_stand_in_the_text() -> None:
    entry = one(f"丙县总工会\n来源:本室\n主席　张三\n副主席　李四\n【概况】 2020年,{FACTS}")
    assert entry.text[entry.head_end :].startswith("主席　张三")


def test_the_month_in_which_a_bulletin_is_issued_stands_in_its_head() -> None:
    entry = one(f"丙县气候公报\n（2022年度）\n丙县气象局\n二〇二三年一月\n一、气温\n{FACTS}")
    assert (entry.date, entry.year) == ("二〇二三年一月", 2022)
    assert entry.text[entry.head_end :].startswith("一、气温")


def test_a_heading_with_its_year_below_a_body_is_no_day() -> None:
    entry = one(f"丙县气候\n丙县气象局\n2022年概况\n{FACTS}\n2022年服务\n{FACTS}")
    assert entry.date == ""


@pytest.mark.parametrize(
    "opening",
    [
        "青石市体育局2021-09-06 10:26:31 来源：青石市方志室 作者： 点击：326\n",
        "青石市体育局\n============\n\n来源：青石市方志室　日期：2021-09-06 10:26\n",
    ],
    ids=["day glued to the title", "title underlined"],
)
def test_what_stands_between_title_and_header_hides_neither(opening: str) -> None:
    head = read_head(opening + "【概况】2020年，全市有体育场馆86个。\n")
    assert (head.title, head.source, head.date) == ("青石市体育局", "青石市方志室", "2021-09-06 10:26")
    assert head.end == len(opening)


def test_a_long_paragraph_without_a_title_above_it_is_text_and_no_head() -> None:
    paragraph = (
        "【商贸流通】 2014年,临江县实现社会消费品零售总额38.6亿元,比上年增长13.5%。全县有限额以上批零住餐企业63家,"
        "新增9家。年末有农贸市场17个、大型超市6家,电子商务起步,开设网店412家。\n"
    )
    (entry,) = cut(paragraph)
    assert entry.head_end == 0
    assert [(section.title, section.start, section.end) for section in entry.sections] == [
        ("商贸流通", 0, len(paragraph))
    ]


def test_a_long_first_paragraph_above_headings_is_a_section_without_a_title() -> None:
    first = (
        "2014年是全面深化改革的第一年,面对复杂的形势,全县上下团结一心,克服困难,经济社会各项事业都有了新的发展。" * 2
        + "\n"
    )
    (entry,) = cut(first + "【农业】 全年粮食总产量6.2万吨。\n【工业】 有企业12家。\n")
    assert [section.title for section in entry.sections] == ["", "农业", "工业"]
    assert (entry.sections[0].start, entry.sections[0].end) == (0, len(first))


def test_an_event_that_begins_with_its_day_and_place_is_no_line_of_delivery() -> None:
    text = "体育赛事\n1994年10月18日,全市农民运动会在云泽市举行,14个代表团参赛。\n比赛历时5天。\n"
    assert text[read_head(text).end :].startswith("1994年10月18日")
