"""The archive that is open: opened, filled, listed, searched and edited, always beside the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from yearbook_viewer.archive.doors import ParseTelling
from yearbook_viewer.archive.parse_ahead import in_workers
from yearbook_viewer.errors import ArchiveDamaged, ArchiveProblem
from yearbook_viewer.gui.tasks import Lane, Tasks, Walk
from yearbook_viewer.records import (
    BatchId,
    Choices,
    Condition,
    Corrections,
    EntryId,
    EntryListing,
    Hits,
    Indexing,
    Progress,
    Reason,
    SearchWish,
    Soundness,
    StoppedImport,
)

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

Answer = TypeVar("Answer")

# An archive that was just opened is listed and read in first.
_INDEX_MS = 3_000


class Bookshelf(QObject):
    """Signals say what became true.

    `opened`: an Archive is open; `could_not_open`: the path and its problem;
    `not_backed_up`: why the one that was open before could not be backed up at closing.
    `listed`: its entries as they are now; `failed`: a problem met later. `stopped_found`: an import that the
    program did not live to finish; `damage_found`: a check after a bad end found damage. `writing`: an edit of the
    reader's is asked for, or over. `index_grew`: an Indexing while what the index lacks is made up,
    `index_made`: that is over.
    """

    opened = Signal(object)
    could_not_open = Signal(object, ArchiveProblem)
    not_backed_up = Signal(Reason)
    listed = Signal(tuple)
    stopped_found = Signal(StoppedImport)
    damage_found = Signal(Soundness)
    undone = Signal(object)
    next_undo_known = Signal(object)
    failed = Signal(ArchiveProblem)
    writing = Signal(bool)
    index_grew = Signal(Indexing)
    index_made = Signal()

    def __init__(
        self,
        tasks: Tasks,
        open_archive: "Callable[[Path], Archive]",
        parse: ParseTelling,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._open_archive = open_archive
        self._parse = parse
        self._seed_walk: Walk | None = None
        self._stop_search = Event()
        self._index_walk: Walk | None = None
        self._look_at_index = QTimer(self, interval=_INDEX_MS, singleShot=True)
        self._look_at_index.timeout.connect(self._ask_how_much_is_indexed)
        self.seeding = False
        self.opening = False
        self.archive: Archive | None = None
        self.listings: tuple[EntryListing, ...] = ()

    def open(self, path: Path, seeds: Path | None = None) -> None:
        """Open the archive at the path, made if it is missing; the one that was open stays if this one cannot be.

        `seeds`: a folder of first entries; those that this archive has never seen are put in.
        """
        former = self.archive
        if former and former.path == path:
            self.list_entries()
            return

        indexing = self._index_walk
        if indexing:
            indexing.stop()

        def job() -> "tuple[Archive, Reason | None]":
            archive = self._open_archive(path)
            if indexing:
                indexing.wait()
            return archive, former.close() if former else None

        self.opening = True
        opened = partial(self._opened, seeds=seeds)
        self._tasks.run(job, opened, partial(self._not_opened, path), slot="open", lane=Lane.WRITE)

    def list_entries(self) -> None:
        """Ask for the entries as they are now."""
        if self.archive:
            self._tasks.run(self.archive.listings, self._listed, self.failed.emit, slot="listings")
            self._ask_next_undo()

    def search(self, wish: SearchWish, done: Callable[[Hits], None]) -> None:
        """Search the archive; a search asked for later wins, and ends those before it."""
        self._stop_search.set()
        stop = self._stop_search = Event()
        if self.archive:
            job = partial(self.archive.search, wish, stop=stop.is_set)
            self._tasks.run(job, done, self.failed.emit, slot="search", lane=Lane.SEARCH)

    @property
    def is_searching(self) -> bool:
        """Whether something is searched for whose answer is not here yet."""
        return self._tasks.awaits("search")

    def forget_search(self) -> None:
        """No answer to a search is wanted any more, nor what was asked about it."""
        self._stop_search.set()
        for slot in ("search", "search page", "search places", "search facets"):
            self._tasks.forget(slot)

    def make_up_index(self) -> None:
        """Put into the index what it lacks, beside all else."""
        archive = self.archive
        if archive and not archive.read_only and self._index_walk is None:
            self._index_walk = self._tasks.walk(
                archive.index, self.index_grew.emit, self._index_ended, self._index_failed, lane=Lane.INDEX
            )

    def ask(
        self,
        question: "Callable[[Archive], Answer]",
        done: Callable[[Answer], None],
        slot: str,
        lane: Lane = Lane.READ,
        failed: Callable[[ArchiveProblem], None] | None = None,
    ) -> None:
        """Ask the archive for something; a question asked later in the same slot wins.

        `failed`: who hears of a problem instead of all.
        """
        if self.archive:
            job = partial(question, self.archive)
            self._tasks.run(job, done, failed or self.failed.emit, slot=slot, lane=lane)

    def edit(self, act: "Callable[[Archive], Answer]", done: Callable[[Answer], None]) -> None:
        """Change something in the archive; the entries are listed again then."""
        if self.archive:
            self._edit(partial(act, self.archive), done)

    def edit_apart(self, act: "Callable[[Archive], Answer]", done: Callable[[Answer], None]) -> None:
        """Change what no list of entries tells of: names, notes, reviews, searches that are kept. None is asked for."""
        if self.archive:

            def edited(answer: Answer) -> None:
                done(answer)
                self._ask_next_undo()

            self._write(partial(act, self.archive), edited)

    def correct(self, entry: EntryId, right: Corrections, done: Callable[[], None]) -> None:
        """Put right what is named of an entry."""
        self.edit(lambda archive: archive.correct(entry, **right), lambda _: done())

    def delete(self, entry: EntryId, done: Callable[[], None]) -> None:
        """Delete an entry; it can be undone."""
        self.edit(lambda archive: archive.delete(entry), lambda _: done())

    def undo(self) -> None:
        """Take back the newest edit."""
        if self.archive:
            self._edit(self.archive.undo, self.undone.emit)

    def undo_batch(self, batch: BatchId, done: Callable[[int], None]) -> None:
        """Take a whole import back; `done` gets how many entries left the archive."""
        if self.archive:
            self._edit(partial(self.archive.undo_batch, batch), done)

    def remember_choices(self, folder: Path, chosen: Choices, done: Callable[[], None]) -> None:
        """Keep the reader's choices for the files of a folder."""
        if self.archive:
            job = partial(self.archive.remember_choices, folder, chosen)
            self._tasks.run(job, lambda _: done(), self.failed.emit, lane=Lane.WRITE)

    def forget_stopped(self) -> None:
        """Leave an import that was cut short as it is."""
        if self.archive:
            self._edit(self.archive.forget_stopped, lambda _: None)

    def stop_seeding(self) -> None:
        """Give up the seed that is being read; it is read at the next start."""
        if self._seed_walk:
            self._seed_walk.stop()

    def close(self) -> Reason | None:
        """Close the archive; called when no task runs any more. Returns why it could not be backed up, if so."""
        archive, self.archive = self.archive, None
        return archive.close() if archive else None

    def _edit(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def edited(answer: Any) -> None:
            self.list_entries()
            done(answer)

        self._write(job, edited)

    def _ask_next_undo(self) -> None:
        if self.archive:
            self._tasks.run(self.archive.next_undo, self.next_undo_known.emit, self.failed.emit, slot="next undo")

    def _write(self, job: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def edited(answer: Any) -> None:
            self.writing.emit(False)
            done(answer)

        def failed(problem: ArchiveProblem) -> None:
            self.writing.emit(False)
            self.failed.emit(problem)

        self.writing.emit(True)
        self._tasks.run(job, edited, failed, lane=Lane.WRITE)

    def _opened(self, answer: "tuple[Archive, Reason | None]", seeds: Path | None) -> None:
        archive, not_backed_up = answer
        self.opening = False
        self.archive = archive
        self.seeding = seeds is not None
        self.opened.emit(archive)
        if not_backed_up:
            self.not_backed_up.emit(not_backed_up)
        self.list_entries()
        self._look_at_index.start()
        self._tasks.run(lambda: archive.stopped, self._tell_stopped, self.failed.emit, slot="stopped")
        if not archive.closed_well:
            self._tasks.run(archive.check, self._tell_unsound, self.failed.emit, slot="check", lane=Lane.CHECK)
        if seeds:
            steps = partial(archive.seed_ahead, seeds, in_workers(self._parse, 1))
            # In the lane of imports: what a reader imports at the first start follows the seeds.
            self._seed_walk = self._tasks.walk(steps, self._seed_step, self._seeded, self._not_seeded, lane=Lane.IMPORT)

    def _ask_how_much_is_indexed(self) -> None:
        self.ask(lambda archive: archive.indexing(), self._make_up_lacking, slot="indexing", lane=Lane.COUNT)

    def _make_up_lacking(self, indexing: Indexing) -> None:
        if indexing.done < indexing.total:
            self.make_up_index()

    def _index_ended(self, whole: bool) -> None:
        self._index_walk = None
        if whole:
            self.index_made.emit()

    def _index_failed(self, problem: ArchiveProblem) -> None:
        """Searches say how much they read through meanwhile, not that it is damage; the next start tries again."""
        self._index_walk = None
        if isinstance(problem, ArchiveDamaged):
            self.damage_found.emit(Soundness(Condition.DAMAGED, (problem.reason,)))

    def _tell_stopped(self, stopped: StoppedImport | None) -> None:
        if stopped:
            self.stopped_found.emit(stopped)

    def _tell_unsound(self, soundness: Soundness) -> None:
        if soundness.condition is Condition.DAMAGED:
            self.damage_found.emit(soundness)

    def _seed_step(self, progress: Progress) -> None:
        if progress.report and progress.report.entries:
            self.list_entries()

    def _seeded(self, _whole: bool) -> None:
        self.seeding = False
        self.list_entries()

    def _not_seeded(self, problem: ArchiveProblem) -> None:
        self.seeding = False
        self.failed.emit(problem)

    def _not_opened(self, path: Path, problem: ArchiveProblem) -> None:
        self.opening = False
        self.could_not_open.emit(path, problem)

    def _listed(self, listings: tuple[EntryListing, ...]) -> None:
        self.listings = listings
        self.listed.emit(listings)
