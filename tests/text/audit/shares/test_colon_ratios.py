"""Ratios to one against the two amounts before them."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def findings_of(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    return [(finding.verdict, finding.arithmetic) for finding in audit(entry, find_figures(entry, ()))]


def test_a_ratio_of_three_digits_with_its_digits_swapped_is_found_whatever_it_is_of() -> None:
    text = "报考幼师的有2976人，录用24人，录取比例为{}∶1。"
    assert findings_of(text.format(124)) == [(Verdict.CONSISTENT, "2976 ÷ 24 = 124")]
    assert findings_of(text.format(142)) == [(Verdict.INCONSISTENT, "2976 ÷ 24 = 124 ≠ 142")]


def test_averages_beside_the_amounts_are_no_part_of_a_ratio() -> None:
    text = "执业医师2000人，每千人口2.61人；注册护士2360人，每千人口3.08人，医护比1∶{}。"
    assert (Verdict.INCONSISTENT, "2360 ÷ 2000 = 1.18 ≠ 1.81") in findings_of(text.format("1.81"))
    assert all(verdict is not Verdict.INCONSISTENT for verdict, _ in findings_of(text.format("1.18")))


@pytest.mark.parametrize(
    "text", ["报考2976人，其中女生1310人，体检比例为3∶1。", "拌和用水泥200吨，砂620吨，配合比例为1∶2.5。"]
)
def test_ratios_of_other_amounts_are_left_alone(text: str) -> None:
    assert all(verdict is not Verdict.INCONSISTENT for verdict, _ in findings_of(text))
