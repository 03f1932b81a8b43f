"""A mark put right in an archive of 10,000 sections, 100 of which have the name: in the open entry, then everywhere.

Asked: at once, and within two seconds. `python -m tests.bench.bench_marking` prints the seconds that a reader waits.
"""

import atexit
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from statistics import median

from tests.bench.corpus import entries
from tests.bench.job import Job
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import Choices, Entry, EntryId, Extraction, Kind, Mark, ParsedFile, SourceText
from yearbook_viewer.records.entities import Marking, Reach

SECTIONS, EVERY = 10_000, 100
NAME = "闾丘蔚"
# A mark of three characters in so many, as dense as in a yearbook.
_APART = 20


class _Marker:
    """An archive with the name in it, and the reader who has it marked as something else each time."""

    def __init__(self, folder: Path) -> None:
        self.archive = Archive.open(folder / "marking.ybk")
        paths = [Path(f"/corpus/{number}.txt") for number in range(sum(1 for _ in entries(SECTIONS)))]
        waiting = _planted(entries(SECTIONS))

        def parse(path: Path, _choices: Choices) -> ParsedFile:
            entry = next(waiting)
            return ParsedFile(SourceText(entry.text, "utf-8", path.name), (Extraction(entry, _marks(entry), (), ()),))

        for _ in self.archive.import_files(paths, parse):
            pass
        self.entry, self.start = self._first()
        self._kinds = cycle((Kind.PER, Kind.ORG))

    def mark(self) -> None:
        """In the open entry alone: what is read there afterwards is what the window shows."""
        kind = next(self._kinds)
        self.archive.mark(Marking(self.entry, self.start, self.start + len(NAME), kind, Reach.EVERYWHERE))
        found = self.archive.reading(self.entry).extraction.marks
        assert Mark(self.start, self.start + len(NAME), kind, NAME) in found

    def lay_over(self) -> int:
        """In all others; how many those are."""
        return max((step.total for step in self.archive.lay_over()), default=0)

    def _first(self) -> tuple[EntryId, int]:
        for listing in self.archive.listings():
            start = self.archive.reading(listing.id).extraction.entry.text.find(NAME)
            if start >= 0:
                return listing.id, start
        raise LookupError(NAME)


def jobs() -> list[Job]:
    folder = Path(tempfile.mkdtemp(prefix="yearbook-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    marker = _Marker(folder)

    def everywhere() -> None:
        marker.mark()
        marker.lay_over()

    size = f"{SECTIONS} sections"
    return [
        Job("a mark put right, here", size, marker.mark),
        Job("a mark put right, everywhere", f"in {SECTIONS // EVERY} sections", everywhere),
    ]


def _planted(plain: Iterator[Entry]) -> Iterator[Entry]:
    """The name in the place of three characters, in every so many sections."""
    met = 0
    for entry in plain:
        text = list(entry.text)
        for section in entry.sections:
            met += 1
            if met % EVERY == 0:
                text[section.body + 1 : section.body + 1 + len(NAME)] = NAME
        yield replace(entry, text="".join(text))


def _marks(entry: Entry) -> tuple[Mark, ...]:
    starts = range(entry.head_end, len(entry.text) - _APART, _APART)
    return tuple(Mark(start, start + 3, Kind.LOC, entry.text[start : start + 3], 80) for start in starts)


def main() -> None:
    """Print the median of the seconds, and the longest."""
    with tempfile.TemporaryDirectory() as name:
        marker = _Marker(Path(name))
        here, everywhere = [], []
        for _ in range(7):
            begun = time.perf_counter()
            marker.mark()
            shown = time.perf_counter()
            total = marker.lay_over()
            here.append(shown - begun)
            everywhere.append(time.perf_counter() - shown)
        print(f"here: {median(here):.3f} s, at most {max(here):.3f} s")
        print(f"everywhere, {total} entries: {median(everywhere):.3f} s, at most {max(everywhere):.3f} s")


if __name__ == "__main__":
    main()
