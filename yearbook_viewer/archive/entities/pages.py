"""What the texts tell of an entity beside where it is named: posts, documents, who is named with it."""

import re
from collections.abc import Collection, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import Connection

from yearbook_viewer.archive import sqlite
from yearbook_viewer.archive.entities.mentions import NOT_HIDDEN, Met, sentences_of
from yearbook_viewer.records import EntryId, Kind, Mark

# What is done to documents by who issues them.
_ISSUES = re.compile(
    "印发|出台|制定|制订|发布|下发|颁布|颁发|起草|拟定|修订|编制|转发|公布|发出|签发|草拟|编印|编写|编纂|出版|撰写|提交|报送"
)
_start_of = attrgetter("start")

# Marks that are looked at on either side of a name: a sentence that names more tells nothing of its neighbours.
_BESIDE = 16
# No entry has so many.
_LAST = 2**31


class Seen(NamedTuple):
    """A sentence that names the entity, the place in it, and its other marks in order; offsets into the sentence."""

    entry: EntryId
    sentence: str
    start: int
    end: int
    marks: Sequence[Mark]


def seen(reader: Connection, found: Sequence[Met]) -> Iterator[Seen]:
    """The sentences of these places, in that order."""
    sentences = [(text, begin, begin + len(text)) for text, begin in sentences_of(reader, found)]
    beside = _found_beside(reader, found, [(begin, end) for _, begin, end in sentences])
    own = _own_in(reader, {each.entry for each in found})
    for number, (each, (sentence, begin, end)) in enumerate(zip(found, sentences, strict=True)):
        marks = [
            Mark(start - begin, stop - begin, Kind(kind), text)
            for start, stop, kind, text in (*beside.get(number, ()), *own.get(each.entry, ()))
            if begin <= start and stop <= end and start != each.start
        ]
        marks.sort(key=_start_of)
        yield Seen(each.entry, sentence, each.start - begin, each.end - begin, marks)


def _found_beside(
    reader: Connection, found: Sequence[Met], within: Sequence[tuple[int, int]]
) -> dict[int, list[tuple[int, int, str, str]]]:
    """The marks near each place, as the rules found them and the reader has not taken them away."""
    # Beside a mark of the reader's own all of its entry are looked at: nothing tells which are near.
    near = ((0, _LAST) if each.ordinal is None else (each.ordinal - _BESIDE, each.ordinal + _BESIDE) for each in found)
    wanted = ",".join(
        f"({number},{each.entry},{low},{high},{start},{end})"
        for number, (each, (low, high), (start, end)) in enumerate(zip(found, near, within, strict=True))
    )
    beside: dict[int, list[tuple[int, int, str, str]]] = {}
    if wanted:
        for number, start, end, kind, text in sqlite.fetched(
            reader,
            f"WITH wanted(number, entry, low, high, first, last) AS (VALUES {wanted}) "
            'SELECT wanted.number, marks.start, marks."end", marks.kind, marks.text FROM wanted CROSS JOIN marks '
            "ON marks.entry_id = wanted.entry AND marks.ordinal BETWEEN wanted.low AND wanted.high "
            f'AND marks.start >= wanted.first AND marks."end" <= wanted.last WHERE {NOT_HIDDEN}',
        ):
            beside.setdefault(number, []).append((start, end, kind, text))
    return beside


def _own_in(reader: Connection, entries: Collection[EntryId]) -> dict[EntryId, list[tuple[int, int, str, str]]]:
    """The marks that are the reader's own, in these entries."""
    numbers = ",".join(map(str, entries))
    own: dict[EntryId, list[tuple[int, int, str, str]]] = {}
    for entry, start, end, kind, text in sqlite.fetched(
        reader, f'SELECT entry_id, start, "end", kind, text FROM own_marks WHERE entry_id IN ({numbers})'
    ):
        own.setdefault(EntryId(entry), []).append((start, end, kind, text))
    return own


def documents_in(sentence: Seen) -> Iterator[Mark]:
    """The titles behind a word for issuing (印发, 制定) that itself stands behind the entity's name."""
    cue = _ISSUES.search(sentence.sentence, sentence.end)
    if cue is not None:
        yield from (mark for mark in sentence.marks if mark.kind is Kind.DOC and mark.start >= cue.end())
