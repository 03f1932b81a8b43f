"""Words: jieba is quiet, lazy, and keeps out of the shared temporary folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from yearbook_viewer.text import words

LOADED_EARLY = """
import jieba
from yearbook_viewer.text.entities import find_marks
from yearbook_viewer.text.words import _plain_tokenizer
assert not jieba.dt.initialized
assert _plain_tokenizer.cache_info().currsize == 0
"""

CUTS = """
from yearbook_viewer.text.words import cut
text = "县教育局召开会议"
print("/".join(text[start:end] for start, end in cut(text)))
"""


def run(code: str, home: Path, temporary: Path) -> subprocess.CompletedProcess[str]:
    environment = {"YEARBOOK_HOME": str(home), "TMPDIR": str(temporary), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env=environment,
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )


def test_importing_the_entities_does_not_load_the_dictionary(tmp_path: Path) -> None:
    run(LOADED_EARLY, tmp_path, tmp_path)


def test_jieba_says_nothing_and_writes_only_into_the_cache_folder(tmp_path: Path) -> None:
    temporary = tmp_path / "shared"
    temporary.mkdir()
    done = run(CUTS, tmp_path / "home", temporary)
    assert (done.stdout.strip(), done.stderr) == ("县/教育局/召开/会议", "")
    assert list(temporary.iterdir()) == []


def test_a_cache_folder_that_cannot_be_made_is_no_hindrance(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    temporary = tmp_path / "shared"
    temporary.mkdir()
    done = run(CUTS, blocked, temporary)
    assert (done.stdout.strip(), done.stderr) == ("县/教育局/召开/会议", "")
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("text", ["", "  ", "县委、县政府", "2020年\n第1页", "𠮷林·abc", "政" * 5000])
def test_the_words_together_are_the_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in words.cut(text)) == text


def test_words_can_be_added_and_parted_without_touching_the_plain_dictionary() -> None:
    text = "与农商行的中学教师"
    changed = [text[a:b] for a, b in words.cut(text, frozenset({"农商行"}), frozenset({"中学教师"}))]
    assert changed == ["与", "农商行", "的", "中学", "教师"]
    assert [text[a:b] for a, b in words.cut(text)] == ["与", "农", "商行", "的", "中学教师"]


def test_the_kinds_of_words_come_from_the_dictionary() -> None:
    kinds = words.word_kinds()
    assert "召开" in kinds.verbs
    assert "洞庭湖" in kinds.places
    assert "诸葛亮" in kinds.persons
