"""The text as the rules of the outline read it: folded, and in simplified characters."""

from functools import lru_cache

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.lexicons import simplified, traditional

_SHORT = 100


def simple(words: str) -> str:
    """Folded words in simplified characters, code point for code point: 發佈時間：２０２０ as 发布时间:2020."""
    return _short(words) if len(words) <= _SHORT else _simple(words)


@lru_cache(maxsize=2048)
def _short(words: str) -> str:
    """Remembered, for one line is looked at by many rules in turn."""
    return _simple(words)


def _simple(words: str) -> str:
    table = simplified()
    return traditional().sub(lambda run: run[0].translate(table), fold(words))
