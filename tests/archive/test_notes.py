"""A reader's notes hold on to their passages, also in a text that was corrected since."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.pages import page, take_in, titles, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import ChangeKind, EntryId, NoteId

OLD = page("某局", "全年修缮库房3间,新购档案架40组,接待查档群众1200人次,")
NEW = page("某局", "全年修缮危旧库房3间,接待查档群众1210人次,")


@pytest.fixture
def entry(archive: Archive, tmp_path: Path) -> EntryId:
    take_in(archive, write(tmp_path, "old.txt", OLD))
    return archive.listings()[0].id


def _note(archive: Archive, entry: EntryId, passage: str, words: str) -> NoteId:
    text = archive.reading(entry).extraction.entry.text
    start = text.index(passage)
    return archive.add_note(entry, start, start + len(passage), words)


def _told(archive: Archive, entry: EntryId) -> list[tuple[str, str]]:
    """The passage that each note stands at now, and its words."""
    text = archive.reading(entry).extraction.entry.text
    return [("" if note.lost else text[note.start : note.end], note.words) for note in archive.notes(entry)]


def test_notes_are_told_in_the_order_of_the_text(archive: Archive, entry: EntryId) -> None:
    _note(archive, entry, "1200人次", "待核")
    _note(archive, entry, "库房3间", "见附图")
    assert _told(archive, entry) == [("库房3间", "见附图"), ("1200人次", "待核")]
    assert archive.check().reasons == ()


def test_a_note_is_written_changed_and_deleted_and_all_of_it_is_undone(archive: Archive, entry: EntryId) -> None:
    note = _note(archive, entry, "库房3间", "见附图")
    archive.change_note(note, "见附图二")
    archive.delete_note(note)
    assert archive.notes(entry) == ()
    seen = []
    for _ in range(3):
        change = archive.undo()
        assert change is not None
        seen.append((change.kind, change.title, [each.words for each in archive.notes(entry)]))
    assert seen == [
        (ChangeKind.NOTE_DELETED, "某局", ["见附图二"]),
        (ChangeKind.NOTE_CHANGED, "某局", ["见附图"]),
        (ChangeKind.NOTED, "某局", []),
    ]
    assert archive.undo() is None


def test_undo_goes_back_through_notes_and_corrections_alike(archive: Archive, entry: EntryId) -> None:
    archive.correct(entry, title="某县某局")
    note = _note(archive, entry, "库房3间", "见附图")
    archive.correct(entry, year=2019)
    kinds = [change.kind for change in (archive.undo(), archive.undo(), archive.undo()) if change]
    assert kinds == [ChangeKind.CORRECTED, ChangeKind.NOTED, ChangeKind.CORRECTED]
    with pytest.raises(ArchiveProblem, match="no-such-note"):
        archive.change_note(note, "x")


def test_notes_are_carried_to_a_corrected_issue_and_none_is_dropped(
    archive: Archive, entry: EntryId, tmp_path: Path
) -> None:
    _note(archive, entry, "1200人次", "待核")
    _note(archive, entry, "修缮库房3间", "见附图")
    _note(archive, entry, "新购档案架40组", "发票在卷")
    assert take_in(archive, write(tmp_path, "new.txt", NEW)) == ["revised"]
    (current,) = archive.listings()
    assert _told(archive, current.id) == [("修缮危旧库房3间", "见附图"), ("1210人次", "待核"), ("", "发票在卷")]
    lost = archive.notes(current.id)[-1]
    assert (lost.lost, lost.quotation) == (True, "新购档案架40组")
    assert [each.words for each in archive.notes(entry)] == ["见附图", "发票在卷", "待核"]
    assert archive.check().reasons == ()


def test_a_lost_note_comes_back_with_its_passage(archive: Archive, entry: EntryId, tmp_path: Path) -> None:
    _note(archive, entry, "新购档案架40组", "发票在卷")
    take_in(archive, write(tmp_path, "new.txt", NEW), write(tmp_path, "newer.txt", OLD.replace("1200", "1300")))
    (current,) = archive.listings()
    assert _told(archive, current.id) == [("新购档案架40组", "发票在卷")]


def test_undoing_the_import_gives_the_notes_back_and_doing_it_again_doubles_none(
    archive: Archive, entry: EntryId, tmp_path: Path
) -> None:
    note = _note(archive, entry, "1200人次", "待核")
    path = write(tmp_path, "new.txt", NEW)
    take_in(archive, path)
    batch = archive.last_batch()
    assert batch is not None
    archive.undo_batch(batch)
    assert [each.id for each in archive.notes(entry)] == [note]
    archive.change_note(note, "已核")
    take_in(archive, path)
    (current,) = archive.listings()
    assert _told(archive, current.id) == [("1210人次", "已核")]


def test_a_note_on_an_earlier_text_can_be_read_and_not_edited(archive: Archive, entry: EntryId, tmp_path: Path) -> None:
    note = _note(archive, entry, "1200人次", "待核")
    take_in(archive, write(tmp_path, "new.txt", NEW))
    with pytest.raises(ArchiveProblem, match="no-such-entry"):
        archive.delete_note(note)
    assert titles(archive) == ["某局"]
    assert archive.undo() is None


@pytest.mark.parametrize(("start", "end"), [(5, 5), (-1, 3), (0, 10_000), (7, 3)])
def test_a_note_on_no_passage_is_a_mistake_of_the_caller(
    archive: Archive, entry: EntryId, start: int, end: int
) -> None:
    with pytest.raises(ValueError, match="no passage"):
        archive.add_note(entry, start, end, "x")


def test_a_note_that_changed_behind_our_back_is_noticed(archive: Archive, entry: EntryId) -> None:
    _note(archive, entry, "1200人次", "待核")
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("UPDATE notes SET words = '已核'")
    (reason,) = archive.check().reasons
    assert (reason.key, dict(reason.values)["title"]) == ("check-entry", "某局")
