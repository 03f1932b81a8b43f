"""What was there at first, what came and went, and what is left of it."""

import pytest

from yearbook_viewer.records import Entry, FindingKind, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def told(text: str) -> list[tuple[Verdict, str]]:
    entry = Entry(0, text, "", "", "", "", 2020, 0, ())
    findings = audit(entry, find_figures(entry, ()))
    return [(each.verdict, each.arithmetic) for each in findings if each.kind is FindingKind.CHANGE]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        # The parts of what went.
        (
            "旧存案件386件,新收4127件,审结4098件。审结案件中,刑事612件,民事3486件。年末未结451件。",
            "386 + 4127 − 4098 = 415 ≠ 451",
        ),
        # A stock named again.
        ("年初库存煤炭1286吨,购进4862吨,发出5104吨;清仓查库,库存煤炭1404吨。", "1286 + 4862 − 5104 = 1044 ≠ 1404"),
        # A number copied.
        (
            "上年结转862.4万元,本年收入3418.6万元,本年支出3526.8万元,年末结转862.4万元。",
            "862.4 + 3418.6 − 3526.8 = 754.2 ≠ 862.4",
        ),
        # Joined to what came.
        ("年初床位210张,当年新增内科床位24张、外科床位18张,撤除21张,年末床位240张。", "210 + 24 + 18 − 21 = 231 ≠ 240"),
        # Two goods.
        (
            "年初库存化肥1264吨、农药86吨。购进化肥8426吨、农药312吨,售出化肥8135吨、农药372吨,年末库存化肥1555吨、农药71吨。",
            "86 + 312 − 372 = 26 ≠ 71",
        ),
    ],
)
def test_accounts_that_do_not_come_out_are_found(text: str, arithmetic: str) -> None:
    assert (Verdict.INCONSISTENT, arithmetic) in told(text)
