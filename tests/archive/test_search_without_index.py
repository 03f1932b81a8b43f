"""What the index lacks is read through; what of it is damaged is noticed, and made anew."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection

from tests.archive.pages import page, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.concordance import inventory, scanned
from yearbook_viewer.archive.search import holdings, opening
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import Hits, Indexing, SearchWish, Where

QUERIES = ("茶", "茶叶", "茶叶出口", "茶叶 -出口", "乙局", "标题:概况 茶", "机构:档案馆", "-茶叶")
_WITHOUT_INDEX = "DELETE FROM leaves; DELETE FROM slabs;"
_OF_ANOTHER_VERSION = "UPDATE slabs SET version = 'of the year after next';"


@pytest.fixture
def shelf(archive: Archive, tmp_path: Path) -> Archive:
    take_in(
        archive,
        write(tmp_path, "a.txt", page("甲局", "茶叶出口,茶叶。")),
        write(tmp_path, "b.txt", page("乙局", "茶 叶。", 2019)),
        write(tmp_path, "c.txt", page("丙局", "出口。")),
    )
    return archive


def told(archive: Archive) -> list[Hits]:
    return [archive.search(SearchWish(words)) for words in QUERIES]


def change(archive: Archive, script: str) -> None:
    with closing(sqlite3.connect(archive.path)) as connection:
        connection.executescript(script)


def as_rows(found: list[Hits]) -> list[tuple[int, int, frozenset[object]]]:
    return [(hits.total, hits.sections, frozenset(hits.first)) for hits in found]


@pytest.mark.parametrize("script", [_WITHOUT_INDEX, _OF_ANOTHER_VERSION])
def test_texts_are_read_through_until_they_are_indexed(shelf: Archive, script: str) -> None:
    indexed = told(shelf)
    change(shelf, script)
    assert shelf.indexing() == Indexing(0, 3)
    scanned_through = told(shelf)
    assert {hits.scanned for hits in scanned_through} == {3}
    assert as_rows(scanned_through) == as_rows(indexed)
    assert list(shelf.index())[-1] == Indexing(3, 3)
    assert told(shelf) == indexed


def test_indexed_and_scanned_entries_are_found_together(shelf: Archive, tmp_path: Path) -> None:
    change(shelf, _WITHOUT_INDEX)
    take_in(shelf, write(tmp_path, "d.txt", page("丁局", "茶叶、茶叶、茶叶。")))
    found = shelf.search(SearchWish("茶叶"))
    assert (found.total, found.scanned) == (6, 3)
    assert [(hit.entry_title, hit.count) for hit in found] == [("丁局", 3), ("甲局", 2), ("乙局", 1)]
    assert [hit.entry_title for hit in shelf.hits(SearchWish("茶叶"), 1, 2)] == ["甲局", "乙局"]


def test_headings_that_are_not_indexed_yet_come_before_texts_too(shelf: Archive, tmp_path: Path) -> None:
    take_in(shelf, write(tmp_path, "d.txt", "丁局\n【茶叶】 2020年,茶叶。\n"))
    change(shelf, _WITHOUT_INDEX)
    take_in(shelf, write(tmp_path, "e.txt", "戊局\n【出口】 2020年。\n"))
    for words, entries in (("茶叶", ["丁局", "甲局", "乙局"]), ("出口", ["戊局", "甲局", "丙局"])):
        found = shelf.search(SearchWish(words))
        assert found.scanned == 4
        assert [hit.entry_title for hit in found] == entries
        assert [hit.where for hit in found] == [Where.HEADING, Where.TEXT, Where.TEXT]


@pytest.mark.parametrize("damage", ["zeroblob(20)", "substr(content, 1, length(content) - 1)", "x''"])
def test_a_damaged_index_gives_no_other_answer_and_is_made_anew(shelf: Archive, damage: str) -> None:
    sound = told(shelf)
    change(shelf, f"UPDATE leaves SET content = {damage};")
    assert as_rows(told(shelf)) == as_rows(sound)
    assert shelf.indexing().done < 3
    list(shelf.index())
    assert shelf.indexing() == Indexing(3, 3)
    assert told(shelf) == sound


def test_a_damaged_index_that_cannot_be_mended_is_not_asked(shelf: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = told(shelf)
    change(shelf, "UPDATE leaves SET content = zeroblob(20) WHERE number > 0;")
    monkeypatch.setattr(Store, "read_only", property(lambda _: True))
    monkeypatch.setattr("yearbook_viewer.archive.concordance.indexed.report", lambda *_: None)
    assert as_rows(told(shelf)) == as_rows(sound)


def test_all_slabs_in_which_leaves_are_damaged_are_made_anew_at_once(shelf: Archive, tmp_path: Path) -> None:
    sound = told(shelf)
    with closing(sqlite3.connect(shelf.path)) as connection:
        slabs = connection.execute("SELECT count(*) FROM slabs").fetchone()[0]
    assert slabs > 2
    change(shelf, "UPDATE leaves SET content = zeroblob(20) WHERE field = 0;")
    assert shelf.search(SearchWish("茶")).scanned == 3
    assert list(shelf.index())[-1] == Indexing(3, 3)
    assert told(shelf) == sound


@pytest.mark.parametrize("table", ["leaves", "slabs", "sqlite_autoindex_leaves_1"])
def test_texts_are_read_through_where_the_pages_of_the_index_are_no_pages_any_more(shelf: Archive, table: str) -> None:
    sound, meant = told(shelf), shelf.did_you_mean("档按馆")
    shelf.close()
    with closing(sqlite3.connect(shelf.path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with shelf.path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * 64)
    damaged = Archive.open(shelf.path)
    assert as_rows(told(damaged)) == as_rows(sound)
    assert damaged.indexing() == Indexing(0, 3)
    assert damaged.did_you_mean("档按馆") == meant


def test_proposals_and_entities_are_told_where_the_index_is_damaged(shelf: Archive) -> None:
    meant, entities = shelf.did_you_mean("档按馆"), shelf.entities()
    change(shelf, "UPDATE leaves SET content = zeroblob(20) WHERE field = 0;")
    assert shelf.did_you_mean("档按馆") == meant != ()
    change(shelf, "UPDATE leaves SET content = zeroblob(20) WHERE field = 0;")
    assert Archive.open(shelf.path).entities() == entities


def test_words_to_propose_are_gathered_where_what_is_told_of_parts_is_damaged_and_an_entry_is_not_indexed(
    shelf: Archive, tmp_path: Path
) -> None:
    change(shelf, "UPDATE leaves SET content = zeroblob(20) WHERE field = 3 AND number > 0;")
    take_in(shelf, write(tmp_path, "d.txt", page("丁局", "茶叶。")))
    change(shelf, "UPDATE slabs SET version = 'another' WHERE id = (SELECT max(id) FROM slabs);")
    list(shelf.learn())
    assert shelf.indexing() == Indexing(0, 4)


def test_a_scan_is_given_up_between_two_shelves(shelf: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    change(shelf, _WITHOUT_INDEX)
    monkeypatch.setattr(scanned, "_SHELF_ENTRIES", 1)
    asked: list[int] = []

    def counted(read: Callable[[Connection, list[int]], dict[int, str]]) -> Callable[..., dict[int, str]]:
        def reading(reader: Connection, entries: list[int]) -> dict[int, str]:
            asked.extend(entries)
            return read(reader, entries)

        return reading

    monkeypatch.setattr(scanned, "_read", counted(scanned._read))
    assert shelf.search(SearchWish("茶叶"), stop=lambda: len(asked) > 1).sections == 0
    assert len(asked) == 2
    assert shelf.search(SearchWish("茶叶")).sections == 2


def test_what_is_written_while_an_archive_is_opened_to_be_searched_is_found_under_its_own_title(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("甲局", "渡口一处,")))
    read = Event()
    written: list[Path] = []

    def entries_of(reader: Connection) -> holdings.Entries:
        entries = holdings.entries_of(reader)
        read.set()
        return entries

    def standing(reader: Connection) -> inventory.Standing:
        read.wait()
        if not written:
            written.append(write(tmp_path, "b.txt", page("乙局", "渡口一处,")))
            take_in(Archive.open(archive.path), written[0])
        return inventory.standing(reader)

    monkeypatch.setattr(opening, "entries_of", entries_of)
    monkeypatch.setattr(opening, "standing", standing)
    found = archive.search(SearchWish("渡口"))
    assert sorted(hit.entry_title for hit in found.first if hit.section) == ["乙局", "甲局"]
