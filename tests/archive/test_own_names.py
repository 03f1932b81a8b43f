"""The reader's dictionary, and its being laid over the archive."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.marked_pages import FIRST, SECOND, found_in, marks, parse, take_in
from yearbook_viewer.archive import known_names
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.dictionary import as_name
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import ChangeKind, Choices, Entry, Extraction, Kind, Outcome, ParsedFile
from yearbook_viewer.records.entities import Marking, OwnName, Reach


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.open(tmp_path / "a.ybk")


def test_what_is_left_to_do_is_known_after_the_program_was_killed(archive: Archive, tmp_path: Path) -> None:
    first, second = take_in(archive, tmp_path / "1.txt", FIRST), take_in(archive, tmp_path / "2.txt", SECOND)
    start = FIRST.index("青石镇商会")
    archive.mark(Marking(first, start, start + 5, Kind.ORG, Reach.EVERYWHERE))
    under_way = archive.lay_over()
    next(under_way)
    del under_way, archive
    again = Archive.open(tmp_path / "a.ybk")
    list(again.lay_over())
    assert marks(again, second) == [("青石镇商会", "ORG", 100)]
    assert list(again.lay_over()) == []


def test_lines_of_the_dictionary_are_put_changed_dropped_and_each_can_be_undone(
    archive: Archive, tmp_path: Path
) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    number = archive.put_own_name(OwnName("青石镇商会", Kind.ORG, "青石镇总商会"))
    assert archive.put_own_name(OwnName("青石镇商会", Kind.NAME)) == number
    other = archive.put_own_name(OwnName("柳大同", Kind.PER, id=number))
    assert other != number
    list(archive.lay_over())
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2
    archive.drop_own_name(other)
    list(archive.lay_over())
    assert marks(archive, first) == []
    kinds = []
    states = []
    while change := archive.undo():
        kinds.append((change.kind, change.entry, change.title))
        list(archive.lay_over())
        states.append((marks(archive, first), [(own.name, own.kind, own.entity) for own in archive.own_names()]))
    assert kinds == [
        (ChangeKind.NAME_DROPPED, None, "柳大同"),
        (ChangeKind.NAME_KEPT, None, "柳大同"),
        (ChangeKind.NAME_KEPT, None, "青石镇商会"),
        (ChangeKind.NAME_KEPT, None, "青石镇商会"),
    ]
    assert states == [
        ([("柳大同", "PER", 100)] * 2, [("柳大同", Kind.PER, "")]),
        ([("青石镇商会", "NAME", 100)], [("青石镇商会", Kind.NAME, "")]),
        ([("青石镇商会", "ORG", 100)], [("青石镇商会", Kind.ORG, "青石镇总商会")]),
        ([], []),
    ]
    with pytest.raises(ArchiveProblem, match="no-such-own-name"):
        archive.drop_own_name(other)
    with pytest.raises(ValueError, match="a name of nothing"):
        archive.put_own_name(OwnName(" \u3000", Kind.ORG))


def test_two_thousand_names_of_a_file_are_one_deed(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    names = [OwnName(f"云泽市第{number}中学", Kind.ORG) for number in range(2000)]
    archive.take_in_names([*names, OwnName("柳大同", Kind.PER)])
    assert len(archive.own_names()) == 2001
    list(archive.lay_over())
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2
    change = archive.undo()
    assert change is not None
    assert (change.kind, change.title) == (ChangeKind.NAMES_TAKEN_IN, "云泽市第0中学")
    list(archive.lay_over())
    assert marks(archive, first) == []
    assert archive.own_names() == ()


def test_the_dictionary_is_read_once_while_it_stays_as_it_is(archive: Archive) -> None:
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    held = archive._store.read(known_names.known)
    assert archive._store.read(lambda reader: known_names.known(reader, held)) is held
    archive.put_own_name(OwnName("柳大同", Kind.LOC))
    assert archive._store.read(lambda reader: known_names.known(reader, held)) is not held


def test_a_line_that_is_changed_while_it_is_laid_over_is_laid_over_again(archive: Archive, tmp_path: Path) -> None:
    first, second = take_in(archive, tmp_path / "1.txt", FIRST), take_in(archive, tmp_path / "2.txt", SECOND)
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    steps = archive.lay_over()
    next(steps)
    archive.put_own_name(OwnName("柳大同", Kind.NAME))
    list(steps)
    assert list(archive.lay_over())[-1].total == 2
    assert marks(archive, first) == [("柳大同", "NAME", 100)] * 2
    assert marks(archive, second) == [("柳大同", "NAME", 100)]


def test_entries_that_the_index_lacks_are_laid_over_too(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("DELETE FROM leaves")
        connection.execute("DELETE FROM slabs")
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    list(archive.lay_over())
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2


def test_a_damaged_index_is_no_hindrance(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("UPDATE leaves SET content = x'00'")
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    list(archive.lay_over())
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2


def test_who_parts_texts_into_words_is_told_the_names(archive: Archive, tmp_path: Path) -> None:
    archive.take_in_names([OwnName("柳大同", Kind.PER), OwnName("宣传", None)])
    told: list[frozenset[str]] = []

    def read(path: Path, choices: Choices) -> ParsedFile:
        told.append(choices.own_names)
        return parse([])(path, choices)

    (tmp_path / "1.txt").write_text(FIRST, encoding="utf-8")
    (report,) = [step.report for step in archive.import_files([tmp_path / "1.txt"], read) if step.report]

    def again(entry: Entry, _names: tuple[str, ...], choices: Choices, _whole: bool) -> Extraction:
        told.append(choices.own_names)
        return found_in(entry.text, [])

    list(archive.read_again(report.entries, read=again))
    assert told == [frozenset({"柳大同"})] * 2
    # They are no choice for the file: the same file is known again.
    assert [step.report.outcome for step in archive.import_files([tmp_path / "1.txt"], read) if step.report] == [
        Outcome.SAME
    ]
    assert len(told) == 2


@pytest.mark.parametrize(
    ("passage", "name"),
    [
        ("张\u3000三", "张三"),
        ("云泽市\n总商会", "云泽市总商会"),
        ("John\r\n Smith", "John Smith"),
        (" WTO 组织 ", "WTO组织"),
    ],
)
def test_a_passage_is_kept_as_a_name_without_what_fills_lines_and_columns(passage: str, name: str) -> None:
    assert as_name(passage) == name
