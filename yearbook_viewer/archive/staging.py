"""The slow part of an import: rows that nobody sees yet, written in transactions short enough for the others."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, count, islice
from pathlib import Path

from sqlalchemy import Connection, Table, delete, exists, func, insert, select, update

from yearbook_viewer.archive import entry_names, figure_columns, known_names, laying, rows, schema, texts
from yearbook_viewer.archive.choices import spelled
from yearbook_viewer.archive.known_names import Known
from yearbook_viewer.archive.paths import spelled_path
from yearbook_viewer.archive.plan import CORRECTABLE, Plan
from yearbook_viewer.archive.recognition import Footprint
from yearbook_viewer.archive.rows import Values
from yearbook_viewer.archive.states import EntryState, SlabState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.archive.turns import Step, in_turns
from yearbook_viewer.records import Choices, EntryId, SourceText
from yearbook_viewer.text.version import VERSION

_ROWS = figure_columns.PORTION

_files, _entries = schema.files, schema.entries


@dataclass(slots=True)
class Staging:
    """One file on its way in; `file`, `entries` (ids by digest) and `slabs` are filled as rows are written, `known` is
    the reader's dictionary as it was laid over the last of them.

    `choices`: the reader's word that it was read with. `footprint`: what the disk said of it before it was read.
    """

    path: Path
    source: SourceText
    choices: Choices = Choices()
    footprint: Footprint = field(default_factory=Footprint)
    file: int = 0
    entries: dict[str, EntryId] = field(default_factory=dict)
    slabs: list[int] = field(default_factory=list)
    known: Known = field(default_factory=Known)


def steps_for(staging: Staging, plans: Sequence[Plan]) -> Iterator[Step]:
    """The steps that write the file and its new entries, none longer than a few hundredths of a second."""
    new = [plan for plan in plans if plan.known is None]
    entries = map(partial(_entry_steps, staging), new)
    return chain([partial(_stage_file, staging=staging)], *entries, _placing(staging, new))


def count_of_steps(plans: Sequence[Plan]) -> int:
    """About how many steps `steps_for` gives."""
    new = [plan.extraction for plan in plans if plan.known is None]
    rows = sum(len(each.entry.sections) + len(each.marks) + len(each.figures) + 4 * len(each.findings) for each in new)
    # Some twenty steps for a slab of the index.
    portions = sum(21 * len(texts.portions(each.entry.text)) for each in new)
    return rows // _ROWS + portions + 5 * len(new) + 1


def drop_staged(store: Store) -> Generator[int, None, None]:
    """Take away, turn by turn, what an import left behind that did not come to its end; nobody saw it."""
    left, slabs = store.read(_left_behind), store.read(_slabs_left_behind)
    if slabs:
        from yearbook_viewer.archive.concordance.slabs import taking_away

        yield from in_turns(store, taking_away(slabs))
    if left:
        yield from in_turns(store, _dropping(left))


def _entry_steps(staging: Staging, plan: Plan) -> Iterator[Step]:
    yield partial(_stage_entry, staging=staging, plan=plan)
    for start in texts.portions(plan.extraction.entry.text):
        yield partial(_stage_text, staging=staging, plan=plan, start=start)
    # Sealed row by row as they go by: those of a long text are made only once.
    seal = rows.Seal(rows.face_of(plan.extraction.entry))
    names, portion = entry_names.Names(), count()
    for table in schema.FOUND:
        found = rows.found_in(plan.extraction, table)
        while chunk := list(islice(found, _ROWS)):
            seal.add(table, chunk)
            names.add(table, chunk)
            if names.is_full:
                yield partial(_stage_names, staging, plan.digest, next(portion), names.taken())
            yield partial(_stage_rows, staging=staging, digest=plan.digest, table=table, chunk=chunk)
            if table is schema.figures:
                yield partial(_stage_columns, staging=staging, digest=plan.digest, chunk=chunk)
    if not plan.extraction.figures:
        yield partial(_stage_columns, staging=staging, digest=plan.digest, chunk=[])
    yield partial(_stage_names, staging, plan.digest, next(portion), names.taken())
    yield partial(_put_seal, staging=staging, digest=plan.digest, seal=seal)
    yield partial(_lay_over, staging=staging, digest=plan.digest)


def _placing(staging: Staging, plans: Sequence[Plan]) -> Iterator[Step]:
    """The steps that place the new entries in the index, when their rows are written."""
    from yearbook_viewer.archive.concordance.placing import Placing

    placing = Placing(SlabState.STAGED, staging.slabs)
    yield from placing.steps(staging.entries[plan.digest] for plan in plans)


def _stage_file(writer: Connection, staging: Staging) -> None:
    path = spelled_path(staging.path.absolute())
    source = staging.source
    columns = _files.c
    read = {
        "encoding": source.encoding,
        "doubtful": source.doubtful,
        "replaced": source.replaced,
        "format": source.format,
        "remarks": [[remark.key, remark.values] for remark in source.remarks],
        "size": staging.footprint.size,
        "modified": staging.footprint.modified,
    }
    known = writer.scalars(
        select(columns.id).where(columns.path == path, columns.digest == source.digest)
    ).one_or_none()
    if known is None:
        fresh = read | {"path": path, "digest": source.digest, "whole": False}
        staging.file = _inserted(writer, _files, fresh)
    else:
        staging.file = known
        writer.execute(update(_files).where(columns.id == known).values(read))


def _stage_entry(writer: Connection, staging: Staging, plan: Plan) -> None:
    entry = _inserted(
        writer,
        _entries,
        rows.face_of(plan.extraction.entry)
        | {f"cut_{name}": getattr(plan.cut, name) for name in CORRECTABLE}
        | {
            "file_id": staging.file,
            "ordinal": len(staging.entries),
            "state": EntryState.STAGING,
            "digest": plan.digest,
            "seal": "",
            "extractor": VERSION,
            "choices": spelled(staging.choices),
            "reading": 0,
        },
    )
    staging.entries[plan.digest] = EntryId(entry)


def _stage_text(writer: Connection, staging: Staging, plan: Plan, start: int) -> None:
    texts.put_portion(writer, staging.entries[plan.digest], plan.extraction.entry.text, start)


def _stage_rows(writer: Connection, staging: Staging, digest: str, table: Table, chunk: list[Values]) -> None:
    entry = staging.entries[digest]
    writer.execute(insert(table), [row | {"entry_id": entry} for row in chunk])


def _stage_columns(writer: Connection, staging: Staging, digest: str, chunk: list[Values]) -> None:
    figure_columns.put(writer, staging.entries[digest], chunk[0]["ordinal"] if chunk else 0, chunk)


def _stage_names(staging: Staging, digest: str, first: int, content: bytes, writer: Connection) -> None:
    entry_names.put(writer, staging.entries[digest], first, content)


def _put_seal(writer: Connection, staging: Staging, digest: str, seal: rows.Seal) -> None:
    entry = staging.entries[digest]
    writer.execute(update(_entries).where(_entries.c.id == entry).values(seal=seal.hexdigest()))


def _lay_over(writer: Connection, staging: Staging, digest: str) -> None:
    staging.known = known_names.known(writer, staging.known)
    laying.lay(writer, staging.entries[digest], staging.known)


def _inserted(writer: Connection, table: Table, values: Values) -> int:
    return int(writer.scalars(insert(table).values(values).returning(table.c.id)).one())


def _left_behind(reader: Connection) -> dict[EntryId, dict[Table, int]]:
    """The entries that are only staged, and how many ordinals they use in each table."""
    entries = reader.scalars(select(_entries.c.id).where(_entries.c.state == EntryState.STAGING)).all()
    return {EntryId(entry): {table: _used(reader, table, entry) for table in schema.FOUND} for entry in entries}


def _slabs_left_behind(reader: Connection) -> Sequence[int]:
    columns = schema.slabs.c
    return reader.scalars(select(columns.id).where(columns.state == SlabState.STAGED)).all()


def _used(reader: Connection, table: Table, entry: int) -> int:
    highest = reader.scalars(select(func.max(table.c.ordinal)).where(table.c.entry_id == entry)).one()
    return 0 if highest is None else int(highest) + 1


def _dropping(entries: dict[EntryId, dict[Table, int]]) -> Iterator[Step]:
    for entry, used in entries.items():
        yield partial(laying.drop, entry=entry)
        # Findings name figures, so the last written go first.
        for table in reversed(schema.FOUND):
            for first in range(0, used[table], _ROWS):
                yield partial(_drop_rows, table=table, entry=entry, first=first)
        yield partial(_drop_entry, entry=entry)
    yield _drop_files


def _drop_rows(writer: Connection, table: Table, entry: EntryId, first: int) -> None:
    ordinal = table.c.ordinal
    writer.execute(delete(table).where(table.c.entry_id == entry, ordinal >= first, ordinal < first + _ROWS))


def _drop_entry(writer: Connection, entry: EntryId) -> None:
    figure_columns.drop(writer, entry)
    entry_names.drop(writer, entry)
    texts.drop(writer, entry)
    writer.execute(delete(_entries).where(_entries.c.id == entry))


def _drop_files(writer: Connection) -> None:
    used = exists().where(_entries.c.file_id == _files.c.id)
    writer.execute(delete(_files).where(~_files.c.whole, ~used))
