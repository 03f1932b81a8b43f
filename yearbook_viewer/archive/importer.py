"""Files into the archive: each becomes visible at once when it is whole, and none by half."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from pathlib import Path

from sqlalchemy import Connection, update

from yearbook_viewer.archive import batches, schema, sqlite
from yearbook_viewer.archive.change_log import Edit, record_states, standings_of
from yearbook_viewer.archive.doors import Parse
from yearbook_viewer.archive.plan import Plan, plans_for
from yearbook_viewer.archive.schema import Deed, EntryState, Origin
from yearbook_viewer.archive.staging import Staging, drop_staged, in_turns, steps_for
from yearbook_viewer.archive.store import Store
from yearbook_viewer.errors import ArchiveProblem, FileRefused
from yearbook_viewer.records import BatchId, Choices, EntryId, FileReport, Outcome, ParsedFile, Progress, Reason

# From the harmless to the worst; a file is reported by the worst of its entries.
_SEVERITY = list(Outcome)


@dataclass(frozen=True, slots=True)
class Importer:
    """One import. `parse` reads a file and finds everything in it; it may hand the work to another process."""

    store: Store
    parse: Parse
    origin: Origin
    choices: Choices = Choices()

    def run(self, files: Sequence[Path]) -> Generator[Progress, None, None]:
        """Import the files one after the other; reports before and after each, and while a long one is written.

        Closing the generator drops the file under way and keeps those that are whole. Raises
        ArchiveProblem where the archive cannot be written or another import is under way.
        """
        with _only_import(self.store):
            with self.store.writing() as writer:
                batch = batches.begin(writer, files, self.origin)
            try:
                for done, path in enumerate(files):
                    waiting = Progress(done, len(files), path)
                    yield waiting
                    report = yield from self._import_file(batch, path, waiting)
                    yield Progress(done + 1, len(files), path, report)
                with self.store.writing() as writer:
                    batches.settle_stopped(writer, batch)
            finally:
                with self.store.writing() as writer:
                    batches.finish(writer, batch)

    def _import_file(self, batch: BatchId, path: Path, waiting: Progress) -> Generator[Progress, None, FileReport]:
        try:
            parsed = self.parse(path, self.choices)
        except FileRefused as refusal:
            return FileReport(path, Outcome.REFUSED, reason=refusal.reason)
        if not any(extraction.entry.text.strip() for extraction in parsed.extractions):
            return FileReport(path, Outcome.REFUSED, reason=Reason("file-blank", (("path", str(path)),)))
        return (yield from self._store_file(batch, path, parsed, waiting))

    def _store_file(
        self, batch: BatchId, path: Path, parsed: ParsedFile, waiting: Progress
    ) -> Generator[Progress, None, FileReport]:
        plans = self.store.read(lambda reader: plans_for(reader, parsed, path, self.origin))
        worst = max((plan.outcome for plan in plans), key=_SEVERITY.index)
        staging = Staging(path, parsed.source)
        # A seed is written down even where it is nothing new, so that the next start need not read it again.
        if worst is not Outcome.SAME or self.origin is Origin.SEED:
            publish = partial(_publish, batch=batch, staging=staging, plans=plans)
            try:
                for _ in in_turns(self.store, chain(steps_for(staging, plans), [publish])):
                    yield waiting
            except BaseException:
                drop_staged(self.store)
                raise
        entries = tuple(plan.known or staging.entries[plan.digest] for plan in plans)
        return FileReport(path, worst, entries, _reason(plans, parsed, path))


def clean_up(store: Store) -> None:
    """After a killed import: take away what nobody saw of it, and write down that it was stopped.

    An import that is alive in another process is left alone.
    """
    if store.read(batches.under_way):
        with _turn(store) as ours:
            if ours:
                drop_staged(store)
                with store.writing() as writer:
                    batches.mark_stopped(writer)


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


def _publish(writer: Connection, batch: BatchId, staging: Staging, plans: Sequence[Plan]) -> None:
    """Show the file: its entries become current and the revisions before them step back, all in one transaction."""
    writer.execute(update(schema.files).where(schema.files.c.id == staging.file).values(whole=True))
    moved = [plan for plan in plans if plan.outcome is not Outcome.SAME]
    replaced = [plan.supersedes for plan in moved if plan.supersedes is not None]
    _move(writer, replaced, Deed.SUPERSEDED, EntryState.SUPERSEDED, batch)
    shown = [plan.known or staging.entries[plan.digest] for plan in moved]
    _move(writer, shown, Deed.ADDED, EntryState.CURRENT, batch)


def _move(writer: Connection, entries: Sequence[EntryId], deed: Deed, state: EntryState, batch: BatchId) -> None:
    standings = standings_of(writer, entries)
    edits: list[Edit] = []
    for entry in entries:
        standing = standings[entry]
        # Undoing the import deletes what it added; the state of staging is nothing to go back to.
        before = replace(standing, state=EntryState.DELETED) if standing.state is EntryState.STAGING else standing
        edits.append(Edit(entry, deed, before, replace(standing, state=state), batch))
    record_states(writer, edits, state)


def _reason(plans: Sequence[Plan], parsed: ParsedFile, path: Path) -> Reason | None:
    """The first doubt, where there is one; those about the bytes come before the doubts that may follow from them."""
    doubtful = [plan for plan in plans if plan.outcome is Outcome.DOUBTFUL]
    if doubtful and parsed.source.replaced:
        return Reason("file-bytes-replaced", (("path", str(path)), ("count", str(parsed.source.replaced))))
    if doubtful and parsed.source.doubtful:
        return Reason("encoding-doubtful", (("path", str(path)), ("encoding", parsed.source.encoding)))
    return next((Reason(doubt) for plan in doubtful for doubt in plan.extraction.entry.doubts), None)
