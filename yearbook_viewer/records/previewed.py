"""A file as an import would cut it, light enough to be shown at once: what a preview tells of it."""

from dataclasses import dataclass

from yearbook_viewer.records.sources import Basis, Reason


@dataclass(frozen=True, slots=True)
class PreviewedSection:
    """A section: its title, level and date as in Section, and the first words of its body."""

    title: str
    level: int
    first_words: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class PreviewedEntry:
    """An entry with its sections in the order of the text; the rest as in Entry, the doubts with their lines."""

    title: str
    subject: str
    date: str
    year: int | None
    year_from: Basis
    volume: str
    volume_year: int | None
    volume_year_from: Basis
    first_words: str
    doubts: tuple[Reason, ...]
    sections: tuple[PreviewedSection, ...]


@dataclass(frozen=True, slots=True)
class PreviewedFile:
    """A file as it would be read and cut.

    `encoding`, `doubtful`, `replaced`, `remarks`: as in SourceText. `undecodable`: no encoding, or not the one that was
    named, takes every byte; `replaced` U+FFFD stand here all the same, and the file is taken only on the reader's word.
    `beginning`: of the text; `damage`: the words around the first U+FFFD where it stands behind the beginning.
    `characters`: of the whole text, in code points.
    """

    encoding: str
    doubtful: bool
    replaced: int
    undecodable: bool
    beginning: str
    damage: str
    characters: int
    entries: tuple[PreviewedEntry, ...]
    remarks: tuple[Reason, ...]

    @property
    def doubts(self) -> tuple[Reason, ...]:
        """All that is doubtful, what concerns the bytes first."""
        found = [doubt for entry in self.entries for doubt in entry.doubts]
        of_bytes = {"encoding-in-doubt": self.doubtful, "bytes-replaced": self.replaced > 0}
        return tuple(dict.fromkeys([*(Reason(key) for key, holds in of_bytes.items() if holds), *found]))
