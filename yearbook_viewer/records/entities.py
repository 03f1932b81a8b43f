"""Names over a whole archive, and the reader's own word on them.

Offsets as in `found`: code points into the entry's own slice of text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from yearbook_viewer.records.figures_kept import LinkState
from yearbook_viewer.records.found import Kind
from yearbook_viewer.records.kept import EntryId, SectionId

OwnNameId = NewType("OwnNameId", int)


class Reach(StrEnum):
    """How far the reader's word on a mark goes: this place, this entry, the whole archive."""

    HERE = "here"
    ENTRY = "entry"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Marking:
    """The reader's word on a passage of an entry: it names something of `kind`; None: it names nothing.

    With a wider reach than HERE it holds for the same words wherever they stand in the entry, or in the archive.
    """

    entry: EntryId
    start: int
    end: int
    kind: Kind | None
    reach: Reach = Reach.HERE


@dataclass(frozen=True, slots=True)
class OwnName:
    """A line of the reader's dictionary: what a name is wherever it stands.

    `kind`: None for one that is never marked. `entity`: the full name of what it names, empty where it is itself the
    full one. `entry`: the only entry where this holds; None everywhere. `id`: None for one that is not kept yet.
    `instead`: longer words that the rules mark and in which this name stands: it is marked there in their place.
    """

    name: str
    kind: Kind | None
    entity: str = ""
    entry: EntryId | None = None
    id: OwnNameId | None = None
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line of a file of names that is not taken in: its number, counted from 1, what it says, and why not.

    `reason`: a key of wordings.NAME_LINE_REASONS.
    """

    number: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class NamesRead:
    """What a file of names holds: those that can be taken in, and the lines that cannot."""

    names: tuple[OwnName, ...]
    refused: tuple[RefusedLine, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """The reader's word on one passage of a text: it names something of `kind`; None: nothing in it is a name."""

    start: int
    end: int
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Marked:
    """How far a changed dictionary has been applied: `done` of `total` entries that contain the words."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class EntityKey:
    """What tells an entity from all others.

    `name`: its full name (岳阳市工商业联合会), as the reader chose it where he did. `home`: for a name that means
    another body or person in another place (市工商联 where no place is known, 李明) the place described; else empty.
    """

    kind: Kind
    name: str
    home: str = ""


class EntityOrder(StrEnum):
    """How a list of entities stands."""

    NAME = "name"
    COUNT = "count"
    FIRST_YEAR = "first-year"


@dataclass(frozen=True, slots=True)
class EntityWish:
    """Which entities of an archive are listed; what is empty does not narrow.

    `words`: stand in one of the names, or begin its pinyin or its initials. `initial`: `A`–`Z`, `#` for what has none.
    `years`: described by an entry that names it, first and last included. `entry`: named in this entry.
    """

    kinds: frozenset[Kind] = frozenset()
    words: str = ""
    initial: str = ""
    years: tuple[int | None, int | None] = (None, None)
    least: int = 1
    entry: EntryId | None = None
    order: EntityOrder = EntityOrder.NAME


@dataclass(frozen=True, slots=True)
class Entity:
    """What names stand for in an archive.

    `names`: all that it is called in the texts, the most frequent first. `mentions`, `entries`: how often and in how
    many entries. `first`, `last`: the years that those describe; None where no year is known.
    """

    key: EntityKey
    names: tuple[str, ...]
    mentions: int
    entries: int
    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class NameLink:
    """That one entity may be another: the same under another name.

    `reason`: a key of wordings.LINK_REASONS, why it is proposed; empty where the reader said it of his own.
    """

    one: EntityKey
    other: EntityKey
    state: LinkState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entity is named.

    `date`: of the item or entry, as printed or `YYYY-MM-DD`, empty if unknown. `sentence`: what it stands in, cut at
    both ends where it is long; `lit`: where the name stands in that.
    """

    entry: EntryId
    section: SectionId | None
    start: int
    end: int
    year: int | None
    date: str
    title: str
    heading: str
    sentence: str
    lit: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Post:
    """A post that a person held, as the text puts it beside the name; the body is empty where none is told."""

    post: str
    body: str
    first: int | None
    last: int | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another entity in the same sentences, and in how many."""

    key: EntityKey
    together: int


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that an archive tells of an entity.

    `mentions`: the first of them, by year and place in the text; `entity.mentions` says how many there are.
    `documents`: titles in 《》 that it is said to have issued, or that stand in the same sentence with what is done to
    documents. `links`: what it may be besides.
    """

    entity: Entity
    mentions: Sequence[Mention]
    posts: tuple[Post, ...]
    documents: tuple[Neighbour, ...]
    neighbours: tuple[Neighbour, ...]
    links: tuple[NameLink, ...]


@dataclass(frozen=True, slots=True)
class IndexReference:
    """A section that names something: `heading` is its title, or the entry's where it has none."""

    entry: EntryId
    section: SectionId | None
    title: str
    heading: str
    year: int | None


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of a yearbook's index (索引): a name in pinyin order with the sections that name it.

    `initial`: `A`–`Z`, or `#` for what begins with no Chinese character.
    """

    kind: Kind
    initial: str
    name: str
    references: tuple[IndexReference, ...]
