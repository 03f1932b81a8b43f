"""Lists that leave a part out though they were to name them all."""

import pytest

from tests.text.audit.changes.test_balances import wrong_in


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        (
            "全县造林8600亩，其中东山乡3100亩、西岭乡2400亩、南坪乡1200亩、北川乡900亩。",
            "3100 + 2400 + 1200 + 900 = 7600 ≠ 8600",
        ),
        ("全县造林8600亩（马尾松3100亩、杉木2400亩、油茶1200亩）。", "3100 + 2400 + 1200 = 6700 ≠ 8600"),
    ],
)
def test_places_and_lists_in_brackets_have_to_come_to_their_total(text: str, arithmetic: str) -> None:
    assert wrong_in(text) == [arithmetic]


@pytest.mark.parametrize(
    "text",
    [
        "全县造林8600亩，其中东山乡3100亩、西岭乡2400亩、南坪乡1200亩、北川乡1900亩。",
        "全县造林8600亩（其中马尾松3100亩、杉木2400亩、油茶1200亩）。",
        "全县造林8600亩（马尾松3100亩、杉木2400亩、油茶1200亩等）。",
        "全县造林8600亩，其中东山乡3100亩、西岭乡2400亩、南坪乡1200亩、北川乡900亩等。",
        "全县造林8600亩，其中东山乡3100亩、西岭乡2400亩、南坪乡1200亩、北川乡900亩，其余在林场。",
        "全厂职工860人（技术人员310人、干部240人、团员120人）。",
        "全县造林8600亩（马尾松3100亩、杉木2400亩、油茶3100亩）。",
    ],
)
def test_lists_that_are_whole_or_say_that_they_are_not_raise_no_alarm(text: str) -> None:
    assert wrong_in(text) == []
