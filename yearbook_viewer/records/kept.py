"""What an archive keeps and tells: entries and sections by their ids, imports, edits.

Offsets as in `found`: code points into the entry's own slice of text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NewType

from yearbook_viewer.records.found import Extraction, Subheading
from yearbook_viewer.records.sources import Basis, Choices, Reason

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
    """A section as the tree shows it; `subheadings`, `prefix` and `date` as in Section."""

    id: SectionId
    title: str
    level: int
    prefix: int
    subheadings: tuple[Subheading, ...]
    date: str = ""


@dataclass(frozen=True, slots=True)
class EntryListing:
    """An entry as the tree and `list` show it, its sections in the order of the text.

    `volume`, `volume_year`, `place` and where the years and the date were taken from: as in Entry.
    `file`: the name of the file that it was cut from.
    `doubts`: what is doubtful still, keys of messages.
    `outdated`: its sections, marks and figures were found by rules that have been improved since.
    """

    id: EntryId
    title: str
    subject: str
    source: str
    date: str
    year: int | None
    doubtful: bool
    sections: Sequence[SectionListing]
    volume: str = ""
    volume_year: int | None = None
    place: tuple[str, ...] = ()
    file: str = ""
    outdated: bool = False
    year_from: Basis = Basis.NOWHERE
    volume_year_from: Basis = Basis.NOWHERE
    date_from: Basis = Basis.NOWHERE
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A stored entry, opened: what was found in it, and the ids of its sections in the order of the text."""

    id: EntryId
    extraction: Extraction
    section_ids: tuple[SectionId, ...]


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file. `reason`: a message key and its values where there is something to say.

    `doubts`: all that is doubtful about the file and its entries, the first of them is `reason`; a file that is
    DOUBTFUL without `entries` was held back, and nothing of it was stored. `remarks`: what the reading itself has
    to say (a page without text).
    """

    path: Path
    outcome: Outcome
    entries: tuple[EntryId, ...] = ()
    reason: Reason | None = None
    doubts: tuple[Reason, ...] = ()
    remarks: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportWishes:
    """How the reader wants files imported.

    `choices`: his word for each of the files, before what was remembered for their folders. `hold`: files with doubts
    are reported and not stored, so that they can be shown first. `keep_originals`: the files' own bytes are kept with
    their text. `into`: an earlier import that these files join, so that all are undone as one. `settled`: his whole
    word on single files, which goes before `choices` and before what was remembered.
    """

    choices: Choices = Choices()
    hold: bool = False
    keep_originals: bool = False
    into: BatchId | None = None
    settled: Mapping[Path, Choices] = field(default_factory=dict)


class Stage(StrEnum):
    """What is done with the file under way."""

    PARSING = "parsing"
    STORING = "storing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an import is: `done` of `total` files; `report` on the file that was just finished, if any.

    `batch`: the import as a whole; None where entries are read again. `stage`: what is done with the file under way,
    and in it `characters` of `of_characters` are done (code points; both 0 while they aren't known). `bytes`: of the
    files that are done; `file_bytes`: of the one under way; `of_bytes`: of all.
    """

    done: int
    total: int
    path: Path
    report: FileReport | None = None
    batch: BatchId | None = None
    stage: Stage = Stage.PARSING
    characters: int = 0
    of_characters: int = 0
    bytes: int = 0
    file_bytes: int = 0
    of_bytes: int = 0


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
