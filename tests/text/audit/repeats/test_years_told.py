"""Years and spans of years that do not fit."""

import pytest

from yearbook_viewer.text.audit.repeats.years_told import misfits


def told(text: str) -> list[str]:
    return [text[slice(*misfit.told)] for misfit in misfits(text, None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("民国十九年（1939年），设小学8所。", "1939"),
        ("1896年（光绪二十五年），建仓3座。", "1896"),
        ("赵某，1930年出生，1961年参军，时年16岁。", "1961"),
        ("该厂1962年建成，1987年扩建。建厂52年来，产化肥30万吨。", "52"),
    ],
)
def test_years_that_do_not_fit_are_told(text: str, words: str) -> None:
    assert told(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "民国十九年（1930年），设小学8所。",
        "光绪二十五年（1900年）正月，建仓3座。",
        "赵某，1930年出生，1946年参军，时年16岁。",
        "钱某，1930年出生，1961年其子3人，时年6岁入学。",
        "该厂1962年建成，1987年扩建。建厂25年来，产化肥30万吨。",
    ],
)
def test_years_that_fit_are_left_alone(text: str) -> None:
    assert told(text) == []
