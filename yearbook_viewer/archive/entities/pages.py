"""What the texts tell of an entity beside where it is named: posts, documents, who is named with it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection

from yearbook_viewer.archive import read_marks
from yearbook_viewer.archive.entities.mentions import Met, sentences_of
from yearbook_viewer.records import EntryId, Kind, Mark

# What is done to documents by who issues them.
_ISSUES = re.compile(
    "印发|出台|制定|制订|发布|下发|颁布|颁发|起草|拟定|修订|编制|转发|公布|发出|签发|草拟|编印|编写|编纂|出版|撰写|提交|报送"
)
# Marks that are read in one statement belong to places no farther from each other.
_NEAR = 2_000


class Seen(NamedTuple):
    """A sentence that names the entity, the place in it, and its other marks in order; offsets into the sentence."""

    entry: EntryId
    sentence: str
    start: int
    end: int
    marks: Sequence[Mark]


def seen(reader: Connection, found: Sequence[Met]) -> Iterator[Seen]:
    """The sentences of these places (those of an entry together and in the order of its text)."""
    sentences = sentences_of(reader, found)
    marks: list[Mark] = []
    held: tuple[EntryId, int] | None = None
    for number, (each, (sentence, begin)) in enumerate(zip(found, sentences, strict=True)):
        end = begin + len(sentence)
        if held is None or held[0] != each.entry or held[1] < end:
            # As far as the next places are near.
            reach, last = end, number + 1
            while last < len(found) and found[last].entry == each.entry and found[last].start < reach + _NEAR:
                reach = max(reach, sentences[last][1] + len(sentences[last][0]))
                last += 1
            marks = _marks_between(reader, each.entry, begin, reach)
            held = each.entry, reach
        yield Seen(
            each.entry,
            sentence,
            each.start - begin,
            each.end - begin,
            [
                Mark(mark.start - begin, mark.end - begin, mark.kind, mark.text)
                for mark in marks
                if begin <= mark.start and mark.end <= end and (mark.start, mark.end) != (each.start, each.end)
            ],
        )


def _marks_between(reader: Connection, entry: EntryId, first: int, last: int) -> list[Mark]:
    query = read_marks.query(
        ("start", "end", "kind", "text"),
        lambda columns: (columns.entry_id == entry, columns.start >= first, columns.start < last),
    )
    return sorted(
        (Mark(start, end, Kind(kind), text) for start, end, kind, text in reader.execute(query)),
        key=lambda mark: mark.start,
    )


def documents_in(sentence: Seen) -> Iterator[Mark]:
    """The titles behind a word for issuing (印发, 制定) that itself stands behind the entity's name."""
    cue = _ISSUES.search(sentence.sentence, sentence.end)
    if cue is not None:
        yield from (mark for mark in sentence.marks if mark.kind is Kind.DOC and mark.start >= cue.end())
