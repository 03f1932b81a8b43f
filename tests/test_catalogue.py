"""The English catalogue is complete, and no string that a person sees passes it by."""

import argparse
import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from yearbook_viewer.cli.arguments import VERBS, parser
from yearbook_viewer.messages import Catalogue

pytest.importorskip("babel")
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "yearbook_viewer"
WORDS = ("say", "_say", "N_")
CHINESE = re.compile("[㐀-鿿]")
OWN_NAMES = ("中文",)  # a language is offered under its own name


def _catalogue(language: str, domain: str) -> Catalog:
    path = ROOT / "resources" / "i18n" / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        return read_po(file, locale=language)


ENGLISH = {str(message.id): str(message.string) for message in _catalogue("en", "yearbook_viewer") if message.id}
SOURCE = {str(found[2]) for found in extract_from_dir(str(PACKAGE), keywords=dict.fromkeys(WORDS))}


def _named_in(text: str) -> list[str]:
    return sorted(re.findall(r"\{(\w+)[^}]*\}", text))


def test_every_string_of_the_source_stands_in_the_english_catalogue() -> None:
    assert sorted(SOURCE - ENGLISH.keys()) == []  # `python3 dev.py catalogue` brings them in


def test_no_string_stands_in_the_catalogue_that_the_source_no_longer_has() -> None:
    assert sorted(ENGLISH.keys() - SOURCE) == []


def test_every_string_is_translated() -> None:
    assert [text for text, translated in ENGLISH.items() if not translated] == []


def test_a_translation_names_the_same_values() -> None:
    assert [text for text, translated in ENGLISH.items() if _named_in(text) != _named_in(translated)] == []


def test_a_translation_is_english() -> None:
    assert [translated for translated in ENGLISH.values() if CHINESE.search(translated)] == []


def _is_unsaid(value: object) -> bool:
    return bool(CHINESE.search(repr(value))) and value not in OWN_NAMES


def _unsaid(path: Path) -> Iterator[str]:
    """Chinese literals of a file that are neither docstrings nor given to the catalogue."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = set[int]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in WORDS:
                passed.update(id(inner) for argument in node.args for inner in ast.walk(argument))
        if isinstance(node, ast.Constant) and id(node) not in passed and _is_unsaid(node.value):
            yield f"{path.relative_to(PACKAGE)}:{node.lineno} {node.value!r}"


def test_no_chinese_string_of_window_or_command_line_passes_the_catalogue_by() -> None:
    files = [*PACKAGE.glob("*.py"), *PACKAGE.joinpath("gui").rglob("*.py"), *PACKAGE.joinpath("cli").rglob("*.py")]
    assert [found for path in files for found in _unsaid(path)] == []


def test_every_word_of_argparse_that_is_translated_is_one_it_says() -> None:
    said = inspect.getsource(argparse)
    words = [str(message.id) for message in _catalogue("zh", "argparse") if message.id]
    assert [word for word in words if repr(word)[1:-1] not in said and word not in said] == []


def test_a_chinese_reader_gets_chinese_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "zh")
    shown = parser(Catalogue("zh")).format_help()
    assert "用法" in shown
    assert not re.search("usage|options|positional|show this|show program", shown)


@pytest.mark.parametrize("words", ["fly", "extract", "show --entry x", "list --fly", "show --entry"])
def test_a_chinese_reader_is_told_in_chinese_what_was_wrong_with_the_call(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    monkeypatch.setenv("LANGUAGE", "zh")
    with pytest.raises(SystemExit):
        parser(Catalogue("zh")).parse_args(words.split())
    told = capsys.readouterr().err.splitlines()[-1].partition(":")[2]
    assert CHINESE.search(told)
    assert not re.search("required|invalid|expected|unrecognized|argument", told)


def test_the_help_names_every_verb() -> None:
    shown = parser(Catalogue("zh")).format_help()
    assert [verb for verb in VERBS if verb not in shown] == []
