import ast
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.pages import PAGE, take_in, titles, write
from yearbook_viewer.archive import schema
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.migrations import upgrade
from yearbook_viewer.errors import ArchiveProblem

# A table made anew, as alembic does it where SQLite cannot alter one: with foreign keys on this would
# empty every table that points at it.
WIDENS = """
from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"

def upgrade():
    with op.batch_alter_table("entries", recreate="always") as batch:
        batch.add_column(sa.Column("note", sa.Text(), server_default=""))
"""


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """An archive with an entry in it, closed."""
    archive = Archive.open(tmp_path / "older.ybk")
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    archive.close()
    return archive.path


@pytest.fixture
def revisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A later program's chain of revisions: ours, to which a test adds 0002."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.REVISIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "HEAD", "0002")
    monkeypatch.setattr(upgrade, "REVISIONS", folder)
    return folder


def _add(revisions: Path, script: str) -> None:
    (revisions / "versions" / "0002_later.py").write_text(script, encoding="utf-8")


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if "'clean'" not in line]


def test_an_older_archive_is_brought_up_to_date_with_all_that_is_in_it(older: Path, revisions: Path) -> None:
    _add(revisions, WIDENS)
    archive = Archive.open(older)
    assert titles(archive) == ["临江县档案馆"]
    assert archive.check().reasons == ()
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0002",)
        assert connection.execute("SELECT note FROM entries").fetchone() == ("",)


def test_a_backup_is_made_before(older: Path, revisions: Path, home: Path) -> None:
    _add(revisions, WIDENS)
    before = _dump(older)
    Archive.open(older)
    newest = max((home / "backups").glob("*/0*.ybk"))
    assert _dump(newest) == before


def test_a_revision_that_fails_half_way_leaves_the_archive_as_it_was(older: Path, revisions: Path) -> None:
    _add(revisions, WIDENS + '    op.execute("UPDATE entries SET title = 0")\n    raise ZeroDivisionError\n')
    before = _dump(older)
    with pytest.raises(ZeroDivisionError):
        Archive.open(older)
    assert _dump(older) == before


@pytest.mark.parametrize("loss", ["DELETE FROM marks", "UPDATE marks SET entry_id = 99"])
def test_a_revision_that_loses_rows_is_taken_back(older: Path, revisions: Path, loss: str) -> None:
    _add(revisions, f'{WIDENS}    op.execute("{loss}")\n')
    before = _dump(older)
    with pytest.raises(ArchiveProblem, match="migration-refused"):
        Archive.open(older)
    assert _dump(older) == before


def test_no_migration_begins_where_no_backup_can_be_made(older: Path, revisions: Path, home: Path) -> None:
    _add(revisions, WIDENS)
    before = _dump(older)
    shutil.rmtree(home)
    home.write_text("no folder")
    with pytest.raises(ArchiveProblem, match="backup-failed"):
        Archive.open(older)
    assert _dump(older) == before


def test_a_new_archive_is_stamped_with_the_newest_revision() -> None:
    files = sorted((upgrade.REVISIONS / "versions").glob("*.py"))
    tree = ast.parse(files[-1].read_text(encoding="utf-8"))
    named = {node.targets[0].id: node.value for node in tree.body if isinstance(node, ast.Assign)}  # type: ignore[attr-defined]  # a plain name
    assert ast.literal_eval(named["revision"]) == schema.HEAD
    assert files[-1].name.startswith(f"{schema.HEAD}_")


def test_alembic_is_not_loaded_where_nothing_is_to_migrate(older: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from yearbook_viewer.archive.archive import Archive;"
        f"Archive.open(Path({str(older)!r})).close(); sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
