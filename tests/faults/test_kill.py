"""Killed at any point of an import, an archive is sound and keeps what was acknowledged; the rest can be resumed."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from tests.archive.pages import page, take_in, titles, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import Condition

ROOT = Path(__file__).resolve().parents[2]
FILES = 60

# Says what is done as it is done; the line is out before the next file is begun.
PROGRAM = """
import sys
from pathlib import Path
from tests.archive.pages import parse_page
from yearbook_viewer.archive.archive import Archive
archive = Archive.open(Path(sys.argv[1]))
print("open", flush=True)
for step in archive.import_files(sorted(Path(sys.argv[2]).iterdir()), parse_page):
    if step.report:
        print(step.report.path.stem, flush=True)
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Sixty pages, every tenth of them several transactions long."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(FILES):
        body = "县档案馆有职工12人。" * (15_000 if number % 10 == 3 else 5)
        write(folder, f"{number:02}.txt", page(f"第{number:02}局", body))
    return folder


def _killed_import(archive: Path, pages: Path, seconds: float) -> list[str]:
    """What an import had acknowledged when it was killed so long after the archive was open."""
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, archive, pages], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as importing:
        assert importing.stdout is not None
        importing.stdout.readline()
        sleep(seconds)
        importing.kill()
        return importing.stdout.read().split()


@pytest.mark.skipif(os.name == "nt", reason="tried on Linux only")
def test_an_import_killed_again_and_again_loses_nothing_and_comes_to_its_end(tmp_path: Path, pages: Path) -> None:
    chance = random.Random(7)
    path = tmp_path / "new.ybk"
    acknowledged: set[str] = set()
    for _ in range(8):
        acknowledged.update(_killed_import(path, pages, chance.uniform(0.0, 0.6)))
        archive = Archive.open(path)
        assert archive.check().condition is Condition.SOUND
        assert {f"第{stem}局" for stem in acknowledged} <= set(titles(archive))
        assert len(titles(archive)) == len(set(titles(archive)))
    take_in(archive, pages)
    assert titles(archive) == [f"第{number:02}局" for number in range(FILES)]
    assert archive.check().condition is Condition.SOUND
    assert archive.stopped is None


@pytest.mark.skipif(os.name == "nt", reason="tried on Linux only")
def test_the_next_start_says_what_was_stopped_and_can_take_it_back(tmp_path: Path, pages: Path) -> None:
    path = tmp_path / "new.ybk"
    acknowledged = _killed_import(path, pages, 0.3)
    archive = Archive.open(path)
    stopped = archive.stopped
    assert stopped is not None
    assert stopped.paths == tuple(sorted(pages.iterdir()))
    assert stopped.entries == len(titles(archive)) >= len(acknowledged)
    assert not archive.closed_well
    assert archive.undo_batch(stopped.batch) == stopped.entries
    assert titles(archive) == []
    assert archive.stopped is None


@pytest.mark.skipif(os.name == "nt", reason="tried on Linux only")
def test_what_was_stopped_can_be_left_as_it_is(tmp_path: Path, pages: Path) -> None:
    path = tmp_path / "new.ybk"
    _killed_import(path, pages, 0.3)
    archive = Archive.open(path)
    before = titles(archive)
    archive.forget_stopped()
    assert archive.stopped is None
    assert titles(archive) == before


@pytest.mark.skipif(os.name == "nt", reason="tried on Linux only")
def test_a_start_killed_while_it_cleans_up_is_made_good_by_the_next(tmp_path: Path, pages: Path) -> None:
    path = tmp_path / "new.ybk"
    _killed_import(path, pages, 0.3)
    program = f"import pathlib, yearbook_viewer.archive.archive as a; a.Archive.open(pathlib.Path({str(path)!r}))"
    for wait in (0.35, 0.4, 0.45, 0.5):
        with subprocess.Popen([sys.executable, "-c", program], cwd=ROOT) as opening:
            sleep(wait)
            opening.send_signal(signal.SIGKILL)
    archive = Archive.open(path)
    assert archive.check().condition is Condition.SOUND
    assert archive.stopped is not None
