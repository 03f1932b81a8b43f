"""Typed words to a tree."""

from dataclasses import dataclass

from yearbook_viewer.text.query.tree import And, Query, Word
from yearbook_viewer.text.search_folds import search_fold


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a query asks; `query` is None where it asks for nothing."""

    query: Query | None


def parse(words: str) -> Parsed:
    """The tree of what was typed; whatever it is, it is no error."""
    if words.startswith('"'):
        told = [Word(words.strip('"'), search_fold(words.strip('"')), quoted=True)]
    else:
        told = [Word(word, search_fold(word)) for word in words.split()]
    wanted = tuple(dict.fromkeys(word for word in told if word.folded))
    if not wanted:
        return Parsed(None)
    return Parsed(And(wanted) if len(wanted) > 1 else wanted[0])
