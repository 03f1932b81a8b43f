"""How exactly figures are printed."""

from decimal import Decimal

import pytest

from yearbook_viewer.records import Entry, Figure
from yearbook_viewer.text.audit.numbers.precision import Interval, half_digit, interval_of, last_digit, plain, scale_of
from yearbook_viewer.text.figures.finding import find_figures


def figure_of(text: str) -> Figure:
    entry = Entry(0, text, "", "", "", "", 2020, 0, ())
    return find_figures(entry, ())[0]


@pytest.mark.parametrize(
    ("text", "scale", "digit", "half"),
    [
        ("会员1.86万个。", "10000", "100", "50"),
        ("会员162个。", "1", "1", "0"),
        ("投资162亿元。", "100000000", "100000000", "50000000"),
        ("增长6.2%。", "1", "0.1", "0.05"),
        ("收入３．８０亿元。", "100000000", "1000000", "500000"),
        ("投资3万5千元。", "10000", "1000", "500"),
        ("投资五千三百万元。", "10000", "10000", "5000"),
    ],
)
def test_scale_and_last_digit_are_those_that_are_printed(text: str, scale: str, digit: str, half: str) -> None:
    figure = figure_of(text)
    assert (scale_of(figure), last_digit(figure), half_digit(figure)) == (Decimal(scale), Decimal(digit), Decimal(half))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("会员162个。", "162", "162"),
        ("增长6%。", "5.5", "6.5"),
        ("企业500多家。", "500", "600"),
        ("近3亿元投资。", "150000000", "350000000"),
        ("约40人参加。", "30", "50"),
    ],
)
def test_the_true_value_lies_within_rounding_and_blur(text: str, low: str, high: str) -> None:
    assert interval_of(figure_of(text)) == Interval(Decimal(low), Decimal(high))


def test_intervals_are_added_taken_away_and_divided() -> None:
    one, other = Interval(Decimal(6), Decimal(8)), Interval(Decimal(2), Decimal(4))
    assert (one + other, one - other) == (Interval(Decimal(8), Decimal(12)), Interval(Decimal(2), Decimal(6)))
    assert one.over(other) == Interval(Decimal("1.5"), Decimal(4))
    assert one.over(Interval(Decimal(0), Decimal(4))) is None
    assert (one.meets(other), one.meets(Interval(Decimal(8), Decimal(9)))) == (False, True)


def test_numbers_are_written_plainly() -> None:
    assert [plain(Decimal(text)) for text in ("18600", "1E+4", "2.50", "0.0")] == ["18600", "10000", "2.5", "0"]
