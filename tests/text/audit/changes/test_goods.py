"""Accounts of several goods told side by side."""

from tests.text.audit.changes.test_balances import wrong_in

STORE = "年初库存化肥840吨、农药62吨，购进5210吨、240吨，售出5170吨{sold}，年末库存{left}吨、51吨。"


def test_each_good_has_an_account_of_its_own() -> None:
    assert wrong_in(STORE.format(sold="、251吨", left="808")) == ["840 + 5210 − 5170 = 880 ≠ 808"]
    assert wrong_in(STORE.format(sold="、251吨", left="880")) == []


def test_goods_that_are_not_told_each_time_are_left_alone() -> None:
    assert wrong_in(STORE.format(sold="", left="808")) == []
