"""The same item of two years side by side: paragraphs that speak of the same, and figures that count the same."""

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Sequence, Set

from yearbook_viewer.records import Counterparts, Extraction, Figure, FigurePair, Pairing, Passage, Role
from yearbook_viewer.text.alignment import Piece, Row, rows_of
from yearbook_viewer.text.differences import common_runs
from yearbook_viewer.text.series.families import family_of
from yearbook_viewer.text.series.names import scope_of, series_name

# Paragraphs that have so much in common were written after one another: what differs in the words is told too.
_WRITTEN_AFTER = 0.6
_LONGEST_TOLD = 3_000

_Span = tuple[int, int]
_Count = tuple[str, str, str, bool]


def counterparts(old: Extraction, new: Extraction) -> Counterparts:
    """Two entries side by side, in the order of both; offsets of each passage into its own entry's text."""
    rows = list(rows_of(old.entry, new.entry))
    figures = _paired_figures(rows, old, new)
    told = _Told(old, new, figures)
    return Counterparts(tuple(told.row(one, other) for one, other in rows), figures)


def _paired_figures(rows: Sequence[Row], old: Extraction, new: Extraction) -> tuple[FigurePair, ...]:
    """The figures of facts by what they count, in the order of the newer text; those of the older one alone last.

    First within paragraphs that stand side by side, in their order; then what is counted once in either text.
    """
    side_by_side = [(one, other) for one, other in rows if one is not None and other is not None]
    facts = _Facts(old, [one for one, _ in side_by_side])
    others = _Facts(new, [other for _, other in side_by_side])
    waiting: dict[tuple[int, _Count], deque[int]] = defaultdict(deque)
    for place, home in facts.homes.items():
        waiting[home, facts.counts[place]].append(place)
    paired: dict[int, int] = {}
    for place, home in others.homes.items():
        there = waiting.get((home, others.counts[place]))
        if there:
            paired[place] = there.popleft()
    once = facts.once(set(paired.values()))
    for count, place in others.once(set(paired)).items():
        if count in once:
            paired[place] = once[count]
    taken = set(paired.values())
    pairs = (FigurePair(paired.get(place), place) for place in others.counts)
    return (*pairs, *(FigurePair(place, None) for place in facts.counts if place not in taken))


class _Facts:
    """The figures of an entry that are no goals, by their places in the order of the text.

    `counts`: what each counts, and whether it is an amount of it; `homes`: of those that stand in one of the
    paragraphs, the number of that paragraph.
    """

    def __init__(self, extraction: Extraction, paragraphs: Sequence[Piece]) -> None:
        starts = [piece.start for piece in paragraphs]
        self.counts: dict[int, _Count] = {}
        self.homes: dict[int, int] = {}
        for place, figure in enumerate(extraction.figures):
            if figure.target:
                continue
            self.counts[place] = _count(figure, extraction.entry.subject)
            home = bisect_right(starts, figure.start) - 1
            if home >= 0 and figure.end <= paragraphs[home].end:
                self.homes[place] = home

    def once(self, taken: Set[int]) -> dict[_Count, int]:
        """What only one of the figures counts that are not taken, and which."""
        places: dict[_Count, list[int]] = defaultdict(list)
        for place, count in self.counts.items():
            if place not in taken:
                places[count].append(place)
        return {count: found[0] for count, found in places.items() if len(found) == 1}


def _count(figure: Figure, subject: str) -> _Count:
    name = series_name(figure.indicator, figure.period)
    return name, family_of(figure.unit).name, scope_of(figure.scope, subject, name), figure.role is Role.LEVEL


class _Told:
    """What is marked in the paragraphs: figures whose counterpart is another, and what was written otherwise."""

    def __init__(self, old: Extraction, new: Extraction, pairs: Sequence[FigurePair]) -> None:
        same = [pair for pair in pairs if _is_same(old.figures, new.figures, pair)]
        kept, kept_here = {pair.old for pair in same}, {pair.new for pair in same}
        self._old = [(each.start, each.end) for place, each in enumerate(old.figures) if place not in kept]
        self._new = [(each.start, each.end) for place, each in enumerate(new.figures) if place not in kept_here]

    def row(self, old: Piece | None, new: Piece | None) -> Pairing:
        """The two paragraphs, each with what is marked in it; a paragraph that stands alone is marked as a whole."""
        if old is None or new is None:
            return Pairing(_passage(old, ()), _passage(new, ()))
        gone, come = _written_otherwise(old, new)
        return Pairing(
            _passage(old, _joined([*gone, *_within(self._old, old)])),
            _passage(new, _joined([*come, *_within(self._new, new)])),
        )


def _is_same(older: Sequence[Figure], newer: Sequence[Figure], pair: FigurePair) -> bool:
    if pair.old is None or pair.new is None:
        return False
    one, other = older[pair.old], newer[pair.new]
    return (one.value, one.role) == (other.value, other.role)


def _written_otherwise(old: Piece, new: Piece) -> tuple[list[_Span], list[_Span]]:
    """The words of two paragraphs that are not in both, where one was written after the other."""
    one, other = old.text[old.start : old.end], new.text[new.start : new.end]
    if max(len(one), len(other)) > _LONGEST_TOLD or one == other:
        return [], []
    runs = [run for run in common_runs(one, other) if run[2] > 1]
    if sum(length for _, _, length in runs) < _WRITTEN_AFTER * max(len(one), len(other)):
        return [], []
    gone = _between([(start, length) for start, _, length in runs], old)
    return gone, _between([(start, length) for _, start, length in runs], new)


def _between(runs: Sequence[_Span], piece: Piece) -> list[_Span]:
    """What the runs of the same leave over of a paragraph; a run is its start and its length."""
    left: list[_Span] = []
    at = piece.start
    for start, length in [*runs, (piece.end - piece.start, 0)]:
        if at < piece.start + start:
            left.append((at, piece.start + start))
        at = piece.start + start + length
    return left


def _within(spans: Sequence[_Span], piece: Piece) -> Sequence[_Span]:
    """Those of the spans, which are in order, that begin in the paragraph."""
    first = bisect_left(spans, (piece.start, 0))
    return spans[first : bisect_left(spans, (piece.end, 0))]


def _joined(spans: Sequence[_Span]) -> tuple[_Span, ...]:
    """In order, those that meet or overlap as one."""
    found: list[_Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def _passage(piece: Piece | None, changed: tuple[_Span, ...]) -> Passage | None:
    return None if piece is None else Passage(piece.start, piece.end, piece.text[piece.start : piece.end], changed)
