"""The axes of a chart: where they begin, and by how much they step."""

import pytest

from yearbook_viewer.gui.chart_axes import bounds, step_for


def test_an_axis_begins_at_nought_unless_the_values_stay_far_above_it() -> None:
    assert bounds([10.0, 100.0])[0] == 0
    assert bounds([90.0, 100.0])[0] > 80
    assert bounds([-5.0, 20.0])[0] < -5
    assert bounds([7.0]) == pytest.approx((6.44, 7.56))
    assert bounds([3.0, 8.0], 0.0)[0] == 0


def test_axes_step_by_one_two_or_five() -> None:
    assert [step_for(span, 5) for span in (5, 9, 18, 40, 0.4)] == [1, 2, 5, 10, pytest.approx(0.1)]
