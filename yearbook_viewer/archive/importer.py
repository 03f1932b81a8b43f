"""Files into the archive: each becomes visible at once when it is whole, and none by half."""

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path
from time import monotonic

from sqlalchemy import Connection, update

from yearbook_viewer.archive import batches, carrying, known_names, laying_over, originals, schema, sqlite
from yearbook_viewer.archive.change_log import Edit, put, record_states, standing_of, standings_of
from yearbook_viewer.archive.choices import choices_for, laid_over
from yearbook_viewer.archive.parse_ahead import ParseAhead, Parsing, Wanted
from yearbook_viewer.archive.plan import CORRECTABLE, Plan, doubts_of, planned_again, plans_for
from yearbook_viewer.archive.recognition import Footprint, entries_of_known, footprint_of
from yearbook_viewer.archive.revisions import succeed
from yearbook_viewer.archive.staging import Staging, count_of_steps, drop_staged, steps_for
from yearbook_viewer.archive.states import Deed, EntryState, Interrupted, Origin, SlabState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.archive.turns import in_turns
from yearbook_viewer.archive.whereabouts import is_linked, link
from yearbook_viewer.errors import ArchiveProblem, FileRefused
from yearbook_viewer.reading.formats import is_document
from yearbook_viewer.records import (
    BatchId,
    Choices,
    EntryId,
    FileReport,
    ImportWishes,
    Outcome,
    ParsedFile,
    Progress,
    Reason,
    Stage,
)

# An opening or a cancelling takes no longer for what is left to tidy up; nobody sees it.
_PATIENCE_S = 0.7

# The index is put in order whenever as many files have come in.
_FILES = 16

# From the harmless to the worst; a file is reported by the worst of its entries.
_SEVERITY = list(Outcome)


@dataclass(frozen=True, slots=True)
class Importer:
    """One import. `ahead` reads the files and finds everything in them; it may do so in other processes.

    Where nothing is left of the earlier import that it is to go on with, it is one of its own.
    """

    store: Store
    ahead: ParseAhead
    origin: Origin
    wishes: ImportWishes = ImportWishes()

    def run(self, files: Sequence[Path]) -> Generator[Progress, None, None]:
        """Import the files one after the other; reports before and after each, and while a long one is written.

        Closing the generator drops the file under way and keeps those that are whole; so does throwing
        `Interrupted` into it, after which the import stands as stopped. Raises ArchiveProblem where the archive
        cannot be written or another import is under way.
        """
        with _only_import(self.store):
            # What an import of a long text left behind that was cancelled.
            for _ in drop_staged(self.store):
                yield Progress(0, len(files), files[0] if files else self.store.path)
            with self.store.writing() as writer:
                batch = batches.begin(writer, files, self.origin, self.wishes.into)
            end = batches.finish
            try:
                yield from self._import_all(batch, files)
                with self.store.writing() as writer:
                    batches.settle_stopped(writer, batch)
            except Interrupted:
                end = batches.leave
            finally:
                with self.store.writing() as writer:
                    end(writer, batch)

    def _import_all(self, batch: BatchId, files: Sequence[Path]) -> Generator[Progress, None, None]:
        sizes = [_size(path) for path in files]
        now = Progress(0, len(files), self.store.path, batch=batch, of_bytes=sum(sizes))
        looked_at: deque[_Arrival] = deque()
        own = self.store.read(known_names.own_words)
        stored = 0

        def wanted() -> Iterator[Wanted | None]:
            for path in files:
                arrival = self._arrival(path)
                looked_at.append(arrival)
                yield None if arrival.known else Wanted(path, replace(arrival.chosen, own_names=own))

        with closing(self.ahead(wanted())) as parsings:
            for path, size, parsing in zip(files, sizes, parsings, strict=True):
                now = replace(now, path=path, file_bytes=size)
                yield now
                report = yield from self._import_file(batch, looked_at.popleft(), parsing, now)
                now = replace(now, done=now.done + 1, bytes=now.bytes + size, file_bytes=0)
                yield replace(now, report=report)
                stored += report.outcome not in {Outcome.SAME, Outcome.REFUSED}
                if stored % _FILES == 0 or now.done == len(files):
                    yield from self._tidied(now)

    def _tidied(self, now: Progress) -> Generator[Progress, None, None]:
        """Merge what many files have written into the index; left to a later time where it cannot be done now."""
        from yearbook_viewer.archive.concordance.upkeep import tidy  # noqa: PLC0415  numpy is wanted only here

        with suppress(ArchiveProblem):
            for _ in chain(tidy(self.store), laying_over.lay_over(self.store)):
                yield now

    def _arrival(self, path: Path) -> "_Arrival":
        chosen = self.wishes.settled.get(path)
        if chosen is None:
            chosen = laid_over(self.wishes.choices, self.store.read(lambda reader: choices_for(reader, path)))
        known = self.store.read(lambda reader: entries_of_known(reader, path, chosen))
        return _Arrival(path, chosen, known, footprint_of(path))

    def _import_file(
        self, batch: BatchId, arrival: "_Arrival", parsing: Parsing | None, waiting: Progress
    ) -> Generator[Progress, None, FileReport]:
        path = arrival.path
        if parsing is None:
            self._keep_original(path, "")
            return FileReport(path, Outcome.SAME, arrival.known)
        try:
            parsed = yield from _parsed(parsing, waiting)
        except FileRefused as refusal:
            return FileReport(path, Outcome.REFUSED, reason=refusal.reason)
        if not any(extraction.entry.text.strip() for extraction in parsed.extractions):
            return FileReport(path, Outcome.REFUSED, reason=Reason("file-blank", (("path", str(path)),)))
        return (
            yield from self._store_file(
                batch, Staging(path, parsed.source, arrival.chosen, arrival.footprint), parsed, waiting
            )
        )

    def _store_file(
        self, batch: BatchId, staging: Staging, parsed: ParsedFile, waiting: Progress
    ) -> Generator[Progress, None, FileReport]:
        path = staging.path
        plans = self.store.read(lambda reader: plans_for(reader, parsed, path, self.origin))
        worst = _worst(plans)
        doubts = doubts_of(plans, parsed.source, path)
        reason = next(iter(doubts), None)
        if self.wishes.hold and worst is Outcome.DOUBTFUL:
            return FileReport(path, worst, (), reason, doubts, parsed.source.remarks)
        # A seed is written down even where it is nothing new, so that the next start need not read it again; the same
        # text in another file, so that the entry's file is found when one of them is gone.
        if worst is not Outcome.SAME or not self.store.read(
            lambda reader: is_linked(reader, path, parsed.source.digest, plans)
        ):
            settled: list[Plan] = []
            publish = partial(self._publish, batch=batch, staging=staging, plans=plans, settled=settled)
            try:
                storing = replace(waiting, stage=Stage.STORING, of_characters=len(parsed.source.text))
                all_steps = count_of_steps(plans)
                for done in in_turns(self.store, chain(steps_for(staging, plans), [publish])):
                    yield replace(storing, characters=storing.of_characters * min(done, all_steps) // all_steps)
            except BaseException:
                _drop_some(self.store)
                raise
            plans, worst = settled, _worst(settled)
        self._keep_original(path, parsed.source.digest)
        entries = tuple(plan.known or staging.entries[plan.digest] for plan in plans)
        return FileReport(path, worst, entries, reason, doubts, parsed.source.remarks)

    def _publish(
        self, writer: Connection, batch: BatchId, staging: Staging, plans: Sequence[Plan], settled: list[Plan]
    ) -> None:
        """Show the file: its entries become current and the revisions before them step back, all in one transaction.

        `settled`: filled with the plans as they are carried out, for a reader may have edited meanwhile.
        """
        settled[:] = planned_again(writer, plans, staging.source, staging.path, self.origin)
        writer.execute(update(schema.files).where(schema.files.c.id == staging.file).values(whole=True))
        columns = schema.slabs.c
        writer.execute(update(schema.slabs).where(columns.id.in_(staging.slabs)).values(state=SlabState.WHOLE))
        moved = [plan for plan in settled if plan.outcome is not Outcome.SAME]
        replaced = [plan.supersedes for plan in moved if plan.supersedes is not None]
        _move(writer, replaced, Deed.SUPERSEDED, EntryState.SUPERSEDED, batch)
        shown = {plan.digest: plan.known or staging.entries[plan.digest] for plan in settled}
        for plan in moved:
            if plan.known is None:
                _put_right(writer, shown[plan.digest], plan)
        _move(writer, [shown[plan.digest] for plan in moved], Deed.ADDED, EntryState.CURRENT, batch)
        link(writer, staging.file, shown.values())
        for plan in moved:
            if plan.supersedes is not None:
                succeed(writer, plan.supersedes, shown[plan.digest])
                carrying.carry(writer, plan.supersedes, shown[plan.digest])
        carrying.leave_names(writer, [shown[plan.digest] for plan in moved], staging)

    def _keep_original(self, path: Path, digest: str) -> None:
        """Keep the file's bytes if that was asked for. `digest`: of what was read; empty for what is there now."""
        if self.wishes.keep_originals:
            originals.keep(self.store, path, digest)


def clean_up(store: Store) -> None:
    """After a killed import: take away what nobody saw of it, and write down that it was stopped.

    An import that is alive in another process is left alone.
    """
    if store.read(batches.under_way):
        with _turn(store) as ours:
            if ours:
                _drop_some(store)
                with store.writing() as writer:
                    batches.mark_stopped(writer)


def _drop_some(store: Store) -> None:
    """Take away what is staged, as far as a reader who waits for it has patience; the next import does the rest."""
    end = monotonic() + _PATIENCE_S
    for _ in drop_staged(store):
        if monotonic() > end:
            return


@contextmanager
def _only_import(store: Store) -> Iterator[None]:
    if store.read_only:
        raise ArchiveProblem("archive-read-only", path=store.path)
    with _turn(store) as ours:
        if not ours:
            raise ArchiveProblem("import-under-way", path=store.path)
        yield


@contextmanager
def _turn(store: Store) -> Iterator[bool]:
    with sqlite.turn(store.path.with_name(store.path.name + "-import")) as ours:
        yield ours


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A file before it is read. `known`: its entries, where it was taken in as it is; then it need not be read."""

    path: Path
    chosen: Choices
    known: tuple[EntryId, ...]
    footprint: Footprint


def _size(path: Path) -> int:
    """In bytes, as far as they are read; 0 for a file that cannot be asked and for what is refused by its name."""
    size = footprint_of(path).size if is_document(path) else None
    return size or 0


def _parsed(parsing: Parsing, waiting: Progress) -> Generator[Progress, None, ParsedFile]:
    """Tell how far the parsing is until it is done."""
    with closing(parsing):
        while True:
            try:
                headway = next(parsing)
            except StopIteration as end:
                parsed: ParsedFile = end.value
                return parsed
            yield replace(waiting, characters=headway.done, of_characters=headway.total)


def _worst(plans: Sequence[Plan]) -> Outcome:
    return max((plan.outcome for plan in plans), key=_SEVERITY.index)


def _put_right(writer: Connection, entry: EntryId, plan: Plan) -> None:
    """Give a staged entry what a reader has put right in the revision before it since its rows were written."""
    standing = standing_of(writer, entry)
    assert standing is not None  # its rows were written before
    names = (*CORRECTABLE, *filter(None, CORRECTABLE.values()))
    present = replace(standing, **{name: getattr(plan.extraction.entry, name) for name in names})
    if present != standing:
        put(writer, entry, present)


def _move(writer: Connection, entries: Sequence[EntryId], deed: Deed, state: EntryState, batch: BatchId) -> None:
    standings = standings_of(writer, entries)
    edits: list[Edit] = []
    for entry in entries:
        standing = standings[entry]
        # Undoing the import deletes what it added; the state of staging is nothing to go back to.
        before = replace(standing, state=EntryState.DELETED) if standing.state is EntryState.STAGING else standing
        edits.append(Edit(entry, deed, before, replace(standing, state=state), batch))
    record_states(writer, edits, state)
