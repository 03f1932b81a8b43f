"""Lines that were broken within a paragraph are put together, all others stay alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.records import Cell, Entry, Layout, Section, Table
from yearbook_viewer.text.line_ends import Joint
from yearbook_viewer.text.wraps import Wraps, joined_at


def entry_of(text: str, layout: Layout = Layout()) -> Entry:
    return Entry(0, text, "", "", "", "", 2018, 0, (), layout=layout)


def paragraphs_of(text: str) -> list[str]:
    found = Wraps(entry_of(text)).paragraphs(0, len(text))
    return ["".join(piece.glue + text[piece.start : piece.end] for piece in group if not piece.edge) for group in found]


# 24 characters a line, as in a column of a printed page.
COLUMN = """全年全县完成地区生产总值一百二十亿元,按可比价格计算
比上年增长百分之六点五。其中第一产业增加值二十亿元,
第二产业增加值五十亿元,第三产业增加值五十亿元。全年
粮食丰收。
农业保持稳定,粮食播种面积、总产量和单位面积产量都比
上年有所提高。"""


def test_a_column_of_print_gives_back_its_paragraphs() -> None:
    assert paragraphs_of(COLUMN) == [
        "全年全县完成地区生产总值一百二十亿元,按可比价格计算比上年增长百分之六点五。其中第一产业增加值二十亿元,"
        "第二产业增加值五十亿元,第三产业增加值五十亿元。全年粮食丰收。",
        "农业保持稳定,粮食播种面积、总产量和单位面积产量都比上年有所提高。",
    ]


def test_an_indent_tells_where_the_paragraph_begins_even_if_a_full_line_ends_a_sentence() -> None:
    text = (
        "　　临江县水利局年内整修江堤三十公里,新建排水涵闸六\n座,改造病险水库两座,新增有效灌溉面积一千二百公顷。\n"
        "汛期全县无一处溃口。\n　　水土保持继续推进,治理小流域五条,种植水土保持林三\n百公顷。\n"
        "　　县城供水稳定,日供水能力达到五万吨,水质合格率百\n分之百。\n"
    )
    assert paragraphs_of(text) == [
        "临江县水利局年内整修江堤三十公里,新建排水涵闸六座,改造病险水库两座,新增有效灌溉面积一千二百公顷。"
        "汛期全县无一处溃口。",
        "水土保持继续推进,治理小流域五条,种植水土保持林三百公顷。",
        "县城供水稳定,日供水能力达到五万吨,水质合格率百分之百。",
    ]


def test_a_double_spaced_copy_reads_like_a_single_spaced_one() -> None:
    assert paragraphs_of(COLUMN.replace("\n", "\n\n")) == paragraphs_of(COLUMN)


def test_indents_on_every_line_are_no_paragraphs() -> None:
    text = "\n".join("    " + line for line in COLUMN.split("\n"))
    assert paragraphs_of(text) == paragraphs_of(COLUMN)


@pytest.mark.parametrize(
    "edge", ["— 12 —", "临江年鉴 ·12·", "-12-", "12", "\f12\n临江年鉴(2019)", "第12页 共40页", "临江年鉴\n· 12 ·"]
)
def test_the_edge_of_a_page_between_two_halves_of_a_paragraph_is_passed_over(edge: str) -> None:
    lines = COLUMN.split("\n")
    text = "\n".join([*lines[:2], edge, *lines[2:]])
    assert paragraphs_of(text) == paragraphs_of(COLUMN)


def test_a_page_number_between_two_paragraphs_stands_alone() -> None:
    lines = COLUMN.split("\n")
    assert paragraphs_of("\n".join([*lines[:4], "— 12 —", *lines[4:]]))[1] == "— 12 —"


def test_a_paragraph_in_pieces_is_put_together() -> None:
    text = (
        "本年是规划实施的第一年,开好局、起好步十分要紧。本年全县经济社会发展的\n主要预期目标\n"
        "是:地区生产总值增长百分之六,城镇新增就业三千人。\n各位代表:\n农业方面继续巩固。"
    )
    assert paragraphs_of(text) == [
        "本年是规划实施的第一年,开好局、起好步十分要紧。本年全县经济社会发展的主要预期目标"
        "是:地区生产总值增长百分之六,城镇新增就业三千人。",
        "各位代表:",
        "农业方面继续巩固。",
    ]


def test_digits_that_were_set_low_come_back_into_their_line() -> None:
    text = "城区空气质量持续改善,空气质量达到二级的天数稳定,PM\n2.5\n年平均浓度为30微克/立方米。\n绿化稳定。"
    assert paragraphs_of(text)[0] == "城区空气质量持续改善,空气质量达到二级的天数稳定,PM2.5年平均浓度为30微克/立方米。"


def test_a_number_and_its_unit_are_put_together() -> None:
    text = "县税务局全年组织各项收入平稳增长,其中完成税收1267\n万元,占收入的一半。"
    assert len(paragraphs_of(text)) == 1


def test_words_of_letters_keep_a_blank_where_the_line_ended() -> None:
    text = (
        "The county archive of Linjiang keeps the records of its\n"
        "townships and villages, and opens its reading room to\n"
        "every visitor on week days.\nIt was built in 1958 at the bank of the river and has\nsix rooms.\n"
    )
    assert paragraphs_of(text) == [
        "The county archive of Linjiang keeps the records of its townships and villages, and opens its reading room to"
        " every visitor on week days.",
        "It was built in 1958 at the bank of the river and has six rooms.",
    ]


def test_a_name_broken_in_a_list_of_names_is_one_and_two_names_stay_two() -> None:
    text = "全年工作顺利完成。\n(撰稿:何文博 欧阳静 张\n三 李小四 王五\n赵小六)\n"
    assert paragraphs_of(text)[1] == "(撰稿:何文博 欧阳静 张三 李小四 王五 赵小六)"


LINE = "全县实现地区生产总值一百二十亿元比上年增长百分之"


@pytest.mark.parametrize(
    "lines",
    [
        ["县长", "何文博", "副县长", "李丽"],
        ["江水东流去,", "青山两岸开。", "渔舟归晚棹,", "明月满楼台。"],
        ["何文博　欧阳静　张　三　李小四　王　五　赵六", "钱小七　孙文八　周　九　吴小十　郑　一　王二", "冯小三。"],
        ["　　" + LINE + "六。", "　　" + LINE + "七。"],
        [LINE * 4, LINE * 4],
        [LINE, "　　" + LINE],
        [LINE[:-1] + "。", LINE],
        ["概况………………………………………………………1", "农业………………………………………………………9", "工业……………………………………………………12"],
        ["临江县先进集体", "县水利局", "县农业局", "云泽市文明单位", "县实验小学"],
        ["财政收入稳步提高,完成年度预算的一百零二个百分点。", "一、税收", "税收稳定。"],
    ],
)
def test_what_is_no_wrapped_text_keeps_its_lines(lines: list[str]) -> None:
    assert paragraphs_of("\n".join(lines)) == [line.strip() for line in lines]


@pytest.mark.parametrize(
    "sign",
    [
        "【农业】粮食丰收",
        "一、农业",
        "(一)农业",
        "1.农业",
        "■ 农业",
        "第二章 农业",
        "表2 农业",
        "注:略",
        "(张三)",
        "附件1",
    ],
)
def test_a_line_that_opens_a_paragraph_is_never_joined(sign: str) -> None:
    lines = COLUMN.split("\n")
    assert sign in paragraphs_of("\n".join([*lines[:2], sign, *lines[2:]]))


def test_the_rows_of_a_table_are_never_joined() -> None:
    text = f"{LINE}\n{LINE}\n六点五。\n{LINE}\n"
    assert len(paragraphs_of(text)) == 2
    table = Table(0, 49, (Cell(0, 0, 0, 24), Cell(1, 0, 25, 49)))
    assert list(Wraps(entry_of(text, Layout(tables=(table,)))).joints(0, len(text))) == []


def test_short_sections_are_joined_by_the_width_of_the_whole_text() -> None:
    sections, text = [], ""
    for number in range(6):
        start = len(text)
        text += f"【条目{number}】\n{LINE}\n五个百分点。\n"
        sections.append(Section(f"条目{number}", (f"条目{number}",), start, start + 6, len(text)))
    entry = Entry(0, text, "", "", "", "", 2018, 0, tuple(sections))
    assert "百分之五个百分点" in Wraps(entry).joined().text
    assert len(Wraps(entry).joined().joints) == 6


def test_a_wide_line_among_many_wrapped_ones_changes_nothing() -> None:
    wide = "县政府门户网站全年发布各类信息,办理群众来信来访,并按时公开财政预算和决算以及部门预算。"
    assert paragraphs_of("\n".join([COLUMN, COLUMN, wide])) == [*paragraphs_of(COLUMN), *paragraphs_of(COLUMN), wide]


def test_the_short_end_of_a_long_heading_does_not_swallow_the_paragraph_below() -> None:
    lines = COLUMN.split("\n")
    heading = "全面提升县城建设管理水平统筹推进城乡经济社会\n一体化"
    text = "\n".join(
        [*("　　" + line for line in lines[-2:-1]), lines[-1], "　　" + heading, "　　" + lines[0], *lines[1:4]]
    )
    assert "全面提升县城建设管理水平统筹推进城乡经济社会一体化" in paragraphs_of(text)


def test_the_first_line_behind_a_heading_is_as_wide_as_the_heading_makes_it() -> None:
    first = "【概况】　　全县实现地区生产总值一百二十亿元比上"
    text = f"{first}\n年增长百分之五。\n{LINE}\n五点五个百分点。\n{LINE}\n六点五个百分点。\n"
    entry = Entry(0, text, "", "", "", "", 2018, 0, (Section("概况", ("概况",), 0, 6, len(text)),))
    assert Wraps(entry).joined().text.startswith(first + "年增长百分之五。")


_TEXTS = st.lists(
    st.sampled_from([*"全年12万元。,(张三) \u3000aB", "\n", "\n", LINE, LINE + "\n", "\n— 12 —\n", "【概况】", "\n\n"]),
    max_size=60,
).map("".join)


@given(_TEXTS)
def test_joined_text_and_joints_give_back_the_text_and_offsets_map_both_ways(text: str) -> None:
    joined = Wraps(entry_of(text)).joined()
    back, done = "", 0
    for joint in joined.joints:
        place = joined.place(joint.start)
        back += joined.text[done:place] + text[joint.start : joint.end]
        done = place + len(joint.glue)
    assert back + joined.text[done:] == text
    in_joints = {at for joint in joined.joints for at in range(joint.start, joint.end)}
    for at, character in enumerate(text):
        if at not in in_joints:
            assert joined.origin(joined.place(at)) == at
            assert joined.text[joined.place(at)] == character


@given(_TEXTS)
def test_paragraphs_hold_every_character_that_is_not_white(text: str) -> None:
    shown = [piece for group in Wraps(entry_of(text)).paragraphs(0, len(text)) for piece in group]
    assert "".join("".join(text[piece.start : piece.end].split()) for piece in shown) == "".join(text.split())


def test_a_stretch_is_mapped_by_its_first_and_last_character() -> None:
    joined = joined_at("甲12\n万元乙", [Joint(3, 4)])
    assert (joined.text, joined.span(1, 5)) == ("甲12万元乙", (1, 6))


def test_the_blank_of_a_joint_stands_for_the_line_end() -> None:
    joined = joined_at("ab\ncd\nef", [Joint(2, 3, " "), Joint(5, 6, " ")])
    assert joined.text == "ab cd ef"
    assert [joined.origin(at) for at in range(8)] == list(range(8))
    assert [joined.place(at) for at in range(8)] == list(range(8))
    assert joined.span(3, 8) == (3, 8)


@pytest.mark.parametrize("text", ["长" * 2_000_000, (LINE + "\n") * 40_000, "(\n" * 100_000, "长\n" * 200_000])
def test_long_texts_are_joined_to_their_end(text: str) -> None:
    assert len(Wraps(entry_of(text)).joined().text) <= len(text)
