"""What was found in an entry."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from yearbook_viewer.archive.exact import Exact
from yearbook_viewer.archive.schema.metadata import metadata

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

# What the rules found; what the reader says of it stands apart (names.py) and is laid over it.
marks = Table(
    "marks",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("certainty", Integer, nullable=False),
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

# What is proposed to who types a search (entry_names.py): the names and headings of an entry, each with how often it is
# there; a row for as many as were written together. Made from `marks` and `sections`, and made anew like the columns.
entry_names = Table(
    "entry_names",
    metadata,
    Column("entry_id", ForeignKey("entries.id"), primary_key=True),
    Column("first", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
