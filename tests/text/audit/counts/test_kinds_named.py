"""Numbers whose kinds are told behind them, each with its own number and names."""

import pytest

from tests.text.audit.counts.test_told_singly import arithmetic_in


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        ("表彰3人。其中，工人2人：周伟、陈平；教师1人：吴敏。", "3 = 3人"),
        ("表彰4人。其中，工人2人：周伟、陈平；教师1人：吴敏。", "3 ≠ 4人"),
        ("表彰3人。其中，工人2人（周伟、陈平），教师2人（吴敏、李强）。", "4 ≠ 3人"),
        # The last two of a kind are joined.
        ("建成市场4个。其中，粮食市场2个：东门市场和西门市场；建材市场1个：南门市场。", "3 ≠ 4个"),
    ],
)
def test_a_number_is_held_against_the_names_of_all_its_kinds(text: str, arithmetic: str) -> None:
    assert arithmetic_in(text)[0] == arithmetic


@pytest.mark.parametrize(
    "text",
    [
        "表彰3人。其中，工人2人：周伟、陈平。",  # a single kind
        "表彰4人。其中，工人2人：周伟、陈平；教师1人：陈平。",  # one name twice
        "表彰4人。其中，工人2人：周伟、陈平；教师2人：吴敏。",  # a kind that does not name all
        "表彰4人。其中，工人2人：周伟、陈平等；教师1人：吴敏。",
        "表彰4人。其中，主要有工人2人：周伟、陈平；教师1人：吴敏。",
        "表彰4个单位。其中，省级2个：东门小学、西门小学；市级1个：南门小学。",  # ranks
    ],
)
def test_kinds_that_may_not_be_all_tell_nothing(text: str) -> None:
    assert not [words for words in arithmetic_in(text) if "≠" in words]
