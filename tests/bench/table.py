"""Prints one table of all measurements: `python3 dev.py bench [NAME]`; NAME is part of a job's name.

CPU time of this process and of what it starts; each pair in turn, the median of ROUNDS after one round
that is not counted.
"""

import importlib
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.job import Job

ROUNDS = 5
COLUMNS = "{:<34} {:>16} {:>10} {:>10}  {:<34} {:>6}"


def jobs() -> list[Job]:
    """Those of every bench_*.py in this folder."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    return [job for name in names for job in importlib.import_module(f"tests.bench.{name}").jobs()]


def _spent(work: Callable[[], object]) -> float:
    before = _cpu()
    work()
    return _cpu() - before


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def measured(job: Job) -> tuple[float, float | None]:
    """Seconds of CPU for ours and for the rival."""
    ours, rival = [], []
    for _ in range(ROUNDS + 1):
        ours.append(_spent(job.ours))
        if job.rival:
            rival.append(_spent(job.rival))
    return statistics.median(ours[1:]), statistics.median(rival[1:]) if rival else None


def main(wanted: Sequence[str]) -> int:
    print(COLUMNS.format("job", "size", "ours ms", "rival ms", "rival", "ratio"))
    for job in jobs():
        if wanted and not any(word in job.name for word in wanted):
            continue
        ours, rival = measured(job)
        print(
            COLUMNS.format(
                job.name,
                job.size,
                f"{1000 * ours:.1f}",
                "" if rival is None else f"{1000 * rival:.1f}",
                job.rival_name,
                "" if rival is None or not ours else f"{rival / ours:.2f}",
            ),
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
