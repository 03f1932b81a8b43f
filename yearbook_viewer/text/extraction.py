"""Everything found in a file's text: the one way from a canonical text to what the archive keeps."""

from array import array
from collections.abc import Callable, Iterator, Sequence

from yearbook_viewer.records import Choices, Entry, Extraction, Kind, Layout
from yearbook_viewer.records.packed import LONG_ENTRY, PackedFigures, PackedFindings, PackedMarks, place_of
from yearbook_viewer.text.audit.auditing import audit
from yearbook_viewer.text.entities.found import Names, find_again, find_marks, find_where_they_stand
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.figures.finding import find_figures
from yearbook_viewer.text.outline import cut
from yearbook_viewer.text.pieces import pieces_of

# Code points of a long entry that are analysed at once: in tens of megabytes of memory and a second or two.
PIECE = 200_000

# Told how many code points of the text are done, and of how many.
Tell = Callable[[int, int], None]

_KINDS = tuple(Kind)


def tell_nobody(_done: int, _total: int) -> None:
    """For those who do not ask how far it is."""


def extract(
    text: str,
    layout: Layout = Layout(),
    names: Sequence[str] = (),
    choices: Choices = Choices(),
    tell: Tell = tell_nobody,
) -> tuple[Extraction, ...]:
    """The entries of a file's canonical text, each with its marks, figures and findings.

    `layout`, `names`, `choices`: as in `cut`. Offsets count from each entry's own slice; never raises, whatever
    the text.
    """
    found: list[Extraction] = []
    for entry in cut(text, layout, names, choices):
        done = entry.start

        def tell_entry(of_entry: int, done: int = done) -> None:
            tell(done + of_entry, len(text))

        found.append(found_in(entry, tell_entry, choices.own_names))
    return tuple(found)


def extract_long(
    entry: Entry, piece: int, tell: Callable[[int], None], own: frozenset[str] = frozenset()
) -> Extraction:
    """What `extract` finds in an entry, found piece by piece in little memory and kept packed.

    `piece`: code points looked at together; `tell` gets how many of the entry's are done. Finds the same as long as
    no section is longer than a piece, but that a mark at a border may be a little more or less sure; how wide the lines
    were set is measured for each piece, and what is told twice is held together within a piece. `own`: as in
    `found_in`.
    """
    learned, seen = Names(), list[_Spans]()
    # Names are known in the pieces before the one that tells them too, so all pieces are read twice.
    for part in pieces_of(entry, piece):
        seen.append(_Spans(find_where_they_stand(part, learned, own)))
        tell((part.start + len(part.text)) * 3 // 4)
    marks, figures = PackedMarks(entry.text), PackedFigures(entry.text)
    findings = PackedFindings(figures)
    for part, spans in zip(pieces_of(entry, piece), seen, strict=True):
        found_marks = find_again(part, list(spans), learned)
        found_figures = find_figures(part, found_marks)
        before = len(figures)
        marks.extend(found_marks, part.start)
        figures.extend(found_figures, part.start)
        for each in audit(part, found_figures):
            places = (before + place_of(figure, found_figures) for figure in (each.checked, *each.against))
            findings.append(each, places, part.start)
        tell((3 * len(entry.text) + part.start + len(part.text)) // 4)
    return Extraction(entry, marks, figures, findings)


def found_in(
    entry: Entry, tell: Callable[[int], None] = lambda _done: None, own: frozenset[str] = frozenset()
) -> Extraction:
    """An entry that is cut already, with its marks, figures and findings; `tell` gets how much of it is done.

    `own`: names of the reader's dictionary.
    """
    if len(entry.text) > LONG_ENTRY:
        return extract_long(entry, PIECE, tell, own)
    marks = find_marks(entry, own)
    figures = find_figures(entry, marks)
    tell(len(entry.text))
    return Extraction(entry=entry, marks=marks, figures=figures, findings=tuple(audit(entry, figures)))


class _Spans:
    """Spans in ten bytes each, kept while the rest of the entry is read."""

    __slots__ = ("_certainties", "_ends", "_kinds", "_starts")

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = array("I", [span.start for span in spans])
        self._ends = array("I", [span.end for span in spans])
        self._kinds = bytes(_KINDS.index(span.kind) for span in spans)
        self._certainties = bytes(span.certainty for span in spans)

    def __iter__(self) -> Iterator[Span]:
        kinds = (_KINDS[kind] for kind in self._kinds)
        return map(Span, self._starts, self._ends, kinds, self._certainties)
