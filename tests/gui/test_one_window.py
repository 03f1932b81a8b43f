"""One window for a user and a data folder: who is first, who is heard, and what a killed program leaves."""

import os
import socket as sockets
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

from yearbook_viewer.gui import one_window
from yearbook_viewer.gui.one_window import OneWindow
from yearbook_viewer.gui.wish import Wish, as_line

ROOT = Path(__file__).parents[2]
WISH = Wish(files=(Path("/有 空格/图书馆.txt"), Path(os.fsdecode(b"/\xff.txt"))), token="leave")

# A start in a process of its own: prints whether it was heard.
START = """
import sys
from pathlib import Path
from yearbook_viewer.gui.one_window import OneWindow
from yearbook_viewer.gui.wish import from_line
one = OneWindow(Path(sys.argv[1]), Path(sys.argv[2]))
print(one.hand_over(from_line(sys.stdin.buffer.readline())), flush=True)
sys.stdin.buffer.read()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """Short: the path of a socket has 107 bytes at most."""
    with tempfile.TemporaryDirectory(prefix="yb") as name:
        yield Path(name) / "session"


@pytest.fixture
def first(folder: Path, tmp_path: Path) -> Iterator[OneWindow]:
    """A window that listens."""
    one = OneWindow(folder, tmp_path)
    assert not one.hand_over(Wish())
    one.listen()
    yield one
    one.close()


def start(folder: Path, home: Path, wish: Wish) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", START, str(folder), str(home)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin
    process.stdin.write(as_line(wish))
    process.stdin.flush()
    return process


def answer(process: subprocess.Popen[bytes]) -> bytes:
    return process.communicate(timeout=30)[0].strip()


def test_a_second_start_is_heard_with_odd_names_and_all(
    first: OneWindow, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(first.asked, timeout=20_000) as heard:
        second = start(folder, tmp_path, WISH)
    assert heard.args == [WISH]
    assert answer(second) == b"True"


def test_a_wish_of_many_files_comes_through_whole(first: OneWindow, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    wish = Wish(files=tuple(Path(f"/年鉴/{number:0100d}.txt") for number in range(20_000)))
    with qtbot.waitSignal(first.asked, timeout=20_000) as heard:
        second = start(folder, tmp_path, wish)
    assert heard.args == [wish]
    assert answer(second) == b"True"


def test_another_data_folder_has_a_window_of_its_own(first: OneWindow, folder: Path, tmp_path: Path) -> None:
    other = OneWindow(folder, tmp_path / "other")
    assert not other.hand_over(WISH)
    other.listen()
    assert len(list(folder.glob("*.sock"))) == 2
    other.close()


def test_the_same_data_folder_by_another_name_is_the_same(first: OneWindow, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    second = OneWindow(folder, tmp_path / "link")
    assert second._name == first._name


def test_nobody_but_the_user_reaches_the_socket(first: OneWindow, folder: Path) -> None:
    (path,) = folder.glob("*.sock")
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_window_that_was_closed_leaves_nothing_behind(folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    one = OneWindow(folder, tmp_path)
    assert not one.hand_over(Wish())
    one.listen()
    one.close()
    assert list(folder.iterdir()) == []


def test_what_a_killed_window_leaves_does_not_stand_in_the_way(folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    killed = start(folder, tmp_path, Wish())
    assert killed.stdout
    assert killed.stdout.readline().strip() == b"False"
    (lock,) = folder.glob("*.lock")
    with sockets.socket(sockets.AF_UNIX) as left:
        left.bind(str(lock.with_suffix(".sock")))
    killed.kill()
    killed.communicate()

    one = OneWindow(folder, tmp_path)
    assert not one.hand_over(Wish())
    one.listen()
    with qtbot.waitSignal(one.asked, timeout=20_000):
        second = start(folder, tmp_path, WISH)
    assert answer(second) == b"True"
    one.close()


def test_a_lock_that_names_another_process_of_the_same_number_is_seen_through(folder: Path, tmp_path: Path) -> None:
    one = OneWindow(folder, tmp_path)
    assert not one.hand_over(Wish())
    (path,) = folder.glob("*.lock")
    told = path.read_bytes()
    one.close()
    path.write_bytes(told)  # it names this process, which runs and holds it not

    assert not one.hand_over(Wish())
    assert one._lock is not None
    one.close()


def test_of_starts_at_the_same_instant_one_opens_a_window(folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    one = OneWindow(folder, tmp_path)
    others = [start(folder, tmp_path, Wish(files=(Path(f"/{number}.txt"),))) for number in range(3)]
    assert not one.hand_over(Wish())
    heard: list[Path] = []
    one.asked.connect(lambda wish: heard.extend(wish.files))
    one.listen()
    qtbot.waitUntil(lambda: len(heard) == 3, timeout=20_000)
    assert [answer(other) for other in others] == [b"True", b"True", b"True"]
    assert sorted(heard) == [Path("/0.txt"), Path("/1.txt"), Path("/2.txt")]
    one.close()


def test_a_window_that_does_not_answer_keeps_nobody_waiting_and_does_nothing_later(
    first: OneWindow, folder: Path, tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    heard: list[Wish] = []
    first.asked.connect(heard.append)
    second = OneWindow(folder, tmp_path)
    assert not second.hand_over(WISH)  # nothing is heard meanwhile: it is the same thread
    assert "opens its own" in caplog.text
    qtbot.wait(200)
    assert heard == []
    assert "did not wait" in caplog.text


def test_a_start_waits_longer_for_one_that_is_being_opened(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_window, "OPEN_WITHIN_S", 0.3)
    one = OneWindow(folder, tmp_path)
    assert not one.hand_over(Wish())
    begun = monotonic()
    assert not OneWindow(folder, tmp_path).hand_over(WISH)
    assert monotonic() - begun >= 0.3
    one.close()


@pytest.mark.parametrize("line", [b"GET / HTTP/1.1\r\n", b'{"files": 1}\n', b"\0" * 100 + b"\n"])
def test_what_is_not_understood_is_hung_up_on(
    first: OneWindow, folder: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture, line: bytes
) -> None:
    (path,) = folder.glob("*.sock")
    heard: list[Wish] = []
    first.asked.connect(heard.append)
    with sockets.socket(sockets.AF_UNIX) as other:
        other.connect(str(path))
        other.sendall(line)
        qtbot.waitUntil(lambda: "not understood" in caplog.text)
        assert other.recv(16) == b""
    assert heard == []


def test_a_line_without_end_is_hung_up_on(
    first: OneWindow, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_window, "LONGEST_LINE", 1000)
    (path,) = folder.glob("*.sock")
    with sockets.socket(sockets.AF_UNIX) as other:
        other.connect(str(path))
        other.sendall(b"x" * 2000)
        qtbot.wait(200)
        with pytest.raises(ConnectionError):
            while other.recv(16):
                pass
            other.sendall(b"x")


def test_without_a_folder_of_ones_own_every_start_has_its_window(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    open_to_all = tmp_path / "session"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    (tmp_path / "file").touch()
    for folder in (open_to_all, tmp_path / "file", tmp_path / "file" / "below"):
        one = OneWindow(folder, tmp_path)
        assert not one.hand_over(WISH)
        one.listen()
        one.close()
    assert caplog.text.count("no folder of our own") == 3
    assert list(open_to_all.iterdir()) == []


def test_a_path_too_long_for_a_socket_lets_the_next_start_have_its_window(
    tmp_path: Path, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / ("长" * 60)
    one = OneWindow(folder, tmp_path)
    assert not one.hand_over(WISH)
    one.listen()
    assert "cannot be heard" in caplog.text
    assert not OneWindow(folder, tmp_path).hand_over(WISH)
