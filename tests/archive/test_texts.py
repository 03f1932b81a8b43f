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
    [(0, 5), (2_046, 2_051), (2_048, 4_096), (5_000, 9_000), (30_000, 30_000), (3, 1), (60_000, 10**9), (10**8, 10**9)],
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


def test_stretches_are_read_together(store: Store) -> None:
    _put(store, LONG)
    wanted = [(ONE, 3_000, 3_010), (ONE, 0, 4_100), (ONE, 7, 7), (EntryId(2), 0, 9), (ONE, 2_047, 2_049)]
    told = [LONG[3_000:3_010], LONG[:4_100], "", "", LONG[2_047:2_049]]
    assert store.read(lambda reader: texts.texts_between(reader, wanted)) == told


def test_pieces_of_another_length_are_read_as_they_are(store: Store) -> None:
    _put(store, "")
    pieces = [LONG[:10], LONG[10:5_000], LONG[5_000:5_001], LONG[5_001:9_000]]
    with store.writing() as writer:
        texts.drop(writer, ONE)
        for start, piece in zip((0, 10, 5_000, 5_001), pieces, strict=True):
            writer.exec_driver_sql("INSERT INTO texts VALUES (1, ?, ?)", (start, piece))
    assert store.read(lambda reader: texts.is_in_order(reader, ONE))
    assert store.read(lambda reader: texts.text_of(reader, ONE)) == LONG[:9_000]
    wanted = [
        (ONE, 0, 5),
        (ONE, 9, 11),
        (ONE, 4_999, 5_002),
        (ONE, 5_000, 5_001),
        (ONE, 20, 8_000),
        (ONE, 8_999, 10_000),
    ]
    told = [LONG[:9_000][start:end] for _, start, end in wanted]
    assert store.read(lambda reader: texts.texts_between(reader, wanted)) == told
