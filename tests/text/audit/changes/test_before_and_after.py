"""Changes that stand apart from the two values they lie between."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def wrong(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("年初全镇有低保对象2316人，全年减少428人，年末尚有1898人。", "2316 − 1898 = 418 ≠ 428"),
        ("新增管网386公里，年末总长度达到4128公里，上年末为3762公里。", "4128 − 3762 = 366 ≠ 386"),
        ("社员股金由1250万元扩大到1680万元，比入股时增加340万元。", "1680 − 1250 = 430 ≠ 340"),
        ("年末电动车保有量8.64万辆。年初电动车保有量为7.2万辆，一年增长12%。", "8.64 ÷ 7.2 − 1 = 20% ≠ 12%"),
        (
            "茶叶产值、药材产值分别为6.3亿元、2.4亿元，上年分别为6.0亿元、2.0亿元，分别增长5%、30%。",
            "2.4 ÷ 2 − 1 = 20% ≠ 30%",
        ),
        ("发放补贴960万元，为2016年（320万元）的2倍。", "960 ÷ 320 = 3倍 ≠ 2倍"),
    ],
)
def test_a_change_that_looks_mistyped_is_told(text: str, arithmetic: str) -> None:
    assert wrong(text) == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "年初全镇有低保对象2316人，全年减少428人，年末尚有1888人。",
        "新增管网512公里，年末总长度达到4128公里，上年末为3762公里。",
        "茶叶产值、药材产值分别为6.3亿元、2.4亿元，上年分别为6.0亿元、2.0亿元，分别增长5%、20%。",
        "年末电动车保有量8.64万辆。年初公交车保有量为7.2万辆，一年增长12%。",
    ],
)
def test_what_comes_out_or_is_of_something_else_is_left_alone(text: str) -> None:
    assert wrong(text) == []


def test_a_value_copied_from_the_year_before_is_found_unless_as_much_came_as_went() -> None:
    assert wrong("2018年末在册渔船3127艘，上年末为3127艘，净减145艘。") == ["3127 − 3127 = 0 ≠ 145"]
    assert wrong("2018年末在册渔船3127艘，上年末为3127艘，新增45艘，注销45艘。") == []
