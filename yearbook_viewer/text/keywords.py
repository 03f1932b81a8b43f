"""What a text is about in a few words, by the measure of jieba.analyse: frequent here, rare in Chinese."""

from collections import Counter
from functools import cache
from pathlib import Path

import jieba

from yearbook_viewer.text.lexicons import words_of
from yearbook_viewer.text.samples import sample
from yearbook_viewer.text.words import tag_of, tokenizer

# As ICTCLAS tags them: names of things, places, bodies and acts; words that the dictionary does not know besides.
_TELLING = ("n", "vn", "an", "j", "l", "i", "")
_NUMERALS = frozenset("0123456789〇○零一二三四五六七八九十百千万亿兆几多余年月日％%.")


def keywords(text: str, count: int = 8) -> tuple[str, ...]:
    """The words that tell most of what a text is about, the weightiest first; no numbers, dates or measures.

    Of a whole volume a sample is judged, in a second.
    """
    found = (word for word in _weighed(sample(text)) if _tells(word))
    told: list[str] = []
    for word in found:
        # 工商 beside 工商联 tells nothing more.
        if not any(word in other or other in word for other in told):
            told.append(word)
        if len(told) == count:
            break
    return tuple(told)


def _tells(word: str) -> bool:
    if word in words_of("not_keywords") or not _NUMERALS.isdisjoint(word) or not word[0].isalnum():
        return False
    tag = tag_of(word)
    return not tag or (tag[0] == "n" or tag in _TELLING)


@cache
def _rarity() -> tuple[dict[str, float], float]:
    """How rare words are (the logarithm of their inverse document frequency), and what counts for those not listed.

    From jieba.analyse's own table, read in a third of a second. That package itself also loads the taggers, 30 MB.
    """
    path = Path(jieba.__file__).with_name("analyse") / "idf.txt"
    with path.open(encoding="utf-8") as file:
        rare = {word: float(weight) for word, weight in map(str.split, file)}
    return rare, sorted(rare.values())[len(rare) // 2]


def _weighed(text: str) -> list[str]:
    """The words of a text, the weightiest first, as jieba.analyse.extract_tags has them (TF-IDF)."""
    rare, usual = _rarity()
    counts = Counter(word for word in tokenizer().cut(text) if len(word.strip()) > 1)
    return sorted(counts, key=lambda word: -counts[word] * rare.get(word, usual))
