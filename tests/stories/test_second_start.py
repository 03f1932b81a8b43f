"""A second start of the program, in real processes: its files reach the window that is open."""

import os
import signal
import socket as sockets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from yearbook_viewer.archive.archive import Archive

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to send")

ROOT = Path(__file__).parents[2]
LIBRARY = "洞庭区图书馆\n【概况】 2022年,藏书12.5万册。\n"
SEED = "岳阳市工商业联合会"

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the program with its data in `home`; what still runs at the end is killed."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(*words: str | Path, home: str = "home") -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", "yearbook_viewer", *map(str, words)],
            cwd=tmp_path,
            env={**surroundings, "YEARBOOK_HOME": str(tmp_path / home)},
            stderr=subprocess.DEVNULL,
        )
        running.append(process)
        return process

    with tempfile.TemporaryDirectory(prefix="yb") as session:
        surroundings = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "XDG_RUNTIME_DIR": session,
            "PYTHONPATH": str(ROOT),
            "LANG": "zh_CN.UTF-8",
        }
        yield begin
        for process in running:
            process.kill()
            process.wait()


def titles(path: Path) -> set[str]:
    return {listing.title for listing in Archive.open(path).listings()} if path.exists() else set()


def wait_for(found: Callable[[], bool]) -> None:
    ended = time.monotonic() + 60
    while not found() and time.monotonic() < ended:
        time.sleep(0.2)
    assert found()


def close(process: "subprocess.Popen[bytes]") -> int:
    process.send_signal(signal.SIGTERM)
    return process.wait(timeout=20)


def inet_sockets(pid: int) -> set[str]:
    """The numbers of a process's sockets that belong to a network: TCP, UDP or raw."""
    links = [link.readlink().name for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()]
    own = {name.removeprefix("socket:[").rstrip("]") for name in links if name.startswith("socket:[")}
    tables = [Path("/proc/net", f"{kind}{version}") for kind in ("tcp", "udp", "raw") for version in ("", "6")]
    rows = [line.split() for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]
    return own & {row[9] for row in rows}


def test_a_second_start_hands_its_file_to_the_first_window_and_ends(start: Start, tmp_path: Path) -> None:
    archive = tmp_path / "home" / "archive.ybk"
    first = start()
    wait_for(lambda: SEED in titles(archive))
    odd = tmp_path / "有 空格'和\"引号.txt"
    odd.write_text(LIBRARY, encoding="utf-8")

    second = start(odd.name)  # relative to where the second one stands

    assert second.wait(timeout=20) == 0
    wait_for(lambda: "洞庭区图书馆" in titles(archive))
    assert first.poll() is None
    assert close(first) == 0


def test_an_archive_of_a_second_start_is_opened_in_the_first_window(start: Start, tmp_path: Path) -> None:
    home, other = tmp_path / "home" / "archive.ybk", tmp_path / "另一份.ybk"
    first = start()
    wait_for(lambda: SEED in titles(home))
    Archive.open(other).close()
    library = tmp_path / "图书馆.txt"
    library.write_text(LIBRARY, encoding="utf-8")

    assert start(other).wait(timeout=20) == 0
    assert start(library).wait(timeout=20) == 0

    wait_for(lambda: "洞庭区图书馆" in titles(other))
    assert titles(home) == {SEED}
    assert close(first) == 0


def test_two_starts_at_the_same_instant_end_in_one_window(start: Start, tmp_path: Path) -> None:
    archive = tmp_path / "home" / "archive.ybk"
    files = [tmp_path / f"{name}.txt" for name in ("图书馆", "文化馆")]
    for file in files:
        file.write_text(LIBRARY.replace("图书馆", file.stem), encoding="utf-8")

    both = [start(file) for file in files]

    wait_for(lambda: {"洞庭区图书馆", "洞庭区文化馆"} <= titles(archive))
    wait_for(lambda: any(process.poll() is not None for process in both))
    (window,) = (process for process in both if process.poll() is None)
    assert close(window) == 0
    assert [process.returncode for process in both] == [0, 0]


def test_a_window_that_was_killed_does_not_keep_the_next_one_from_opening(start: Start, tmp_path: Path) -> None:
    archive = tmp_path / "home" / "archive.ybk"
    killed = start()
    wait_for(lambda: SEED in titles(archive))
    killed.kill()
    killed.wait()
    library = tmp_path / "图书馆.txt"
    library.write_text(LIBRARY, encoding="utf-8")

    second = start(library)

    wait_for(lambda: "洞庭区图书馆" in titles(archive))
    assert second.poll() is None
    assert close(second) == 0


def test_another_data_folder_is_another_window(start: Start, tmp_path: Path) -> None:
    first, second = start(), start(home="other")
    archives = [tmp_path / home / "archive.ybk" for home in ("home", "other")]
    wait_for(lambda: all(SEED in titles(archive) for archive in archives))
    assert (first.poll(), second.poll()) == (None, None)
    assert (close(first), close(second)) == (0, 0)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="only Linux tells a process's sockets")
def test_from_start_to_end_the_program_has_no_socket_of_a_network(start: Start, tmp_path: Path) -> None:
    archive = tmp_path / "home" / "archive.ybk"
    first = start()
    met: set[str] = set()
    with sockets.socket(sockets.AF_INET, sockets.SOCK_DGRAM) as seen:
        seen.bind(("127.0.0.1", 0))
        assert inet_sockets(os.getpid())  # such a one would be seen

    def imported() -> bool:
        met.update(inet_sockets(first.pid))
        return SEED in titles(archive)

    wait_for(imported)
    assert met == set()
    assert close(first) == 0
