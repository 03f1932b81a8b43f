"""Killed while the dictionary is laid over the archive, the program goes on with it at its next start."""

import os
import random
import subprocess
import sys
from pathlib import Path
from time import sleep

import pytest

from tests.archive.pages import page, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import Condition, Kind
from yearbook_viewer.records.entities import Marking, Reach

ROOT = Path(__file__).resolve().parents[2]
FILES = 40

PROGRAM = """
import sys
from pathlib import Path
from yearbook_viewer.archive.archive import Archive
archive = Archive.open(Path(sys.argv[1]))
for step in archive.lay_over():
    print(step.done, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="tried on Linux only")
def test_a_marking_comes_to_all_entries_however_often_the_program_is_killed(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for number in range(FILES):
        write(tmp_path / "pages", f"{number:02}.txt", page(f"第{number:02}局", "职工柳大同到会。" * 800))
    archive = Archive.open(tmp_path / "a.ybk")
    take_in(archive, tmp_path / "pages")
    first = archive.listings()[0].id
    start = archive.reading(first).extraction.entry.text.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER, Reach.EVERYWHERE))
    chance = random.Random(7)
    for _ in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", PROGRAM, archive.path], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as laying:
            assert laying.stdout is not None
            laying.stdout.readline()
            sleep(chance.uniform(0.0, 0.3))
            laying.kill()
    archive = Archive.open(archive.path)
    assert archive.check().condition is Condition.SOUND
    assert list(archive.lay_over())[-1].total == FILES
    for listing in archive.listings():
        marks = archive.reading(listing.id).extraction.marks
        assert sum(mark.kind is Kind.PER for mark in marks) == 800
    assert list(archive.lay_over()) == []
    assert archive.check().condition is Condition.SOUND
