"""What becomes of a file of figures whose writing is cancelled, fails, or goes into something other than a file."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.export.printed import printing
from tests.export.test_figure_files import SAY, written
from yearbook_viewer.archive.header import APPLICATION_ID, MAGIC
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.figure_files import FigureFormat, Written, write_figures_file
from yearbook_viewer.records import Printing


def endless() -> Iterator[Printing]:
    while True:
        yield printing()


@pytest.mark.parametrize("kind", list(FigureFormat))
def test_cancelled_writing_leaves_nothing_and_what_was_there_stays(tmp_path: Path, kind: FigureFormat) -> None:
    there = tmp_path / "a"
    there.write_text("先前的内容", encoding="utf-8")
    steps = write_figures_file(there, kind, endless(), (), SAY)
    assert [next(steps).rows, next(steps).rows] == [500, 1000]
    steps.close()
    assert there.read_text(encoding="utf-8") == "先前的内容"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize("kind", list(FigureFormat))
def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path: Path, kind: FigureFormat) -> None:
    with pytest.raises(ArchiveProblem) as met:
        list(write_figures_file(tmp_path / "没有" / "a", kind, [printing()], (), SAY))
    assert met.value.reason.key == "cannot-write"


def test_a_disk_that_fills_while_the_workbook_is_packed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zipfile.ZipFile.write", full)
    with pytest.raises(ArchiveProblem) as met:
        written(tmp_path / "a.xlsx", [printing()])
    assert dict(met.value.reason.values)["reason"] == "No space left on device"
    assert list(tmp_path.iterdir()) == []


def test_an_archive_is_never_written_over(tmp_path: Path) -> None:
    archive = tmp_path / "a.csv"
    archive.write_bytes(MAGIC.ljust(68, b"\0") + APPLICATION_ID.to_bytes(4, "big"))
    with pytest.raises(ArchiveProblem) as met:
        written(archive, [printing()])
    assert met.value.reason.key == "output-is-archive"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe with a name")
def test_a_pipe_gets_the_whole_file(tmp_path: Path) -> None:
    pipe = tmp_path / "a.csv"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as other:
        read = other.submit(pipe.read_bytes)
        assert written(pipe, [printing()]) == Written(1)
        assert read.result(5).decode("utf-8-sig").count("\r\n") == 2
    assert list(tmp_path.iterdir()) == [pipe]
