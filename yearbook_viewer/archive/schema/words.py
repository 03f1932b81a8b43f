"""What the reader says of entries, and the log of all that was done to them."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Table, Text

from yearbook_viewer.archive.schema.metadata import metadata

# Words of the reader's own about a passage. `start` and `end` are NULL where the passage is gone from the text;
# `quotation`, `before`, `after` tell what it was. `carried_from`: the note on the earlier text that it continues.
# `gone`: deleted by the reader, kept for undo.
notes = Table(
    "notes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False, index=True),
    Column("start", Integer),
    Column("end", Integer),
    Column("quotation", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("words", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("carried_from", ForeignKey("notes.id")),
    Column("gone", Boolean, nullable=False),
    Column("seal", String(64), nullable=False),
    sqlite_autoincrement=True,
)

# The reader's word on findings, each anchored at the figure that was checked, as notes are at their passage; `end` is
# where that figure ends. A finding without a word of his has no row, or one that was taken back (`state` open).
reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("quotation", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("arithmetic", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("words", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("carried_from", ForeignKey("reviews.id")),
    Column("seal", String(64), nullable=False),
    sqlite_autoincrement=True,
)

# Which series the reader took for one and the same, or did not: `one` and `other` are keys as JSON (subject, name,
# family, scope), the lesser first. `state` is `proposed` where a decision was taken back.
series_links = Table(
    "series_links",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("at", String(32), nullable=False),
    Column("seal", String(64), nullable=False),
    sqlite_autoincrement=True,
)

# Searches that the reader keeps under a name. `wish`: what SearchWish holds, as JSON.
saved_searches = Table(
    "saved_searches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("wish", JSON, nullable=False),
    Column("at", String(32), nullable=False),
    sqlite_autoincrement=True,
)

# Written in the transaction of the change itself. `before`, `after`: how the entry stood (change_log.Standing), for a
# note, a review, a link or names how those did. `entry_id` is NULL where it was done to no single entry. The order is
# that of the ids: clocks are set back.
changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), index=True),
    Column("batch_id", ForeignKey("batches.id"), index=True),
    Column("deed", String(16), nullable=False),
    Column("at", String(32), nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("undone", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
