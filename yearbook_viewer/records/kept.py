"""What an archive keeps and tells: entries and sections by their ids, hits, imports, edits.

Offsets as in `found`: code points into the entry's own slice of text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NewType

from yearbook_viewer.records.found import Extraction, Subheading
from yearbook_viewer.records.sources import Reason

EntryId = NewType("EntryId", int)
SectionId = NewType("SectionId", int)
BatchId = NewType("BatchId", int)


class Outcome(StrEnum):
    """What an import did with a file; a file with several entries has its worst, the later here."""

    SAME = "same"
    ADDED = "added"
    REVISED = "revised"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SectionListing:
    """A section as the tree shows it; `subheadings` and `prefix` as in Section."""

    id: SectionId
    title: str
    level: int
    prefix: int
    subheadings: tuple[Subheading, ...]


@dataclass(frozen=True, slots=True)
class EntryListing:
    """An entry as the tree and `list` show it, its sections in the order of the text."""

    id: EntryId
    title: str
    subject: str
    source: str
    date: str
    year: int | None
    doubtful: bool
    sections: tuple[SectionListing, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A stored entry, opened: what was found in it, and the ids of its sections in the order of the text."""

    id: EntryId
    extraction: Extraction
    section_ids: tuple[SectionId, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the searched words stand.

    `start`, `end`: into the entry's text. `snippet`: the text around it on one line;
    `snippet_start`: where the words begin in the snippet, their length is end - start.
    `section` is None and `title` empty for a hit in the entry's head.
    """

    entry: EntryId
    section: SectionId | None
    entry_title: str
    title: str
    year: int | None
    start: int
    end: int
    snippet: str
    snippet_start: int


@dataclass(frozen=True, slots=True)
class Hits:
    """The first hits in reading order, and how many there are in all."""

    total: int
    first: tuple[Hit, ...]

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.first)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file. `reason`: a message key and its values where there is something to say."""

    path: Path
    outcome: Outcome
    entries: tuple[EntryId, ...] = ()
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: `done` of `total` files; `report` on the file that was just finished, if any."""

    done: int
    total: int
    path: Path
    report: FileReport | None = None


class ChangeKind(StrEnum):
    """What a reader can do to a stored entry, and undo."""

    CORRECTED = "corrected"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Change:
    """A reader's edit that can be undone, or just was.

    `title`: the entry's title before the edit. `at`: when, as `YYYY-MM-DDTHH:MM:SSZ`.
    """

    kind: ChangeKind
    entry: EntryId
    title: str
    at: str


class Condition(StrEnum):
    """What a check of the archive file came to; UNKNOWN where it could not be finished (locked, unreadable)."""

    SOUND = "sound"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Soundness:
    """What a check found; `reasons` is empty for a sound archive."""

    condition: Condition
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class StoppedImport:
    """An import that the program did not live to finish: its files named, and how many entries it brought in.

    Importing the same paths again finishes it; undoing the batch takes it back.
    """

    batch: BatchId
    paths: tuple[Path, ...]
    entries: int
