"""Sums told in two units at once."""

import pytest

from tests.text.audit.changes.test_balances import wrong_in

STORE = "年初馆藏档案186卷、412件，接收32卷、28件，移出11卷、9件，年末馆藏207卷、{last}件。"
CASES = "查处案件27件、50人，其中贪污8件、13人，受贿9件、{bribed}人，挪用10件、21人。"


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        (STORE.format(last="450"), ["412 + 28 − 9 = 431 ≠ 450"]),
        (STORE.format(last="431"), []),
        (CASES.format(bribed="16"), []),
    ],
)
def test_what_comes_out_in_one_unit_has_to_in_the_other(text: str, arithmetic: list[str]) -> None:
    assert wrong_in(text) == arithmetic
