"""Amounts by which a value is said to have risen though it fell."""

import pytest

from tests.text.series.test_volumes import held
from yearbook_viewer.records import Verdict


def test_a_rise_that_was_a_fall_is_found() -> None:
    told = (2011, "【商贸】 年末网点3846个。"), (2012, "【商贸】 年末网点3612个,比上年增加234个。")
    assert (Verdict.INCONSISTENT, "3612 − 3846 = −234 ≠ 234") in held(*told)


@pytest.mark.parametrize("name", ["亏损", "贸易逆差"])
def test_what_is_the_less_the_more_there_is_raises_no_alarm(name: str) -> None:
    told = (2011, f"【商贸】 全年{name}3846万元。"), (2012, f"【商贸】 全年{name}3612万元,比上年增加234万元。")
    assert held(*told) == []
