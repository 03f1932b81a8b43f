"""The tables of an archive, in SQL that any server understands.

What only SQLite knows stands in `sqlite.py`. A change here needs a revision under `migrations/versions`,
and HEAD names the newest of them.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from yearbook_viewer.archive.exact import Exact

# The revision of these tables; a new archive is stamped with it.
HEAD = "0003"

# What this program can read and write. An archive names the least it asks of either.
FORMAT = 3


# Constraints have names, so that a later revision can change them.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

meta = Table(
    "meta",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

# Alembic's own table, made here so that a new archive needs no alembic.
alembic_version = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))

# One row a file and content. `whole` turns true in the transaction that shows the file's entries.
# `size` in bytes and `modified` in nanoseconds, as the file had them when it was read; NULL where nobody looked.
files = Table(
    "files",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("path", Text, nullable=False),
    Column("digest", String(64), nullable=False, index=True),
    Column("encoding", Text, nullable=False),
    Column("doubtful", Boolean, nullable=False),
    Column("replaced", Integer, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("format", Text, nullable=False),
    Column("remarks", JSON, nullable=False),
    Column("size", BigInteger),
    Column("modified", BigInteger),
    UniqueConstraint("path", "digest"),
)

# `requested`: the paths as the reader named them, so that a stopped import can be taken up again.
batches = Table(
    "batches",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("begun", String(32), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("requested", JSON, nullable=False),
    sqlite_autoincrement=True,
)

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
    Column("state", String(16), nullable=False, index=True),
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
    sqlite_autoincrement=True,
)

# The text stands apart: SQLite rewrites a whole row, and an entry's state and title change more than once.
texts = Table(
    "texts",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("text", Text, nullable=False),
)

sections = Table(
    "sections",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("path", JSON, nullable=False),
    Column("start", Integer, nullable=False),
    Column("body", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("prefix", Integer, nullable=False),
    Column("subheadings", JSON, nullable=False),
    Column("signature", JSON, nullable=False),
    Column("date", Text, nullable=False),
    UniqueConstraint("entry_id", "ordinal"),
    sqlite_autoincrement=True,
)

marks = Table(
    "marks",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

figures = Table(
    "figures",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("value", Exact),
    Column("unit", Text, nullable=False),
    Column("qualifier", Text, nullable=False),
    Column("indicator", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("relation", Text, nullable=False),
    Column("year", Integer),
    Column("target", Boolean, nullable=False),
    Column("period", String(16), nullable=False),
    Column("scope", Text, nullable=False),
    Column("doubt", Text, nullable=False),
    sqlite_with_rowid=False,
)

findings = Table(
    "findings",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("arithmetic", Text, nullable=False),
    Column("passages", JSON, nullable=False),
    Column("implied", JSON(none_as_null=True)),
    sqlite_with_rowid=False,
)

# The figures that a finding names: place 0 is what was checked, then what it was held against.
finding_figures = Table(
    "finding_figures",
    metadata,
    Column("entry_id", Integer, primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("figure", Integer, nullable=False),
    ForeignKeyConstraint(["entry_id", "ordinal"], ["findings.entry_id", "findings.ordinal"]),
    ForeignKeyConstraint(
        ["entry_id", "figure"], ["figures.entry_id", "figures.ordinal"], name="fk_finding_figures_figure"
    ),
    sqlite_with_rowid=False,
)

# What the file's format says of an entry's slice, and the tables that the rules recognised: a row a piece.
# `content`: a heading's level, a table's cells, the document's own title.
layouts = Table(
    "layouts",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("content", JSON, nullable=False),
    sqlite_with_rowid=False,
)

# What was found in an entry, children last: the order in which rows may be written.
FOUND = (sections, marks, figures, findings, finding_figures, layouts)

# What the figures of an entry are browsed by, in columns (figure_columns.py): a row for as many of them as were written
# together, and one at least for each entry. `first`: the ordinal of the first. Made from `figures` and made anew where
# it is missing or of an earlier `version`, so that no seal covers it.
figure_columns = Table(
    "figure_columns",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
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

# In which files an entry was met: the one it was cut from, and those that held the same text.
whereabouts = Table(
    "whereabouts",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("file_id", ForeignKey("files.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# Files' own bytes, packed, kept on the reader's choice; by their digest, for the same bytes may lie in many places.
originals = Table(
    "originals",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# The reader's word on how the files of a folder are read and cut, without what is left to the rules.
folder_choices = Table(
    "folder_choices",
    metadata,
    Column("folder", Text, primary_key=True),
    Column("choices", JSON, nullable=False),
)

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

# Written in the transaction of the change itself. `before`, `after`: how the entry stood (change_log.Standing), for a
# note, a review or a link how that did. The order is that of the ids: clocks are set back.
changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("entry_id", ForeignKey("entries.id"), nullable=False, index=True),
    Column("batch_id", ForeignKey("batches.id"), index=True),
    Column("deed", String(16), nullable=False),
    Column("at", String(32), nullable=False),
    Column("before", JSON, nullable=False),
    Column("after", JSON, nullable=False),
    Column("undone", Boolean, nullable=False),
    sqlite_autoincrement=True,
)
