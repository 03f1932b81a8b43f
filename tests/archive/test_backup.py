import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.pages import PAGE, take_in, titles, write
from yearbook_viewer.archive import backup, sqlite
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem


def _copies(home: Path) -> list[Path]:
    return sorted((home / "backups").glob("*/0*.ybk"))


def test_what_was_changed_is_backed_up_on_closing(archive: Archive, home: Path, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    assert archive.close() is None
    (copy,) = _copies(home)
    assert titles(Archive.open(copy)) == ["临江县档案馆"]


def test_nothing_is_backed_up_where_nothing_was_changed(archive: Archive, home: Path) -> None:
    archive.listings()
    archive.close()
    assert _copies(home) == []


def test_an_archive_that_was_not_closed_is_backed_up_the_next_time(
    archive: Archive, home: Path, tmp_path: Path
) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    again = Archive.open(archive.path)
    assert not again.closed_well
    again.close()
    assert len(_copies(home)) == 1
    assert Archive.open(archive.path).closed_well


def test_the_newest_twelve_are_kept_in_their_order(archive: Archive) -> None:
    made = [backup.make(archive.path, "an-archive") for _ in range(14)]
    kept = sorted(made[-1].parent.glob("0*.ybk"))
    assert kept == made[-12:]
    assert kept[-1].name.startswith("000014-")


def test_a_backup_that_is_not_sound_does_not_count(
    archive: Archive, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    archive.close()
    (kept,) = _copies(home)

    def copy_badly(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:-4096])

    monkeypatch.setattr(sqlite, "copy", copy_badly)
    archive.delete(archive.listings()[0].id)
    reason = archive.close()
    assert reason is not None
    assert reason.key == "backup-failed"
    assert list(kept.parent.glob("*.ybk")) == [kept]


def test_a_backup_place_that_is_gone_is_told_and_the_archive_closes_well(
    archive: Archive, home: Path, tmp_path: Path
) -> None:
    home.write_text("no folder")
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    reason = archive.close()
    assert reason is not None
    assert reason.key == "backup-failed"
    assert Archive.open(archive.path).closed_well


def test_a_backup_of_an_archive_held_by_another_program_does_not_wait_for_ever(archive: Archive) -> None:
    with closing(sqlite3.connect(archive.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ArchiveProblem, match="backup-failed"):
            backup.make(archive.path, "an-archive")


def test_the_reader_s_corrections_lie_beside_the_backups_for_people_to_read(
    archive: Archive, home: Path, tmp_path: Path
) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    entry = archive.listings()[0].id
    archive.correct(entry, title="误", year=2020, source="本室")
    archive.undo()
    archive.correct(entry, title="县档案馆", year=2020, source="本室")
    archive.close()
    (kept,) = (home / "backups").glob("*/corrections.jsonl")
    (edit,) = map(json.loads, kept.read_text(encoding="utf-8").splitlines())
    assert (edit["deed"], edit["subject"], edit["cut_year"]) == ("corrected", "临江县档案馆", 2020)
    assert (edit["before"]["title"], edit["after"]["title"]) == ("临江县档案馆", "县档案馆")
