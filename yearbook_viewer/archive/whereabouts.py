"""In which files an entry was met."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import Connection, delete, insert, select

from yearbook_viewer.archive import schema
from yearbook_viewer.archive.paths import spelled_path
from yearbook_viewer.archive.plan import Plan
from yearbook_viewer.records import EntryId

_files, _whereabouts = schema.files, schema.whereabouts


def link(writer: Connection, file: int, entries: Iterable[EntryId]) -> None:
    """Write down that the file holds these entries, and which entries those are."""
    met = list(dict.fromkeys(entries))
    writer.execute(delete(_whereabouts).where(_whereabouts.c.file_id == file, _whereabouts.c.entry_id.in_(met)))
    writer.execute(insert(_whereabouts), [{"entry_id": entry, "file_id": file} for entry in met])


def is_linked(reader: Connection, path: Path, digest: str, plans: Sequence[Plan]) -> bool:
    """Whether it is written down already that a file of these bytes holds all of the entries."""
    linked = set(
        reader.scalars(
            select(_whereabouts.c.entry_id)
            .join(_files, _files.c.id == _whereabouts.c.file_id)
            .where(_files.c.path == spelled_path(path.absolute()), _files.c.digest == digest, _files.c.whole)
        )
    )
    return linked.issuperset(plan.known for plan in plans)
