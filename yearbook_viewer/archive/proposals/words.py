"""The words of Chinese, of jieba's dictionary, by how often they stand in some of the archive's texts."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.entry_names import END, Portion
from yearbook_viewer.archive.proposals.gathering import FACTORS, Gathered, added, codes_of, of_portions, some_of
from yearbook_viewer.records import EntryId
from yearbook_viewer.text.search_folds import search_fold
from yearbook_viewer.text.words import dictionary_words

_texts = schema.texts

# A number of kind that is none of entry_names.
WORD = 255

# Longer ones are idioms and sayings; of two characters, rarer ones are hardly words (联有).
_LONGEST, _PAIR, _RARE = 6, 2, 5
_LOT = 20_000
# jieba's frequencies go up to some hundred thousands; only their order counts.
_MOST = 0xFFFF

# Pieces of texts that are looked through, about a million characters.
_PIECES = 125


def dictionary() -> Gathered:
    """The words that may be proposed, as often as they stand in the texts that jieba's frequencies come from.

    Takes half a second.
    """
    lots, words = list[Gathered](), Counter[str]()
    for word, frequency in dictionary_words():
        if _PAIR <= len(word) <= _LONGEST and not word.isascii() and (len(word) > _PAIR or frequency >= _RARE):
            words[word] = frequency
            if len(words) == _LOT:
                lots.append(_lot(words))
                words = Counter()
    return added([*lots, _lot(words)])


def words_in(dictionary: Gathered, sample: "Sample") -> Gathered:
    """The words with how often they stand in the archive, told from the sample.

    Where that is not all there is, those that were not met have a count below 0, the less the rarer they are.
    """
    times = times_in(dictionary, sample.text)
    if sample.share == 1:
        return some_of(dictionary._replace(counts=times), np.flatnonzero(times))
    counts = np.where(times, np.rint(times / sample.share).astype(np.int64), dictionary.counts - _MOST - 1)
    return dictionary._replace(counts=counts)


def times_in(dictionary: Gathered, text: str) -> npt.NDArray[np.int64]:
    """How often each of the words stands in a text."""
    codes = codes_of(search_fold(text)).astype(np.uint64)
    times = np.zeros(len(dictionary.keys), np.int64)
    keys = np.zeros(len(codes), np.uint64)
    ends = ord(END) * FACTORS
    for length in range(1, min(_LONGEST, len(codes)) + 1):
        # Keys of all stretches of that length, from those that are a character shorter.
        keys = keys[: len(codes) - length + 1] + codes[length - 1 :] * FACTORS[length - 1]
        own = np.flatnonzero(dictionary.lengths == length)
        if len(own):
            known = dictionary.keys[own]
            ended = keys + ends[length]
            at = np.minimum(np.searchsorted(known, ended), len(known) - 1)
            times[own] = np.bincount(at[known[at] == ended], minlength=len(known))
    return times


class Sample(NamedTuple):
    """Some of the archive's text, and about which share of it that is; 1 for all."""

    text: str
    share: float


def sample(reader: Connection, entries: Sequence[EntryId]) -> Sample:
    """Pieces of the texts of these entries, from all over them."""
    chosen = entries[:: max(1, len(entries) // (4 * _PIECES))]
    columns = _texts.c
    keys = [
        key
        for first in range(0, len(chosen), _PIECES)
        for key in reader.execute(
            select(columns.entry_id, columns.start)
            .where(columns.entry_id.in_(chosen[first : first + _PIECES]))
            .order_by(columns.entry_id, columns.start)
        ).all()
    ]
    read = keys[:: max(1, -(-len(keys) // _PIECES))]
    texts = [
        reader.scalars(select(columns.text).where(columns.entry_id == entry, columns.start == start)).one()
        for entry, start in read
    ]
    share = len(read) * len(chosen) / (len(keys) * len(entries)) if keys else 1.0
    return Sample(END.join(texts), share)


def _lot(words: Counter[str]) -> Gathered:
    counts = b"".join(min(frequency, _MOST).to_bytes(2, "little") for frequency in words.values())
    return of_portions([Portion("".join(word + END for word in words), counts, bytes([WORD]) * len(words))])
