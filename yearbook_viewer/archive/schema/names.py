"""What the reader says of names, and what it makes of the marks in the texts."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    String,
    Table,
    Text,
)

from yearbook_viewer.archive.schema.metadata import metadata

# The reader's word on single passages, each anchored as notes are. `kind` is NULL where it names nothing; `gone`: taken
# back, kept for undo. Of two that overlap the later one holds.
rulings = Table(
    "rulings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False, index=True),
    Column("start", Integer),
    Column("end", Integer),
    Column("quotation", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("kind", String(16)),
    Column("at", String(32), nullable=False),
    Column("carried_from", ForeignKey("rulings.id")),
    Column("gone", Boolean, nullable=False),
    Column("seal", String(64), nullable=False),
    sqlite_autoincrement=True,
)

# The reader's dictionary. `folded`: the name as it is looked for. `kind` is NULL for what is never marked; `entry_id`:
# the only entry where the line holds, NULL for everywhere. `instead`: longer words that were marked in its place.
# `changed` counts what was done to the line, and `applied` is what `changed` was when all entries were gone through.
dictionary = Table(
    "dictionary",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
    Column("kind", String(16)),
    Column("entity", Text, nullable=False),
    Column("entry_id", ForeignKey("entries.id"), index=True),
    Column("instead", JSON, nullable=False),
    Column("at", String(32), nullable=False),
    Column("carried_from", ForeignKey("dictionary.id")),
    Column("gone", Boolean, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("applied", Integer, nullable=False),
    Column("seal", String(64), nullable=False),
    sqlite_autoincrement=True,
)

# What the reader's words make of an entry's marks: those that are read besides, and those that are not read. Made from
# `rulings` and `dictionary`, and made anew with every change of theirs.
own_marks = Table(
    "own_marks",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)
hidden_marks = Table(
    "hidden_marks",
    metadata,
    Column("entry_id", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    ForeignKeyConstraint(["entry_id", "ordinal"], ["marks.entry_id", "marks.ordinal"]),
    sqlite_with_rowid=False,
)

# Entries that came back into sight, and over which the dictionary is to be laid again.
unlaid = Table("unlaid", metadata, Column("entry_id", ForeignKey("entries.id"), primary_key=True))

# Which entities the reader took for one and the same, or did not: `one` and `other` are keys as JSON (kind, name,
# home), the lesser first. `state` is `proposed` where a decision was taken back; `reason`: why it was proposed.
name_links = Table(
    "name_links",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("one", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("seal", String(64), nullable=False),
    sqlite_autoincrement=True,
)

# How the reader calls an entity: `key` as in name_links; `name` is empty where that was taken back.
renamed = Table(
    "renamed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("at", String(32), nullable=False),
    Column("seal", String(64), nullable=False),
    sqlite_autoincrement=True,
)
