from pathlib import Path

from yearbook_viewer.archive import sqlite
from yearbook_viewer.archive.sqlite import Mode


def test_others_read_while_a_long_transaction_is_under_way(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    writing, reading = sqlite.writing_engine(path, Mode.CREATE), sqlite.reading_engine(path, Mode.WRITE)
    with writing.begin() as writer:
        writer.exec_driver_sql("CREATE TABLE held (content)")
    with writing.begin() as writer:
        sqlite.keep_readable(writer)
        # Twice what SQLite's cache holds.
        for _ in range(40):
            writer.exec_driver_sql("INSERT INTO held VALUES (randomblob(100000))")
        with reading.begin() as reader:
            assert reader.exec_driver_sql("SELECT count(*) FROM held").scalar() == 0
    with reading.begin() as reader:
        assert reader.exec_driver_sql("SELECT count(*) FROM held").scalar() == 40
