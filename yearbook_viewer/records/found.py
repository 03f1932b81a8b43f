"""What a yearbook text is made of, and what is found in it.

All offsets are code points, `end` exclusive. They count from the start of the entry's own slice of
text (`Entry.text`) unless a docstring says otherwise.
"""

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter

from yearbook_viewer.records.sources import Basis, Layout, SourceText


class Kind(StrEnum):
    """What a mark names. The values are the types of the gold tables and of `extract --entities`."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"
    TIME = "TIME"
    DOC = "DOC"
    NAME = "NAME"


class Role(StrEnum):
    """Whether a figure is an amount or how much an amount changed."""

    LEVEL = "level"
    INCREASE = "increase"
    DECREASE = "decrease"


class Period(StrEnum):
    """What stretch of time an amount stands for: 年底 (STOCK), 全年 (FLOW), 累计 (CUMULATIVE), or nothing said."""

    UNSAID = ""
    STOCK = "stock"
    FLOW = "flow"
    CUMULATIVE = "cumulative"


class FindingKind(StrEnum):
    """What was checked; the values are those of `extract --findings` (contracts.md).

    SUM: parts against their total. GROWTH: a rate against the two values it compares. CHANGE: an amount of change
    against them, or the earlier value that follows from it. SHARE: shares against 100, or against part and whole.
    RATIO: % where 个百分点 is meant, and the other way round; an average against its total and what that is divided
    by. COUNT: a count against the list it counts. REPEAT: a fact stated twice. TABLE: the text against a table.
    SERIES: what one volume prints against another. OUTLIER: a value out of proportion to its neighbours over the years.
    """

    SUM = "sum"
    GROWTH = "growth"
    CHANGE = "change"
    SHARE = "share"
    RATIO = "ratio"
    COUNT = "count"
    REPEAT = "repeat"
    TABLE = "table"
    SERIES = "series"
    OUTLIER = "outlier"


class Verdict(StrEnum):
    """How printed and computed numbers stand to each other: 相符, 舍入差, 部分列举, 不符.

    PARTIAL too where only one side is printed and the other follows from it. REVISED: a later volume prints another
    value for the same year; given only between volumes.
    """

    CONSISTENT = "consistent"
    ROUNDING = "rounding"
    PARTIAL = "partial"
    INCONSISTENT = "inconsistent"
    REVISED = "revised"


@dataclass(frozen=True, slots=True)
class Subheading:
    """A run-in sub-heading (专题调研。), from its first character to where the next one begins.

    `title` is without the closing 。; `end` is the end of its section's own slice for the last one.
    """

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of an entry, with its own slice: without the sections nested in it.

    `title`: as printed, brackets and numbering signs of 【】 left out; empty for text before the first heading.
    `path`: titles from below the entry's title to this one, itself included.
    `start`: where its heading begins; `body`: the first character of the text after the heading;
    `end`: where the next section begins.
    `prefix`: how many leading characters of the title it shares with its neighbours (市工商联), 0 for none.
    `signature`: the names that close this section, empty if it is not signed.
    `date`: of an item of a chronicle, `YYYY-MM-DD` or less (`YYYY-MM`), completed from the year; otherwise empty.
    """

    title: str
    path: tuple[str, ...]
    start: int
    body: int
    end: int
    prefix: int = 0
    subheadings: tuple[Subheading, ...] = ()
    signature: tuple[str, ...] = ()
    date: str = ""

    @property
    def level(self) -> int:
        """1 directly below the entry's title, 2 below that, and so on."""
        return len(self.path)


_start_of = attrgetter("start")


class KnowsStarts(ABC):
    """Sections that are made when they are asked for, but know before where they begin."""

    @abstractmethod
    def begun_at(self, offset: int) -> int:
        """How many of them begin at the offset or before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The topmost titled unit of a file: its slice of the canonical text and how it is divided.

    `start`: where the slice begins in the file's canonical text.
    `text`: the slice. Head (up to `head_end`) and the sections' own slices in order give it back.
    `subject`: the body or place described, empty if unknown.
    `date`: publication, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`, or as printed where it is less; empty if unknown.
    `year`: the year described; `volume_year`: the year on the volume's cover.
    `signature`: the bare names that close the entry.
    `doubts`: keys of messages, each a reason why the cut may be wrong.
    `volume`: the yearbook's name without its year (岳阳年鉴), empty if unknown.
    `place`: the titles between the volume and this entry (类目, 分目), outermost first; empty if unknown.
    `year_from`, `volume_year_from`, `date_from`: where each of the three was taken from.
    `layout`: what the file's format says of the slice, with the tables that the rules recognised besides;
    offsets into `text`.
    """

    start: int
    text: str
    title: str
    subject: str
    source: str
    date: str
    year: int | None
    head_end: int
    sections: Sequence[Section]
    volume_year: int | None = None
    signature: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    volume: str = ""
    place: tuple[str, ...] = ()
    year_from: Basis = Basis.NOWHERE
    volume_year_from: Basis = Basis.NOWHERE
    date_from: Basis = Basis.NOWHERE
    layout: Layout = Layout()

    def section_at(self, offset: int) -> Section | None:
        """The section whose own slice holds the offset; None in the entry's head. Slices stand in the text's order."""
        if isinstance(self.sections, KnowsStarts):
            place = self.sections.begun_at(offset) - 1
        else:
            place = bisect_right(self.sections, offset, key=_start_of) - 1
        return self.sections[place] if place >= 0 and offset < self.sections[place].end else None


@dataclass(frozen=True, slots=True)
class Mark:
    """A named entity in the text; `text` is the slice it stands for.

    `certainty`: in percent, how likely the mark is right with these borders and this kind; 100 where the writing leaves
    no doubt (《》) and where the reader has said so.
    """

    start: int
    end: int
    kind: Kind
    text: str
    certainty: int = 100


# What the relation of a part to its total begins with.
PART = "part:"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that states a fact, with the words it stands in.

    `text`: the slice from a qualifier before the number to the end of the unit.
    `value`: in the base unit (1.86万个 is 18600 个); None where the text gives no number.
    `qualifier`: the word that bounds or blurs it, as it stands (多, 超过); `range` for half a range.
    `indicator`: what is counted, in the text's own words.
    `relation`: for a change the year compared with, four digits, or `prior`; for a part `part:` and the
    total's indicator; otherwise empty.
    `year`: the year described; None if unknown.
    `target`: a goal (力争, 计划), not a fact. `period`: what stretch of time it stands for.
    `scope`: the text's own word for what it covers (全市, 市本级, 规模以上), empty if none is said.
    `doubt`: a key of wordings.DOUBTS, why the row may be wrong; empty if nothing speaks against it.
    """

    start: int
    end: int
    text: str
    value: Decimal | None
    unit: str
    qualifier: str
    indicator: str
    role: Role
    relation: str
    year: int | None
    target: bool = False
    period: Period = Period.UNSAID
    scope: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Implied:
    """A value that no sentence prints and that follows from those that do (1.86万 − 1823 → 16,777 ± 50).

    `value`, `tolerance`: in the base unit of the figure that it follows from; `year`: which year's it is.
    """

    value: Decimal
    tolerance: Decimal
    year: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """An arithmetic of the text that was checked, written out: `78 + 5 + 21 + 48 + 11 = 163 ≠ 162`.

    `checked`: the figure in question, the total of a sum, the change, the count. `against`: the figures it was held
    against, the parts of a sum in the text's order. `passages`: what it was held against that is no figure (the
    names of a list), as start and end in the entry's text. `implied`: the value that follows, where there is one.
    """

    kind: FindingKind
    verdict: Verdict
    arithmetic: str
    checked: Figure
    against: tuple[Figure, ...]
    passages: tuple[tuple[int, int], ...] = ()
    implied: Implied | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """An entry with everything found in it, in the order of the text; of a long entry packed (`records.packed`)."""

    entry: Entry
    marks: Sequence[Mark]
    figures: Sequence[Figure]
    findings: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file as read, and its entries with everything found in them."""

    source: SourceText
    extractions: tuple[Extraction, ...]
