"""What may have been meant by a search that finds nothing: each of its words put right, and what that would find."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from heapq import merge
from itertools import islice

from yearbook_viewer.archive.proposals.completing import suggestions
from yearbook_viewer.archive.proposals.known import Known
from yearbook_viewer.archive.proposals.near import Correction, corrections
from yearbook_viewer.archive.proposals.vocabulary import Vocabulary
from yearbook_viewer.text.pinyin import homophones, spellings
from yearbook_viewer.text.query.parsing import parse
from yearbook_viewer.text.query.tree import And, Field, Or, Query, Word
from yearbook_viewer.text.query.writing import written

# Corrections of one word that are tried, and proposals that are searched for.
_TRIED, _SEARCHED = 8, 16
# Of a phrase: how long the word with the slip may be, and how long the phrase.
_PIECES = (4, 3, 2)
_LONGEST_PHRASE = 16


def meant(known: Known, words: str, finds: Callable[[str], bool], wanted: int) -> tuple[str, ...]:
    """Searches like this one that find something, the likeliest first; `finds` tells whether one does."""
    query = parse(words).query
    if query is None:
        return ()
    lots = [_of_leaf(known, query, leaf) for leaf in _leaves(query)]
    proposed = dict.fromkeys(typed for _, _, typed in merge(*lots))
    tried = islice((typed for typed in proposed if typed != words), _SEARCHED)
    return tuple(islice(filter(finds, tried), wanted))


def _of_leaf(known: Known, query: Query, leaf: Word | Field) -> list[Correction]:
    word = leaf.word if isinstance(leaf, Field) else leaf
    if isinstance(leaf, Word) and known.stands(word.folded):
        return []
    right = sorted(_corrected(known, leaf, word))[:_TRIED]
    return [each._replace(meant=written(_replaced(query, leaf, each.meant))) for each in right]


def _corrected(known: Known, leaf: Word | Field, word: Word) -> Iterator[Correction]:
    if spellings(word.folded):
        completed = suggestions(known, word.typed, _TRIED)
        yield from (Correction(0.5, place, each.words) for place, each in enumerate(completed))
    yield from corrections(known.names, word.folded, _TRIED)
    if isinstance(leaf, Word):
        yield from corrections(known.dictionary, word.folded, _TRIED)
        if len(word.folded) <= _LONGEST_PHRASE:
            yield from _phrases(known, word.folded)
            yield from _parted(known, word.folded)


def _phrases(known: Known, typed: str) -> Iterator[Correction]:
    """A phrase in which one word is written with characters that sound the same."""
    for length in _PIECES:
        for start in range(len(typed) - length + 1):
            piece = typed[start : start + length]
            for vocabulary in (known.names, known.dictionary):
                for right in _heard_alike(vocabulary, piece):
                    phrase = typed[:start] + right + typed[start + length :]
                    if known.stands(phrase):
                        yield Correction(1.0, start, phrase)


def _heard_alike(vocabulary: Vocabulary, piece: str) -> Iterator[str]:
    numbers = vocabulary.heard_alone([homophones(character) for character in piece])
    words = (vocabulary.folded(int(number)) for number in numbers)
    return islice((word for word in words if word != piece), 2)


def _parted(known: Known, typed: str) -> Iterator[Correction]:
    """Two words typed as one, each of which is there."""
    for at in range(2, len(typed) - 1):
        if known.stands(typed[:at]) and known.stands(typed[at:]):
            yield Correction(1.5, at, f"{typed[:at]} {typed[at:]}")


def _leaves(query: Query) -> Iterator[Word | Field]:
    """The words that are wanted; a year or a value has no slip that could be told."""
    match query:
        case Word() | Field():
            yield query
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)


def _replaced(query: Query, leaf: Word | Field, right: str) -> Query:
    if query is leaf:
        return replace(leaf, word=_word(right)) if isinstance(leaf, Field) else _query(right)
    if isinstance(query, And | Or):
        return replace(query, parts=tuple(_replaced(part, leaf, right) for part in query.parts))
    return query


def _word(right: str) -> Word:
    return Word(right, right)


def _query(right: str) -> Query:
    words = tuple(map(_word, right.split()))
    return And(words) if len(words) > 1 else words[0]
