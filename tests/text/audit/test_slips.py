"""One number that is another with a slip of the pen."""

from decimal import Decimal

import pytest

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.text.audit.slips import is_slip


def figure(text: str, value: str, unit: str, qualifier: str = "") -> Figure:
    return Figure(0, len(text), text, Decimal(value), unit, qualifier, "粮食产量", Role.LEVEL, "", 2011)


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        (figure("10.26亿元", "1026000000", "元"), figure("106200万元", "1062000000", "元"), True),
        (figure("1.82万人", "18200", "人"), figure("12813人", "12813", "人"), True),
        (figure("32.6亿元", "3260000000", "元"), figure("32.6万元", "326000", "元"), True),
        (figure("86213人", "86213", "人"), figure("96213人", "96213", "人"), True),
        (figure("186人", "186", "人"), figure("196人", "196", "人"), False),
        (figure("86213人", "86213", "人"), figure("86218人", "86218", "人"), True),
        (figure("8.621万人", "86210", "人"), figure("8.628万人", "86280", "人"), False),
        (figure("21人", "21", "人"), figure("12人", "12", "人"), False),
        (figure("约860人", "860", "人", "约"), figure("680人", "680", "人"), False),
    ],
)
def test_digits_that_changed_places_or_one_that_is_wrong_is_a_slip(one: Figure, other: Figure, slip: bool) -> None:
    assert is_slip(one, other) is slip
    assert is_slip(other, one) is slip
