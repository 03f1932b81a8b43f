from pathlib import Path

import pytest

from tests.archive.pages import PAGE, page, take_in, titles, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import ChangeKind, EntryId


def test_title_year_and_source_are_put_right_and_the_text_stays(archive: Archive, entry: EntryId) -> None:
    archive.correct(entry, title="县档案馆", year=2019, source="年鉴编辑部")
    (listed,) = archive.listings()
    assert (listed.title, listed.year, listed.source) == ("县档案馆", 2019, "年鉴编辑部")
    read = archive.reading(entry).extraction.entry
    assert (read.title, read.year, read.source, read.text) == ("县档案馆", 2019, "年鉴编辑部", PAGE)
    assert archive.check().reasons == ()


def test_edits_are_undone_newest_first(archive: Archive, entry: EntryId) -> None:
    archive.correct(entry, title="甲", year=None, source="")
    archive.correct(entry, title="乙", year=None, source="")
    archive.delete(entry)
    undone = [archive.undo() for _ in range(4)]
    assert [(change.kind, change.title) for change in undone if change] == [
        (ChangeKind.DELETED, "乙"),
        (ChangeKind.CORRECTED, "甲"),
        (ChangeKind.CORRECTED, "临江县档案馆"),
    ]
    assert undone[3] is None
    assert titles(archive) == ["临江县档案馆"]
    assert archive.check().reasons == ()


def test_undo_works_after_a_restart(archive: Archive, entry: EntryId) -> None:
    archive.delete(entry)
    archive.close()
    again = Archive.open(archive.path)
    change = again.next_undo()
    assert change is not None
    assert (change.kind, change.entry, change.title) == (ChangeKind.DELETED, entry, "临江县档案馆")
    assert again.undo() == change
    assert titles(again) == ["临江县档案馆"]
    again.close()


def test_a_deletion_is_not_undone_when_another_revision_has_taken_the_place_since(
    archive: Archive, tmp_path: Path
) -> None:
    older = write(tmp_path, "a.txt", page("临江县博物馆"))
    take_in(archive, older, write(tmp_path, "b.txt", page("临江县博物馆", "馆藏3000件,")))
    archive.delete(archive.listings()[0].id)
    assert take_in(archive, older) == ["added"]
    assert archive.next_undo() is None
    assert archive.undo() is None
    assert titles(archive) == ["临江县博物馆"]


def test_a_correction_that_changes_nothing_is_no_edit(archive: Archive, entry: EntryId) -> None:
    archive.correct(entry, title="临江县档案馆", year=2020, source="本室")
    assert archive.next_undo() is None


def test_a_deleted_entry_can_be_neither_read_nor_edited(archive: Archive, entry: EntryId) -> None:
    archive.delete(entry)
    for edit in (archive.reading, archive.delete):
        with pytest.raises(ArchiveProblem, match="no-such-entry"):
            edit(entry)


def test_an_entry_that_never_was_is_a_clear_sentence(archive: Archive) -> None:
    with pytest.raises(ArchiveProblem, match="no-such-entry"):
        archive.reading(EntryId(77))


def test_an_edit_overtaken_by_a_new_issue_is_not_undone(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "b.txt", page("某局")))
    archive.correct(archive.listings()[0].id, title="某县某局", year=2020, source="")
    take_in(archive, write(tmp_path, "c.txt", page("某局", "更正:")))
    assert archive.undo() is None
    assert titles(archive) == ["某县某局"]


def test_undoing_an_import_takes_the_edits_of_its_entries_along(archive: Archive, entry: EntryId) -> None:
    archive.correct(entry, title="甲", year=2020, source="")
    batch = archive.last_batch()
    assert batch is not None
    archive.undo_batch(batch)
    assert archive.undo() is None
    assert titles(archive) == []


def test_two_windows_see_each_other_s_edits(archive: Archive, entry: EntryId) -> None:
    other = Archive.open(archive.path)
    other.delete(entry)
    assert titles(archive) == []
    archive.undo()
    assert titles(other) == ["临江县档案馆"]


def test_a_reader_who_puts_an_entry_right_answers_the_doubts_about_title_and_year(
    archive: Archive, tmp_path: Path
) -> None:
    take_in(archive, write(tmp_path, "a.txt", "\n没有标题也没有年份。\n"))
    (doubtful,) = archive.listings()
    assert doubtful.doubtful
    archive.correct(doubtful.id, title="某县志", year=2020, source="")
    assert [listed.doubtful for listed in archive.listings()] == [False]
    assert archive.reading(doubtful.id).extraction.entry.doubts == ()
    archive.undo()
    assert [listed.doubtful for listed in archive.listings()] == [True]
    assert archive.check().reasons == ()
