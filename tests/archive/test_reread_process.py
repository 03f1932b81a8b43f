from contextlib import closing
from multiprocessing import active_children

import pytest

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.reread_process import read_again_elsewhere
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import Condition, EntryId, Outcome


def test_an_entry_is_read_again_in_another_process(archive: Archive, entry: EntryId) -> None:
    with closing(read_again_elsewhere(archive.path, (entry,))) as steps:
        reports = [step.report for step in steps if step and step.report]
    assert [(report.outcome, report.entries) for report in reports] == [(Outcome.REVISED, (entry,))]
    assert archive.check().condition is Condition.SOUND
    assert not workers()


def test_it_is_stopped_within_an_entry_which_stays_as_it_was(archive: Archive, entry: EntryId) -> None:
    before = archive.reading(entry)
    with closing(read_again_elsewhere(archive.path, (entry,))) as steps:
        assert next(steps) is None
    assert archive.reading(entry) == before
    assert not workers()


def test_what_the_archive_says_there_is_said_here(archive: Archive) -> None:
    with pytest.raises(ArchiveProblem) as raised, closing(read_again_elsewhere(archive.path, (EntryId(9),))) as steps:
        list(steps)
    assert raised.value.reason.key == "no-such-entry"


def test_a_process_that_dies_is_told(archive: Archive, entry: EntryId) -> None:
    with closing(read_again_elsewhere(archive.path, (entry,))) as steps:
        assert next(steps) is None
        (worker,) = workers()
        worker.kill()  # type: ignore[attr-defined]  # a process has it
        with pytest.raises(RuntimeError, match="died"):
            list(steps)


def workers() -> list[object]:
    return [child for child in active_children() if child.name == "read-again"]
