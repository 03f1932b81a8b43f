"""The arithmetic of the seed: its one fault, and the values of the year before that follow from it."""

from decimal import Decimal

from yearbook_viewer.places import resource
from yearbook_viewer.records import Finding, FindingKind, Implied, Verdict
from yearbook_viewer.text.extraction import extract

ARITHMETIC = frozenset((FindingKind.SUM, FindingKind.GROWTH, FindingKind.CHANGE, FindingKind.SHARE, FindingKind.RATIO))


def findings() -> list[Finding]:
    text = resource("seeds", "000_147950222173a7ed.txt").read_text(encoding="utf-8")
    (extraction,) = extract(text)
    return [finding for finding in extraction.findings if finding.kind in ARITHMETIC]


def test_the_seed_has_one_fault_of_arithmetic() -> None:
    faults = [finding.arithmetic for finding in findings() if finding.verdict is Verdict.INCONSISTENT]
    assert faults == ["78 + 5 + 21 + 48 + 11 = 163 ≠ 162"]


def test_the_seed_implies_two_values_of_2019() -> None:
    implied = [(each.against[0].indicator, each.arithmetic, each.implied) for each in findings() if each.implied]
    assert implied == [
        ("工商联会员", "18600 − 1823 = 16777 ± 50", Implied(Decimal(16777), Decimal(50), 2019)),
        ("商会组织", "162 − 13 = 149", Implied(Decimal(149), Decimal(0), 2019)),
    ]
