"""What came and went against the stocks and the net, in whatever order they are told."""

import pytest

from yearbook_viewer.records import Entry, Verdict
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.figures.finding import find_figures


def wrong_in(text: str) -> list[str]:
    entry = Entry(0, text, "", "", "", "", 2018, 0, ())
    found = audit(entry, find_figures(entry, ()))
    return [finding.arithmetic for finding in found if finding.verdict is Verdict.INCONSISTENT]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        (
            "年末在管商户5227户。上年末为4918户，年内新办682户，注销337户。",
            "4918 + 682 − 337 = 5263 ≠ 5227",
        ),
        ("年内迁入218户，迁出64户，净增145户，年末有2154户(上年末为2000户)。", "218 − 64 = 154 ≠ 145"),
    ],
)
def test_accounts_that_one_misprint_explains_are_found(text: str, arithmetic: str) -> None:
    assert arithmetic in wrong_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "现有职工386人，其中当年招收42人，退休28人，调出15人，上年末职工387人。",
        "年初有协会86个，年末92个，新登记11个，注销5个。会员12.4万人，净增0.8万人。",
    ],
)
def test_accounts_that_come_out_or_are_not_whole_raise_no_alarm(text: str) -> None:
    assert wrong_in(text) == []


def test_what_rounding_explains_is_no_misprint() -> None:
    assert wrong_in("年末余额5301.24万元。上年末5100.12万元，新增450.36万元，支出249.25万元。") == []


def test_a_net_told_as_a_loss_is_written_out_as_one() -> None:
    assert "50 − 46 = 4 ≠ −14" in wrong_in("年末100户，上年末114户。年内迁入50户，迁出46户，净减14户。")
