"""What is found in a long entry, kept in columns: a record is made when it is asked for.

As objects the marks and figures of a text of 100 MB would fill a gigabyte, in columns they fill some tens of
megabytes. Read like the tuples that other entries have, and equal to them.
"""

from abc import abstractmethod
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from operator import attrgetter
from typing import Generic, TypeVar, overload

from yearbook_viewer.records.found import Figure, Finding, FindingKind, Implied, Kind, Mark, Period, Role, Verdict

# Code points of an entry from which on its records are kept in columns.
LONG_ENTRY = 1_000_000

_KINDS = tuple(Kind)
_ROLES = tuple(Role)
_PERIODS = tuple(Period)
_FINDING_KINDS = tuple(FindingKind)
_VERDICTS = tuple(Verdict)
# Stands for None among the years.
_NO_YEAR = -(2**63)

Record = TypeVar("Record")

start_of = attrgetter("start")


def place_of(figure: Figure, figures: Sequence[Figure]) -> int:
    """Where the figure stands among those of its entry, in the order of the text; ValueError if it does not."""
    place = bisect_left(figures, figure.start, key=start_of)
    while place < len(figures) and figures[place].start == figure.start:
        if figures[place] == figure:
            return place
        place += 1
    raise ValueError(figure)


def places_of(findings: Sequence[Finding], figures: Sequence[Figure]) -> Iterator[Sequence[int]]:
    """Of each finding where its figures stand among those of its entry: what was checked, then what against."""
    if isinstance(findings, PackedFindings):
        return findings.places()
    return ([place_of(each, figures) for each in (finding.checked, *finding.against)] for finding in findings)


def checked_begin(findings: Sequence[Finding]) -> Iterator[int]:
    """Of each finding where the figure stands that was checked."""
    if isinstance(findings, PackedFindings):
        return findings.checked_begin()
    return (finding.checked.start for finding in findings)


class Packed(Sequence[Record], Generic[Record]):
    """A sequence whose records are made at each access."""

    __slots__ = ()

    @abstractmethod
    def _made(self, place: int) -> Record:
        """The record at the place, counted from 0."""

    @overload
    def __getitem__(self, place: int) -> Record: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, place: int | slice) -> Record | tuple[Record, ...]:
        if isinstance(place, slice):
            return tuple(map(self._made, range(len(self))[place]))
        return self._made(range(len(self))[place])

    def __iter__(self) -> Iterator[Record]:
        return map(self._made, range(len(self)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, tuple | Packed):
            return NotImplemented
        return len(self) == len(other) and all(one == another for one, another in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]  # it grows


class Strings:
    """Many short strings in one stretch of memory."""

    __slots__ = ("_bytes", "_ends")

    def __init__(self, texts: Iterable[str] = ()) -> None:
        spelled = [text.encode("utf-8", "surrogatepass") for text in texts]
        self._bytes = bytearray().join(spelled)
        self._ends = array("Q", accumulate(map(len, spelled), initial=0))

    def append(self, text: str) -> None:
        """Put a string at the end."""
        self._bytes += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._bytes))

    def __iter__(self) -> Iterator[str]:
        return map(self.__getitem__, range(len(self._ends) - 1))

    def __getitem__(self, place: int) -> str:
        return self._bytes[self._ends[place] : self._ends[place + 1]].decode("utf-8", "surrogatepass")


class PackedMarks(Packed[Mark]):
    """The marks of an entry of this text."""

    __slots__ = ("_certainties", "_ends", "_kinds", "_starts", "_text")

    def __init__(self, text: str, marks: Iterable[Mark] = ()) -> None:
        self._text = text
        self._starts, self._ends = array("I"), array("I")
        self._kinds, self._certainties = bytearray(), bytearray()
        self.extend(marks)

    def extend(self, marks: Iterable[Mark], shift: int = 0) -> None:
        """Put marks at the end; their offsets count from `shift`."""
        for mark in marks:
            self._starts.append(mark.start + shift)
            self._ends.append(mark.end + shift)
            self._kinds.append(_KINDS.index(mark.kind))
            self._certainties.append(mark.certainty)

    def __len__(self) -> int:
        return len(self._starts)

    def _made(self, place: int) -> Mark:
        start, end = self._starts[place], self._ends[place]
        return Mark(start, end, _KINDS[self._kinds[place]], self._text[start:end], self._certainties[place])


class PackedFigures(Packed[Figure]):
    """The figures of an entry of this text."""

    __slots__ = (
        "_doubts",
        "_ends",
        "_indicators",
        "_periods",
        "_qualifiers",
        "_relations",
        "_roles",
        "_scopes",
        "_starts",
        "_targets",
        "_text",
        "_units",
        "_values",
        "_years",
    )

    def __init__(self, text: str, figures: Iterable[Figure] = ()) -> None:
        self._text = text
        self._starts, self._ends, self._years = array("I"), array("I"), array("q")
        self._roles, self._targets, self._periods = bytearray(), bytearray(), bytearray()
        self._values, self._units, self._qualifiers = Strings(), Strings(), Strings()
        self._indicators, self._relations = Strings(), Strings()
        self._scopes, self._doubts = Strings(), Strings()
        self.extend(figures)

    def extend(self, figures: Iterable[Figure], shift: int = 0) -> None:
        """Put figures at the end; their offsets count from `shift`."""
        for figure in figures:
            self._starts.append(figure.start + shift)
            self._ends.append(figure.end + shift)
            self._years.append(_NO_YEAR if figure.year is None else figure.year)
            self._roles.append(_ROLES.index(figure.role))
            self._targets.append(figure.target)
            self._values.append("" if figure.value is None else str(figure.value))
            self._units.append(figure.unit)
            self._qualifiers.append(figure.qualifier)
            self._indicators.append(figure.indicator)
            self._relations.append(figure.relation)
            self._periods.append(_PERIODS.index(figure.period))
            self._scopes.append(figure.scope)
            self._doubts.append(figure.doubt)

    def start_at(self, place: int) -> int:
        """Where a figure stands, for those who ask that of all of them."""
        return self._starts[place]

    def __len__(self) -> int:
        return len(self._starts)

    def _made(self, place: int) -> Figure:
        start, end, value, year = self._starts[place], self._ends[place], self._values[place], self._years[place]
        return Figure(
            start=start,
            end=end,
            text=self._text[start:end],
            value=Decimal(value) if value else None,
            unit=self._units[place],
            qualifier=self._qualifiers[place],
            indicator=self._indicators[place],
            role=_ROLES[self._roles[place]],
            relation=self._relations[place],
            year=None if year == _NO_YEAR else year,
            target=bool(self._targets[place]),
            period=_PERIODS[self._periods[place]],
            scope=self._scopes[place],
            doubt=self._doubts[place],
        )


class PackedFindings(Packed[Finding]):
    """The findings of an entry with these figures."""

    __slots__ = ("_arithmetic", "_ends", "_figures", "_implied", "_kinds", "_passages", "_places", "_verdicts")

    def __init__(self, figures: Sequence[Figure]) -> None:
        self._figures = figures
        self._kinds, self._verdicts, self._arithmetic = bytearray(), bytearray(), Strings()
        self._places, self._ends = array("I"), array("Q", [0])
        # Few findings have these, so they stand by the finding's place.
        self._passages: dict[int, tuple[tuple[int, int], ...]] = {}
        self._implied: dict[int, Implied] = {}

    def append(self, finding: Finding, places: Iterable[int], shift: int = 0) -> None:
        """Put a finding at the end; its passages count from `shift`. `places`: of its figures among the entry's."""
        if finding.passages:
            self._passages[len(self)] = tuple((start + shift, end + shift) for start, end in finding.passages)
        if finding.implied is not None:
            self._implied[len(self)] = finding.implied
        self._kinds.append(_FINDING_KINDS.index(finding.kind))
        self._verdicts.append(_VERDICTS.index(finding.verdict))
        self._arithmetic.append(finding.arithmetic)
        self._places.extend(places)
        self._ends.append(len(self._places))

    def checked_begin(self) -> Iterator[int]:
        """Of each finding where the figure stands that was checked."""
        checked = (self._places[first] for first in self._ends[:-1])
        if isinstance(self._figures, PackedFigures):
            return map(self._figures.start_at, checked)
        return (self._figures[figure].start for figure in checked)

    def places(self) -> Iterator[Sequence[int]]:
        """Of each finding the places of its figures: what was checked, then what against."""
        return map(self._places_at, range(len(self)))

    def __len__(self) -> int:
        return len(self._kinds)

    def _places_at(self, place: int) -> Sequence[int]:
        return self._places[self._ends[place] : self._ends[place + 1]]

    def _made(self, place: int) -> Finding:
        checked, *against = (self._figures[at] for at in self._places_at(place))
        return Finding(
            _FINDING_KINDS[self._kinds[place]],
            _VERDICTS[self._verdicts[place]],
            self._arithmetic[place],
            checked,
            tuple(against),
            self._passages.get(place, ()),
            self._implied.get(place),
        )
