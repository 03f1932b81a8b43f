"""Search among so many sections: `python3 -m tests.bench.search_at_size SECTIONS [--alone] [--folder FOLDER]`.

Prints what was measured as it comes: what our index and the rivals cost, then for each class of queries what was found
and how long the first twenty took, warm and cold. `--alone`: ours and an exact scan, without the rivals. Times of
building are of the CPU, times of answers are by the clock. Ours answers warm when its index is ready, as the window
makes it, and when other words were asked before; a rival has just found the same query. Recall: the share of the
sections that an exact scan finds, the mean over the queries of a class; `more` counts those that are not among them.
Ours ranks all of what it finds and counts it; the rivals give any twenty, and a second column says how long they take
to count all.
"""

import argparse
import resource
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from tests.bench.corpus import entries
from tests.bench.corpus_archive import fill
from tests.bench.search_ours import Answer, Errand, Outcome, ask, forget
from tests.bench.search_queries import CLASSES, Query, Texts, Truth, draw, drawn_beside, pairs_of
from tests.bench.search_recoll import Recoll
from tests.bench.search_rivals import Like, Ripgrep, Rival, Trigrams, Words
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.concordance import upkeep
from yearbook_viewer.archive.store import Store

RIVALS: tuple[type[Rival], ...] = (Like, Words, Trigrams, Ripgrep, Recoll)
# Recoll is given so many sections; its index is 15 times as large as the texts.
MOST_OF_RECOLL = 3_000
# Sections of a query that are held against the truth one by one; of more, the first ones, and their number.
LISTED = 2_000
# Queries of each class that are asked cold, in a process each.
COLD = 10
# A query of none of the classes, which opens the index.
OPENING = "临江县档案馆年鉴"
# Bytes that are read to tell how fast the disk is.
_READ = 250_000_000
INDEX = ("slabs", "leaves", "displaced")
_Asked = tuple[Query, Truth]


@dataclass(frozen=True, slots=True)
class Bench:
    """The texts, the queries with what is true of them, the archive that holds the texts."""

    texts: Texts
    asked: list[_Asked]
    archive: Path

    def of(self, kind: str) -> list[_Asked]:
        return [asked for asked in self.asked if asked[0].kind == kind]


def run(sections: int, folder: Path, *, alone: bool) -> None:
    texts, asked = _prepared(sections)
    bench = Bench(texts, asked, folder / "bench.ybk")
    _build(bench, sections)
    _warm(bench)
    _scan(bench)
    if not alone:
        for rival in RIVALS:
            _rival(bench, rival, folder, sections)
    _cold(bench)


def _prepared(sections: int) -> tuple[Texts, list[_Asked]]:
    texts = Texts(entries(sections))
    pairs = pairs_of(texts)
    _say(f"{sections} sections in {texts.entries[-1]} entries, {texts.characters / 1e6:.1f} M characters folded")
    _say(f"{texts.bytes / 1e6:.1f} MB of text in UTF-8, {pairs.distinct} different pairs of neighbours")
    queries = draw(texts, pairs)
    return texts, [(query, texts.find(query)) for query in queries]


def _build(bench: Bench, sections: int) -> None:
    archive = Archive.open(bench.archive)
    imported = fill(archive, sections)
    archive.close()
    merged = _cpu(lambda: _made_up(bench.archive))
    _say(f"ours: imported with index {sections / imported:.0f} sections/CPU-s,", end=" ")
    _say(f"slabs merged to the end too {sections / (imported + merged):.0f} sections/CPU-s")
    _say(f"ours: index {_size(bench.archive) / bench.texts.bytes:.3f} × text")
    copy = bench.archive.with_name("anew.ybk")
    shutil.copyfile(bench.archive, copy)
    _forget_index(copy)
    anew = _cpu(lambda: _made_up(copy))
    _say(f"ours: index alone made anew, with all merging {sections / anew:.0f} sections/CPU-s,", end=" ")
    _say(f"{_size(copy) / bench.texts.bytes:.3f} × text")
    copy.unlink()


def _made_up(path: Path) -> None:
    """Make the index whole and merge all that can be merged, as the program does in the background."""
    for _ in upkeep.fill(Store(path)):
        pass


def _forget_index(path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        for table in reversed(INDEX):
            connection.execute(f"DELETE FROM {table}")
    connection.close()


def _size(path: Path) -> int:
    """Bytes of the pages of our index, those half full counted whole."""
    connection = sqlite3.connect(path)
    names = ",".join(f"'{name}'" for name in INDEX)
    query = f"SELECT sum(pgsize) FROM dbstat WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name IN ({names}))"
    size = int(connection.execute(query).fetchone()[0] or 0)
    connection.close()
    return size


def _warm(bench: Bench) -> None:
    words = [query.typed for query, _ in bench.asked]
    before = [query.typed for query in drawn_beside(bench.texts)]
    errand = Errand(str(bench.archive), words, before, listed=LISTED)
    ask(errand)
    first = ask(Errand(str(bench.archive), [OPENING]))
    outcome = ask(errand)
    _say(
        f"ours: modules loaded in {1e3 * first.loading:.0f} ms, archive opened in {1e3 * first.opening:.0f} ms, index"
        f" made ready in {1e3 * first.ready:.0f} ms, first search answered in {1e3 * first.answers[0].first:.0f} ms,"
        f" memory {outcome.memory / 1e6:.0f} MB"
    )
    _say(
        _columns(
            "ours, warm", "finds", "recall", "more", "wrong", "p50 ms", "p95 ms", "p95 CPU", "next", "facets", "lines"
        )
    )
    for kind in CLASSES:
        told = [
            (truth, answer)
            for (query, truth), answer in zip(bench.asked, outcome.answers, strict=True)
            if query.kind == kind
        ]
        recalls, more = zip(*(_compared(bench, truth, answer) for truth, answer in told), strict=True)
        given = [answer for _, answer in told]
        _say(
            _columns(
                kind,
                _middle([len(truth.parts) for truth, _ in told]),
                f"{np.mean(recalls):.4f}",
                sum(more),
                sum(answer.wrong for answer in given),
                _ms([answer.first for answer in given], 50),
                _ms([answer.first for answer in given], 95),
                _ms([answer.cpu for answer in given], 95),
                _ms([answer.further for answer in given], 95),
                _ms([answer.facets for answer in given], 95),
                _ms([answer.lines for answer in given], 95),
            )
        )


def _compared(bench: Bench, truth: Truth, answer: Answer) -> tuple[float, int]:
    """Recall, and how much there is that is not true: sections, wrong counts of hits, wrong sums."""
    section, entry = bench.texts.sections, bench.texts.entries
    wanted = {section[part] or -entry[part] for part in truth.parts.tolist()}
    found = {part for part, _ in answer.parts}
    wrong = len(found - wanted) + (len(found) != len(answer.parts)) + (answer.hits != truth.hits)
    if len(wanted) <= LISTED:
        return len(found & wanted) / len(wanted), wrong
    return min(1, answer.sections / len(wanted)), wrong + max(0, answer.sections - len(wanted))


def _scan(bench: Bench) -> None:
    _say(_columns("exact scan in memory", "", "", "", "", "p50 ms", "p95 ms"))
    for kind in CLASSES:
        seconds = [truth.seconds for _, truth in bench.of(kind)]
        _say(_columns(kind, "", "", "", "", _ms(seconds, 50), _ms(seconds, 95)))


def _rival(bench: Bench, kind_of_rival: type[Rival], folder: Path, sections: int) -> None:
    if missing := kind_of_rival.missing():
        _say(f"{kind_of_rival.name}: left out, {missing} is not installed")
        return
    given = min(sections, MOST_OF_RECOLL) if kind_of_rival is Recoll else sections
    texts, asked = (bench.texts, bench.asked) if given == sections else _prepared(given)
    rival = kind_of_rival(folder)
    seconds = _cpu(lambda: rival.build(texts.of_sections()))
    _say(f"{rival.name}: {given / seconds:.0f} sections/CPU-s, {rival.size() / texts.bytes:.2f} × text")
    _say(_columns(rival.name, "finds", "recall", "more", "", "p50 ms", "p95 ms", "counted"))
    for kind in CLASSES:
        told = [_asked_of(rival, texts, query, truth) for query, truth in asked if query.kind == kind]
        recalls, more, first, counted = zip(*told, strict=True)
        found = _middle([len(truth.parts) for query, truth in asked if query.kind == kind])
        row = (f"{np.mean(recalls):.4f}", sum(more), "", _ms(first, 50), _ms(first, 95), _ms(counted, 95))
        _say(_columns(kind, found, *row))
    shutil.rmtree(rival.folder)


def _asked_of(rival: Rival, texts: Texts, query: Query, truth: Truth) -> tuple[float, int, float, float]:
    """Recall, how much more was found, seconds for any twenty, seconds for the number of all."""
    wanted = {texts.sections[part] for part in truth.parts.tolist() if texts.sections[part]}
    found = rival.find(query)
    recall = len(found & wanted) / len(wanted) if wanted else 1.0
    first, counted = _clock(lambda: rival.first(query)), _clock(lambda: rival.count(query))
    return recall, len(found - wanted), first, counted


def _cold(bench: Bench) -> None:
    left = forget(bench.archive)
    size = bench.archive.stat().st_size
    read = min(size, _READ)
    seconds = _clock(lambda: _read(bench.archive, read))
    _say(f"cold: {left / size:.1%} of {size / 1e6:.0f} MB still in memory; {read / seconds / 1e6:.0f} MB/s read")
    _say(_columns("ours, cold", "", "", "", "", "p50 ms", "p95 ms", "later", "p95 ms", "opening", "loading"))
    outcomes: list[Outcome] = []
    for kind in CLASSES:
        queries = [query.typed for query, _ in islice(bench.of(kind), 2 * COLD)]
        asked = [
            ask(Errand(str(bench.archive), [*both], cold=True))
            for both in zip(queries[::2], queries[1::2], strict=False)
        ]
        _say(_columns(kind, "", "", "", "", *_cold_row(asked)))
        outcomes += asked
    _say(_columns("all of them", "", "", "", "", *_cold_row(outcomes)))


def _cold_row(outcomes: Sequence[Outcome]) -> tuple[str, ...]:
    first, later = ([outcome.answers[number].first for outcome in outcomes] for number in (0, 1))
    opening, loading = [each.opening for each in outcomes], [each.loading for each in outcomes]
    return _ms(first, 50), _ms(first, 95), _ms(later, 50), _ms(later, 95), _ms(opening, 50), _ms(loading, 50)


def _read(path: Path, size: int) -> None:
    with path.open("rb") as file:
        file.read(size)


def _cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU of this process and of those that it starts."""
    before = _spent()
    work()
    return _spent() - before


def _spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _clock(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def _ms(seconds: Sequence[float], percentile: float) -> str:
    return f"{1e3 * float(np.percentile(seconds, percentile)):.1f}"


def _middle(numbers: Sequence[int]) -> int:
    return int(np.median(numbers))


def _columns(name: str, *values: object) -> str:
    return f"{name:<28}" + "".join(f"{value!s:>9}" for value in values)


def _say(line: str, end: str = "\n") -> None:
    print(line, end=end, flush=True)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("sections", type=int)
    arguments.add_argument("--alone", action="store_true")
    arguments.add_argument("--folder", type=Path)
    wishes = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="yearbook-bench-", dir=wishes.folder) as name:
        run(wishes.sections, Path(name), alone=wishes.alone)


if __name__ == "__main__":
    main()
