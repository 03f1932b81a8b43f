"""A tree as it would be typed: the inverse of `parsing.parse`."""

import re

from yearbook_viewer.text.query.fields import NAMES, VALUE, YEAR
from yearbook_viewer.text.query.parsing import BARS, CLOSE, MINUS, OPEN, OR_CHARACTER, OR_WORDS, QUOTES
from yearbook_viewer.text.query.tree import And, Field, Leaf, Not, Or, Query, Values, Word, Years

# In a word without these, nothing is taken for anything but a letter.
_SIGNS = re.compile(rf"[\s:：{re.escape(OPEN + CLOSE + BARS + ''.join(QUOTES))}]")


def written(query: Query | None) -> str:
    """What to type for the query; nothing for none. Fields have their Chinese names, groups stand in brackets."""
    match query:
        case None:
            return ""
        case And(parts):
            return " ".join(_grouped(part) if isinstance(part, Or) else written(part) for part in parts)
        case Or(parts):
            return f" {OR_CHARACTER} ".join(
                _grouped(part) if isinstance(part, And) else written(part) for part in parts
            )
        case Not(Not(wanted)):
            return written(wanted)
        case Not(left_out):
            return "-" + (_grouped(left_out) if isinstance(left_out, And | Or) else written(left_out))
        case _:
            return _leaf(query)


def quoted(words: str) -> str:
    """The words as one, in quotation marks where they would be taken for more than letters."""
    plain = words and not _SIGNS.search(words) and words[0] not in MINUS and words not in {*OR_WORDS, OR_CHARACTER}
    return words if plain else '"' + "".join(sign * 2 if sign in QUOTES['"'] else sign for sign in words) + '"'


def _grouped(query: Query) -> str:
    return f"({written(query)})"


def _leaf(leaf: Leaf) -> str:
    match leaf:
        case Word(typed):
            return quoted(typed)
        case Field(name, word):
            return f"{NAMES[name][0]}:{quoted(word.typed)}"
        case Years(first, last):
            return f"{NAMES[YEAR][0]}:{_years(first, last)}"
        case Values(typed):
            return f"{NAMES[VALUE][0]}:{quoted(typed)}"


def _years(first: int | None, last: int | None) -> str:
    if first == last:
        return str(first)
    return f"{'' if first is None else first}-{'' if last is None else last}"
