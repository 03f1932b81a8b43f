"""What a reader has said of an entry, on the text that takes its place."""

from collections.abc import Iterable

from sqlalchemy import Connection

from yearbook_viewer.archive import dictionary, known_names, laying, notes, reviews, rulings
from yearbook_viewer.archive.staging import Staging
from yearbook_viewer.records import EntryId


def carry(writer: Connection, older: EntryId, newer: EntryId) -> None:
    """Have notes, words on findings and words on names on the newer text too."""
    notes.carry(writer, older, newer)
    reviews.carry(writer, older, newer)
    carried = [rulings.carry(writer, older, newer), dictionary.carry(writer, older, newer)]
    if any(carried):
        laying.lay(writer, newer, known_names.known(writer))


def leave_names(writer: Connection, entries: Iterable[EntryId], staging: Staging) -> None:
    """Of entries that are shown from now on, leave those to be laid over whose names may be others by now.

    The dictionary was laid over them when they were written: since then it may have changed, and an entry that was in
    the archive before was passed over while it was gone.
    """
    unchanged = known_names.edition_of(writer) == staging.known.edition
    fresh = set(staging.entries.values()) if unchanged else set()
    laying.leave(writer, (entry for entry in entries if entry not in fresh))
