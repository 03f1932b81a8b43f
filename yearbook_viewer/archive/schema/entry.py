"""Entries with their texts, where they were met, and how they were read before."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from yearbook_viewer.archive.schema.metadata import metadata

# `digest`: SHA-256 of the canonical text, which is the entry's identity. `seal`: see rows.py.
# `extractor`: the version of the rules that found its sections, marks and figures.
# `cut_*`: what the rules read where the reader may have put it right, so that a re-issue is known again.
# `choices`: the reader's word on reading and cutting that it was made with, without what was left to the rules.
# `reading`: counts how often it was read again; `successor`: the entry that took its place as a revision.
entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file_id", ForeignKey("files.id"), nullable=False, index=True),
    Column("ordinal", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("seal", String(64), nullable=False),
    Column("extractor", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("subject", Text, nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("year", Integer),
    Column("head_end", Integer, nullable=False),
    Column("volume_year", Integer),
    Column("signature", JSON, nullable=False),
    Column("doubts", JSON, nullable=False),
    Column("cut_title", Text, nullable=False),
    Column("cut_source", Text, nullable=False),
    Column("cut_year", Integer),
    Column("volume", Text, nullable=False),
    Column("place", JSON, nullable=False),
    Column("year_from", String(16), nullable=False),
    Column("volume_year_from", String(16), nullable=False),
    Column("date_from", String(16), nullable=False),
    Column("cut_volume", Text, nullable=False),
    Column("cut_volume_year", Integer),
    Column("cut_place", JSON, nullable=False),
    Column("cut_date", Text, nullable=False),
    Column("choices", JSON, nullable=False),
    Column("reading", Integer, nullable=False),
    Column("successor", Integer),
    # All that a search asks of every current entry: the rows themselves lie all over the file, among the texts.
    Index("ix_entries_state", "state", "id", "year", "title"),
    sqlite_autoincrement=True,
)

# The text stands apart: SQLite rewrites a whole row, and an entry's state and title change more than once. It stands in
# pieces, each by the code point where it begins, so that a few words of a long text are read without the rest.
texts = Table(
    "texts",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("text", Text, nullable=False),
)

# In which files an entry was met: the one it was cut from, and those that held the same text.
whereabouts = Table(
    "whereabouts",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("file_id", ForeignKey("files.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# What rules of an earlier version found in an entry, packed, so that reading it again can be undone; `number` is
# the entry's `reading` then.
readings = Table(
    "readings",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
