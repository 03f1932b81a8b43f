"""Changes told behind two values, and values that changed the wrong way."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def findings_of(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    return [(finding.verdict, finding.arithmetic) for finding in audit(entry, find_figures(entry, ()))]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("年初全县林地面积为3260公顷，年末为3185公顷，年内净减少57公顷。", "3260 − 3185 = 75 ≠ 57"),
        ("死亡率由6.82‰下降到6.51‰，下降0.13个千分点。", "6.82 − 6.51 = 0.31 ≠ 0.13"),
        ("村卫生室由318所减少到264所，两年共撤并45所。", "318 − 264 = 54 ≠ 45"),
        ("日供水能力由8200吨提高到13700吨，新增6500吨。", "13700 − 8200 = 5500 ≠ 6500"),
        (
            "享受补助的有862户1968人，上年同期为914户2106人，分别减少52户、183人。",
            "2106 − 1968 = 138 ≠ 183",
        ),
        ("货物吞吐量由上年的2860万吨增加到1260万吨。", "2860 → 1260 < 2860"),
        ("失业率由3.2%下降到3.6%。", "3.2 → 3.6 > 3.2"),
    ],
)
def test_two_values_and_their_change_are_held_against_each_other(text: str, arithmetic: str) -> None:
    assert (Verdict.INCONSISTENT, arithmetic) in findings_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "年初全县林地面积为3260公顷，年末为3185公顷，年内净减少75公顷。",
        "零售额由1559亿元增加到2570亿元，平均每年增加253亿元。",
        "村卫生室由318所减少到264所，两年共撤并54所。",
        "水位由18.6米回升到15.2米以上，新增水库3座。",
        "货物吞吐量由1260万吨增加到2860万吨。",
        "享受补助的有862户1968人，上年同期为914户2106人，分别减少52户、138人。",
    ],
)
def test_what_goes_together_raises_no_alarm(text: str) -> None:
    assert not [each for each in findings_of(text) if each[0] is Verdict.INCONSISTENT]
