"""Texts in pieces, so that a few words are read without the rest; the tables of the index, of what is
proposed to who types, and of saved searches.

Index and proposals are filled later, turn by turn: to make them takes longer than an opening may.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "0004"
down_revision = "0003"

# As archive/texts.py cuts them.
_PIECE = 2_048
# Pieces in one statement.
_PIECES = 256


def upgrade() -> None:
    """Cut the texts and add the tables."""
    _cut_texts()
    _create_tables()
    op.execute("UPDATE meta SET value = '4' WHERE name IN ('least_reader', 'least_writer')")


def _cut_texts() -> None:
    op.rename_table("texts", "whole_texts")
    pieces = op.create_table(
        "texts",
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id"), primary_key=True),
        Column("start", sa.Integer, primary_key=True),
        Column("text", sa.Text, nullable=False),
    )
    connection = op.get_bind()
    whole = sa.table("whole_texts", sa.column("entry_id"), sa.column("text"))
    # One text at a time: the longest has a hundred million characters.
    for entry in connection.scalars(sa.select(whole.c.entry_id).order_by(whole.c.entry_id)).all():
        text: str = connection.scalars(sa.select(whole.c.text).where(whole.c.entry_id == entry)).one()
        for first in range(0, max(len(text), 1), _PIECE * _PIECES):
            starts = range(first, min(first + _PIECE * _PIECES, max(len(text), 1)), _PIECE)
            rows = [{"entry_id": entry, "start": start, "text": text[start : start + _PIECE]} for start in starts]
            connection.execute(sa.insert(pieces), rows)
    op.drop_table("whole_texts")


def _create_tables() -> None:
    op.create_table(
        "slabs",
        Column("id", sa.Integer, primary_key=True),
        Column("version", sa.String(32), nullable=False),
        Column("state", sa.String(16), nullable=False),
        Column("first", sa.BigInteger, nullable=False),
        Column("span", sa.BigInteger, nullable=False),
        Column("size", sa.BigInteger, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "leaves",
        Column("slab_id", sa.Integer, sa.ForeignKey("slabs.id"), primary_key=True),
        Column("field", sa.Integer, primary_key=True),
        Column("number", sa.Integer, primary_key=True),
        Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "displaced",
        Column("entry_id", sa.Integer, primary_key=True),
        Column("below", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_displaced_below", "displaced", ["below"])
    op.create_table(
        "entry_names",
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id"), primary_key=True),
        Column("first", sa.Integer, primary_key=True),
        Column("version", sa.Integer, nullable=False),
        Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "saved_searches",
        Column("id", sa.Integer, primary_key=True),
        Column("name", sa.Text, nullable=False),
        Column("wish", sa.JSON, nullable=False),
        Column("at", sa.String(32), nullable=False),
        sqlite_autoincrement=True,
    )
