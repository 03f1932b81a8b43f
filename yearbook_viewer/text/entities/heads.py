"""The words that end a body's name: organs, societies, firms, schools."""

from functools import lru_cache

from yearbook_viewer.text.entities.vocabulary import SCOPES
from yearbook_viewer.text.lexicons import classes_of, words_of

# Short for a class of societies; one character before it is enough: 市书协, 市餐协.
SOCIETY = "协"

_LONGEST_SUFFIX = 5


def is_head(words: list[str], index: int) -> bool:
    """Whether the word at `index` can be the last of a body's name."""
    if words[index] == SOCIETY:
        return index > 1
    return _ends_a_name(words[index]) and (index > 0 or len(words[index]) > 1)


@lru_cache(maxsize=20_000)
def _ends_a_name(word: str) -> bool:
    """Whether a word is an organ or ends like a body's name."""
    if word in words_of("not_organs"):
        return False
    if word in words_of("organs") or word in words_of("standing") or is_whole(word):
        return True
    if word[-2:] in words_of("not_organs"):
        return False
    suffixes = frozenset[str]().union(*classes_of("suffixes").values())
    longer = range(1, min(len(word), _LONGEST_SUFFIX + 1))
    return word in suffixes or any(word[-size:] in suffixes and (size > 1 or len(word) > 2) for size in longer)


def own_stem(word: str) -> str:
    """What stands before the ending in one word: 青 in 青商会; empty where the word is the ending."""
    endings = [ending for kind in classes_of("suffixes").values() for ending in kind if word.endswith(ending)]
    return min((word.removesuffix(ending) for ending in endings), key=len, default="")


def is_whole(word: str) -> bool:
    """Level and organ in one word (市委, 省政府, 国家民委, 地委)."""
    organs = words_of("organs")
    return any(word[:size] in SCOPES | {"地"} and word[size:] in organs for size in (1, 2))
