"""The program as a process: first look without a screen, and its end when it is asked to go."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from yearbook_viewer.archive.archive import Archive

ROOT = Path(__file__).parents[2]


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen", "YEARBOOK_HOME": str(home), "LANG": "zh_CN.UTF-8"}


def test_a_first_look_writes_pictures_pdf_and_table_and_prints_their_paths(tmp_path: Path) -> None:
    out = tmp_path / "看"
    told = subprocess.run(
        [sys.executable, "-m", "yearbook_viewer", "first-look", "--out", str(out)],
        cwd=ROOT,
        env=environment(tmp_path / "home"),
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    names = ["window.png", "window-dark.png", "first-section.pdf", "figures.tsv"]
    assert told.stdout.splitlines() == [str(out / name) for name in names]
    assert (out / "first-section.pdf").read_bytes().startswith(b"%PDF-")
    assert "162个" in (out / "figures.tsv").read_text(encoding="utf-8")
    assert not (tmp_path / "home" / "archive.ybk").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_a_program_that_is_asked_to_end_does_so(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "yearbook_viewer", "--data-dir", str(tmp_path)],
        cwd=ROOT,
        env=environment(tmp_path),
        stderr=subprocess.DEVNULL,
    )
    # The first start is importing the seed by then.
    archive = tmp_path / "archive.ybk"
    while not archive.exists():
        time.sleep(0.05)
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 0
    assert (tmp_path / "log" / "yearbook-viewer.log").is_file()


def test_the_program_says_what_it_does_not_understand(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "yearbook_viewer", "--no-such-option"],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.returncode == 2
    assert "--no-such-option" in told.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")
def test_a_file_named_on_the_command_line_is_imported_into_the_archive_named_there(tmp_path: Path) -> None:
    library = tmp_path / "图书馆.txt"
    library.write_text("洞庭区图书馆\n【概况】 2022年,藏书12.5万册。\n", encoding="utf-8")
    path = tmp_path / "own.ybk"
    process = subprocess.Popen(
        [sys.executable, "-m", "yearbook_viewer", str(library), "--archive", str(path)],
        cwd=ROOT,
        env=environment(tmp_path / "home"),
        stderr=subprocess.DEVNULL,
    )
    titles: set[str] = set()
    ended = time.monotonic() + 60
    while len(titles) < 2 and time.monotonic() < ended:
        time.sleep(0.3)
        if path.exists():
            titles = {listing.title for listing in Archive.open(path).listings()}
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 0
    assert titles == {"洞庭区图书馆", "岳阳市工商业联合会"}
