"""The index of every character and pair of characters; made from the texts, and made anew where it is not sound.

No seal covers it, and it holds nothing that the texts do not. How the blobs are packed: archive/concordance.
"""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, LargeBinary, String, Table

from yearbook_viewer.archive.schema.metadata import metadata

# A stretch of coordinates, one for each character that a search looks at, and the lists of what stands there. `first`:
# the first of them; `span`: how many. `state`: see concordance/slabs.py; only what is whole is asked.
slabs = Table(
    "slabs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", String(32), nullable=False),
    Column("state", String(16), nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("span", BigInteger, nullable=False),
    Column("size", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

# The blobs of a slab: `field` says of what, `number` counts within.
leaves = Table(
    "leaves",
    metadata,
    Column("slab_id", ForeignKey("slabs.id"), primary_key=True),
    Column("field", Integer, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

# Entries that were placed anew: what stands of them below that coordinate is no longer true.
displaced = Table(
    "displaced",
    metadata,
    Column("entry_id", Integer, primary_key=True),
    Column("below", BigInteger, nullable=False, index=True),
)
