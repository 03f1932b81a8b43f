"""What a page prints around an entry: header lines and furniture, at its head and at its end."""

import pytest

from yearbook_viewer.records import Entry, Layout, SetHeading
from yearbook_viewer.text.outline import cut
from yearbook_viewer.text.outline.furniture import is_furniture
from yearbook_viewer.text.outline.page_end import furniture_start

FACTS = "接待游客35.6万人次,比上年增长12.5%。新建步道12公里,修缮古塔2座。"


def one(text: str) -> Entry:
    (entry,) = cut(text)
    return entry


@pytest.mark.parametrize(
    ("header", "source", "date"),
    [
        ("来源:松原网作者:王小明发布时间:2022-01-17浏览次数:12", "松原网", "2022-01-17"),
        ("【来源：县文旅局】【日期：2022-01-17】", "县文旅局", "2022-01-17"),
        ("（来源：县文旅局　2022-01-17）", "县文旅局", "2022-01-17"),
        ("来源:县文旅局 字体:[大 中 小] 日期:2022-01-17", "县文旅局", "2022-01-17"),
        ("发布时间:2022-01-17 | 来源:县文旅局 | 浏览:35次 | 字号:【大 中 小】", "县文旅局", "2022-01-17"),
        ("文章来源：县文旅局\n发布时间：2022-01-17\n点击数：88", "县文旅局", "2022-01-17"),
        ("稿件来源：\n县文旅局\n更新时间：\n2022-01-17 09:30", "县文旅局", "2022-01-17 09:30"),
        ("来　源：县文旅局　　日　期：2022-01-17", "县文旅局", "2022-01-17"),
        ("供稿单位：县文旅局　发布日期：2022-01-17", "县文旅局", "2022-01-17"),
        ("作者：王小明　来源：县文旅局　编辑：李大山　2022-01-17", "县文旅局", ""),
        ("松原日报 2022-01-17", "松原日报", "2022-01-17"),
        ("2022-01-17 县文旅局", "县文旅局", "2022-01-17"),
        ("发布时间 2022-01-17 来源 县文旅局", "县文旅局", "2022-01-17"),
        ("索引号：0123/2022-001　发布机构：县文旅局　成文日期：2022年1月17日", "县文旅局", "2022-01-17"),
        ("编辑：李大山　日期：2022-01-17", "", "2022-01-17"),
    ],
)
def test_header_lines_of_every_make(header: str, source: str, date: str) -> None:
    entry = one(f"松原县风景管理处\n{header}\n【概况】 2021年,{FACTS}\n")
    assert (entry.title, entry.source) == ("松原县风景管理处", source)
    assert entry.date == date or (not date and entry.date == "2022-01-17")
    assert [section.title for section in entry.sections] == ["概况"]


@pytest.mark.parametrize(
    "line",
    [
        "松原县风景管理处 来源:县文旅局 日期:2022-01-17",
        "松原县风景管理处　（来源：县文旅局　发布时间：2022-01-17　浏览次数：9）",
        "松原县风景管理处来源:县文旅局作者:王小明发布时间:2022-01-17",
    ],
)
def test_a_header_in_one_line_with_the_title(line: str) -> None:
    entry = one(f"{line}\n【概况】 2021年,{FACTS}\n")
    assert (entry.title, entry.source, entry.date) == ("松原县风景管理处", "县文旅局", "2022-01-17")


@pytest.mark.parametrize(
    "words",
    [
        "字体:大 中 小",
        "字号",
        "打印本页",
        "关闭窗口",
        "责任编辑:王小明",
        "当前位置：首页 > 年鉴 > 2021",
        "您现在的位置: 首页 >> 县情",
        "浏览次数：35",
        "阅读 128 次",
        "分享到：",
        "扫一扫在手机打开当前页",
        "上一篇：大河镇",
        "下一条: 没有了",
        "版权所有：松原县人民政府",
        "主办：松原县人民政府办公室 京ICP备05012345号-1",
        "网站地图",
        "Copyright © 2022 All Rights Reserved",
    ],
)
def test_furniture_of_every_kind(words: str) -> None:
    entry = one(f"{words}\n松原县风景管理处\n{words}\n【概况】 2021年,{FACTS}\n{words}\n")
    assert [section.title for section in entry.sections] == ["概况"]
    assert is_furniture(words)


@pytest.mark.parametrize(
    "words",
    [
        "打印机产业",
        "浏览",
        "阅读推广",
        "编辑出版",
        "所在位置优越",
        "扫码支付",
        "版权保护",
        "分享经济",
        "上一级工会",
        "首页新闻社",
    ],
)
def test_words_that_look_like_furniture_and_are_none(words: str) -> None:
    assert not is_furniture(words)


@pytest.mark.parametrize(
    "furniture",
    [
        "【打印本页】 【关闭窗口】\n",
        "【\n打印本页\n】\n【\n关闭窗口\n】\n",
        "上一篇：大河镇\n下一篇：小河镇\n",
        "责任编辑：王小明\n分享到：\n微信\n微博\n",
        "版权所有：松原县人民政府\n主办：松原县人民政府办公室\n地址：松原县人民路1号\n电话：0000-1234567\n",
        "地址：松原县人民路1号\n邮编：123456\n京ICP备05012345号\n网站标识码：1234567890\n",
        "相关链接：\n大河镇\n小河镇\n松原县年鉴目录\n",
        "扫一扫在手机打开当前页\n\n\n打印\n关闭\n",
        "来源：松原日报　责任编辑：王小明\n",
    ],
)
def test_what_ends_a_page_is_no_heading_no_signature_and_no_entry(furniture: str) -> None:
    body = f"松原县风景管理处\n【概况】 2021年,{FACTS}\n【景区】 2021年,{FACTS}(何文博)\n"
    text = body + furniture
    assert furniture_start(text, 0, len(text)) == len(body)
    entry = one(text)
    assert [section.title for section in entry.sections] == ["概况", "景区"]
    assert entry.signature == ("何文博",)


def test_an_address_without_an_imprint_is_text() -> None:
    text = f"松原县风景管理处\n【概况】 2021年,{FACTS}\n地址：松原县人民路1号\n电话：0000-1234567\n"
    assert furniture_start(text, 0, len(text)) == len(text)


def test_a_page_of_nothing_but_furniture_is_one_entry() -> None:
    entry = one("【打印本页】\n【关闭窗口】\n")
    assert (entry.title, entry.sections) == ("", ())


def test_a_title_that_the_format_sets_may_be_any_line() -> None:
    text = f"县情\n松原县风景管理处：二〇二一年的工作，以及其他\n【概况】 2021年,{FACTS}\n"
    start = text.index("松原")
    layout = Layout(headings=(SetHeading(start, text.index("\n【"), 0),))
    (entry,) = cut(text, layout)
    assert entry.title == "松原县风景管理处：二〇二一年的工作，以及其他"
    assert [section.title for section in entry.sections] == ["概况"]


@pytest.mark.parametrize("above", ["群众团体", "松原县人民政府门户网站", "松原年鉴（2021）"])
def test_a_line_above_the_title_is_not_joined_to_it(above: str) -> None:
    entry = one(f"{above}\n松原县总工会\n来源:本室 日期:2022-01-17\n【概况】 2020年,{FACTS}\n")
    assert (entry.title, entry.source) == ("松原县总工会", "本室")


@pytest.mark.parametrize("above", ["首页\n走进松原\n地情资料\n当前位置：首页 > 地情资料\n", "走进松原\n打印\n"])
def test_menus_above_the_title_belong_to_the_head(above: str) -> None:
    entry = one(
        f"{above}松原县总工会\n发布日期：2022-01-17 来源：\n【字体：大 中 小】\n2021年,{FACTS}\n【维权】 {FACTS}\n"
    )
    assert (entry.title, entry.source, entry.date) == ("松原县总工会", "", "2022-01-17")
    assert [section.title for section in entry.sections] == ["", "维权"]


def test_a_footnote_sign_is_no_part_of_the_title() -> None:
    assert one(f"松原县2019年统计公报[1]\n2019年,{FACTS}\n").title == "松原县2019年统计公报"


TABLE = (
    "索 引 号：0143/2020-00012\n发文机关：松原县人民政府\n成文日期：2020年03月09日\n标　　题：松原县2019年年度报告\n"
    "发布日期：2020年03月12日\n"
)


@pytest.mark.parametrize("title", ["松原县2019年年度报告\n", ""])
def test_the_table_above_a_government_document_is_its_head(title: str) -> None:
    entry = one(f"{TABLE}{title}2019年,{FACTS}\n")
    assert (entry.title, entry.source, entry.date) == ("松原县2019年年度报告", "松原县人民政府", "2020-03-12")
    assert entry.text[entry.head_end :].startswith("2019年,接待")


def test_a_page_in_traditional_characters_is_read_like_any_other() -> None:
    entry = one(
        "當前位置：首頁 > 年鑑\n松原縣工商業聯合會\n來源：松原縣工商聯　發佈時間：2016年3月4日　瀏覽次數：12\n"
        "【概況】 二○一五年，縣工商聯發展會員35人。\n（陳小華）\n【列印本頁】【關閉窗口】\n"
    )
    assert (entry.title, entry.subject, entry.source) == ("松原縣工商業聯合會", "松原縣工商業聯合會", "松原縣工商聯")
    assert (entry.date, entry.year, entry.signature) == ("2016-03-04", 2015, ("陳小華",))
    assert [section.title for section in entry.sections] == ["概況"]
