"""Whether an archive is sound: its pages, its references, and every entry against its digest and seal."""

from collections.abc import Iterator
from functools import partial

from sqlalchemy import Connection, LargeBinary, cast, select

from yearbook_viewer.archive import (
    dictionary,
    laying,
    name_links,
    notes,
    reviews,
    rows,
    rulings,
    schema,
    series_links,
    sqlite,
    texts,
)
from yearbook_viewer.archive.sqlite import Fault
from yearbook_viewer.archive.states import EntryState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.errors import ArchiveDamaged, ArchiveProblem
from yearbook_viewer.records import Condition, EntryId, Reason, Soundness

_entries = schema.entries

# What turning rows into records ends in where a value cannot be: a kind that does not exist, a list cut short.
UNREADABLE = (ValueError, LookupError, TypeError, ArithmeticError)


def check(store: Store) -> Soundness:
    """Read all of the archive and say whether it is sound; UNKNOWN where it could not be read to the end.

    A copy is looked at, for it takes seconds; what seems wrong there is looked at again in the archive itself.
    """
    try:
        reasons = store.read_copy(_reasons)
        if reasons is None or reasons:
            reasons = store.read(_reasons)
    except ArchiveDamaged as damage:
        return Soundness(Condition.DAMAGED, (damage.reason,))
    except ArchiveProblem as problem:
        return Soundness(Condition.UNKNOWN, (problem.reason,))
    return Soundness(Condition.DAMAGED if reasons else Condition.SOUND, reasons)


def _reasons(reader: Connection) -> tuple[Reason, ...]:
    complaints = [Reason("check-pages", (("complaint", complaint),)) for complaint in sqlite.self_check(reader)]
    broken = sqlite.broken_references(reader)
    if broken:
        complaints.append(Reason("check-references", (("count", str(broken)),)))
    changed = series_links.unsound(reader)
    if changed:
        complaints.append(Reason("check-links", (("count", str(changed)),)))
    changed = dictionary.unsound(reader)
    if changed:
        complaints.append(Reason("check-dictionary", (("count", str(changed)),)))
    changed = name_links.unsound(reader)
    if changed:
        complaints.append(Reason("check-name-links", (("count", str(changed)),)))
    return (*complaints, *_damaged_entries(reader))


def _damaged_entries(reader: Connection) -> Iterator[Reason]:
    noted = {*notes.unsound(reader), *reviews.unsound(reader), *rulings.unsound(reader)}
    whole = _entries.c.state != EntryState.STAGING
    for entry in reader.scalars(select(_entries.c.id).where(whole).order_by(_entries.c.id)).all():
        if entry in noted or not _holds(reader, EntryId(entry)):
            yield Reason("check-entry", (("title", _title(reader, EntryId(entry))), ("entry", str(entry))))


def _holds(reader: Connection, entry: EntryId) -> bool:
    try:
        row = reader.execute(select(_entries).where(_entries.c.id == entry)).one()
        if not texts.is_in_order(reader, entry):
            return False
        text = texts.text_of(reader, entry)
        if rows.digest_of(text) != row.digest or not laying.is_sound(reader, entry, text):
            return False
        seal = rows.seal_of(rows.stored_face(row), partial(rows.stored_rows, reader, entry))
    except sqlite.FAILURES as error:
        if sqlite.fault_of(error) is not Fault.GARBLED:
            raise
        return False
    except UNREADABLE:
        return False
    return seal == str(row.seal)


def _title(reader: Connection, entry: EntryId) -> str:
    """The title, as far as it can still be read."""
    spelled = reader.scalars(select(cast(_entries.c.title, LargeBinary)).where(_entries.c.id == entry)).one()
    return bytes(spelled).decode("utf-8", "replace")
