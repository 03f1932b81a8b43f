"""Files read and analysed one after the other or, in processes of their own, ahead of the one that writes.

What is parsed is handed on in the order of the files. Neither Qt nor SQL: the worker processes import this module.
"""

import logging
import multiprocessing
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count, islice
from multiprocessing.connection import wait
from pathlib import Path

from yearbook_viewer.archive.doors import Parse, ParseTelling
from yearbook_viewer.archive.parcel import Answer, Dead, Handed, Parcel, receive, work
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.records import Choices, ParsedFile

# How soon a wish to stop is noticed.
LOOK_S = 0.05
WORKERS = 2
# Files parsed ahead of the one that is written: enough to keep the workers busy while it is.
AHEAD = 8
_SMALL = 300_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be parsed as the reader wishes it read."""

    path: Path
    choices: Choices


@dataclass(frozen=True, slots=True)
class Headway:
    """How far the parsing of a file is, in code points; both 0 while it is being read."""

    done: int = 0
    total: int = 0


# One file: says again and again how far it is and gives the file at its end; raises FileRefused.
Parsing = Generator[Headway, None, ParsedFile]
# Files in, their parsings out in the same order, one for each; None stands for a file that needs none. Closing it
# ends whatever is under way.
ParseAhead = Callable[[Iterable[Wanted | None]], Generator[Parsing | None, None, None]]


def is_small(paths: Sequence[Path]) -> bool:
    """Whether these paths are one file of a size that is parsed within a second or two."""
    try:
        return len(paths) == 1 and paths[0].is_file() and paths[0].stat().st_size < _SMALL
    except OSError:
        return True  # it will be refused


def one_by_one(parse: Parse) -> ParseAhead:
    """Each file in this process, when its turn comes."""

    def parsings(files: Iterable[Wanted | None]) -> Generator[Parsing | None, None, None]:
        for wanted in files:
            yield None if wanted is None else _parsing(parse, wanted)

    return parsings


def in_workers(parse: ParseTelling, workers: int = WORKERS) -> ParseAhead:
    """So many files at once, each in a worker process. `parse` has to be a function of a module.

    A file that is met by the end of its process is refused, and only that one.
    """

    def parsings(files: Iterable[Wanted | None]) -> Generator[Parsing | None, None, None]:
        crew = _Crew(parse, workers, files)
        try:
            for number in count():
                crew.fill(number)
                if not crew.knows(number):
                    return
                yield crew.parsing(number)
        finally:
            crew.close()

    return parsings


def _parsing(parse: Parse, wanted: Wanted) -> Parsing:
    yield Headway()
    return parse(wanted.path, wanted.choices)


class _Worker:
    """A worker process and the file that it is at."""

    def __init__(self, parse: ParseTelling) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        # No daemon: those may start no process of their own, and some formats are read in one.
        self._process = context.Process(target=work, args=(theirs, parse), name="parse")
        self._process.start()
        theirs.close()
        self.number: int | None = None
        self.headway = Headway()
        self.waits = False

    def begin(self, number: int, wanted: Wanted) -> bool:
        """Hand it a file; False if it has died meanwhile."""
        self.number, self.headway, self.waits = number, Headway(), False
        try:
            self.connection.send((wanted.path, wanted.choices))
        except OSError:
            return False
        return True

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.connection.close()
        self._process.terminate()
        self._process.join()


class _Crew:
    """The workers of one import, what they are at, and what they have done ahead."""

    def __init__(self, parse: ParseTelling, most: int, files: Iterable[Wanted | None]) -> None:
        self._parse = parse
        self._most = most
        self._files = enumerate(files)
        self._waiting: dict[int, Wanted] = {}
        self._unneeded: set[int] = set()
        self._under_way: dict[int, _Worker] = {}
        self._done: dict[int, ParsedFile | FileRefused] = {}
        self._paths: dict[int, Path] = {}
        self._workers: list[_Worker] = []
        self._last = -1

    def fill(self, turn: int) -> None:
        """Hand out files, so many ahead of the one whose turn it is; workers without a file are ended at the end."""
        for number, wanted in islice(self._files, max(0, turn + AHEAD - self._last)):
            self._last = number
            if wanted is None:
                self._unneeded.add(number)
            else:
                self._waiting[number], self._paths[number] = wanted, wanted.path
        all_known = self._last < turn + AHEAD
        for number in list(self._waiting):
            worker = self._free_worker()
            if worker is None:
                return
            self._under_way[number] = worker
            if not worker.begin(number, self._waiting.pop(number)):
                self._bury(worker)
        if all_known:
            # What an idle worker has loaded leaves the memory with it.
            for worker in [worker for worker in self._workers if worker.number is None]:
                worker.end()
                self._workers.remove(worker)

    def knows(self, number: int) -> bool:
        """Whether there is such a file."""
        return number <= self._last

    def parsing(self, number: int) -> Parsing | None:
        """The parsing of that file; None if it needs none."""
        if number in self._unneeded:
            self._unneeded.remove(number)
            return None
        return self._follow(number)

    def close(self) -> None:
        """End all workers at once."""
        for worker in self._workers:
            worker.end()

    def _follow(self, number: int) -> Parsing:
        while number not in self._done:
            worker = self._under_way.get(number)
            if worker is not None and worker.waits:
                self._receive(worker)
                continue
            yield Headway() if worker is None else worker.headway
            self._look()
            self.fill(number)
        # A worker that has nothing left to do takes its memory with it before the file is written.
        self.fill(number)
        self._paths.pop(number)
        outcome = self._done.pop(number)
        if isinstance(outcome, FileRefused):
            raise outcome
        return outcome

    def _look(self) -> None:
        """Hear what the workers say; a long file stays with its worker until its turn comes."""
        busy = [worker for worker in self._under_way.values() if not worker.waits]
        heard = wait([worker.connection for worker in busy], timeout=LOOK_S)
        for worker in busy:
            if worker.connection in heard:
                self._hear(worker)

    def _hear(self, worker: _Worker) -> None:
        try:
            answer: Answer = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        match answer:
            case Handed(done, total):
                worker.headway = Headway(done, total)
            case Parcel(is_long=True):
                worker.waits = True
            case Parcel():
                self._receive(worker)
            case Dead(traceback):
                _log.error("A worker could not parse %s\n%s", self._path(worker), traceback)
                self._settle(worker, self._died(worker))
            case FileRefused():
                self._settle(worker, answer)

    def _receive(self, worker: _Worker) -> None:
        try:
            self._settle(worker, receive(worker.connection))
        except (EOFError, OSError):
            self._bury(worker)

    def _settle(self, worker: _Worker, outcome: ParsedFile | FileRefused) -> None:
        assert worker.number is not None  # only one that is at a file answers
        del self._under_way[worker.number]
        self._done[worker.number] = outcome
        worker.number = None

    def _bury(self, worker: _Worker) -> None:
        self._settle(worker, self._died(worker))
        with suppress(OSError):
            worker.end()
        self._workers.remove(worker)

    def _died(self, worker: _Worker) -> FileRefused:
        return FileRefused("reader-died", path=self._path(worker))

    def _path(self, worker: _Worker) -> Path:
        assert worker.number is not None  # as in _settle
        return self._paths[worker.number]

    def _free_worker(self) -> _Worker | None:
        free = next((worker for worker in self._workers if worker.number is None), None)
        if free is None and len(self._workers) < self._most:
            free = _Worker(self._parse)
            self._workers.append(free)
        return free
