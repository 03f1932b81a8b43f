"""Reading in a process of its own with limits, for formats whose files can hang, crash or swallow their reader."""

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread, Timer
from typing import TypeVar, cast

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.limits import MEGABYTE, shown
from yearbook_viewer.records import Reason

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds`: of the clock, everywhere; as many of the processor where the platform counts them.

    `memory`: bytes of address space beyond the file itself, on Linux; other platforms have no such limit.
    """

    seconds: float = 600.0
    memory: int = 2048 * MEGABYTE


def confined(path: Path, work: Callable[[bytes], _Result], data: bytes, limits: Limits = Limits()) -> _Result:
    """What `work` makes of a file's bytes, made in a process of its own, which ends with this call.

    `work` is a function of a module, and its result can be pickled; what it raises of FileRefused is raised here with
    `path`. Raises FileRefused too where the process takes too long, wants too much memory, or dies. The process also
    ends when the one that called is gone.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, len(data), limits), daemon=True)
    process.start()
    theirs.close()
    begun = time.monotonic()
    timer = Timer(limits.seconds, process.kill)
    timer.start()
    try:
        ours.send_bytes(data)
        answer = ours.recv()
    except (EOFError, OSError) as error:
        process.join()
        late = time.monotonic() - begun >= limits.seconds
        raise FileRefused(_cause(process.exitcode, late=late), path=shown(path)) from error
    finally:
        timer.cancel()
        timer.join()
        process.kill()
        process.join()
        process.close()
        ours.close()
    if isinstance(answer, Reason):
        raise FileRefused(answer.key, **(dict(answer.values) | {"path": shown(path)}))
    return cast(_Result, answer)


def _cause(code: int | None, *, late: bool) -> str:
    """Why the process gave no answer, as a key of messages."""
    if late or (sys.platform != "win32" and code == -signal.SIGXCPU):
        return "reader-late"
    # The system kills who takes its last memory.
    if sys.platform != "win32" and code == -signal.SIGKILL:
        return "reader-greedy"
    return "reader-died"


def _serve(connection: Connection, work: Callable[[bytes], object], size: int, limits: Limits) -> None:
    """The life of the process: one file in, one answer out."""
    Thread(target=_end_with_parent, daemon=True).start()
    _limit(limits, size)
    answer: object
    try:
        answer = work(connection.recv_bytes())
    except FileRefused as refused:
        answer = refused.reason
    except MemoryError:
        answer = Reason("reader-greedy")
    connection.send(answer)
    connection.close()


def _end_with_parent() -> None:
    """A reader who cancels ends the process that called; nobody waits for an answer then."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit(limits: Limits, size: int) -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  there is none on Windows

    seconds = int(limits.seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        # The bytes stand in memory twice while they arrive.
        most = limits.memory + 2 * size
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
