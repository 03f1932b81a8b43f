"""What is doubtful is shown before it is stored, choices are remembered, an import goes on where it was."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from tests.archive.pages import PAGE, extraction_of, page, parse_page, take_in, titles, write
from yearbook_viewer.archive import recognition
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import BatchId, Choices, FileReport, HeadingRule, Outcome, ParsedFile, Reason

NAMELESS = "\n2020年,县档案馆有职工12人。\n"


class Calls:
    """Reads pages and remembers which, and as what the reader wished."""

    def __init__(self) -> None:
        self.made: list[tuple[str, Choices]] = []

    def __call__(self, path: Path, choices: Choices) -> ParsedFile:
        self.made.append((path.name, choices))
        source = read(path)
        text = source.text if not choices.title else f"{choices.title}{source.text}"
        return ParsedFile(source, (extraction_of(text),))


def _batch(archive: Archive) -> BatchId:
    batch = archive.last_batch()
    assert batch is not None
    return batch


def test_a_doubtful_file_is_held_back_with_all_its_doubts_and_the_others_go_in(
    archive: Archive, tmp_path: Path
) -> None:
    paths = [write(tmp_path, "a.txt", NAMELESS), write(tmp_path, "b.txt", PAGE)]
    reports = [step.report for step in archive.import_files(paths, parse_page, hold=True) if step.report]
    doubts = (Reason("entry-without-title"), Reason("entry-without-subject"))
    assert reports[0] == FileReport(paths[0], Outcome.DOUBTFUL, (), doubts[0], doubts)
    assert reports[1].outcome is Outcome.ADDED
    assert titles(archive) == ["临江县档案馆"]
    assert archive.check().reasons == ()


def test_without_holding_a_doubtful_file_is_stored_and_tells_all_its_doubts(archive: Archive, tmp_path: Path) -> None:
    (report,) = [
        step.report for step in archive.import_files([write(tmp_path, "a.txt", NAMELESS)], parse_page) if step.report
    ]
    assert (report.outcome, len(report.entries), len(report.doubts)) == (Outcome.DOUBTFUL, 1, 2)


def test_a_file_accepted_afterwards_joins_its_import_and_both_are_undone_as_one(
    archive: Archive, tmp_path: Path
) -> None:
    held, good = write(tmp_path, "a.txt", NAMELESS), write(tmp_path, "b.txt", PAGE)
    batch = [step.batch for step in archive.import_files([held, good], parse_page, hold=True)][-1]
    assert batch == archive.last_batch()
    joined = [step.batch for step in archive.import_files([held], Calls(), Choices(title="某局"), into=batch)]
    assert set(joined) == {batch}
    assert titles(archive) == ["临江县档案馆", "某局"]
    assert archive.undo_batch(_batch(archive)) == 2
    assert titles(archive) == []


def test_a_file_accepted_after_an_import_that_stored_nothing_is_an_import_of_its_own(
    archive: Archive, tmp_path: Path
) -> None:
    held = write(tmp_path, "a.txt", NAMELESS)
    batch = [step.batch for step in archive.import_files([held], parse_page, hold=True)][-1]
    assert archive.last_batch() is None
    list(archive.import_files([held], parse_page, into=batch))
    assert archive.undo_batch(_batch(archive)) == 1


def test_choices_are_remembered_for_the_nearest_folder_but_nothing_that_is_one_file_s_own(
    archive: Archive, tmp_path: Path
) -> None:
    volume = tmp_path / "临江年鉴" / "2021"
    general = Choices(encoding="big5", rule=HeadingRule.SYMBOLS, volume="临江年鉴", year=2020)
    chosen = replace(general, title="只此一篇", subject="临江县水务局", replace=True)
    archive.remember_choices(tmp_path, Choices(encoding="gb18030"))
    archive.remember_choices(volume, chosen)
    assert archive.choices_for(volume / "下层" / "a.txt") == general
    assert archive.choices_for(tmp_path / "a.txt") == Choices(encoding="gb18030")
    assert archive.choices_for(Path("/elsewhere/a.txt")) == Choices()
    archive.remember_choices(volume, Choices())
    assert archive.choices_for(volume / "a.txt") == Choices(encoding="gb18030")


def test_what_is_said_now_wins_over_what_was_remembered_field_by_field(archive: Archive, tmp_path: Path) -> None:
    archive.remember_choices(tmp_path, Choices(encoding="big5", year=2019, volume="临江年鉴"))
    calls = Calls()
    list(archive.import_files([write(tmp_path, "a.txt", PAGE)], calls, Choices(year=2020)))
    assert calls.made == [("a.txt", Choices(encoding="big5", year=2020, volume="临江年鉴"))]


def test_what_is_in_already_is_not_read_again(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", PAGE)
    take_in(archive, path)
    calls = Calls()
    (report,) = [step.report for step in archive.import_files([path], calls) if step.report]
    assert (report.outcome, report.entries) == (Outcome.SAME, (archive.listings()[0].id,))
    assert calls.made == []


def test_a_file_of_long_ago_is_told_by_size_and_time_alone(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "_SETTLED_NS", -1)
    path = write(tmp_path, "a.txt", PAGE)
    take_in(archive, path)
    monkeypatch.setattr(recognition, "digest_of_file", lambda _: pytest.fail("the file was read"))
    assert take_in(archive, path) == ["same"]


@pytest.mark.parametrize("change", ["words", "choices", "deleted", "older rules"])
def test_what_may_come_out_otherwise_is_read_again(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    path = write(tmp_path, "a.txt", PAGE)
    take_in(archive, path)
    choices = Choices()
    if change == "words":
        write(tmp_path, "a.txt", PAGE.replace("12人", "13人"))
    elif change == "choices":
        choices = Choices(rule=HeadingRule.NONE)
    elif change == "deleted":
        archive.delete(archive.listings()[0].id)
    else:
        monkeypatch.setattr(recognition, "VERSION", 999)
    calls = Calls()
    list(archive.import_files([path], calls, choices))
    assert [name for name, _ in calls.made] == ["a.txt"]


def test_an_import_that_was_stopped_goes_on_without_reading_what_is_in(archive: Archive, tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{number}.txt", page(f"第{number}局")) for number in range(6)]
    steps = archive.import_files(paths, parse_page)
    whole = list(islice((step for step in steps if step.report), 3))
    batch = whole[-1].batch
    steps.close()
    assert len(titles(archive)) == 3
    calls = Calls()
    outcomes = [
        step.report.outcome for step in archive.import_files(paths, calls, into=batch) if step.report is not None
    ]
    assert outcomes == [Outcome.SAME] * 3 + [Outcome.ADDED] * 3
    assert [name for name, _ in calls.made] == ["3.txt", "4.txt", "5.txt"]
    assert archive.undo_batch(_batch(archive)) == 6
    assert titles(archive) == []


def test_an_import_that_the_program_did_not_live_to_finish_goes_on_as_the_same(
    archive: Archive, tmp_path: Path
) -> None:
    paths = [write(tmp_path, "a.txt", PAGE), write(tmp_path, "b.txt", page("某局"))]
    take_in(archive, paths[0])
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("UPDATE batches SET state = 'stopped'")
    stopped = archive.stopped
    assert stopped is not None
    list(archive.import_files(paths, parse_page, into=stopped.batch))
    assert archive.stopped is None
    assert archive.last_batch() == stopped.batch
    assert archive.undo_batch(stopped.batch) == 2


def test_closing_the_steps_twice_is_harmless(archive: Archive, tmp_path: Path) -> None:
    with closing(archive.import_files([write(tmp_path, "a.txt", PAGE)], parse_page, hold=True)) as steps:
        next(steps)
        steps.close()
    assert titles(archive) == []
