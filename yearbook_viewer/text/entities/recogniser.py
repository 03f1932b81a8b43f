"""People, bodies and places: what the trained model says of a text, sentence by sentence."""

import re
from collections.abc import Iterator

import numpy as np

from yearbook_viewer.text.entities.decoding import LABELS, Recognised, find_names
from yearbook_viewer.text.entities.features import columns_of
from yearbook_viewer.text.entities.model import Model
from yearbook_viewer.text.entities.network import Floats, Numbers, batch_of

# Code points whose features are held in memory together (about 3 kB each).
_BLOCK = 10_000
# A sentence is read to here at once; what is longer is no sentence.
_LONGEST = 240
_BATCH = 96
_ENDS = "。;\n"
_SENTENCE = re.compile(rf"[^{_ENDS}]{{1,{_LONGEST}}}[{_ENDS}]{{0,9}}|[{_ENDS}]{{1,{_LONGEST}}}")
# Without one there is no name.
_LETTER = re.compile(r"[^\W\d_]")


def recognise(plain: str, known: Model, own: frozenset[str] = frozenset()) -> Iterator[Recognised]:
    """The names in a text as `plain` writes it, in order; linear in its length, whatever it holds.

    `own`: names of the reader's, written so too: where words are parted they are whole.
    """
    for start, end in _blocks(plain):
        for found in _names_in(plain[start:end], known, own):
            yield found.moved(start)


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Start and end of what is read at once: sentences, in pieces if they are very long."""
    return [(match.start(), match.end()) for match in _SENTENCE.finditer(text)]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches of the text, cut at the last line end or sentence end that lies in the second half of each."""
    start = 0
    while start < len(text):
        end = min(start + _BLOCK, len(text))
        if end < len(text):
            half = start + _BLOCK // 2
            cuts = (text.rfind(sign, half, end) + 1 for sign in ("\n", "。", ";", ","))
            end = next((cut for cut in cuts if cut), end)
        yield start, end
        start = end


def _names_in(text: str, known: Model, own: frozenset[str]) -> Iterator[Recognised]:
    """The names of a block, in order."""
    columns = columns_of(text, known.close, own)
    scores = known.features.scores(columns, len(LABELS))
    rows = known.network_rows(columns)
    sentences = [(start, end) for start, end in sentences_of(text) if _LETTER.search(text, start, end)]
    order = sorted(range(len(sentences)), key=lambda index: sentences[index][0] - sentences[index][1])
    found: list[list[Recognised]] = [[] for _ in sentences]
    for first in range(0, len(order), _BATCH):
        batch = order[first : first + _BATCH]
        borders = np.array([sentences[index] for index in batch])
        for index, names in zip(batch, _names_of(borders, rows, scores, known), strict=True):
            found[index] = [name.moved(sentences[index][0]) for name in names]
    for names in found:
        yield from names


def _names_of(
    borders: Numbers, rows: tuple[Numbers, Numbers, Numbers], scores: Floats, known: Model
) -> Iterator[list[Recognised]]:
    """The names of each sentence of a batch, the longest first."""
    batch = batch_of(borders[:, 1] - borders[:, 0])
    starts = np.cumsum(batch.lengths) - batch.lengths
    places = np.arange(len(batch.forward)) + np.repeat(borders[:, 0] - starts, batch.lengths)
    read = known.network.scores(rows[0][places], rows[1][places], rows[2][places], batch)
    read += scores.take(places, axis=0)
    return find_names(read, known.transitions, batch)
