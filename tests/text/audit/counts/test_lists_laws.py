"""What holds whatever is listed, repeated or tabled: an answer, names within the text, and time by the length."""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.steps import steps
from yearbook_viewer.records import Entry, Finding, FindingKind, Layout, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.tables import tables_in

PIECES = st.sampled_from(
    [
        *"、，。；:（）()“”《》和与等\n\t",
        *("4家", "3个", "两个", "5项", "2名", "10余家", "３次", "2.5万吨", "0吨", "8.2%", "2016年", "2018年", "1—9月"),
        *(
            "甲镇",
            "东山镇",
            "张志强",
            "办公室",
            "企业",
            "乡镇",
            "一是",
            "二是",
            "(一)",
            "①",
            "分别是",
            "即",
            "先后在",
            "召开",
        ),
        *("粮食总产量", "全县", "比上年增长", "总人口", "单位:万吨", "指标", "年份", "合计"),
    ]
)


def audited(text: str) -> list[Finding]:
    entry = Entry(0, text, "", "云泽县", "", "", 2018, 0, (), layout=Layout(tables=tables_in(text, 0, len(text))))
    return audit(entry, find_figures(entry, ()))


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=60))
def test_every_text_is_answered_with_passages_of_its_own(pieces: list[str]) -> None:
    text = "".join(pieces)
    for finding in audited(text):
        assert all(0 <= start < end <= len(text) for start, end in finding.passages)


@given(st.lists(st.sampled_from(["东山镇", "西河镇", "南岭乡", "北坡乡", "石桥镇", "柳林镇"]), min_size=2, unique=True))
def test_a_list_of_places_agrees_with_its_own_number(names: list[str]) -> None:
    found = audited(f"在{'、'.join(names)}{len(names)}个乡镇试点。")
    assert [(each.kind, each.verdict) for each in found] == [(FindingKind.COUNT, Verdict.CONSISTENT)]


# Lists without end, brackets and points that never close, figures without a word between them.
@pytest.mark.parametrize(
    "piece", ["甲镇、", "4个县(", "4个县:甲、", "4项:一是", "4家", "“甲”", "粮食总产量28.46万吨,", "甲和乙、3个"]
)
def test_ten_times_as_long_a_text_takes_about_ten_times_the_steps(piece: str) -> None:
    few, many = (steps(partial(audited, piece * times)) for times in (40, 400))
    assert many < 20 * few
