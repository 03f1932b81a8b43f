"""What a search found as rows that go out of the program: a row a hit in its line, or a row a section."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto

from yearbook_viewer.export.citations import Citations
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records.searched import ContextLine, Hit, SearchWish, Where

PATH_BETWEEN = " › "

# Code points at either side of a hit, of the text; on one line a few are less, where white space was.
WIDTH = 40
_FULL = WIDTH - 4

WHERE_NAMES = {Where.TITLE: N_("标题"), Where.HEADING: N_("小标题"), Where.TEXT: N_("正文")}


class Rows(StrEnum):
    """What a row is: a hit with the words around it, or a section that has hits."""

    LINES = "lines"
    SECTIONS = "sections"


class Look(Enum):
    """How a column is shown where a file can show it: up against the words, as the words, or in several lines."""

    PLAIN = auto()
    BEFORE = auto()
    WORDS = auto()
    WRAPPED = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """`key`: its name for programs; `name`: for people; `width`: digits that it shows, two for a Chinese character."""

    key: str
    name: str
    width: int
    look: Look = Look.PLAIN


@dataclass(frozen=True, slots=True)
class Marked:
    """Words of which stretches are what was searched for, from and to."""

    text: str
    marks: tuple[tuple[int, int], ...]


Cell = str | int | Marked
Found = ContextLine | Hit

_YEAR, _ENTRY, _SECTION = (
    Column("year", N_("年份"), 7),
    Column("entry_title", N_("条目"), 22),
    Column("section_path", N_("章节"), 28),
)
_WHERE_FROM = (
    Column("citation", N_("引文"), 84, Look.WRAPPED),
    Column("entry", N_("条目编号"), 9),
    Column("section", N_("章节编号"), 9),
    Column("start", N_("起"), 9),
    Column("end", N_("止"), 9),
)
COLUMNS = {
    Rows.LINES: (
        _YEAR,
        _ENTRY,
        _SECTION,
        Column("before", N_("前文"), 84, Look.BEFORE),
        Column("words", N_("词语"), 16, Look.WORDS),
        Column("after", N_("后文"), 84),
        *_WHERE_FROM,
    ),
    Rows.SECTIONS: (
        _YEAR,
        _ENTRY,
        _SECTION,
        Column("where", N_("位置"), 8),
        Column("count", N_("处数"), 7),
        Column("snippet", N_("摘录"), 110, Look.WRAPPED),
        *_WHERE_FROM,
    ),
}


@dataclass(frozen=True, slots=True)
class Searched:
    """The search whose answer goes out: what was asked of which archive on which day, and how much there was.

    `rows`: how many of them go out, where the reader chose some or a file would grow too large; None for all.
    """

    wish: SearchWish
    archive: str
    made: date
    total: int
    sections: int
    entries: int
    kind: Rows
    rows: int | None = None

    def heading(self, say: Catalogue) -> str:
        """What the file is called in itself."""
        return say("“{words}”的检索结果", words=self.wish.words.strip())

    def asked(self, say: Catalogue) -> str:
        """The archive and the day, and by what the search was narrowed."""
        parts = [say("档案:{archive}", archive=self.archive), say("检索日期:{date}", date=self.made.isoformat())]
        narrowed = self.wish.narrowed
        if narrowed.years:
            years = sorted(narrowed.years, key=lambda year: (year is None, year or 0))
            named = say("、").join(say("没有年份") if year is None else str(year) for year in years)
            parts.append(say("年份:{years}", years=named))
        if narrowed.places:
            named = say("、").join(say(name) for where, name in WHERE_NAMES.items() if where in narrowed.places)
            parts.append(say("位置:{places}", places=named))
        if narrowed.entries:
            parts.append(say("限于 {count} 个条目", count=len(narrowed.entries)))
        if self.wish.exact:
            parts.append(say("逐字精确"))
        return say(";").join(parts)

    def counted(self, say: Catalogue) -> str:
        """How much there is, and how much of it stands in the file."""
        told = say(
            "共 {total} 处,在 {entries} 个条目的 {sections} 节中。",
            total=f"{self.total:,}",
            entries=f"{self.entries:,}",
            sections=f"{self.sections:,}",
        )
        if self.rows is None:
            return told
        if self.kind is Rows.LINES:
            return told + say("这里是其中的 {count} 处。", count=f"{self.rows:,}")
        return told + say("这里是其中的 {count} 节。", count=f"{self.rows:,}")


def rows_of(found: Iterable[Found], citations: Citations) -> Iterator[Sequence[Cell]]:
    """Each as the cells of its row, in the columns of what it is."""
    for each in found:
        yield cells(each, citations)


def cells(found: Found, citations: Citations) -> tuple[Cell, ...]:
    """A row; what is not known is an empty string, words are as they stand in the text."""
    middle: tuple[Cell, ...]
    if isinstance(found, ContextLine):
        middle = (found.before, found.words, found.after)
    else:
        middle = (citations.say(WHERE_NAMES[found.where]), found.count, Marked(found.snippet, found.marks))
    return (
        "" if found.year is None else found.year,
        found.entry_title,
        section_words(found, citations),
        *middle,
        citations.citation(found.entry, found.entry_title, found.title),
        found.entry,
        "" if found.section is None else found.section,
        found.start,
        found.end,
    )


def told_line(line: ContextLine) -> tuple[str, str]:
    """What stands before and after the words, with … where the text goes on."""
    before = f"…{line.before}" if len(line.before) >= _FULL else line.before
    return before, f"{line.after}…" if len(line.after) >= _FULL else line.after


def section_words(found: Found, citations: Citations) -> str:
    """The headings down to the section; its own alone, where the entry is gone since."""
    return PATH_BETWEEN.join(citations.path(found.entry, found.section)) or found.title


def plain(cell: Cell) -> str | int:
    """The cell without marks."""
    return cell.text if isinstance(cell, Marked) else cell
