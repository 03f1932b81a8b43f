"""Quotients that come out even, are divided the other way round, in another unit or by what a note tells."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def wrong_in(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 1988, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("全厂计划利润420万元，实际实现378万元，为计划的111.1%。", "3780000 ÷ 4200000 = 90% ≠ 111.1%"),
        ("收购蚕茧3.6万担，每公斤均价8.50元，付蚕农茧款3060万元。", "30600000 ÷ 36000 × 0.02 = 17 ≠ 8.5"),
        ("全县有水井1 134眼，耕地38 556亩，眼均灌地32亩。", "38556 ÷ 1134 = 34 ≠ 32"),
        ("农户七千八百户，养羊三万一千二百只，平均每户六只。", "31200 ÷ 7800 = 4 ≠ 6"),
        (
            "人均公园绿地面积13.5平方米。公园绿地总面积356.4万平方米。\n注：人均数按城区人口24.6万人计算。",
            "3564000 ÷ 246000 = 14.49 ≠ 13.5",
        ),
    ],
)
def test_what_was_reckoned_wrongly_is_found(text: str, arithmetic: str) -> None:
    assert arithmetic in wrong_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "全厂计划利润420万元，实际实现378万元，为计划的90%。",
        "农户七千八百户，养羊三万一千二百只，平均每户四只。",
        "人均公园绿地面积13.5平方米。公园绿地总面积356.4万平方米。\n注：人均数按城区人口26.4万人计算。",
    ],
)
def test_what_comes_out_is_not_wrong(text: str) -> None:
    assert wrong_in(text) == []


def test_a_number_of_one_digit_is_held_where_the_quotient_comes_out_even() -> None:
    assert wrong_in("向2871户发放救济粮8613公斤，户均4公斤。") == ["8613 ÷ 2871 = 3 ≠ 4"]
    assert wrong_in("向2871户发放救济粮8612公斤，户均4公斤。") == []


def test_what_was_planned_is_no_part_of_what_came_of_it() -> None:
    text = "全年预算3.2亿元，完成3.36亿元，完成预算的95.2%。"
    assert wrong_in(text) == ["336000000 ÷ 320000000 = 105% ≠ 95.2%"]
