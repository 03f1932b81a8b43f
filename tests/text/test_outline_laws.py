"""What holds for any text whatever."""

from hypothesis import given
from hypothesis import strategies as st

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
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


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
