"""How sure marks are; the reader's word on them, the dictionary, links between names; edits that are about no entry.

Marks from before are said to be sure: nothing else is known of them, and what is sure is not spelled in a seal.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "0005"
down_revision = "0004"

_CHANGES = ("id", "entry_id", "batch_id", "deed", "at", "before", "after", "undone")


def upgrade() -> None:
    """Add the column and the tables, and make the log anew."""
    op.add_column("marks", Column("certainty", sa.Integer, nullable=False, server_default="100"))
    _free_changes()
    _create_words()
    _create_marks()
    _create_links()
    op.execute("UPDATE meta SET value = '5' WHERE name IN ('least_reader', 'least_writer')")


def _free_changes() -> None:
    """An edit of the dictionary is about no entry; SQLite cannot take NOT NULL from a column."""
    op.drop_index("ix_changes_batch_id", "changes")
    op.drop_index("ix_changes_entry_id", "changes")
    op.rename_table("changes", "earlier_changes")
    op.create_table(
        "changes",
        Column("id", sa.Integer, primary_key=True),
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id", name="fk_changes_entry_id")),
        Column("batch_id", sa.Integer, sa.ForeignKey("batches.id", name="fk_changes_batch_id")),
        Column("deed", sa.String(16), nullable=False),
        Column("at", sa.String(32), nullable=False),
        Column("before", sa.JSON, nullable=False),
        Column("after", sa.JSON, nullable=False),
        Column("undone", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    names = ", ".join(f'"{name}"' for name in _CHANGES)
    op.execute(f"INSERT INTO changes ({names}) SELECT {names} FROM earlier_changes ORDER BY id")
    op.drop_table("earlier_changes")
    op.create_index("ix_changes_batch_id", "changes", ["batch_id"])
    op.create_index("ix_changes_entry_id", "changes", ["entry_id"])


def _create_words() -> None:
    op.create_table(
        "rulings",
        Column("id", sa.Integer, primary_key=True),
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id"), nullable=False),
        Column("start", sa.Integer),
        Column("end", sa.Integer),
        Column("quotation", sa.Text, nullable=False),
        Column("before", sa.Text, nullable=False),
        Column("after", sa.Text, nullable=False),
        Column("offset", sa.Integer, nullable=False),
        Column("kind", sa.String(16)),
        Column("at", sa.String(32), nullable=False),
        Column("carried_from", sa.Integer, sa.ForeignKey("rulings.id")),
        Column("gone", sa.Boolean, nullable=False),
        Column("seal", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_rulings_entry_id", "rulings", ["entry_id"])
    op.create_table(
        "dictionary",
        Column("id", sa.Integer, primary_key=True),
        Column("name", sa.Text, nullable=False),
        Column("folded", sa.Text, nullable=False),
        Column("kind", sa.String(16)),
        Column("entity", sa.Text, nullable=False),
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id")),
        Column("instead", sa.JSON, nullable=False),
        Column("at", sa.String(32), nullable=False),
        Column("carried_from", sa.Integer, sa.ForeignKey("dictionary.id")),
        Column("gone", sa.Boolean, nullable=False),
        Column("changed", sa.Integer, nullable=False),
        Column("applied", sa.Integer, nullable=False),
        Column("seal", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_dictionary_folded", "dictionary", ["folded"])
    op.create_index("ix_dictionary_entry_id", "dictionary", ["entry_id"])


def _create_marks() -> None:
    op.create_table(
        "own_marks",
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id"), primary_key=True),
        Column("ordinal", sa.Integer, primary_key=True),
        Column("start", sa.Integer, nullable=False),
        Column("end", sa.Integer, nullable=False),
        Column("kind", sa.String(16), nullable=False),
        Column("text", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hidden_marks",
        Column("entry_id", sa.Integer, primary_key=True),
        Column("ordinal", sa.Integer, primary_key=True),
        sa.ForeignKeyConstraint(["entry_id", "ordinal"], ["marks.entry_id", "marks.ordinal"]),
        sqlite_with_rowid=False,
    )
    op.create_table("unlaid", Column("entry_id", sa.Integer, sa.ForeignKey("entries.id"), primary_key=True))


def _create_links() -> None:
    op.create_table(
        "name_links",
        Column("id", sa.Integer, primary_key=True),
        Column("one", sa.Text, nullable=False),
        Column("other", sa.Text, nullable=False),
        Column("state", sa.String(16), nullable=False),
        Column("reason", sa.Text, nullable=False),
        Column("at", sa.String(32), nullable=False),
        Column("seal", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "renamed",
        Column("id", sa.Integer, primary_key=True),
        Column("key", sa.Text, nullable=False),
        Column("name", sa.Text, nullable=False),
        Column("at", sa.String(32), nullable=False),
        Column("seal", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
