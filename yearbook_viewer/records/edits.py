"""What a reader does to kept entries, and what there is to look at then: notes, originals, earlier texts.

Offsets as in `found`: code points into the entry's own slice of text.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NewType, TypedDict

from yearbook_viewer.records.kept import BatchId, EntryId

NoteId = NewType("NoteId", int)


class ChangeKind(StrEnum):
    """What a reader can do to a stored entry and to names, and undo."""

    CORRECTED = "corrected"
    DELETED = "deleted"
    READ_AGAIN = "read-again"
    NOTED = "noted"
    NOTE_CHANGED = "note-changed"
    NOTE_DELETED = "note-deleted"
    REVIEWED = "reviewed"
    LINKED = "linked"
    MARKED = "marked"
    NAME_KEPT = "name-kept"
    NAME_DROPPED = "name-dropped"
    NAMES_TAKEN_IN = "names-taken-in"
    NAMES_LINKED = "names-linked"
    ENTITY_RENAMED = "entity-renamed"


@dataclass(frozen=True, slots=True)
class Change:
    """A reader's edit that can be undone, or just was.

    `entry`: of a decision about two series the newest entry of their subject; of one on names the entry that was
    marked, None where that is not there any more and where names were edited by themselves. `title`: the entry's title
    before the edit, or the name, of many the first. `at`: when, as `YYYY-MM-DDTHH:MM:SSZ`.
    """

    kind: ChangeKind
    entry: EntryId | None
    title: str
    at: str


class Corrections(TypedDict, total=False):
    """What the reader puts right in an entry; what is not named stays as it is."""

    title: str
    year: int | None
    source: str
    volume: str
    volume_year: int | None
    place: tuple[str, ...]
    date: str


class FileState(StrEnum):
    """How a file stands that an entry was read from: as it was then, with other bytes, or not to be read any more."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Original:
    """The file that an entry came from; where the same text lay in several, the one that is there best.

    `kept`: the archive has its bytes.
    """

    path: Path
    state: FileState
    kept: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """An earlier text of an entry. `at`: when it came in, as `YYYY-MM-DDTHH:MM:SSZ`; `path`: the file it came from."""

    entry: EntryId
    at: str
    path: Path


@dataclass(frozen=True, slots=True)
class Note:
    """Words of the reader's own about a passage of an entry.

    `quotation`: the passage as it was when the note was made. `start`, `end`: where it stands in the entry's text;
    None for a note that is lost: its passage is gone from a corrected text. `at`: when it was written.
    """

    id: NoteId
    entry: EntryId
    start: int | None
    end: int | None
    quotation: str
    words: str
    at: str

    @property
    def lost(self) -> bool:
        """Whether its passage is gone from the text."""
        return self.start is None


@dataclass(frozen=True, slots=True)
class PastImport:
    """The newest import that is in the archive and can be undone as one.

    `begun`: as `YYYY-MM-DDTHH:MM:SSZ`; `paths`: the files that were asked for; `added`, `revised`: how many entries it
    brought in, and how many of those took the place of an earlier text.
    """

    batch: BatchId
    begun: str
    paths: tuple[Path, ...]
    added: int
    revised: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of one of two texts laid side by side, without its line end; `changed`: spans within the text."""

    start: int
    end: int
    text: str
    changed: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Pairing:
    """A row of two texts laid side by side: the same line in both, a changed one, or a line that only one has."""

    old: Passage | None
    new: Passage | None

    @property
    def same(self) -> bool:
        """Whether nothing was changed in the row."""
        return self.old is not None and self.new is not None and not (self.old.changed or self.new.changed)
