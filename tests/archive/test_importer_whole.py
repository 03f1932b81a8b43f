"""An import is wholly in or not at all: seen when it is whole, cancelled, undone, and edited meanwhile."""

from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from tests.archive.pages import PAGE, page, parse_page, take_in, titles, write
from yearbook_viewer.archive import turns
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import Choices, Outcome, ParsedFile, Stage

# Several transactions long.
LONG = "临江县志\n2020年" + "县档案馆有职工12人。" * 15_000


@pytest.fixture
def short_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A transaction for every step, however fast the machine is."""
    monkeypatch.setattr(turns, "_TURN", 0)


@pytest.mark.usefixtures("short_turns")
def test_nothing_of_a_long_file_is_seen_before_it_is_whole(archive: Archive, tmp_path: Path) -> None:
    seen: list[list[str]] = []
    for step in archive.import_files([write(tmp_path, "long.txt", LONG)], parse_page):
        seen.append([] if step.report else titles(archive))
    assert len(seen) > 4
    assert not any(seen)
    assert titles(archive) == ["临江县志"]


@pytest.mark.usefixtures("short_turns")
def test_cancelling_keeps_whole_files_and_drops_the_one_under_way(archive: Archive, tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.txt", PAGE), write(tmp_path, "long.txt", LONG)]
    with closing(archive.import_files(paths, parse_page)) as steps:
        under_way = list(islice((step for step in steps if step.done == 1 and not step.report), 5))
    assert len(under_way) == 5  # its rows were being written
    assert titles(archive) == ["临江县档案馆"]
    assert archive.stopped is None
    assert take_in(archive, *paths) == ["same", "added"]


def test_a_bug_in_the_rules_leaves_nothing_half_done(archive: Archive, tmp_path: Path) -> None:
    def parse(path: Path, choices: Choices) -> ParsedFile:
        if path.name == "b.txt":
            raise ZeroDivisionError
        return parse_page(path)

    with pytest.raises(ZeroDivisionError):
        list(archive.import_files([write(tmp_path, "a.txt", PAGE), write(tmp_path, "b.txt", "乙")], parse))
    assert titles(archive) == ["临江县档案馆"]
    assert archive.last_batch() is not None


def test_a_second_import_at_the_same_time_is_turned_away(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", PAGE)
    with closing(archive.import_files([path], parse_page)) as first:
        next(first)
        with pytest.raises(ArchiveProblem, match="import-under-way"):
            next(archive.import_files([path], parse_page))
    assert take_in(archive, path) == ["added"]


def test_an_archive_opened_during_an_import_leaves_it_alone(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path, "long.txt", LONG)
    steps = archive.import_files([path], parse_page)
    for _ in range(3):
        next(steps)
    assert Archive.open(archive.path).stopped is None
    list(steps)
    assert titles(archive) == ["临江县志"]


def test_undoing_an_import_takes_it_back_as_one(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局")))
    before = archive.listings()
    take_in(archive, write(tmp_path, "b.txt", page("某局", "更正:")), write(tmp_path, "c.txt", PAGE))
    batch = archive.last_batch()
    assert batch is not None
    assert archive.undo_batch(batch) == 2
    assert archive.listings() == before
    assert archive.last_batch() != batch
    with pytest.raises(ArchiveProblem, match="no-such-batch"):
        archive.undo_batch(batch)


def test_an_import_undone_can_be_done_again(archive: Archive, tmp_path: Path) -> None:
    paths = [write(tmp_path, "a.txt", page("某局")), write(tmp_path, "b.txt", page("某局", "更正:"))]
    take_in(archive, *paths)
    before = archive.listings()
    batch = archive.last_batch()
    assert batch is not None
    archive.undo_batch(batch)
    assert archive.listings() == ()
    assert take_in(archive, *paths) == ["added", "revised"]
    assert archive.listings() == before


def test_an_import_that_brings_nothing_new_is_no_import_to_undo(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", PAGE)
    take_in(archive, path)
    batch = archive.last_batch()
    take_in(archive, path)
    assert archive.last_batch() == batch


def _edited_meanwhile(archive: Archive, path: Path, edit: Callable[[Archive], object]) -> list[Outcome]:
    """Import a long file, and have a reader edit the archive while its rows are being written."""
    outcomes: list[Outcome] = []
    edited = False
    for step in archive.import_files([path], parse_page):
        if step.stage is Stage.STORING and not edited:
            edit(archive)
            edited = True
        outcomes += [step.report.outcome] if step.report else []
    assert edited
    return outcomes


def test_what_is_put_right_while_the_next_issue_comes_in_is_kept(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", "临江县志\n2020年,县档案馆有职工12人。"))
    (older,) = archive.listings()

    def edit(archive: Archive) -> None:
        archive.correct(older.id, title="临江县县志", source="县志办")

    assert _edited_meanwhile(archive, write(tmp_path, "b.txt", LONG), edit) == [Outcome.REVISED]
    (entry,) = archive.listings()
    assert (entry.title, entry.source) == ("临江县县志", "县志办")
    assert entry.id != older.id
    assert archive.check().reasons == ()


def test_what_is_deleted_while_the_next_issue_comes_in_stays_deleted(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", "临江县志\n2020年,县档案馆有职工12人。"))
    (older,) = archive.listings()
    path = write(tmp_path, "b.txt", LONG)
    assert _edited_meanwhile(archive, path, lambda archive: archive.delete(older.id)) == [Outcome.ADDED]
    (entry,) = archive.listings()
    assert archive.revisions(entry.id) == ()
    batch = archive.last_batch()
    assert batch is not None
    archive.undo_batch(batch)
    assert archive.listings() == ()


def test_what_comes_back_while_its_next_issue_comes_in_gives_way_to_it(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", "临江县志\n2020年,县档案馆有职工12人。"))
    (older,) = archive.listings()
    archive.delete(older.id)
    path = write(tmp_path, "b.txt", LONG)
    assert _edited_meanwhile(archive, path, lambda archive: archive.undo()) == [Outcome.REVISED]
    (entry,) = archive.listings()
    assert [revision.entry for revision in archive.revisions(entry.id)] == [older.id]
