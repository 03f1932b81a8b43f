"""Our own search, measured in a process of its own: `python3 -m tests.bench.search_ours`, an Errand as JSON on stdin.

A process of its own, so that nothing is held in memory but what a program holds that searches; and a fresh one for what
is measured cold.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import TypeVar

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import Hit
from yearbook_viewer.records.searched import Hits, SearchWish
from yearbook_viewer.text.search_folds import search_fold

Result = TypeVar("Result")

PAGE = 20
# What `Archive.search` loads at its first call.
_LOADED = ("opening", "searcher", "rows")
_AT_A_TIME = 5_000


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be asked of an archive.

    `cold`: the file's pages are dropped from memory before the archive is opened and before each query; otherwise the
    index is made ready first, as the window does. `before`: words that are asked before, and not measured: no class of
    queries shall be the first of a process. `listed`: so many of the sections found are named for comparing.
    """

    archive: str
    words: list[str]
    before: Sequence[str] = ()
    cold: bool = False
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """Seconds for the first twenty with snippets (`cpu`: of the processor), the next twenty, the facets, KWIC lines.

    `parts`: ids of sections that were found, negative ids of entries for their heads, and how many hits each has.
    `wrong`: first snippets without a mark, or whose first mark does not stand on one of the words.
    """

    first: float
    cpu: float
    further: float
    facets: float
    lines: float
    hits: int
    sections: int
    parts: list[tuple[int, int]]
    wrong: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """Seconds to load the modules of searching, to open the archive, and to make its index ready, the answers in order,
    and the most memory that the process held, in bytes.
    """

    loading: float
    opening: float
    ready: float
    answers: list[Answer]
    memory: int


def ask(errand: Errand) -> Outcome:
    """Run the errand in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.search_ours"]
    done = subprocess.run(command, input=json.dumps(asdict(errand)).encode(), stdout=subprocess.PIPE, check=True)
    told = json.loads(done.stdout)
    return Outcome(
        told["loading"],
        told["opening"],
        told["ready"],
        [Answer(**answer) for answer in told["answers"]],
        told["memory"],
    )


def forget(path: Path) -> int:
    """Drop the file's pages from the system's memory; how many bytes of it are there still, if that can be told."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(file)
    told = subprocess.run(["fincore", "-bno", "RES", str(path)], stdout=subprocess.PIPE, check=False).stdout
    return int(told or b"0")


def _run(errand: Errand) -> Outcome:
    path = Path(errand.archive)
    if errand.cold:
        forget(path)
    loading, _ = _timed(lambda: [import_module(f"yearbook_viewer.archive.search.{name}") for name in _LOADED])
    opening, archive = _timed(lambda: Archive.open(path))
    ready = 0.0 if errand.cold else _timed(archive.indexing)[0]
    for words in errand.before:
        archive.search(SearchWish(words), PAGE)
    asked = []
    for words in errand.words:
        if errand.cold:
            forget(path)
        asked.append(_asked(archive, words))
    # Afterwards, for the rivals are not asked anything else between two searches either.
    answers = [_answered(archive, words, errand, told) for words, told in zip(errand.words, asked, strict=True)]
    return Outcome(loading, opening, ready, answers, _memory())


def _asked(archive: Archive, words: str) -> tuple[float, float, Hits]:
    """Seconds for the first twenty by the clock and of the processor, and what was found."""
    before = time.process_time()
    first, found = _timed(lambda: archive.search(SearchWish(words), PAGE))
    return first, time.process_time() - before, found


def _answered(archive: Archive, words: str, errand: Errand, asked: tuple[float, float, Hits]) -> Answer:
    first, cpu, found = asked
    wish = SearchWish(words)
    archive.search(wish, PAGE)
    further, facets, lines = 0.0, 0.0, 0.0
    if not errand.cold:
        further, _ = _timed(lambda: archive.hits(wish, PAGE, PAGE))
        facets, _ = _timed(lambda: archive.facets(wish))
        lines, _ = _timed(lambda: archive.context_lines(wish))
    parts = []
    for hit in _listed(archive, wish, min(errand.listed, found.sections)):
        parts.append((-int(hit.entry) if hit.section is None else int(hit.section), hit.count))
    return Answer(
        first, cpu, further, facets, lines, found.total, found.sections, parts, _wrong_snippets(words, found.first)
    )


def _listed(archive: Archive, wish: SearchWish, wanted: int) -> Iterator[Hit]:
    for first in count(0, _AT_A_TIME):
        if first >= wanted:
            return
        yield from archive.hits(wish, first, min(_AT_A_TIME, wanted - first))


def _wrong_snippets(words: str, hits: Sequence[Hit]) -> int:
    wanted = (words.strip('"'),) if words.startswith('"') else tuple(words.split())
    firsts = (search_fold(hit.snippet[start:end]) for hit in hits for start, end in hit.marks[:1])
    return len(hits) - sum(first.startswith(wanted) for first in firsts)


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    before = time.perf_counter()
    result = work()
    return time.perf_counter() - before, result


def _memory() -> int:
    """The most that this process held, in bytes."""
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(peak.split()[1]) * 1024


if __name__ == "__main__":
    json.dump(asdict(_run(Errand(**json.load(sys.stdin)))), sys.stdout)
