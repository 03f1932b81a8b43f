"""Completions of the word under way: what begins so, what holds it, what is read so, and how a phrase may go on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from yearbook_viewer.archive.proposals.known import Known
from yearbook_viewer.archive.proposals.vocabulary import Numbers, Vocabulary
from yearbook_viewer.records.searched import Suggestion
from yearbook_viewer.text.pinyin import Sound, spellings
from yearbook_viewer.text.query.half_typed import half_typed
from yearbook_viewer.text.search_folds import search_fold

# Of a phrase typed without blanks: how many of its last characters may be a word half typed.
_HALF_A_WORD = 3
# A name is no longer.
_LONGEST = 40


def suggestions(known: Known, typed: str, limit: int) -> tuple[Suggestion, ...]:
    """What may be meant by what is typed so far, at most `limit`; each is all that would be typed.

    Names and words that begin as the last word does come first, then those that hold it, then those that are read so;
    among each the most frequent first.
    """
    half = half_typed(typed)
    letters = search_fold(half.letters)
    if not letters or len(letters) > _LONGEST:
        return ()
    found: dict[str, Suggestion] = {}
    for lot in _lots(known, letters, half.field, limit + 1):
        for each in lot:
            folded = search_fold(each.words)
            if folded != letters:
                found.setdefault(folded, each)
        if len(found) >= limit:
            break
    return tuple(replace(each, words=half.completed(each.words)) for each in list(found.values())[:limit])


def _lots(known: Known, letters: str, field: str, wanted: int) -> Iterator[list[Suggestion]]:
    yield known.looked_up(lambda vocabulary: vocabulary.beginning(letters), field, wanted)
    yield known.looked_up(lambda vocabulary: vocabulary.holding(letters), field, wanted)
    for spelling in spellings(letters):
        yield known.looked_up(partial(_heard, spelling=spelling), field, wanted)
    for spelling in spellings(letters)[:1]:
        yield known.looked_up(partial(_heard_inside, spelling=spelling), field, wanted)
    if not field:
        yield list(_gone_on(known, letters))


def _heard(vocabulary: Vocabulary, spelling: Sequence[Sound]) -> Numbers:
    return vocabulary.heard(spelling)


def _heard_inside(vocabulary: Vocabulary, spelling: Sequence[Sound]) -> Numbers:
    return vocabulary.heard_inside(spelling)


def _gone_on(known: Known, letters: str) -> Iterator[Suggestion]:
    """The phrase with its last word completed, as far as it stands in the archive then."""
    for half in range(min(_HALF_A_WORD, len(letters) - 1), 0, -1):
        before, begun = letters[:-half], letters[-half:]
        phrases = known.phrases(before, begun)
        yield from sorted(phrases, key=lambda phrase: -phrase.count)
