"""The figures of a whole archive: browsed, followed through the years, and what the reader says of the findings.

Offsets as in `found`: code points into the entry's own slice of text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from yearbook_viewer.records.edits import Pairing
from yearbook_viewer.records.found import Figure, Finding, FindingKind, Verdict
from yearbook_viewer.records.kept import EntryId, SectionId


class FigureAddress(NamedTuple):
    """Which figure of which entry; `ordinal`: its place among the entry's figures, counted from 0."""

    entry: EntryId
    ordinal: int


class FigureOrder(StrEnum):
    """What the figures of an archive are sorted by."""

    TEXT = "text"
    INDICATOR = "indicator"
    SUBJECT = "subject"
    YEAR = "year"
    VALUE = "value"
    UNIT = "unit"


class FigureGrouping(StrEnum):
    """What the figures of an archive are counted by."""

    INDICATOR = "indicator"
    SUBJECT = "subject"
    PLACE = "place"
    YEAR = "year"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Which figures are meant: all that fulfil everything said here; what is empty or None asks for nothing.

    `words`: stand in the indicator, each of them (split at white space), width and case folded. `series`: the exact
    name that the indicators of one series share (text.series). `indicator`: the indicator exactly as it is printed.
    `subject`: the body or place described. `place`: a title between volume and entry (类目, 分目). `subject_words`,
    `place_words`: stand in these, as `words` do in the indicator; those of a place all in one title. `first_year`,
    `last_year`: the figure's own year. `family`: the unit's family (text.series); `unit`: the very unit. `least`,
    `most`: bounds in the family's base unit, both included. `entry`, `section`: only there. `targets`: goals too,
    which are left out otherwise; `changes`: changes (增长6.2%) too.
    """

    words: str = ""
    series: str = ""
    indicator: str = ""
    subject: str = ""
    subject_words: str = ""
    place: str = ""
    place_words: str = ""
    first_year: int | None = None
    last_year: int | None = None
    family: str = ""
    unit: str = ""
    least: Decimal | None = None
    most: Decimal | None = None
    entry: EntryId | None = None
    section: SectionId | None = None
    targets: bool = False
    changes: bool = True


@dataclass(frozen=True, slots=True)
class Printing:
    """A figure as an entry of the archive prints it, with the sentence around it.

    `volume`, `volume_year`, `subject`, `place`: of its entry, as in Entry; `entry_year`: the year described there.
    `sentence_start`: where the sentence begins in the entry's text; the figure stands in `sentence` at
    `figure.start - sentence_start`. `section` is None in the entry's head. `section_path`: as Section.path; `file`: the
    name of the file that the entry was cut from. `sentence_cut`: the sentence goes on before or behind these words.
    """

    address: FigureAddress
    figure: Figure
    entry_title: str
    subject: str
    place: tuple[str, ...]
    volume: str
    volume_year: int | None
    entry_year: int | None
    section: SectionId | None
    section_title: str
    sentence: str
    sentence_start: int
    section_path: tuple[str, ...] = ()
    file: str = ""
    sentence_cut: bool = False


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """How many of the figures asked for have the same indicator, subject, place, year or unit; `name` is printed."""

    name: str
    count: int


class SeriesKey(NamedTuple):
    """What the values of one series have in common.

    `subject`: the body or place described; `name`: the indicator's head noun with what tells it apart, folded;
    `family`: the unit's family; `scope`: 全市, 市本级, 规模以上 or empty.
    """

    subject: str
    name: str
    family: str
    scope: str


@dataclass(frozen=True, slots=True)
class SeriesListing:
    """A series to choose from. `indicator`: its words as printed most often; `years`: how many have a value."""

    key: SeriesKey
    indicator: str
    unit: str
    first_year: int
    last_year: int
    years: int
    printings: int


@dataclass(frozen=True, slots=True)
class Series:
    """The same indicator over the years, every printing of every value: by year, then by the year of the volume.

    A year that no entry prints has no printing. `joined`: the other keys whose printings are among these because the
    reader accepted them as the same.
    """

    key: SeriesKey
    indicator: str
    printings: Sequence[Printing]
    joined: tuple[SeriesKey, ...] = ()


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Figures of two years that count the same, as places among the figures of each entry; None where it has none."""

    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class Counterparts:
    """Two entries side by side: their paragraphs (what is marked in them is another in the other), their figures."""

    rows: tuple[Pairing, ...]
    figures: tuple[FigurePair, ...]


class LinkState(StrEnum):
    """Whether two series are one: proposed by the rules, or as the reader decided."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SeriesLink:
    """Two series that may be one and the same (户籍人口, 户籍总人口); `likeness` from 0 to 1."""

    one: SeriesKey
    other: SeriesKey
    state: LinkState
    likeness: float


class ReviewState(StrEnum):
    """What the reader says of a finding: nothing yet, 已核实 (it stands as printed), 忽略."""

    OPEN = "open"
    VERIFIED = "verified"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True)
class Review:
    """The reader's word on one finding of an entry.

    It belongs to the finding of this `kind` whose checked figure begins at `start` and whose `arithmetic` is the same.
    """

    entry: EntryId
    kind: FindingKind
    start: int
    arithmetic: str
    state: ReviewState
    words: str = ""

    def speaks_of(self, finding: Finding) -> bool:
        """Whether this is the word on that finding of the entry."""
        return (finding.kind, finding.checked.start, finding.arithmetic) == (self.kind, self.start, self.arithmetic)


@dataclass(frozen=True, slots=True)
class VolumeFinding:
    """What one entry prints held against what others print (SERIES), or against its neighbours' years (OUTLIER).

    `arithmetic`: as in Finding. `checked`: the printing in question; `against`: the others, by year.
    """

    kind: FindingKind
    verdict: Verdict
    arithmetic: str
    checked: Printing
    against: tuple[Printing, ...]


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """A finding of a stored entry, ready for a list over entries: where it stands, and the reader's word on it.

    `sentence`, `sentence_start`: around the checked figure, as in Printing. `section_path`: as Section.path.
    """

    entry: EntryId
    entry_title: str
    volume: str
    volume_year: int | None
    section: SectionId | None
    section_title: str
    finding: Finding
    review: Review | None
    sentence: str
    sentence_start: int
    section_path: tuple[str, ...] = ()
