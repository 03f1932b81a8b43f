"""Headings as other houses set them; every text here is made up."""

import pytest

from yearbook_viewer.records import Entry
from yearbook_viewer.text.outline import cut

FACTS = "全县完成投资12.3亿元,比上年增长8.5%。新修道路35公里,改造危房200户,受益群众1.2万人。"


def one(text: str) -> Entry:
    (entry,) = cut(text)
    return entry


def paths(text: str) -> list[tuple[str, ...]]:
    return [section.path for section in one(text).sections]


def test_symbols_before_titles_nest_by_which_comes_first() -> None:
    text = f"县农业局\n■概况　2021年,{FACTS}\n◆粮食生产　{FACTS}\n◆畜牧水产　{FACTS}\n■机构设置\n{FACTS}\n"
    assert paths(text) == [("概况",), ("概况", "粮食生产"), ("概况", "畜牧水产"), ("机构设置",)]


@pytest.mark.parametrize("pair", ["【】", "〖〗", "〔〕", "［］", "[]"])
def test_brackets_of_any_kind_hold_titles(pair: str) -> None:
    text = f"县教育局\n{pair[0]}概　况{pair[1]}　{FACTS}\n\n{pair[0]}基础教育{pair[1]}\n{FACTS}\n"
    assert paths(text) == [("概况",), ("基础教育",)]


def test_numbers_below_brackets_begin_again_in_each() -> None:
    text = f"县公安局\n【概况】 {FACTS}\n一、机构\n{FACTS}\n二、队伍\n{FACTS}\n【治安】 {FACTS}\n一、户籍\n{FACTS}\n"
    assert paths(text) == [("概况",), ("概况", "一、机构"), ("概况", "二、队伍"), ("治安",), ("治安", "一、户籍")]


def test_brackets_below_numbers_nest_in_them() -> None:
    text = f"县公安局\n一、治安\n【巡逻】 {FACTS}\n【禁毒】 {FACTS}\n二、户籍\n【迁移】 {FACTS}\n"
    assert paths(text) == [
        ("一、治安",),
        ("一、治安", "巡逻"),
        ("一、治安", "禁毒"),
        ("二、户籍",),
        ("二、户籍", "迁移"),
    ]


def test_chapters_hold_their_sections() -> None:
    text = f"概览\n第一章 自然环境\n第一节 位置\n{FACTS}\n第二节 气候\n{FACTS}\n第二章 人口\n{FACTS}\n"
    assert paths(text) == [
        ("第一章 自然环境",),
        ("第一章 自然环境", "第一节 位置"),
        ("第一章 自然环境", "第二节 气候"),
        ("第二章 人口",),
    ]


def test_markdown_headings_nest_by_their_signs() -> None:
    text = f"# 县卫健局\n\n## 概况\n{FACTS}\n## 疾控\n### 免疫\n{FACTS}\n"
    assert (one(text).title, paths(text)) == ("县卫健局", [("概况",), ("疾控",), ("疾控", "免疫")])


def test_short_lines_between_paragraphs_head_them_where_no_sign_does() -> None:
    text = f"县民政局\n2021年,{FACTS}\n社会救助\n{FACTS}\n基层政权\n{FACTS}\n区划地名\n{FACTS}\n"
    assert paths(text) == [("",), ("社会救助",), ("基层政权",), ("区划地名",)]


def test_the_title_of_a_numbered_heading_ends_with_its_sentence() -> None:
    entry = one(f"报告\n一、工作回顾\n（一）经济增长加快，实力提高。{FACTS}\n")
    assert entry.sections[1].title == "（一）经济增长加快，实力提高"
    assert entry.text[entry.sections[1].body :].startswith("全县完成投资")


def test_a_counted_list_at_a_line_start_is_no_heading() -> None:
    assert paths(f"县教育局\n【竞赛】 {FACTS}\n一、二等奖共12个,{FACTS}\n") == [("竞赛",)]


@pytest.mark.parametrize(
    "furniture",
    [
        "【字体:大 中 小】",
        "【打印本页】 【关闭窗口】",
        "【\n打印本页\n】",
        "【字号：\n大\n中\n小\n】",
        "【责任编辑:李某】",
    ],
)
def test_bracketed_furniture_is_no_heading(furniture: str) -> None:
    assert paths(f"县残联\n{furniture}\n【概况】 {FACTS}\n{furniture}\n") == [("概况",)]


def test_a_heading_without_its_closing_bracket_is_taken_and_doubted() -> None:
    entry = one(f"县残联\n【概况】 2020年,{FACTS}\n【康复服务 2020年,{FACTS}\n就业】 {FACTS}\n")
    assert [section.title for section in entry.sections] == ["概况", "康复服务", "就业"]
    assert entry.doubts == ("heading-bracket-broken",)


def test_a_title_broken_over_two_lines_is_joined() -> None:
    assert paths(f"县残联\n【残疾人\n就业】 {FACTS}\n【文体】 {FACTS}\n") == [("残疾人就业",), ("文体",)]


def test_a_document_number_or_a_note_is_no_heading() -> None:
    assert paths(f"县残联\n【概况】 {FACTS}\n〔2020〕15号文件印发。\n[7] {FACTS}\n") == [("概况",)]


def test_each_title_with_its_own_header_line_begins_an_entry() -> None:
    text = (
        f"市妇联\n来源:本室 日期:2022-01-17\n【概况】 2020年,{FACTS}\n(李丽)\n"
        f"市科协\n来源:本室 日期:2022-01-18\n【概况】 2020年,{FACTS}\n(王强)\n"
    )
    entries = cut(text)
    assert [(entry.title, entry.date, entry.signature) for entry in entries] == [
        ("市妇联", "2022-01-17", ("李丽",)),
        ("市科协", "2022-01-18", ("王强",)),
    ]
    assert entries[1].text.startswith("市科协\n")
    assert entries[1].start == len(entries[0].text)


def test_a_day_below_a_body_at_the_end_begins_no_entry() -> None:
    assert len(cut(f"通知\n{FACTS}\n县统计局\n2021年3月20日\n{FACTS}\n")) == 1


def test_titles_that_share_a_verb_have_no_prefix() -> None:
    text = f"县残联\n【开展培训】 {FACTS}\n【开展慰问】 {FACTS}\n【开展宣传】 {FACTS}\n"
    assert [section.prefix for section in one(text).sections] == [0, 0, 0]


def test_a_prefix_never_leaves_a_single_character() -> None:
    text = f"县妇联\n【县妇联换届】 {FACTS}\n【县妇联维权】 {FACTS}\n【县妇联会】 {FACTS}\n"
    assert [section.prefix for section in one(text).sections] == [0, 0, 0]


def test_bodies_named_above_their_brackets_hold_them() -> None:
    text = f"民主党派\n民革某县支部\n【概况】 {FACTS}\n【参政】 {FACTS}(王强)\n民盟某县支部\n【概况】 {FACTS}\n"
    assert paths(text) == [
        ("民革某县支部",),
        ("民革某县支部", "概况"),
        ("民革某县支部", "参政"),
        ("民盟某县支部",),
        ("民盟某县支部", "概况"),
    ]


def test_names_that_sign_without_brackets_are_no_headings() -> None:
    text = f"县总工会\n【概况】 {FACTS}\n王小强\n【维权】 {FACTS}\n李大山\n【文体】 {FACTS}\n"
    assert paths(text) == [("概况",), ("维权",), ("文体",)]


@pytest.mark.parametrize("title", ["关闭小煤矿", "打印机产业", "收藏协会", "编辑出版"])
def test_titles_that_begin_like_furniture_are_headings(title: str) -> None:
    assert paths(f"县工信局\n【{title}】 {FACTS}\n") == [(title,)]
