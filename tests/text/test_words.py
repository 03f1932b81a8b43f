"""Words: jieba is quiet and lazy, and leaves nothing on the disk."""

import subprocess
import sys
from pathlib import Path

import jieba
import pytest

from yearbook_viewer.text import words

LOADED_EARLY = """
import jieba
from yearbook_viewer.text.entities.found import find_marks
from yearbook_viewer.text.words import _dictionary
assert not jieba.dt.initialized
assert _dictionary.cache_info().currsize == 0
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
    assert run(LOADED_EARLY, tmp_path, tmp_path).returncode == 0


def test_jieba_says_nothing_and_writes_nothing(tmp_path: Path) -> None:
    done = run(CUTS, tmp_path / "home", tmp_path)
    assert (done.stdout.strip(), done.stderr) == ("县/教育局/召开/会议", "")
    assert list(tmp_path.iterdir()) == []


def test_the_dictionary_is_what_jieba_itself_would_load() -> None:
    theirs = jieba.Tokenizer()
    frequencies, total = theirs.gen_pfdict(theirs.get_dict_file())
    ours = words.tokenizer()
    assert (ours.FREQ, ours.total) == (frequencies, total)


@pytest.mark.parametrize("text", ["", "  ", "县委、县政府", "2020年\n第1页", "𠮷林·abc", "政" * 5000])
def test_the_words_together_are_the_text(text: str) -> None:
    assert "".join(text[start:end] for start, end in words.cut(text)) == text


def test_words_can_be_added_and_parted_without_touching_the_plain_dictionary() -> None:
    text = "与农商行的中学教师"
    changed = [text[a:b] for a, b in words.cut(text, frozenset({"农商行"}), frozenset({"中学教师"}))]
    assert changed == ["与", "农商行", "的", "中学", "教师"]
    assert [text[a:b] for a, b in words.cut(text)] == ["与", "农", "商行", "的", "中学教师"]


def test_what_a_word_names_comes_from_the_dictionary() -> None:
    assert words.tag_of("召开") == "v"
    assert words.tag_of("召开会议") == ""
    assert words.is_place("洞庭湖")
    assert words.is_person("诸葛亮")
    assert not words.is_person("洞庭湖")
    assert "诸葛亮" in words.tagged_words("nr")
