"""How sure a mark is."""

from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.text.entities.certainty import certainty_of


def test_a_name_that_the_model_is_sure_of_is_nearly_but_not_quite_sure() -> None:
    assert certainty_of(1.0) == 96
    assert certainty_of(1.001) == 96
    assert certainty_of(0.95) == 85


def test_what_it_gives_even_chances_is_doubtful() -> None:
    assert certainty_of(0.5) == 45
    assert certainty_of(0.0) == 25


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_likelier_is_never_less_sure(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= certainty_of(low) <= certainty_of(high) <= 100
