"""Stored entries read again in a process of their own: the window neither waits for it nor grows with it.

No Qt, and SQL only in the process itself.
"""

import logging
import multiprocessing
import traceback
from collections.abc import Generator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from yearbook_viewer.archive.doors import open_archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId, Progress

# How soon a wish to stop is noticed.
_LOOK_S = 0.1

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _End:
    """All is done. `problem`: what the world did to it; `bug`: the traceback of one of ours."""

    problem: ArchiveProblem | None = None
    bug: str = ""


def read_again_elsewhere(archive: Path, entries: tuple[EntryId, ...]) -> Generator[Progress | None, None, None]:
    """`Archive.read_again` in a process of its own; None where there is nothing new.

    Closing it ends the process: the entry under way stays as it was, as after any killed program. Raises
    ArchiveProblem as `read_again` does; RuntimeError where the process met a bug or died.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_run, args=(there, archive, entries), name="read-again", daemon=True)
    process.start()
    there.close()
    try:
        while True:
            if not here.poll(_LOOK_S):
                yield None
                continue
            said: Progress | _End = here.recv()
            if isinstance(said, _End):
                _tell(said)
                return
            yield said
    except (EOFError, ConnectionError) as error:
        raise RuntimeError("the process that reads again died") from error
    finally:
        here.close()
        process.kill()
        process.join()


def _tell(end: _End) -> None:
    if end.problem:
        raise end.problem
    if end.bug:
        _log.error("Reading again met a bug\n%s", end.bug)
        raise RuntimeError(end.bug)


def _run(connection: Connection, archive: Path, entries: tuple[EntryId, ...]) -> None:
    """The process: read again and tell."""
    try:
        for progress in open_archive(archive).read_again(entries):
            connection.send(progress)
        end = _End()
    except ArchiveProblem as problem:
        end = _End(problem)
    except OSError:  # the window is gone
        return
    except Exception:  # noqa: BLE001  the outermost border of this process: the bug is told where it can be seen
        end = _End(bug=traceback.format_exc())
    with suppress(OSError):  # the window is gone
        connection.send(end)
