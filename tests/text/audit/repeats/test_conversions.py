"""Amounts told in two units side by side."""

import pytest

from yearbook_viewer.records import Entry
from yearbook_viewer.text.audit.clauses.sentences import sentences_of
from yearbook_viewer.text.audit.repeats.conversions import conversions
from yearbook_viewer.text.figures.finding import find_figures


def wrong(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2015, 0, ())
    return [finding.arithmetic for finding in conversions(sentences_of(entry, find_figures(entry, ())))]


def test_an_amount_in_brackets_that_is_another_is_told() -> None:
    assert wrong("河道整治12.5公里（15200米），两岸植树860株。") == ["15200 ≠ 12500"]
    assert wrong("水面1.2万亩（合6000公顷）。") == ["6000 ≠ 800"]


def test_new_money_that_is_not_what_the_old_makes_is_told_in_its_own() -> None:
    assert wrong("修桥用款旧币三亿二千万元，折合新币二万三千元。") == ["2.3 ≠ 3.2"]
    assert wrong("修桥用款新人民币3.2万元（折旧人民币32亿元）。") == ["32 ≠ 3.2"]


@pytest.mark.parametrize(
    "text",
    [
        "修桥用款旧币三亿二千万元，折合新币三万二千元。",
        "修桥用款3.2亿元（旧币，折合新币32000元）。",
        "修桥用款旧币三亿二千万元，修路二亿三千万元，当年还清。",
        "水面1.2万亩（合800公顷）。",
        "大桥长120米（宽8米）。",
        "耕地45.6万亩（3.04万公顷）。",
        "1935年，渠长38里（21公里）。",
    ],
)
def test_the_same_amount_and_other_ones_are_left_alone(text: str) -> None:
    assert wrong(text) == []
