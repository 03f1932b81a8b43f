"""The reader's word on names through imports, corrected texts and rereadings; what is checked and told of it."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.marked_pages import FIRST, SECOND, found_in, marks, persons, take_in
from yearbook_viewer.archive import carrying, entry_names, known_names
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.change_log import told
from yearbook_viewer.archive.staging import Staging
from yearbook_viewer.records import (
    ChangeKind,
    Choices,
    Entry,
    Extraction,
    Kind,
    SourceText,
)
from yearbook_viewer.records.entities import Marking, OwnName, Reach


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.open(tmp_path / "a.ybk")


def test_what_comes_in_is_laid_over_as_it_is_shown(archive: Archive, tmp_path: Path) -> None:
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    first = take_in(archive, tmp_path / "1.txt", FIRST, [("柳大同", Kind.LOC)])
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2
    assert persons(archive, "柳大同") == 2


def test_an_entry_that_comes_back_has_what_was_said_meanwhile(archive: Archive, tmp_path: Path) -> None:
    first, second = take_in(archive, tmp_path / "1.txt", FIRST), take_in(archive, tmp_path / "2.txt", SECOND)
    archive.delete(first)
    archive.delete(second)
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    list(archive.lay_over())
    assert take_in(archive, tmp_path / "2.txt", SECOND) == second
    assert marks(archive, second) == [("柳大同", "PER", 100)]
    archive.undo()
    while (change := archive.undo()) and change.kind is not ChangeKind.DELETED:
        pass
    list(archive.lay_over())
    assert marks(archive, first) == []


def test_a_corrected_text_takes_the_reader_s_words_over(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    last = FIRST.rindex("柳大同")
    archive.mark(Marking(first, last, last + 3, None))
    start = FIRST.index("青石镇商会")
    archive.mark(Marking(first, start, start + 5, Kind.ORG, Reach.ENTRY))
    corrected = FIRST.replace("主持会议", "主持全体会议")
    newer = take_in(archive, tmp_path / "2.txt", corrected, [("柳大同", Kind.PER)])
    assert [own.entry for own in archive.own_names()] == [newer]
    assert marks(archive, newer) == [("柳大同", "PER", 60), ("青石镇商会", "ORG", 100)]
    assert marks(archive, first) == [("青石镇商会", "ORG", 100)]
    batch = archive.last_batch()
    assert batch is not None
    archive.undo_batch(batch)
    list(archive.lay_over())
    assert marks(archive, first) == [("青石镇商会", "ORG", 100)]
    assert archive.check().reasons == ()


def test_a_rereading_keeps_the_reader_s_words(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST, [("柳大同", Kind.LOC)])
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER))
    archive.put_own_name(OwnName("青石镇商会", Kind.ORG))
    list(archive.lay_over())

    def read(entry: Entry, _names: tuple[str, ...], _choices: Choices, _whole: bool) -> Extraction:
        return found_in(entry.text, [("柳大同", Kind.PER), ("商会参加", Kind.ORG)], 80)

    list(archive.read_again([first], read=read))
    assert marks(archive, first) == [("柳大同", "PER", 100), ("青石镇商会", "ORG", 100), ("柳大同", "PER", 80)]
    archive.undo()
    assert marks(archive, first) == [("柳大同", "PER", 100), ("青石镇商会", "ORG", 100), ("柳大同", "LOC", 60)]
    assert archive.check().reasons == ()


def test_a_kept_name_that_was_altered_in_the_file_is_noticed(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER))
    archive.put_own_name(OwnName("青石镇商会", Kind.ORG))
    assert archive.check().reasons == ()
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("UPDATE dictionary SET kind = 'LOC'")
        connection.execute("UPDATE rulings SET kind = 'LOC'")
    assert [reason.key for reason in archive.check().reasons] == ["check-dictionary", "check-entry"]


def test_what_lies_over_the_marks_is_looked_at_by_the_check(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER))
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("UPDATE own_marks SET start = start + 1")
    assert [reason.key for reason in archive.check().reasons] == ["check-entry"]


def test_the_reader_s_words_on_names_are_told_beside_the_backups(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER))
    archive.mark(Marking(first, start, start + 3, Kind.PER, Reach.EVERYWHERE))
    here, everywhere = (json.loads(line) for line in archive._store.read(told))
    assert (here["deed"], here["subject"], here["after"]["rulings"][0]["quotation"]) == (
        "marked",
        "云泽市供销社",
        "柳大同",
    )
    assert (everywhere["subject"], everywhere["after"]["lines"][0]["name"]) == (None, "柳大同")


def test_the_names_that_are_proposed_follow_the_marks(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST, [("青石镇", Kind.LOC), ("会议,青", Kind.PER)])
    archive.take_in_names([OwnName("柳大同", Kind.PER), OwnName("青石镇商会", Kind.ORG), OwnName("讲话", None)])
    list(archive.lay_over())

    def counted(portions: list[bytes]) -> Counter[tuple[str, int]]:
        told: Counter[tuple[str, int]] = Counter()
        for names, counts, kinds in map(entry_names.unpacked, portions):
            for place, name in enumerate(names.split(entry_names.END)[:-1]):
                told[name, kinds[place]] += counts[2 * place]
        return told

    stored = archive._store.read(lambda reader: entry_names.stored(reader, [first]))[first]
    assert counted(stored) == counted(archive._store.read(lambda reader: entry_names.made(reader, first)))
    assert counted(stored)["柳大同", 0] == 2
    assert ("青石镇", 2) not in counted(stored)


def test_an_earlier_text_is_read_with_the_dictionary_as_it_is_now(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    take_in(archive, tmp_path / "2.txt", FIRST.replace("讲话", "作报告"))
    archive.put_own_name(OwnName("青石镇商会", Kind.ORG))
    assert marks(archive, first) == [("青石镇商会", "ORG", 100)]


def test_an_earlier_text_that_comes_back_has_what_was_said_meanwhile(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    take_in(archive, tmp_path / "2.txt", FIRST.replace("讲话", "作报告"))
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    list(archive.lay_over())
    batch = archive.last_batch()
    assert batch is not None
    archive.undo_batch(batch)
    assert persons(archive, "柳大同") == 0
    list(archive.lay_over())
    assert persons(archive, "柳大同") == 2
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2


def test_what_was_written_before_the_dictionary_changed_is_laid_over_once_more(
    archive: Archive, tmp_path: Path
) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    list(archive.lay_over())
    source = SourceText(FIRST, "utf-8", "")
    with archive._store.writing() as writer:
        changed = Staging(tmp_path / "1.txt", source, entries={"": first})
        carrying.leave_names(writer, [first], changed)
    assert [step.total for step in archive.lay_over()] == [1, 1]
    with archive._store.writing() as writer:
        unchanged = Staging(tmp_path / "1.txt", source, entries={"": first}, known=known_names.known(writer))
        carrying.leave_names(writer, [first], unchanged)
    assert list(archive.lay_over()) == []
