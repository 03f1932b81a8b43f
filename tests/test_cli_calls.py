"""Which words are for the command line, and which of them make no call."""

import pytest

from yearbook_viewer.cli import is_call, run


@pytest.mark.parametrize(
    ("words", "is_for_us"),
    [
        ("", False),
        ("list", True),
        ("report.txt", False),
        ("report.txt list", False),
        ("--archive a.ybk list", True),
        ("--data-dir d --archive=a.ybk check", True),
        ("--archive list", False),
        ("--archive a.ybk report.txt", False),
        ("-- list", False),
        ("--archive a.ybk -- list", False),
        ("--help", True),
        ("--version", True),
    ],
)
def test_a_first_word_that_is_no_verb_is_a_file(words: str, is_for_us: bool) -> None:
    assert is_call(words.split()) is is_for_us


@pytest.mark.parametrize(
    "words",
    ["extract", "show", "show --entry x", "show --entry -1", "list --fly", "export-pdf --entry 1"],
)
def test_a_wrong_call_ends_with_2(capsys: pytest.CaptureFixture[str], words: str) -> None:
    assert run(words.split()) == 2
    assert capsys.readouterr().err
