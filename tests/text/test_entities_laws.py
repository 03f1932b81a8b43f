"""What holds for the marks of any text, and that huge texts take time in proportion."""

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.steps import steps
from yearbook_viewer.records import Entry, Kind
from yearbook_viewer.text.entities.found import find_marks
from yearbook_viewer.text.entities.spans import Span, settle
from yearbook_viewer.text.wraps import Wraps

_PIECES = st.sampled_from(
    [
        "县委书记",
        "王",
        "建国",
        "李\u3000四",
        "、",
        "和",
        "《",
        "》",
        "“",
        "”",
        "(",
        ")",
        "\n",
        "2020年",
        "3月",
        "岳西县",
        "商会",
        "教育局",
        "等5家企业",
        "等地",
        "简称",
        "开展",
        "活动",
        " ",
        "\u3000",
        "·",
        "𠮷",
        "縣政府",
        "12",
        "%",
        "有限公司",
        "，",
    ]
)
_TEXTS = st.one_of(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=60))


def entry(text: str) -> Entry:
    return Entry(
        start=0,
        text=text,
        title="",
        subject="",
        source="",
        date="",
        year=None,
        head_end=0,
        sections=(),
        signature=("王四",),
    )


@settings(deadline=None)
@given(_TEXTS)
def test_marks_are_sorted_apart_and_slices_of_the_text(text: str) -> None:
    marks = find_marks(entry(text))
    assert all(left.end <= right.start for left, right in pairwise(marks))
    assert all(mark.text == text[mark.start : mark.end] != "" for mark in marks)


@settings(deadline=None)
@given(_TEXTS)
def test_no_mark_crosses_the_end_of_a_paragraph(text: str) -> None:
    joints = Wraps(entry(text)).joined().joints
    within = {at for joint in joints for at in range(joint.start, joint.end)}
    for mark in find_marks(entry(text)):
        ends = [at for at in range(mark.start, mark.end) if text[at] == "\n"]
        assert all(at in within for at in ends)


def test_marks_are_the_same_when_asked_again() -> None:
    text = "县长王建国到岳西县教育局、财政局调研，与友搏药业、恒达纸业等企业签约。"
    assert find_marks(entry(text)) == find_marks(entry(text))


@pytest.mark.parametrize(
    "piece", ["《", "“", "》", "(", "、", "王、", "甲等企业、", "(简称甲)", "主席丹珠昂奔、", "岳", "1月"]
)
def test_ten_times_the_text_takes_about_ten_times_the_steps(piece: str) -> None:
    find_marks(entry(piece))
    few, many = (steps(partial(find_marks, entry(piece * times))) for times in (400, 4_000))
    assert many < 20 * few


def test_a_text_of_one_long_line_is_marked_to_its_end() -> None:
    line = "县教育局召开会议" * 20_000
    marks = find_marks(entry(line))
    assert marks[-1].end == len(line) - len("召开会议")
    assert {mark.kind for mark in marks} == {Kind.ORG}


def test_of_two_kinds_for_one_stretch_the_same_one_always_stands() -> None:
    spans = [Span(0, 2, Kind.ORG), Span(0, 2, Kind.LOC), Span(0, 2, Kind.PER)]
    assert settle(spans) == settle(reversed(spans)) == [Span(0, 2, Kind.PER)]


def test_the_longer_stretch_stands_and_a_title_before_all() -> None:
    spans = [
        Span(0, 2, Kind.LOC),
        Span(0, 5, Kind.ORG),
        Span(4, 6, Kind.DOC),
        Span(7, 9, Kind.LOC),
        Span(7, 12, Kind.ORG),
    ]
    assert settle(spans) == [Span(0, 2, Kind.LOC), Span(4, 6, Kind.DOC), Span(7, 12, Kind.ORG)]
