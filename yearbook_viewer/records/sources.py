"""Files as they are read: their text, what their format says of it, and what the reader wishes.

Offsets are code points into the file's canonical text, or into an entry's slice where an Entry holds them.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Reason:
    """A key of `messages.SENTENCES` with the values its sentence names."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


class Basis(StrEnum):
    """Where a year or a date was taken from."""

    NOWHERE = ""
    TITLE = "title"
    HEADER = "header"
    DELIVERY = "delivery"
    HEADINGS = "headings"
    TEXT = "text"
    VOLUME = "volume"
    NAMES = "names"
    READER = "reader"


class HeadingRule(StrEnum):
    """Which lines open a section; AUTO leaves it to the rules, NONE makes the entry one section."""

    AUTO = "auto"
    BRACKETS = "brackets"
    SYMBOLS = "symbols"
    NUMBERS = "numbers"
    MARKUP = "markup"
    DATES = "dates"
    SHORT_LINES = "short-lines"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Choices:
    """The reader's word on how a file is read and cut; what is empty or None is left to the rules.

    `encoding`: a name of Python's codecs. `replace`: U+FFFD may stand for bytes that no encoding takes.
    `volume`: the yearbook's name without its year (岳阳年鉴). `own_names`: those of his dictionary, for finding names;
    they are no choice for one file, and are not kept with it.
    """

    encoding: str = ""
    replace: bool = False
    rule: HeadingRule = HeadingRule.AUTO
    title: str = ""
    subject: str = ""
    year: int | None = None
    volume: str = ""
    volume_year: int | None = None
    own_names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words are the text from `start` to `end`.

    `row`, `column`: from 0, of its upper left corner; `rows`, `columns`: how many it covers.
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the text: a line a row, its cells in reading order; from its first row's begin to its last's end.

    `recognised`: by the rules, from the look of plain lines; otherwise the file's format says that it is one.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class SetHeading:
    """A line that the file's format sets as a heading (h1, Word's Heading 1, a bookmark); 0 is the document's title."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What a format says of the text beside its words, each in the order of the text.

    `bold`: spans that are set bold where the text around them is not. `title`: the document's own title in its
    properties, which the text need not hold.
    """

    headings: tuple[SetHeading, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    tables: tuple[Table, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One file as read: its canonical text, what its format says of it, and how it was decoded.

    `text`: of a plain text file decoded, BOM dropped, line ends as \\n, nothing else changed; of every other format
    what `reading.blocks` makes of it: a line a paragraph, a line a table row with tabs between the cells.
    `encoding`: of a format that is not plain text the encoding of its markup, or empty.
    `digest`: SHA-256 of the file's bytes, hexadecimal.
    `doubtful`: two encodings were nearly as likely.
    `replaced`: how many U+FFFD stand for bytes that no encoding took; 0 unless the reader allowed it.
    `format`: the name of the format (`reading.formats`).
    `remarks`: what the reader of the report should know of the reading (a page without text), keys of messages.
    """

    text: str
    encoding: str
    digest: str
    doubtful: bool = False
    replaced: int = 0
    layout: Layout = Layout()
    format: str = "txt"
    remarks: tuple[Reason, ...] = ()
