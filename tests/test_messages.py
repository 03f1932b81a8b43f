"""Every sentence that a floor below asks for exists, and names only what it is given."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.messages import SENTENCES, Catalogue, sentence, system_language
from yearbook_viewer.records import Reason

PACKAGE = Path(__file__).resolve().parent.parent / "yearbook_viewer"
PROBLEMS = ("ArchiveProblem", "FileRefused", "ArchiveDamaged")


def _calls() -> Iterator[tuple[str, str, set[str]]]:
    """Where a problem is raised: the place, its key, and the names of the values it is given."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PROBLEMS):
                continue
            if node.args and isinstance(node.args[0], ast.Constant) and all(word.arg for word in node.keywords):
                yield f"{path.name}:{node.lineno}", str(node.args[0].value), {word.arg or "" for word in node.keywords}


def _named_in(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


def test_every_problem_that_is_raised_has_its_sentence() -> None:
    assert [(place, key) for place, key, _ in _calls() if key not in SENTENCES] == []


def test_a_sentence_names_only_values_that_it_is_given() -> None:
    raised = [(place, key, given) for place, key, given in _calls() if key in SENTENCES]
    assert [(place, key) for place, key, given in raised if not _named_in(SENTENCES[key]) <= given] == []


def test_no_sentence_is_left_that_nobody_says() -> None:
    sources = [path for path in PACKAGE.rglob("*.py") if path.name != "messages.py"]
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert [key for key in SENTENCES if f'"{key}"' not in written] == []


def test_a_problem_says_more_than_that_it_failed() -> None:
    # What happened; that nothing was lost; what to do.
    raised = {key for _, key, _ in _calls() if key in SENTENCES}
    assert [key for key in sorted(raised) if SENTENCES[key].count("。") < 2] == []


def test_chinese_is_said_as_it_is_written_in_the_source() -> None:
    assert Catalogue("zh_CN.UTF-8")("共 {count} 节", count=8) == "共 8 节"


def test_english_is_said_in_every_other_language() -> None:
    assert Catalogue("fr_FR")("相符") == "consistent"


def test_a_problem_becomes_a_sentence_with_its_values() -> None:
    problem = ArchiveProblem("no-archive", path="/tmp/x.ybk")
    said = sentence(problem.reason, Catalogue("zh"))
    assert said == "没有找到档案“/tmp/x.ybk”。什么也没有改动。请检查路径,或者先用 import 建立档案。"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh"),
    ],
)
def test_the_language_is_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system_language() == language


def test_what_the_system_says_is_said_in_the_reader_s_language() -> None:
    reason = Reason("cannot-write", (("path", "a.pdf"), ("reason", "No space left on device")))
    assert sentence(reason, Catalogue("zh")).startswith("无法写入“a.pdf”(磁盘已满)。")


def test_what_the_system_says_in_other_words_stands_as_it_is() -> None:
    reason = Reason("cannot-write", (("path", "a.pdf"), ("reason", "Bad moon")))
    assert sentence(reason, Catalogue("zh")).startswith("无法写入“a.pdf”(Bad moon)。")
