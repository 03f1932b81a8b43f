"""Where entries come from: files, imports, the files' own bytes, the reader's choices for folders."""

from sqlalchemy import JSON, BigInteger, Boolean, Column, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from yearbook_viewer.archive.schema.metadata import metadata

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
