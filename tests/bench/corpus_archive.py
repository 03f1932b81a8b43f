"""The corpus as an archive: through the importer and its tables, as files are, but for reading them."""

import hashlib
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tests.bench.corpus import entries, sizes
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import Choices, Entry, Extraction, ParsedFile, SourceText

# So many entries stand in one file.
_IN_A_FILE = 8


class _Files:
    """Reads files that are not there: each is the next few entries, without marks and figures."""

    def __init__(self, waiting: Iterator[Entry]) -> None:
        self._waiting = waiting
        self.seconds = 0.0

    def parse(self, path: Path, _choices: Choices) -> ParsedFile:
        before = time.process_time()
        found = tuple(Extraction(entry, (), (), ()) for entry in islice(self._waiting, _IN_A_FILE))
        text = "".join(extraction.entry.text for extraction in found)
        self.seconds += time.process_time() - before
        return ParsedFile(SourceText(text, "utf-8", hashlib.sha256(path.name.encode()).hexdigest()), found)


def fill(archive: Archive, sections: int) -> float:
    """Import so many sections; the seconds of CPU without those in which the texts were made."""
    count = sum(1 for _ in sizes(sections))
    files = _Files(entries(sections))
    paths = [Path(f"/corpus/{number:05}.txt") for number in range(-(-count // _IN_A_FILE))]
    before = time.process_time()
    for progress in archive.import_files(paths, files.parse):
        if progress.report is not None:
            assert not progress.report.reason, progress.report
    return time.process_time() - before - files.seconds
