"""Long work on the archive, done in transactions that are short enough for the others."""

from collections.abc import Callable, Generator, Iterable
from time import monotonic, sleep

from sqlalchemy import Connection

from yearbook_viewer.archive.store import Store

Step = Callable[[Connection], None]

# A transaction is closed after this many seconds: with the step under way and the sync to disk it stays below
# the 200 ms that a reader's own edit may be kept waiting.
_TURN = 0.06

# SQLite lets those who wait for the file look after it every 100 ms at last, for 1.5 s: without a rest that is
# longer they might never find it free between two transactions.
_WORK = 0.9
_REST = 0.11


def in_turns(store: Store, steps: Iterable[Step]) -> Generator[int, None, None]:
    """Run the steps in order, as many in a transaction as its time allows; says between two how many are done."""
    waiting = iter(steps)
    step = next(waiting, None)
    done, rest = 0, monotonic() + _WORK
    while step is not None:
        with store.writing() as writer:
            end = monotonic() + _TURN
            while step is not None:
                step(writer)
                done += 1
                step = next(waiting, None)
                if monotonic() >= end:
                    break
        if step is not None:
            yield done
        if monotonic() >= rest:
            sleep(_REST)
            rest = monotonic() + _WORK
