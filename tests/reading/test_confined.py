import os
import sys
import time
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.messages import Catalogue, sentence
from yearbook_viewer.reading.confined import Limits, confined
from yearbook_viewer.records import Reason

PATH = Path("云泽年鉴.pdf")
USUAL = Limits()


def length(data: bytes) -> int:
    return len(data)


def refuse(data: bytes) -> int:
    raise FileRefused("file-encrypted", path="")


def die(data: bytes) -> int:
    os._exit(3)


def abort(data: bytes) -> int:
    os.abort()


def sleep(data: bytes) -> int:
    time.sleep(600)
    return 0


def swallow(data: bytes) -> int:
    return len(bytearray(64 << 30))


def fail(data: bytes) -> int:
    raise ValueError("a fault of the reader")


def say_and_sleep(data: bytes) -> int:
    Path(data.decode()).write_text(str(os.getpid()))
    time.sleep(600)
    return 0


def refusal(work: Callable[[bytes], int], limits: Limits = USUAL) -> Reason:
    with pytest.raises(FileRefused) as caught:
        confined(PATH, work, b"x", limits)
    assert sentence(caught.value.reason, Catalogue("zh")).endswith("。")
    assert active_children() == []
    return caught.value.reason


def test_the_result_comes_back() -> None:
    assert confined(PATH, length, b"x" * 5_000_000) == 5_000_000
    assert active_children() == []


def test_a_refusal_comes_back_with_the_path() -> None:
    assert refusal(refuse) == Reason("file-encrypted", (("path", str(PATH)),))


@pytest.mark.parametrize("work", [die, abort, fail])
def test_a_reader_that_dies_is_told(work: Callable[[bytes], int], capfd: pytest.CaptureFixture[str]) -> None:
    assert refusal(work) == Reason("reader-died", (("path", str(PATH)),))


def test_a_reader_that_hangs_is_ended() -> None:
    assert refusal(sleep, Limits(seconds=1.0)) == Reason("reader-late", (("path", str(PATH)),))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its address space")
def test_a_reader_that_swallows_memory_is_ended() -> None:
    assert refusal(swallow) == Reason("reader-greedy", (("path", str(PATH)),))


def test_a_reader_ends_with_the_process_that_called_it(tmp_path: Path) -> None:
    told = tmp_path / "pid"
    program = tmp_path / "caller.py"
    program.write_text(
        "from pathlib import Path\n"
        "from tests.reading.test_confined import say_and_sleep\n"
        "from yearbook_viewer.reading.confined import confined\n"
        "if __name__ == '__main__':\n"
        f"    confined(Path('a.pdf'), say_and_sleep, {str(told)!r}.encode())\n"
    )
    checkout = Path(__file__).resolve().parents[2]
    with Popen([sys.executable, program], env={**os.environ, "PYTHONPATH": str(checkout)}, stderr=PIPE) as caller:
        deadline = time.monotonic() + 30
        while not (told.exists() and told.read_text()) and time.monotonic() < deadline:
            time.sleep(0.05)
        caller.terminate()
    reader = int(told.read_text())
    while Path(f"/proc/{reader}").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(f"/proc/{reader}").exists()
