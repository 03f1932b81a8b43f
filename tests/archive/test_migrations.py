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
from yearbook_viewer.records import ChangeKind, FindingKind, Kind, ReviewState, SeriesKey
from yearbook_viewer.records.entities import Marking, Reach
from yearbook_viewer.records.searched import SearchWish

# A table made anew, as alembic does it where SQLite cannot alter one: with foreign keys on this would
# empty every table that points at it.
WIDENS = """
from alembic import op
import sqlalchemy as sa

revision = "0007"
down_revision = "0006"

def upgrade():
    with op.batch_alter_table("entries", recreate="always") as batch:
        batch.add_column(sa.Column("remark", sa.Text(), server_default=""))
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
    """A later program's chain of revisions: ours, to which a test adds 0007."""
    folder = tmp_path / "migrations"
    shutil.copytree(upgrade.REVISIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(schema, "HEAD", "0007")
    monkeypatch.setattr(upgrade, "REVISIONS", folder)
    return folder


def _add(revisions: Path, script: str) -> None:
    (revisions / "versions" / "0007_later.py").write_text(script, encoding="utf-8")


def _dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [line for line in connection.iterdump() if "'clean'" not in line]


def test_an_older_archive_is_brought_up_to_date_with_all_that_is_in_it(older: Path, revisions: Path) -> None:
    _add(revisions, WIDENS)
    archive = Archive.open(older)
    assert titles(archive) == ["临江县档案馆"]
    assert archive.check().reasons == ()
    with closing(sqlite3.connect(older)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0007",)
        assert connection.execute("SELECT remark FROM entries").fetchone() == ("",)


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


GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def golden(tmp_path: Path) -> Path:
    """A copy of an archive that the first program made: two entries, one of them put right."""
    return Path(shutil.copy(GOLDEN / "0001.ybk", tmp_path / "golden.ybk"))


def test_an_archive_of_the_first_program_is_brought_up_after_a_backup_and_found_sound(golden: Path, home: Path) -> None:
    before = _dump(golden)
    archive = Archive.open(golden)
    assert archive.check().reasons == ()
    assert sorted(titles(archive)) == ["临江县图书馆(更正)", "临江县档案馆"]
    (backup,) = (home / "backups").glob("*/0*.ybk")
    assert _dump(backup) == before
    archive.close()
    assert Archive.open(golden).closed_well


def test_what_was_put_right_in_the_first_program_can_be_undone_and_put_right_further(golden: Path) -> None:
    archive = Archive.open(golden)
    change = archive.next_undo()
    assert change is not None
    assert change.entry is not None
    assert change.title == "临江县图书馆"
    archive.correct(change.entry, volume="临江年鉴", volume_year=2022, place=("文化", "图书馆"))
    assert archive.check().reasons == ()
    archive.undo()
    archive.undo()
    assert sorted(titles(archive)) == ["临江县图书馆", "临江县档案馆"]
    assert archive.check().reasons == ()


def test_the_batch_of_the_first_program_can_be_taken_back(golden: Path) -> None:
    archive = Archive.open(golden)
    batch = archive.last_batch()
    assert batch is not None
    assert archive.undo_batch(batch) == 2
    assert titles(archive) == []


def test_damage_from_before_the_migration_is_still_noticed_after_it(golden: Path) -> None:
    with closing(sqlite3.connect(golden)) as connection, connection:
        connection.execute("UPDATE figures SET unit = '卷' WHERE ordinal = 0 AND entry_id = 1")
    (reason,) = Archive.open(golden).check().reasons
    assert reason.key == "check-entry"


def test_a_migrated_archive_has_the_tables_of_a_new_one(golden: Path, older: Path) -> None:
    Archive.open(golden)
    columns = []
    for path in (golden, older):
        with closing(sqlite3.connect(path)) as connection:
            names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
            told = {name: connection.execute(f"PRAGMA table_info({name})").fetchall() for name in sorted(names)}
            keys = {name: sorted(connection.execute(f"PRAGMA foreign_key_list({name})").fetchall()) for name in told}
            indexes = sorted(
                row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'index'")
            )
            # Without the defaults, which only what was added to existing rows has.
            bare = {name: [row[1:4] + row[5:] for row in rows] for name, rows in told.items()}
            columns.append((bare, keys, indexes))
    assert columns[0] == columns[1]


def test_an_archive_of_the_second_program_opens_with_all_that_is_in_it(tmp_path: Path) -> None:
    archive = Archive.open(Path(shutil.copy(GOLDEN / "0002.ybk", tmp_path / "golden.ybk")))
    assert archive.check().reasons == ()
    hydrology, weather = sorted(archive.listings(), key=lambda listed: listed.file)[::-1]
    assert (weather.title, weather.place, weather.volume_year) == ("云泽市气象站", ("农业", "气象"), 2022)
    assert [(note.words, note.quotation) for note in archive.notes(weather.id)] == [("待核", "预警14次。")]
    (earlier,) = archive.revisions(weather.id)
    assert "预警12次" in archive.reading(earlier.entry).extraction.entry.text
    assert archive.write_original(earlier.entry, tmp_path).name == "气象站.txt"
    assert archive.choices_for(Path("/tmp/golden2/a.txt")).volume == "云泽年鉴"
    assert hydrology.title == "临江县档案局"
    change = archive.undo()
    assert change is not None
    assert archive.reading(hydrology.id).extraction.entry.layout.title == "临江年鉴样张"
    assert archive.check().reasons == ()


def test_an_archive_of_the_third_program_opens_with_the_reader_s_words_on_findings_and_series(tmp_path: Path) -> None:
    archive = Archive.open(Path(shutil.copy(GOLDEN / "0003.ybk", tmp_path / "golden.ybk")))
    assert archive.check().reasons == ()
    newer, older = archive.listings()
    assert (newer.year, older.year, older.volume) == (2020, 2019, "云泽年鉴")
    (review,) = archive.reviews(newer.id)
    assert (review.state, review.arithmetic, review.words) == (ReviewState.VERIFIED, "2 + 4 = 6", "已问市局")
    assert [each.review for each in archive.kept_findings(newer.id) if each.finding.kind is FindingKind.SUM] == [review]
    assert [note.quotation for note in archive.notes(newer.id)] == ["生态护林员"]
    key = SeriesKey("云泽市林业局", "护林员", "人", "")
    assert [printing.figure.year for printing in archive.series(key).printings] == [2019, 2020]
    kinds = []
    while change := archive.undo():
        kinds.append(change.kind)
    assert kinds == [ChangeKind.LINKED, ChangeKind.CORRECTED]
    assert archive.series(key).joined == ()
    assert archive.check().reasons == ()


def test_an_archive_of_the_fourth_program_opens_with_its_log_and_takes_the_reader_s_word_on_names(
    tmp_path: Path,
) -> None:
    archive = Archive.open(Path(shutil.copy(GOLDEN / "0004.ybk", tmp_path / "golden.ybk")))
    assert archive.check().reasons == ()
    newer, older = archive.listings()
    assert (newer.year, older.year, older.volume) == (2020, 2019, "云泽年鉴")
    assert [search.name for search in archive.saved_searches()] == ["网点"]
    assert {mark.certainty for mark in archive.reading(newer.id).extraction.marks} == {100}
    (revised,) = archive.revisions(newer.id)
    assert [(note.words, note.quotation) for note in archive.notes(newer.id)] == [("任职时间待核", "柳大同")]
    start = archive.reading(older.id).extraction.entry.text.index("柳大同")
    archive.mark(Marking(older.id, start, start + 3, Kind.PER, Reach.EVERYWHERE))
    list(archive.lay_over())
    for entry in (older.id, newer.id, revised.entry):
        marks = archive.reading(entry).extraction.marks
        assert [mark.text for mark in marks if mark.kind is Kind.PER] == ["柳大同"]
    kinds = []
    while change := archive.undo():
        kinds.append(change.kind)
    assert kinds == [ChangeKind.MARKED, ChangeKind.NOTE_DELETED, ChangeKind.NOTED, ChangeKind.CORRECTED]
    assert archive.check().reasons == ()


def test_an_archive_of_the_fifth_program_is_searched_and_put_right_and_its_entries_are_read_from_the_index(
    tmp_path: Path,
) -> None:
    archive = Archive.open(Path(shutil.copy(GOLDEN / "0005.ybk", tmp_path / "golden.ybk")))
    assert archive.check().reasons == ()
    assert [(listed.title, listed.year) for listed in archive.listings()] == [
        ("云泽市气象台", 2021),
        ("云泽市气象台(补录)", 2020),
    ]
    first, second = archive.search(SearchWish("测站")).first[:2]
    assert (first.year, second.entry_title) == (2021, "云泽市气象台(补录)")
    with closing(sqlite3.connect(archive.path)) as connection:
        told = "EXPLAIN QUERY PLAN SELECT id, year, title FROM entries WHERE state = 'current' ORDER BY id"
        assert "USING COVERING INDEX ix_entries_state" in connection.execute(told).fetchone()[3]
    kinds = []
    while change := archive.undo():
        kinds.append(change.kind)
    assert kinds == [ChangeKind.DELETED, ChangeKind.CORRECTED, ChangeKind.MARKED]
    assert sorted(titles(archive)) == ["云泽市气象台", "云泽市气象台", "云泽市粮库"]
    assert archive.search(SearchWish("补录")).total == 0
    assert archive.check().reasons == ()


def test_what_the_first_program_found_is_offered_to_be_read_again(golden: Path) -> None:
    archive = Archive.open(golden)
    assert len(archive.stale()) == 2
    list(archive.read_again(archive.stale()))
    assert archive.stale() == ()
    assert sorted(titles(archive)) == ["临江县图书馆(更正)", "临江县档案馆"]
    assert archive.check().reasons == ()
