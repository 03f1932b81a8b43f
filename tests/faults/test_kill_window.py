"""An import of the window whose processes are killed: the archive is sound, and what was stopped is gone on with."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.archive.pages import page, titles, write
from tests.archive.test_import_process import parse_telling
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.import_process import Errand, ImportProcess
from yearbook_viewer.records import Choices, Condition, FileReport, ImportWishes, Outcome, ParsedFile

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="asks /proc who whose child is")
FILES = 12


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """Pages, some of them several transactions long."""
    bodies = ["县档案馆有职工12人。" * (15_000 if number % 4 == 3 else 5) for number in range(FILES)]
    return [write(tmp_path, f"{number:02}.txt", page(f"第{number:02}局", body)) for number, body in enumerate(bodies)]


def parse_last_when_let(path: Path, choices: Choices, tell: Callable[[int, int], None]) -> ParsedFile:
    """As the others do, but the last page only when the test lets it: however busy the machine, the import goes on."""
    while path.stem == f"{FILES - 1:02}" and not (path.parent / "let").exists():
        sleep(0.02)
    return parse_telling(path, choices, tell)


def _children(process: int) -> list[int]:
    children: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):  # a thread may end while it is asked
            children += map(int, task.read_text().split())
    return children


def _importing() -> int:
    (process,) = [child for child in multiprocessing.active_children() if child.name == "import"]
    assert process.pid is not None
    return process.pid


def _is_alive(process: int) -> bool:
    status = Path(f"/proc/{process}/status")
    return status.is_file() and "\nState:\tZ" not in status.read_text()


def _import(archive: Path, pages: list[Path], wishes: ImportWishes = ImportWishes()) -> list[FileReport]:
    process = ImportProcess(Errand(archive, tuple(pages), parse_telling, wishes))
    with closing(process.steps()) as steps:
        for _ in steps:
            pass
    return process.reports


@pytest.mark.parametrize("after", [0, 4])
def test_an_importing_process_that_is_killed_leaves_a_sound_archive_to_go_on_with(
    tmp_path: Path, pages: list[Path], after: int
) -> None:
    path = tmp_path / "new.ybk"
    Archive.open(path).close()
    process = ImportProcess(Errand(path, tuple(pages), parse_last_when_let))
    killed, others = 0, list[int]()
    with pytest.raises(RuntimeError, match="died"), closing(process.steps()) as steps:
        for step in steps:
            if step and step.done >= after and not killed:  # steps told before the kill still arrive after it
                killed = _importing()
                others = _children(killed)
                os.kill(killed, signal.SIGKILL)
                (tmp_path / "let").touch()
    end = monotonic() + 5
    while any(map(_is_alive, others)) and monotonic() < end:
        sleep(0.05)
    assert not any(map(_is_alive, others))
    archive = Archive.open(path)
    assert archive.check().condition is Condition.SOUND
    assert {f"第{report.path.stem}局" for report in process.reports} <= set(titles(archive))
    stopped = archive.stopped
    assert stopped is not None
    assert stopped.paths == tuple(pages)
    _import(path, pages, ImportWishes(into=stopped.batch))
    assert {report.outcome for report in _import(path, pages)} == {Outcome.SAME}
    archive = Archive.open(path)
    assert titles(archive) == [f"第{number:02}局" for number in range(FILES)]
    assert archive.check().condition is Condition.SOUND
    assert archive.stopped is None


def test_a_worker_that_is_killed_costs_one_file(tmp_path: Path, pages: list[Path]) -> None:
    path = tmp_path / "new.ybk"
    Archive.open(path).close()
    process = ImportProcess(Errand(path, tuple(pages), parse_last_when_let))
    killed = False
    with closing(process.steps()) as steps:
        for step in steps:
            if step and not killed and (workers := _children(_importing())):
                os.kill(workers[-1], signal.SIGKILL)
                killed = True
                (tmp_path / "let").touch()
    assert killed
    lost = [report.path for report in process.reports if report.outcome is Outcome.REFUSED]
    assert len(lost) <= 2
    archive = Archive.open(path)
    assert len(titles(archive)) == FILES - len(lost)
    assert archive.check().condition is Condition.SOUND
    _import(path, pages)
    assert len(titles(Archive.open(path))) == FILES
