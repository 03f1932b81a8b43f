"""What holds whatever the text: the audit answers, names the entry's own figures, and takes time by the length."""

import os
import subprocess
import sys
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.steps import steps
from yearbook_viewer.records import Entry, Finding
from yearbook_viewer.records.packed import place_of
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.extraction import extract
from yearbook_viewer.text.figures.finding import find_figures

# Signs that speak for a list and against it, so evenly that the order in which they are added up would tell.
EVEN = (
    "养老服务\n至年底,全市共有公办养老场所42处、集体养老场所7处、企业养老场所3处、街道养老场所6处、民办养老场所31处。\n"
    "年内完成护理人员登记备案,开展消防安全检查3次。\n"
)
TOLD = """
import sys
from yearbook_viewer.text.extraction import extract
print([finding.arithmetic for told in extract(sys.argv[1]) for finding in told.findings])
"""

PIECES = st.sampled_from(
    [
        *"，,。；;、（）()\n:",
        *(
            "其中",
            "占",
            "比上年",
            "2019年",
            "由",
            "增加到",
            "增长",
            "下降",
            "合计",
            "其他",
            "年均",
            "翻一番",
            "上年为",
            "是上年的",
            "平均运距",
            "分三类:",
            "两项分别为",
            ",为",
            "。三季合计",
            "(上年",
        ),
        *(
            "学校",
            "产值",
            "覆盖率",
            "3所",
            "12%",
            "0%",
            "1.5倍",
            "5个百分点",
            "1.86万元",
            "２０亿元",
            "百分之三",
            "0吨",
            "300多家",
            "0人次",
            "3亿人公里",
            "35公里",
        ),
    ]
)


def audited(text: str) -> tuple[Entry, list[Finding]]:
    entry = Entry(0, text, "", "", "", "", 2020, 0, ())
    return entry, audit(entry, find_figures(entry, ()))


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=40))
def test_every_text_is_answered_with_figures_of_its_own(pieces: list[str]) -> None:
    entry, findings = audited("".join(pieces))
    figures = find_figures(entry, ())
    for finding in findings:
        for figure in (finding.checked, *finding.against):
            assert figures[place_of(figure, figures)] == figure


# One line without end, brackets that never close, one list of parts: what a walk back could make quadratic.
@pytest.mark.parametrize(
    "piece", ["学校12所,", "学校12所(", "由3所增加到5所,增长2%,", "其中学校12所、", "占12%,", "工业占12%,为3亿元;"]
)
def test_ten_times_as_many_figures_take_about_ten_times_the_steps(piece: str) -> None:
    few, many = (steps(partial(audited, piece * times)) for times in (40, 400))
    assert many < 20 * few


@pytest.mark.parametrize(
    "text",
    [
        "耕地12345678901234567890.123456789012亩(水田12345678901234567890.123456789012亩、旱地99999999999999999999亿亩)。",
        "县属企业在册职工99999999999999999999亿人,改制后留用4175.000000000001人,分流2523人。",
        "1月产值99999999999999999999亿元、2月0.000000000001元、3月5元、4月6元,合计12345678901234567890.1元。",
    ],
)
def test_numbers_of_more_digits_than_any_statistic_has_are_not_reckoned_with(text: str) -> None:
    (told,) = extract(text)
    assert told.figures
    assert told.findings == ()


def test_a_number_of_a_hundred_digits_in_a_table_is_no_part_of_its_columns() -> None:
    rows = "".join(f"甲{at}镇\t{8120 + 37 * at}\t{9230 + 91 * at}\t{1110 + 54 * at}\n" for at in range(5))
    table = f"产值表\n单位:万元\n地区\t2021年\t2022年\t增减额\n{rows}甲5镇\t8305\t1{',000' * 150}\t1380\n"
    assert [finding for told in extract(table) for finding in told.findings] == []


def test_what_is_found_does_not_hang_on_the_order_of_sets() -> None:
    """Python orders the words of a set anew in each process."""
    told = set[str]()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        asked = [sys.executable, "-c", TOLD, EVEN]
        told.add(subprocess.run(asked, env=environment, capture_output=True, check=True, text=True).stdout)
    assert told == {"[]\n"}
