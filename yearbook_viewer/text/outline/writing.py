"""The text as the rules of the outline read it: folded, and in simplified characters."""

from yearbook_viewer.text.folds import fold
from yearbook_viewer.text.lexicons import simplified, traditional


def simple(words: str) -> str:
    """Folded words in simplified characters, code point for code point: 發佈時間：２０２０ as 发布时间:2020."""
    table = simplified()
    return traditional().sub(lambda run: run[0].translate(table), fold(words))
