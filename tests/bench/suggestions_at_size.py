"""Proposals among so many sections: `python3 -m tests.bench.suggestions_at_size SECTIONS [--folder FOLDER]`.

Prints what it costs to learn the names of an archive and how long a proposal takes then (by the clock). Every section
of the corpus has 29 names, stretches of its text whose number grows as that of names does.
"""

import argparse
import hashlib
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

from tests.bench.corpus import entries
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import Choices, Entry, Extraction, Kind, Mark, ParsedFile, SourceText

NAMES_A_SECTION = 29
TYPED = (
    "工",
    "工商",
    "民营企",
    "会议",
    "gsl",
    "gongshang",
    "shzz",
    "zhongguo",
    "人物:王",
    "经济 发",
    "机构:jy",
    "县委书",
)
SLIPS = ("工伤联", "民营经挤", "县委书籍", "欧阳镜", "发展改格委员会")
_IN_A_FILE = 8
_KINDS = (Kind.PER, Kind.ORG, Kind.LOC, Kind.DOC, Kind.NAME, Kind.TIME)


def marked(entry: Entry, luck: Random) -> Extraction:
    """The entry with names: half of them from its first lines, where they are the same from entry to entry."""
    marks = []
    for number in range(NAMES_A_SECTION * max(len(entry.sections), 1)):
        length = 2 + number % 7
        start = luck.randrange(max(1, min(len(entry.text), 60 if number % 2 else len(entry.text)) - length))
        text = entry.text[start : start + length]
        marks.append(Mark(start, start + len(text), _KINDS[number % len(_KINDS)], text))
    return Extraction(replace(entry), tuple(sorted(marks, key=lambda mark: mark.start)), (), ())


def fill(archive: Archive, sections: int) -> int:
    """Import so many sections with their names; how many entries they are."""
    luck, waiting = Random(3), entries(sections)
    count = sum(1 for _ in entries(sections))

    def parse(path: Path, _choices: Choices) -> ParsedFile:
        found = tuple(marked(entry, luck) for entry in islice(waiting, _IN_A_FILE))
        text = "".join(extraction.entry.text for extraction in found)
        return ParsedFile(SourceText(text, "utf-8", hashlib.sha256(path.name.encode()).hexdigest()), found)

    paths = [Path(f"/corpus/{number:05}.txt") for number in range(-(-count // _IN_A_FILE))]
    for progress in archive.import_files(paths, parse):
        assert progress.report is None or not progress.report.reason, progress.report
    return count


def _times(ask: Iterator[object]) -> list[float]:
    times, before = [], time.perf_counter()
    for _ in ask:
        times.append(1000 * (time.perf_counter() - before))
        before = time.perf_counter()
    return times


def run(sections: int, folder: Path) -> None:
    """Measure, and print."""
    path = folder / f"names-{sections}.ybk"
    is_new = not path.exists()
    archive = Archive.open(path)
    if is_new:
        begun = time.perf_counter()
        count = fill(archive, sections)
        print(f"{sections} sections in {count} entries: {time.perf_counter() - begun:.0f} s, {path.stat().st_size:,} B")
    begun, cpu = time.perf_counter(), time.process_time()
    list(archive.learn())
    learned = archive._learned
    assert learned
    print(f"learned in {time.perf_counter() - begun:.1f} s ({time.process_time() - cpu:.1f} s CPU):", end=" ")
    print(f"{len(learned.names):,} names, {len(learned.words):,} words")
    for name, ask in (("first of each", TYPED), ("again", TYPED * 5)):
        times = sorted(_times(archive.suggestions(typed) for typed in ask))
        print(f"{name}: p50 {statistics.median(times):.1f} ms, worst {times[-1]:.1f} ms")
    times = _times(archive.did_you_mean(words) for words in SLIPS)
    print("did you mean:", ", ".join(f"{words} {spent:.0f} ms" for words, spent in zip(SLIPS, times, strict=True)))
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    archive.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", type=int)
    parser.add_argument("--folder", type=Path)
    wanted = parser.parse_args()
    run(wanted.sections, wanted.folder or Path(tempfile.mkdtemp()))
