"""Period, scope and doubt of figures; passages and implied values of findings.

What was there before says nothing of them; the seals hold as they are, for what is empty is not spelled in them.
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
    """Add the columns."""
    for table, columns in _ADDED.items():
        for column in columns:
            op.add_column(table, column)
    op.execute("UPDATE meta SET value = '3' WHERE name IN ('least_reader', 'least_writer')")
