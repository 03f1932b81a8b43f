"""A share behind a bracket is of what stands before the bracket."""

import pytest

from tests.text.audit.shares.test_shares import told
from yearbook_viewer.records import Verdict


@pytest.mark.parametrize(
    ("text", "verdict", "arithmetic"),
    [
        (
            "预算收入58.3亿元,其中税收收入41.7亿元(增值税15.2亿元、所得税6.4亿元),占71.5%。",
            Verdict.CONSISTENT,
            "41.7 ÷ 58.3 = 71.5%",
        ),
        (
            "预算收入58.3亿元,其中税收收入41.7亿元(增值税15.2亿元、所得税6.4亿元),占61.5%。",
            Verdict.INCONSISTENT,
            "41.7 ÷ 58.3 = 71.53% ≠ 61.5%",
        ),
    ],
)
def test_a_share_behind_a_bracket_is_of_what_stands_before_it(text: str, verdict: Verdict, arithmetic: str) -> None:
    assert told(text) == [(verdict, arithmetic)]


def test_a_bracket_that_nothing_stands_before_is_no_reason_to_stop() -> None:
    assert told(")占5%。(3家),占6%。") == []
