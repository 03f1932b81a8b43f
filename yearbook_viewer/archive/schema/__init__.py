"""The tables of an archive, in SQL that any server understands.

What only SQLite knows stands in `sqlite.py`. A change here needs a revision under `migrations/versions`,
and HEAD names the newest of them.
"""

from yearbook_viewer.archive.schema.concordance import displaced, leaves, slabs
from yearbook_viewer.archive.schema.entry import entries, readings, texts, whereabouts
from yearbook_viewer.archive.schema.found import (
    FOUND,
    entry_names,
    figure_columns,
    figures,
    finding_figures,
    findings,
    layouts,
    marks,
    sections,
)
from yearbook_viewer.archive.schema.metadata import metadata
from yearbook_viewer.archive.schema.names import (
    dictionary,
    hidden_marks,
    name_links,
    own_marks,
    renamed,
    rulings,
    unlaid,
)
from yearbook_viewer.archive.schema.own import alembic_version, meta
from yearbook_viewer.archive.schema.sources import batches, files, folder_choices, originals
from yearbook_viewer.archive.schema.words import changes, notes, reviews, saved_searches, series_links

# The revision of these tables; a new archive is stamped with it.
HEAD = "0006"

# What this program can read and write. An archive names the least it asks of either.
FORMAT = 5

__all__ = [
    "FORMAT",
    "FOUND",
    "HEAD",
    "alembic_version",
    "batches",
    "changes",
    "dictionary",
    "displaced",
    "entries",
    "entry_names",
    "figure_columns",
    "figures",
    "files",
    "finding_figures",
    "findings",
    "folder_choices",
    "hidden_marks",
    "layouts",
    "leaves",
    "marks",
    "meta",
    "metadata",
    "name_links",
    "notes",
    "originals",
    "own_marks",
    "readings",
    "renamed",
    "reviews",
    "rulings",
    "saved_searches",
    "sections",
    "series_links",
    "slabs",
    "texts",
    "unlaid",
    "whereabouts",
]
