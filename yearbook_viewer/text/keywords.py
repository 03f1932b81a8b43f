"""What a text is about in a few words, by jieba.analyse: frequent here, rare in Chinese."""

from functools import cache

from jieba.analyse import TFIDF

from yearbook_viewer.text.lexicons import words_of
from yearbook_viewer.text.words import tag_of, tokenizer

# A longer text is judged by its beginning, middle and end: of a whole volume the words are weighed in a second.
_PORTION = 100_000
# As ICTCLAS tags them: names of things, places, bodies and acts; words that the dictionary does not know besides.
_TELLING = ("n", "vn", "an", "j", "l", "i", "")
_NUMERALS = frozenset("0123456789〇○零一二三四五六七八九十百千万亿兆几多余年月日％%.")


def keywords(text: str, count: int = 8) -> tuple[str, ...]:
    """The words that tell most of what a text is about, the weightiest first; no numbers, dates or measures."""
    found = (word for word in _analysis().extract_tags(_sample(text), topK=20 * count) if _tells(word))
    told: list[str] = []
    for word in found:
        # 工商 beside 工商联 tells nothing more.
        if not any(word in other or other in word for other in told):
            told.append(word)
        if len(told) == count:
            break
    return tuple(told)


def _sample(text: str) -> str:
    if len(text) <= 3 * _PORTION:
        return text
    middle = (len(text) - _PORTION) // 2
    return "\n".join((text[:_PORTION], text[middle : middle + _PORTION], text[-_PORTION:]))


def _tells(word: str) -> bool:
    if word in words_of("not_keywords") or not _NUMERALS.isdisjoint(word) or not word[0].isalnum():
        return False
    tag = tag_of(word)
    return not tag or (tag[0] == "n" or tag in _TELLING)


@cache
def _analysis() -> TFIDF:
    """jieba's analysis on words as they are cut here; reads its table of frequencies, a third of a second."""
    analysis = TFIDF()
    analysis.tokenizer = tokenizer()
    return analysis
