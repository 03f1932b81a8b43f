"""The reader's dictionary as values with commas, to be edited in a spreadsheet and taken in again."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path

from yearbook_viewer.export.figure_cells import harmless
from yearbook_viewer.export.files import write_whole
from yearbook_viewer.messages import N_, Catalogue
from yearbook_viewer.records import EntryId, EntryListing
from yearbook_viewer.records.entities import OwnName
from yearbook_viewer.wordings import KIND_NAMES, NEVER_MARKED

COLUMNS = (N_("名称"), N_("类别"), N_("所指"), N_("条目"), N_("代替"))

# Stands between words that a name is marked instead of.
BETWEEN = "|"


def write_dictionary(path: Path, names: Iterable[OwnName], entries: Mapping[EntryId, str], say: Catalogue) -> None:
    """Write all lines, with a byte order mark, by which Excel knows UTF-8.

    `entries`: what `entry_labels` gives. Raises ArchiveProblem("cannot-write") or ArchiveProblem("output-is-archive").
    """
    lines = StringIO()
    writer = csv.writer(lines)
    writer.writerow([say(column) for column in COLUMNS])
    for own in names:
        writer.writerow([harmless(cell) for cell in _cells(own, entries, say)])
    write_whole(path, lines.getvalue().encode("utf-8-sig"))


def entry_labels(listings: Sequence[EntryListing]) -> dict[EntryId, str]:
    """How entries are called in a file of names: title and year, and the file's name where those are the same."""
    named = {each.id: f"{each.title}({each.year})" if each.year else each.title for each in listings}
    often = Counter(named.values())
    return {
        each.id: named[each.id] if often[named[each.id]] == 1 else f"{named[each.id]} {each.file}" for each in listings
    }


def _cells(own: OwnName, entries: Mapping[EntryId, str], say: Catalogue) -> tuple[str, ...]:
    kind = say(NEVER_MARKED) if own.kind is None else say(KIND_NAMES[own.kind])
    entry = "" if own.entry is None else entries.get(own.entry, f"#{own.entry}")
    return own.name, kind, own.entity, entry, BETWEEN.join(own.instead)
