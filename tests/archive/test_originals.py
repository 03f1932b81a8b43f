"""The file an entry came from: where it lies, whether it is as it was, and its own bytes where they were kept."""

from pathlib import Path

import pytest

from tests.archive.pages import PAGE, page, parse_page, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId, FileState, Original


def _only(archive: Archive) -> EntryId:
    (entry,) = archive.listings()
    return entry.id


def _keep(archive: Archive, *paths: Path) -> None:
    list(archive.import_files(paths, parse_page, keep_originals=True))


def test_a_file_is_unchanged_then_changed_then_gone(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", PAGE)
    take_in(archive, path)
    entry = _only(archive)
    assert archive.original(entry) == Original(path, FileState.UNCHANGED, kept=False)
    write(tmp_path, "a.txt", PAGE + "\n")
    assert archive.original(entry).state is FileState.CHANGED
    path.unlink()
    assert archive.original(entry).state is FileState.GONE
    assert archive.listings()[0].file == "a.txt"


def test_the_same_text_under_another_name_is_found_when_the_first_file_is_gone(
    archive: Archive, tmp_path: Path
) -> None:
    first, second = write(tmp_path, "a.txt", PAGE), write(tmp_path, "副本.txt", PAGE)
    assert take_in(archive, first, second) == ["added", "same"]
    first.unlink()
    assert archive.original(_only(archive)) == Original(second, FileState.UNCHANGED, kept=False)
    assert archive.check().reasons == ()


def test_kept_bytes_are_written_back_as_they_were(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    before = path.read_bytes()
    _keep(archive, path)
    path.unlink()
    entry = _only(archive)
    assert archive.original(entry).kept
    written = archive.write_original(entry, tmp_path / "out")
    assert (written, written.read_bytes()) == (tmp_path / "out" / "a.txt", before)


def test_a_file_of_that_name_stays_and_the_original_gets_a_number(archive: Archive, tmp_path: Path) -> None:
    _keep(archive, write(tmp_path, "a.txt", PAGE))
    out = tmp_path / "out"
    out.mkdir()
    write(out, "a.txt", "别的内容")
    assert archive.write_original(_only(archive), out) == out / "a (2).txt"
    assert archive.write_original(_only(archive), out) == out / "a (2).txt"
    assert (out / "a.txt").read_text(encoding="utf-8") == "别的内容"
    assert sorted(each.name for each in out.iterdir()) == ["a (2).txt", "a.txt"]


def test_bytes_are_kept_afterwards_too_and_once_for_all_copies(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", PAGE)
    take_in(archive, path)
    _keep(archive, path, write(tmp_path, "b.txt", PAGE))
    assert archive.original(_only(archive)).kept
    assert archive.check().reasons == ()


def test_what_is_not_kept_cannot_be_written(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    assert not archive.original(_only(archive)).kept
    with pytest.raises(ArchiveProblem, match="no-original"):
        archive.write_original(_only(archive), tmp_path)
    with pytest.raises(ArchiveProblem, match="no-such-entry"):
        archive.original(EntryId(77))


def test_a_folder_that_takes_nothing_is_a_clear_sentence(archive: Archive, tmp_path: Path) -> None:
    _keep(archive, write(tmp_path, "a.txt", PAGE))
    with pytest.raises(ArchiveProblem, match="cannot-write"):
        archive.write_original(_only(archive), write(tmp_path, "no folder", "x"))


def test_the_bytes_of_a_file_that_nothing_was_stored_of_are_not_kept(archive: Archive, tmp_path: Path) -> None:
    held = write(tmp_path, "a.txt", "\n没有标题")
    list(archive.import_files([held], parse_page, hold=True, keep_originals=True))
    list(archive.import_files([held], parse_page))
    assert not archive.original(_only(archive)).kept


def test_every_revision_knows_its_own_file(archive: Archive, tmp_path: Path) -> None:
    old, new = write(tmp_path, "old.txt", page("某局", "旧")), write(tmp_path, "new.txt", page("某局", "新"))
    take_in(archive, old)
    first = _only(archive)
    take_in(archive, new)
    assert archive.original(_only(archive)).path == new
    (revision,) = archive.revisions(_only(archive))
    assert (revision.entry, revision.path) == (first, old)
    assert archive.original(first).path == old


def test_a_text_that_was_taken_back_is_no_earlier_text(archive: Archive, tmp_path: Path) -> None:
    old, new = write(tmp_path, "old.txt", page("某局", "旧")), write(tmp_path, "new.txt", page("某局", "新"))
    take_in(archive, old, new)
    batch = archive.last_batch()
    assert batch is not None
    archive.undo_batch(batch)
    take_in(archive, new)
    assert archive.revisions(_only(archive)) == ()
