"""The disk fails under the archive: the sentence is right, and what was acknowledged is kept."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archive.pages import page, take_in, titles, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import Condition

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import sys
from pathlib import Path
from tests.archive.pages import parse_page
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
try:
    archive = Archive.open(Path(sys.argv[1]))
    for step in archive.import_files([Path(sys.argv[2])], parse_page):
        if step.report:
            print(step.report.path.stem, flush=True)
except ArchiveProblem as problem:
    print(problem.key, flush=True)
"""


def _strace_works() -> bool:
    strace = shutil.which("strace")
    return (
        bool(strace) and subprocess.run([str(strace), "-qq", "true"], capture_output=True, check=False).returncode == 0
    )


@pytest.fixture(scope="session")
def strace() -> None:
    """Injects errors into system calls; where it is missing or forbidden these tests cannot be run."""
    if not _strace_works():
        pytest.skip("strace is missing or may not trace")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Six pages."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(6):
        write(folder, f"{number}.txt", page(f"第{number}局", "县档案馆有职工12人。" * 20))
    return folder


def _import_with(fault: str, archive: Path, pages: Path) -> list[str]:
    """What an import acknowledges, and the key of the problem that ends it, where a system call fails as named."""
    calls = "pread64,pwrite64,fsync,fdatasync"
    watched = ["-P", str(archive), "-P", f"{archive}-journal"]
    traced = ["strace", "-f", "-qq", "-o", "/dev/null", *watched, "-e", f"trace={calls}", "-e", f"inject={fault}"]
    done = subprocess.run(
        [*traced, sys.executable, "-c", PROGRAM, archive, pages], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        ("pwrite64:error=ENOSPC:when=130+", "disk-full"),
        ("pwrite64:error=EIO:when=150+", "archive-input-output"),
        ("fdatasync:error=EIO:when=9+", "archive-input-output"),
        ("pread64:error=EIO:when=100+", "archive-input-output"),
    ],
)
def test_a_failing_disk_is_named_and_what_was_acknowledged_is_kept(
    strace: None, archive: Archive, pages: Path, fault: str, key: str
) -> None:
    *acknowledged, last = _import_with(fault, archive.path, pages)
    assert last == key
    again = Archive.open(archive.path)
    assert again.check().condition is Condition.SOUND
    assert {f"第{stem}局" for stem in acknowledged} <= set(titles(again))
    take_in(again, pages)
    assert titles(again) == [f"第{number}局" for number in range(6)]


def test_a_passing_read_error_is_looked_at_again(strace: None, archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局")))
    archive.close()
    # The eleventh read falls into the archive's opening.
    assert _import_with("pread64:error=EIO:when=11", archive.path, tmp_path / "a.txt") == ["a"]
