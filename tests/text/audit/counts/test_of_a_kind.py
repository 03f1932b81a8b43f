"""Numbers of one kind among the things listed before them."""

import pytest

from tests.text.audit.counts.test_counts import found_in


def arithmetic_in(text: str) -> list[str]:
    return [finding.arithmetic for finding in found_in(text)]


def test_a_number_of_one_kind_is_held_against_the_things_listed_that_end_with_it() -> None:
    assert arithmetic_in("先后建成东湖水库、西山水库、北桥水库、南门渠。其中水库4处。") == ["3 ≠ 4处"]
    assert arithmetic_in("先后建成东湖水库、西山水库、北桥水库、南门渠。其中水库3处。") == ["3 = 3处"]


@pytest.mark.parametrize(
    "text",
    [
        "先后建成东湖水库、西山水库、北桥水库、南门渠等。其中水库4处。",
        "先后建成东湖水库、西山水库、北桥水库、南门水库。其中水库3处。",
        "先后建成东湖水库、西山水库、南门渠、青溪渠。其中水库4处。",
    ],
)
def test_lists_that_go_on_or_are_of_one_kind_or_name_few_tell_nothing(text: str) -> None:
    assert arithmetic_in(text) == []
