"""A stretch of text that is taken for a name, and how stretches that overlap are settled."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from yearbook_viewer.records import Kind


class Span(NamedTuple):
    """Code points `start` to `end` of the text name something of this kind; `certainty` in percent."""

    start: int
    end: int
    kind: Kind
    certainty: int = 100


# Nothing is marked inside a title or a quoted name; times are the surest of the rest.
_RANK = {Kind.DOC: 0, Kind.NAME: 0, Kind.TIME: 1, Kind.PER: 2, Kind.LOC: 2, Kind.ORG: 2}
_KINDS = tuple(_RANK)


def settle(spans: Iterable[Span]) -> list[Span]:
    """The spans that stand, sorted, none overlapping another.

    Titles and quoted names first, then times, then the longer before the shorter, then the earlier; of the
    kinds of one stretch the person, whom a post or a list names, before the place, and the place before the body.
    """
    order = sorted(set(spans), key=_order)
    return sorted(_without_overlaps(order))


def _order(span: Span) -> tuple[int, int, int, int, int]:
    return _RANK[span.kind], span.start - span.end, span.start, _KINDS.index(span.kind), -span.certainty


def _without_overlaps(order: Sequence[Span]) -> Iterator[Span]:
    # A byte for each code point: of a text of 50 MB a set of offsets would fill hundreds of megabytes.
    taken = bytearray(max((span.end for span in order), default=0))
    for span in order:
        if 1 not in taken[span.start : span.end]:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            yield span
