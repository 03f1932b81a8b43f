"""Texts in pieces: what is put together again is what was taken apart, and a few words read little."""

from pathlib import Path

import pytest
from sqlalchemy import insert

from yearbook_viewer.archive import schema, texts
from yearbook_viewer.archive.store import Store
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId

ONE = EntryId(1)
LONG = "".join(f"第{number}条𠮷\n" for number in range(9_000))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "texts.ybk")


def _put(store: Store, text: str) -> None:
    with store.writing() as writer:
        writer.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        texts.put(writer, ONE, text)
        writer.exec_driver_sql("INSERT INTO files VALUES (1, 'a.txt', '', '', 0, 0, 1, '', '[]', NULL, NULL)")
        values = {column.name: "" for column in schema.entries.columns} | {"id": 1, "file_id": 1, "successor": None}
        numbers = ("ordinal", "extractor", "start", "year", "head_end", "volume_year", "cut_year", "cut_volume_year")
        writer.execute(insert(schema.entries).values(values | dict.fromkeys((*numbers, "reading"), 0)))


@pytest.mark.parametrize("text", ["", "短", "一" * texts.PIECE, "一" * (texts.PIECE + 1), "\0二\0", LONG])
def test_a_text_is_put_together_again(store: Store, text: str) -> None:
    _put(store, text)
    assert store.read(lambda reader: texts.text_of(reader, ONE)) == text
    assert store.read(lambda reader: texts.length_of(reader, ONE)) == len(text)
    assert store.read(lambda reader: texts.is_in_order(reader, ONE))


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, 5), (8_190, 8_195), (8_192, 16_384), (30_000, 30_000), (3, 1), (60_000, 10**9), (10**8, 10**9)],
)
def test_a_stretch_is_what_a_slice_gives(store: Store, start: int, end: int) -> None:
    _put(store, LONG)
    assert store.read(lambda reader: texts.text_between(reader, ONE, start, end)) == LONG[start:end]


def test_a_text_that_is_not_there_is_named(store: Store) -> None:
    with pytest.raises(ArchiveProblem, match="no-such-entry"):
        store.read(lambda reader: texts.text_of(reader, ONE))
    assert not store.read(lambda reader: texts.is_in_order(reader, ONE))
    assert store.read(lambda reader: texts.text_between(reader, ONE, 0, 5)) == ""


def test_pieces_that_changed_places_are_noticed(store: Store) -> None:
    _put(store, LONG)
    with store.writing() as writer:
        writer.exec_driver_sql("UPDATE texts SET start = start + 1 WHERE start > 0")
    assert not store.read(lambda reader: texts.is_in_order(reader, ONE))


def test_a_text_is_taken_away_with_all_its_pieces(store: Store) -> None:
    _put(store, LONG)
    with store.writing() as writer:
        texts.drop(writer, ONE)
        assert writer.execute(schema.texts.select()).all() == []
