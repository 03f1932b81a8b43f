"""Volume, place and where each year was taken from; layouts, notes, originals, choices and earlier readings.

What was there before keeps its value, and what nobody wrote down then is empty. The seals hold as they are: what is
empty is not spelled in them.
"""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, Connection

revision = "0002"
down_revision = "0001"

_ADDED = {
    "files": (
        Column("format", sa.Text, nullable=False, server_default="txt"),
        Column("remarks", sa.JSON, nullable=False, server_default="[]"),
        Column("size", sa.BigInteger),
        Column("modified", sa.BigInteger),
    ),
    "entries": (
        Column("volume", sa.Text, nullable=False, server_default=""),
        Column("place", sa.JSON, nullable=False, server_default="[]"),
        Column("year_from", sa.String(16), nullable=False, server_default=""),
        Column("volume_year_from", sa.String(16), nullable=False, server_default=""),
        Column("date_from", sa.String(16), nullable=False, server_default=""),
        Column("cut_volume", sa.Text, nullable=False, server_default=""),
        Column("cut_volume_year", sa.Integer),
        Column("cut_place", sa.JSON, nullable=False, server_default="[]"),
        Column("cut_date", sa.Text, nullable=False, server_default=""),
        Column("choices", sa.JSON, nullable=False, server_default="{}"),
        Column("reading", sa.Integer, nullable=False, server_default="0"),
        Column("successor", sa.Integer),
    ),
    "sections": (Column("date", sa.Text, nullable=False, server_default=""),),
}


def upgrade() -> None:
    """Add the columns and tables, and fill what follows from the rows that are there."""
    for table, columns in _ADDED.items():
        for column in columns:
            op.add_column(table, column)
    _create_tables()
    op.execute("UPDATE entries SET cut_volume_year = volume_year, cut_date = date")
    op.execute("INSERT INTO whereabouts (entry_id, file_id) SELECT id, file_id FROM entries WHERE state <> 'staging'")
    connection = op.get_bind()
    _name_successors(connection)
    _complete_changes(connection)
    op.execute("UPDATE meta SET value = '2' WHERE name IN ('least_reader', 'least_writer')")


def _create_tables() -> None:
    op.create_table(
        "layouts",
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id"), primary_key=True),
        Column("ordinal", sa.Integer, primary_key=True),
        Column("kind", sa.String(16), nullable=False),
        Column("start", sa.Integer, nullable=False),
        Column("end", sa.Integer, nullable=False),
        Column("content", sa.JSON, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "readings",
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id"), primary_key=True),
        Column("number", sa.Integer, primary_key=True),
        Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "whereabouts",
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id"), primary_key=True),
        Column("file_id", sa.Integer, sa.ForeignKey("files.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_whereabouts_file_id", "whereabouts", ["file_id"])
    op.create_table(
        "originals",
        Column("digest", sa.String(64), primary_key=True),
        Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "folder_choices",
        Column("folder", sa.Text, primary_key=True),
        Column("choices", sa.JSON, nullable=False),
    )
    op.create_table(
        "notes",
        Column("id", sa.Integer, primary_key=True),
        Column("entry_id", sa.Integer, sa.ForeignKey("entries.id"), nullable=False),
        Column("start", sa.Integer),
        Column("end", sa.Integer),
        Column("quotation", sa.Text, nullable=False),
        Column("before", sa.Text, nullable=False),
        Column("after", sa.Text, nullable=False),
        Column("offset", sa.Integer, nullable=False),
        Column("words", sa.Text, nullable=False),
        Column("at", sa.String(32), nullable=False),
        Column("carried_from", sa.Integer, sa.ForeignKey("notes.id")),
        Column("gone", sa.Boolean, nullable=False),
        Column("seal", sa.String(64), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_notes_entry_id", "notes", ["entry_id"])


def _name_successors(connection: Connection) -> None:
    """Which revision took an entry's place: the next one of the same subject, title and year."""
    superseded = connection.execute(
        sa.text("SELECT id, subject, title, cut_title, year, cut_year FROM entries WHERE state = 'superseded'")
    ).all()
    for row in superseded:
        connection.execute(
            sa.text(
                "UPDATE entries SET successor = (SELECT min(later.id) FROM entries AS later WHERE later.id > :id"
                " AND later.state IN ('current', 'superseded') AND later.subject = :subject"
                " AND later.cut_title IN (:title, :cut_title)"
                " AND (later.cut_year IS :year OR later.cut_year IS :cut_year)) WHERE id = :id"
            ),
            row._asdict(),
        )


def _complete_changes(connection: Connection) -> None:
    """The log tells of all that can now be put right: none of it could be until now, so it stood as it stands."""
    rows = connection.execute(
        sa.text(
            "SELECT changes.id, changes.before, changes.after, entries.date, entries.volume_year FROM changes"
            " JOIN entries ON entries.id = changes.entry_id"
        )
    ).all()
    for row in rows:
        always = {
            "date": row.date,
            "volume": "",
            "volume_year": row.volume_year,
            "place": [],
            "year_from": "",
            "volume_year_from": "",
            "date_from": "",
            "reading": 0,
        }
        spelled = {name: json.dumps(json.loads(getattr(row, name)) | always) for name in ("before", "after")}
        connection.execute(
            sa.text("UPDATE changes SET before = :before, after = :after WHERE id = :id"), spelled | {"id": row.id}
        )
