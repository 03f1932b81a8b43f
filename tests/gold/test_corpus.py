"""The corpus that recognition is trained on: written for it, marked by the rules of the gold, nothing of it twice."""

import re
from collections import Counter
from pathlib import Path

from tests.gold.marks import unmarked

TEXTS = sorted((Path(__file__).parent / "corpus").glob("*.txt"))
GOLD = sorted((Path(__file__).parent / "texts").glob("*.txt"))

# Chinese characters in a row; two texts that share so many have a sentence in common.
WINDOW = 14
_RUN = re.compile(f"[\u4e00-\u9fff]{{{WINDOW},}}")


def _windows(text: str) -> set[str]:
    return {run[0][at : at + WINDOW] for run in _RUN.finditer(text) for at in range(len(run[0]) - WINDOW + 1)}


def test_every_text_is_marked_well() -> None:
    for path in TEXTS:
        text, entities, _ = unmarked(path.read_text(encoding="utf-8"))
        assert entities, path.name
        assert all(text[row.start : row.end] == row.text for row in entities), path.name


def test_no_sentence_stands_in_two_texts_nor_in_the_gold() -> None:
    met: Counter[str] = Counter()
    for path in (*TEXTS, *GOLD):
        met.update(_windows(unmarked(path.read_text(encoding="utf-8"))[0]))
    assert [words for words, count in met.items() if count > 1] == []
