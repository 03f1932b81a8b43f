"""Period, scope and doubt of figures; passages and implied values of findings; columns to browse figures by, reviews
of findings, links between series.

What was there before says nothing of them; the seals hold as they are, for what is empty is not spelled in them.
The columns are filled when figures are first browsed: to make them takes longer than an opening may.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "0003"
down_revision = "0002"

_ADDED = {
    "figures": (
        Column("period", sa.String(16), nullable=False, server_default=""),
        Column("scope", sa.Text, nullable=False, server_default=""),
        Column("doubt", sa.Text, nullable=False, server_default=""),
    ),
    "findings": (
        Column("passages", sa.JSON, nullable=False, server_default="[]"),
        Column("implied", sa.JSON(none_as_null=True)),
    ),
}


def upgrade() -> None:
    """Add the columns and tables."""
    for table, columns in _ADDED.items():
        for column in columns:
            op.add_column(table, column)
    _create_tables()
    op.execute("UPDATE meta SET value = '3' WHERE name IN ('least_reader', 'least_writer')")


def _create_tables() -> None:
    op.create_table(
        "figure_columns",
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id"), primary_key=True),
        Column("first", sa.Integer, primary_key=True),
        Column("version", sa.Integer, nullable=False),
        Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "reviews",
        Column("id", sa.Integer, primary_key=True),
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id"), nullable=False),
        Column("kind", sa.String(16), nullable=False),
        Column("start", sa.Integer),
        Column("end", sa.Integer),
        Column("quotation", sa.Text, nullable=False),
        Column("before", sa.Text, nullable=False),
        Column("after", sa.Text, nullable=False),
        Column("offset", sa.Integer, nullable=False),
        Column("arithmetic", sa.Text, nullable=False),
        Column("state", sa.String(16), nullable=False),
        Column("words", sa.Text, nullable=False),
        Column("at", sa.String(32), nullable=False),
        Column("carried_from", sa.Integer, sa.ForeignKey("reviews.id")),
        Column("seal", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reviews_entry_id", "reviews", ["entry_id"])
    op.create_table(
        "series_links",
        Column("id", sa.Integer, primary_key=True),
        Column("one", sa.Text, nullable=False),
        Column("other", sa.Text, nullable=False),
        Column("state", sa.String(16), nullable=False),
        Column("at", sa.String(32), nullable=False),
        Column("seal", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
