"""翻一番 against two values."""

import pytest

from yearbook_viewer.records import Entry, FindingKind, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures

_WRONG, _ABOUT = Verdict.INCONSISTENT, Verdict.ROUNDING


def verdicts_of(text: str) -> list[Verdict]:
    entry = Entry(0, text, "", "", "", "", 1990, 0, ())
    return [each.verdict for each in audit(entry, find_figures(entry, ())) if each.kind is FindingKind.GROWTH]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("1985年乡办企业12家，产值210万元。1990年有企业19家，职工810人，产值472万元，五年翻了一番多。", _ABOUT),
        ("1985年乡办企业12家，产值210万元。1990年有企业19家，职工810人，产值402万元，五年翻了一番多。", _WRONG),
        ("1990年农民人均纯收入610元，比1985年翻了一番，1985年人均纯收入420元。", _WRONG),
        ("发电量由1.9亿千瓦时提高到3.6亿千瓦时，翻了一番还多。", _WRONG),
    ],
)
def test_a_doubling_is_held_against_the_value_of_the_year_that_its_words_tell(text: str, verdict: Verdict) -> None:
    assert verdicts_of(text) == [verdict]


@pytest.mark.parametrize(
    "text",
    [
        "1985年财政收入320万元，产值860万元。1990年税金达到410万元，五年翻了一番多。",
        "1985年上缴税金210万元。1990年工业产值402万元，五年翻了一番多。",
    ],
)
def test_nothing_is_held_where_no_value_of_that_name_and_year_is_told(text: str) -> None:
    assert verdicts_of(text) == []
