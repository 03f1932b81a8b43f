import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.archive.pages import extraction_of, page, titles, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.import_process import Errand, ImportProcess
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import BatchId, Choices, Outcome, ParsedFile, Progress, StoppedImport

ROOT = Path(__file__).parents[2]
# Stands for a window that dies while its import is under way.
WINDOW = """
import os, pathlib, sys
from tests.archive.test_import_process import parse_slowly
from yearbook_viewer.archive.import_process import Errand, ImportProcess
if __name__ == "__main__":
    archive, *paths = map(pathlib.Path, sys.argv[1:])
    for step in ImportProcess(Errand(archive, tuple(paths), parse_slowly)).steps():
        if step and step.done:
            os._exit(9)
"""


def parse_telling(path: Path, choices: Choices, tell: Callable[[int, int], None]) -> ParsedFile:
    """The page that `write` wrote, with the plain marking of the tests."""
    source = read(path, choices)
    return ParsedFile(source, (extraction_of(source.text),))


def parse_slowly(path: Path, choices: Choices, tell: Callable[[int, int], None]) -> ParsedFile:
    """The same; a file named so takes a minute."""
    if path.stem == "slow":
        sleep(60)
    return parse_telling(path, choices, tell)


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    return [write(tmp_path, f"{number}.txt", page(f"第{number}局")) for number in range(4)]


def errand(archive: Archive, paths: list[Path]) -> ImportProcess:
    return ImportProcess(Errand(archive.path, tuple(paths), parse_slowly))


def test_files_come_in_by_another_process_and_are_reported_in_their_order(archive: Archive, pages: list[Path]) -> None:
    process = errand(archive, pages)
    with closing(process.steps()) as steps:
        told = [step for step in steps if step]
    assert [report.path for report in process.reports] == pages
    assert {report.outcome for report in process.reports} == {Outcome.ADDED}
    assert len(titles(archive)) == 4
    assert process.batch == archive.last_batch()
    assert told[-1].bytes == told[-1].of_bytes == sum(path.stat().st_size for path in pages)


def test_stopped_at_a_file_it_ends_at_once_and_keeps_what_is_whole(
    archive: Archive, pages: list[Path], tmp_path: Path
) -> None:
    process = errand(archive, [*pages, write(tmp_path, "slow.txt", page("慢局"))])
    steps = process.steps()
    while (step := next(steps)) is None or step.done < 4:
        pass
    steps.close()
    assert len(process.reports) == len(titles(archive)) == 4
    assert process.batch is not None
    assert archive.stopped is None
    assert multiprocessing.active_children() == []


def test_paused_it_finishes_the_file_under_way_and_leaves_the_archive_to_others(
    archive: Archive, pages: list[Path]
) -> None:
    process = errand(archive, pages)
    with closing(process.steps()) as steps:
        process.pause()
        told: list[Progress] = []
        end = monotonic() + 2
        quiet_since = monotonic()
        while monotonic() < end or not told or monotonic() - quiet_since < 1:
            step = next(steps)
            if step:
                told.append(step)
                quiet_since = monotonic()
        assert told[-1].done == 1
        (entry,) = archive.listings()
        archive.correct(entry.id, title="改正局", year=2020, source="")
        process.resume()
        rest = [step for step in steps if step]
    assert rest[-1].done == 4
    assert "改正局" in titles(archive)


def test_a_reader_s_edit_finds_its_way_between_the_transactions_of_a_long_file(
    archive: Archive, pages: list[Path], tmp_path: Path
) -> None:
    long = write(tmp_path, "long.txt", page("长局", "县档案馆有职工12人。" * 15_000))
    process = errand(archive, [pages[0], long])
    edits = 0
    with closing(process.steps()) as steps:
        for step in steps:
            if step and step.done == 1 and step.stage == "storing" and edits < 2:
                edits += 1
                archive.correct(archive.listings()[0].id, title=f"改正{edits}", year=2020, source="")
    assert edits == 2
    assert sorted(titles(archive)) == ["改正2", "长局"]
    assert archive.check().reasons == ()


def test_what_the_world_does_to_the_archive_is_told_as_in_this_process(tmp_path: Path, pages: list[Path]) -> None:
    none = tmp_path / "none.ybk"
    none.write_bytes(b"this is no archive, and was none before")
    process = ImportProcess(Errand(none, tuple(pages), parse_telling))
    with pytest.raises(ArchiveProblem) as met, closing(process.steps()) as steps:
        list(steps)
    assert met.value.key == "not-an-archive"


def test_left_by_a_window_that_closes_it_keeps_what_is_whole_and_stands_as_stopped(
    archive: Archive, pages: list[Path], tmp_path: Path
) -> None:
    paths = [*pages, write(tmp_path, "slow.txt", page("慢局"))]
    process = errand(archive, paths)
    steps = process.steps()
    while (step := next(steps)) is None or step.done < 4:
        pass
    process.leave()
    steps.close()
    assert len(process.reports) == len(titles(archive)) == 4
    assert archive.stopped == StoppedImport(BatchId(1), tuple(paths), 4)
    assert multiprocessing.active_children() == []


def test_when_the_window_dies_its_import_ends_and_takes_the_file_under_way_back(
    archive: Archive, pages: list[Path], tmp_path: Path
) -> None:
    slow = write(tmp_path, "slow.txt", page("慢局"))
    script = tmp_path / "window.py"
    script.write_text(WINDOW, encoding="utf-8")
    words = [sys.executable, str(script), str(archive.path), str(pages[0]), str(slow)]
    subprocess.run(words, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, check=False)
    deadline = monotonic() + 20
    while archive.stopped is None and monotonic() < deadline:
        sleep(0.1)
    assert archive.stopped == StoppedImport(BatchId(1), (pages[0], slow), 1)
    end = monotonic() + 20
    while monotonic() < end:
        try:
            list(archive.import_files([pages[1]], lambda path, choices: parse_telling(path, choices, print)))
            break
        except ArchiveProblem as problem:
            assert problem.key == "import-under-way"
            sleep(0.2)
    assert sorted(titles(archive)) == ["第0局", "第1局"]
