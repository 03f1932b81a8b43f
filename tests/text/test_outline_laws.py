"""What holds for any text whatever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.records import Cell, Choices, HeadingRule, Layout, SetHeading, Table
from yearbook_viewer.text.outline import cut
from yearbook_viewer.text.paragraphs import WHITE, lines_before, lines_of, paragraphs

PIECES = st.sampled_from(
    [
        *"【】〖〗〔〕［］[]（）()■●#第章节附件一二三、。，,:： \n\n\n\t\u3000\r\u200b年月日1234>撰稿张三—-",
        "【概况】",
        "\n【概况】 2020年,",
        "\n（一）",
        "\n一、工作",
        "来源:本室",
        "日期:2022-01-17 10:30",
        "\n附件1\n",
        "\n第一章 总述\n",
        "(卢盛勇)",
        "专题调研。",
        "政府工作报告\n",
        "——2026年2月3日在某省第十四届人民代表大会第四次会议上\n",
        "【字体：\n",
        "当前位置：\n首页\n>\n",
        "增长8.5%,完成投资12.3亿元。",
        "\n## 标题\n",
        "\n1.粮食\n",
        "\n2.棉花。全县",
        "\n(1)水稻\n",
        "\n①早稻。",
        "\n1.1 目的\n",
        "\n■ 概况　",
        "\n▲3日　",
        "\n1月\n",
        "\n1月3日　开会。\n",
        "大事记\n",
        "岳阳年鉴2021\n",
        "目录\n",
        "\n农业……12\n",
        "\n农业\n",
        "\n　　种植业\n",
        "\n临江县农业局\n",
        "\n===\n",
        "**概况** ",
        "粮食\t12\n棉花\t3\n",
        "【\n",
        "概况】",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@st.composite
def layouts(draw: st.DrawFn, text: str) -> Layout:
    """What a format may say of a text: spans in order, without overlap, and tables with a cell."""
    marks = draw(st.lists(st.integers(0, len(text)), max_size=12, unique=True).map(sorted))
    spans = list(zip(marks[::2], marks[1::2], strict=False))
    tables = tuple(Table(start, end, (Cell(0, 0, start, end),)) for start, end in spans[::3])
    headings = tuple(SetHeading(start, end, draw(st.integers(0, 6))) for start, end in spans)
    return Layout(headings=headings, bold=tuple(spans), tables=tables, title=draw(st.text(max_size=5)))


@given(TEXTS, st.data(), st.sampled_from(HeadingRule))
def test_what_format_and_reader_say_loses_no_text(text: str, data: st.DataObject, rule: HeadingRule) -> None:
    layout = data.draw(layouts(text))
    entries = cut(text, layout, choices=Choices(rule=rule))
    assert "".join(entry.text for entry in entries) == text
    for entry in entries:
        slices = [entry.text[section.start : section.end] for section in entry.sections]
        assert entry.text[: entry.head_end] + "".join(slices) == entry.text
        if rule is HeadingRule.NONE:
            assert len(entry.sections) <= 1


@given(TEXTS, st.data())
def test_the_layout_of_an_entry_says_of_its_slice_what_the_files_says_of_it(text: str, data: st.DataObject) -> None:
    layout = data.draw(layouts(text))
    for entry in cut(text, layout):
        of_file = {(heading.level, text[heading.start : heading.end]) for heading in layout.headings}
        assert {
            (heading.level, entry.text[heading.start : heading.end]) for heading in entry.layout.headings
        } <= of_file
        for start, end in entry.layout.bold:
            assert 0 <= start < end <= len(entry.text)
        for table in entry.layout.tables:
            assert 0 <= table.start <= table.end <= len(entry.text)
            assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)


@given(TEXTS)
def test_the_entries_give_back_the_text(text: str) -> None:
    entries = cut(text)
    assert "".join(entry.text for entry in entries) == text
    assert [entry.start for entry in entries] == [
        sum(len(before.text) for before in entries[:index]) for index in range(len(entries))
    ]


@given(TEXTS)
def test_head_and_own_slices_give_back_the_entry(text: str) -> None:
    for entry in cut(text):
        slices = [entry.text[section.start : section.end] for section in entry.sections]
        assert entry.text[: entry.head_end] + "".join(slices) == entry.text


@given(TEXTS)
def test_the_offsets_of_a_section_are_in_order(text: str) -> None:
    for entry in cut(text):
        for section in entry.sections:
            assert entry.head_end <= section.start <= section.body <= section.end <= len(entry.text)
            assert section.title == section.path[-1]
            assert 0 <= section.prefix <= max(len(section.title) - 2, 0)
            assert all(section.body <= sub.start < sub.end <= section.end for sub in section.subheadings)


@given(TEXTS)
def test_sections_without_a_title_stand_only_before_the_first_heading(text: str) -> None:
    for entry in cut(text):
        assert all(section.title for section in entry.sections[1:])


def test_paragraphs_leave_out_indents_line_ends_and_blank_lines() -> None:
    assert paragraphs("\u3000\u3000概况\r\n \u200b\n\t统计。 \n", 0, 14) == [(2, 4), (10, 13)]


@given(TEXTS)
def test_paragraphs_leave_out_only_white_space(text: str) -> None:
    kept = "".join(text[start:end] for start, end in paragraphs(text, 0, len(text)))
    assert [c for c in kept if c not in WHITE] == [c for c in text if c not in WHITE]


@given(TEXTS)
def test_lines_are_the_same_from_either_end(text: str) -> None:
    assert list(lines_of(text)) == list(lines_before(text, 0, len(text)))[::-1]


@pytest.mark.parametrize(
    "text",
    [
        "岳阳市工商业联合会1234年" * 700_000,
        "【" * 100_000,
        "县志\n" + "【\n" * 20_000,
        "县志\n" + "概况\n" * 20_000,
        "县志\n" + "".join(f"{number % 9 + 1}.概况\n全县。\n" for number in range(10_000)),
        "大事记\n" + "3日　全县。\n" * 10_000,
        "临江县农业局\n【概况】 全县。\n" * 2_000,
        "目录\n" + "农业……3\n" * 10_000,
    ],
    ids=["one line", "brackets", "open brackets", "short lines", "numbers", "days", "bodies", "contents"],
)
def test_hostile_texts_are_cut_to_their_end(text: str) -> None:
    assert "".join(entry.text for entry in cut(text)) == text
