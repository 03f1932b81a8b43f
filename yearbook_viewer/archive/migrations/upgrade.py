"""Bring an older archive up to date: one transaction that takes the write lock first, after a checked backup.

Imported only when there is something to migrate, because alembic is.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import ColumnClause, Connection, Select, column, func, inspect, select, table, update

from yearbook_viewer.archive import schema, sqlite
from yearbook_viewer.errors import ArchiveProblem

REVISIONS = Path(__file__).parent

# Tables of which a revision may make more rows or fewer out of the same: what has to stay is counted by this column.
_COUNTED_BY = {"texts": "entry_id"}


def knows(revision: str) -> bool:
    """Whether the revision is one of ours; any other was made by a newer program."""
    return any(file.name.startswith(f"{revision}_") for file in (REVISIONS / "versions").glob("*.py"))


def upgrade(path: Path, backup: Path) -> None:
    """Apply the revisions that the archive lacks; on any error it stays as it was.

    Raises ArchiveProblem where rows were lost or point nowhere afterwards, naming the backup.
    """
    config = Config()
    config.set_main_option("script_location", str(REVISIONS).replace("%", "%%"))
    engine = sqlite.migrating_engine(path)
    with engine.begin() as connection:
        before = _rows(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        after = _rows(connection)
        lost = [name for name, count in before.items() if name in after and after[name] != count]
        if lost or sqlite.broken_references(connection):
            raise ArchiveProblem("migration-refused", path=path, backup=backup)
        shape = sqlite.shape(connection, schema.metadata.tables)
        connection.execute(update(schema.meta).where(schema.meta.c.name == "shape").values(value=shape))


def _rows(connection: Connection) -> dict[str, int]:
    names = inspect(connection).get_table_names()
    return {name: connection.scalars(_count(name)).one() for name in names}


def _count(name: str) -> Select[int]:
    if name in _COUNTED_BY:
        counted: ColumnClause[int] = column(_COUNTED_BY[name])
        return select(func.count(counted.distinct())).select_from(table(name, counted))
    return select(func.count()).select_from(table(name))
