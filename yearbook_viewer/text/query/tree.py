"""What a query asks of a part of a text: words, fields, and how they are joined."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from yearbook_viewer.text.value_ranges import ValueRange


class FieldName(StrEnum):
    """A field that holds words; the value is its English name in the search box."""

    TITLE = "title"
    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    AREA = "area"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand one after the other. `typed`: as typed; `folded`: by `search_fold`, never empty.

    `quoted`: they were typed in quotation marks.
    """

    typed: str
    folded: str
    quoted: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Field:
    """A word that stands in a field: an entry's or section's title, a person's name …"""

    name: FieldName
    word: Word


@dataclass(frozen=True, slots=True)
class Years:
    """Entries that describe a year from `first` to `last`, both among them; without end where one is None."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Values:
    """Parts with a figure in the range. `typed`: as typed."""

    typed: str
    range: ValueRange


@dataclass(frozen=True, slots=True)
class Not:
    """Without it; what is left out is neither a Not itself nor empty."""

    left_out: "Query"


@dataclass(frozen=True, slots=True)
class And:
    """All of these, two at least, none an And itself."""

    parts: "tuple[Query, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """One of these, two at least, none an Or itself."""

    parts: "tuple[Query, ...]"


Leaf = Word | Field | Years | Values
Query = Leaf | Not | And | Or


def all_of(parts: Iterable[Query]) -> Query | None:
    """All of these; each once, and only it where there is one. None for none."""
    flat = dict.fromkeys(each for part in parts for each in (part.parts if isinstance(part, And) else (part,)))
    return And(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


def one_of(parts: tuple[Query, ...]) -> Query:
    """One of these, at least one; each once, and only it where there is one."""
    flat = dict.fromkeys(each for part in parts for each in (part.parts if isinstance(part, Or) else (part,)))
    return Or(tuple(flat)) if len(flat) > 1 else next(iter(flat))


def without(left_out: Query) -> Query:
    """What does not have it."""
    return left_out.left_out if isinstance(left_out, Not) else Not(left_out)
