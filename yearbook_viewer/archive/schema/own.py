"""What an archive says of itself."""

from sqlalchemy import Column, String, Table, Text

from yearbook_viewer.archive.schema.metadata import metadata

meta = Table(
    "meta",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

# Alembic's own table, made here so that a new archive needs no alembic.
alembic_version = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))
