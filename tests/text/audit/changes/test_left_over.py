"""What was left when something went, against what there was."""

import pytest

from tests.text.audit.changes.test_balances import wrong_in

SCHOOLS = "全县有初中46所。调整布局后，"


@pytest.mark.parametrize(
    ("left", "arithmetic"),
    [
        ("撤销18所，保留26所。", "46 − 18 = 28 ≠ 26"),
        ("撤销18所、停办3所，保留35所。", "46 − 18 − 3 = 25 ≠ 35"),
    ],
)
def test_what_is_left_but_for_one_misprint_is_found(left: str, arithmetic: str) -> None:
    assert wrong_in(SCHOOLS + left) == [arithmetic]


@pytest.mark.parametrize(
    "left",
    [
        "撤销18所，保留28所。",
        "撤销18所，现有26所。",
        "撤销18所，保留中心初中5所。",
        "新办18所，保留26所。",
    ],
)
def test_what_comes_out_or_came_since_or_is_some_of_it_raises_no_alarm(left: str) -> None:
    assert wrong_in(SCHOOLS + left) == []
