"""How long an import will take yet, told by how fast it has been of late."""

from math import exp

from yearbook_viewer.records import Progress, Stage

# Of the work on a file, what its reading and analysing takes; the rest is storing.
_PARSING_SHARE = 0.75
# Beside its bytes a file costs as much as so many of them: 44 ms of 400 files of 220 bytes, where a long text went at
# 50 kB/s (measured on a busy machine of two cores).
_OF_A_FILE = 2_500
# Told when it has been watched so long, in which a file of any size says little.
WATCHED_S = 3.0
# What was faster or slower before fades: after so long it counts by a third.
_MEMORY_S = 20.0
# Steps of a lively import are taken together, for their times are too short to tell anything.
_STEP_S = 0.2


def share_of(progress: Progress) -> float:
    """How much of the file under way is done, from 0 to 1."""
    if progress.report:
        return 0.0
    part = progress.characters / progress.of_characters if progress.of_characters else 0.0
    return part * _PARSING_SHARE if progress.stage is Stage.PARSING else _PARSING_SHARE + part * (1 - _PARSING_SHARE)


class Forecast:
    """Fed with all that an import tells. Work is counted in bytes, to which each file adds a constant."""

    def __init__(self) -> None:
        # Done at the last step, and when that was. Until something is done, processes start and dictionaries are
        # loaded: that says nothing of the rest.
        self._last: tuple[float, float] | None = None
        self._work = 0.0
        self._time = 0.0
        self._watched = 0.0
        self._rest = 0.0

    def note(self, progress: Progress, elapsed: float) -> None:
        """How far the import is after so many seconds, its pauses left out."""
        share = share_of(progress)
        done = progress.bytes + share * progress.file_bytes + (progress.done + share) * _OF_A_FILE
        self._rest = max(0.0, progress.of_bytes + progress.total * _OF_A_FILE - done)
        if self._last is None:
            if done:
                self._last = (done, elapsed)
            return
        before, then = self._last
        passed = elapsed - then
        if passed < _STEP_S:
            return
        fading = exp(-passed / _MEMORY_S)
        self._work = self._work * fading + done - before
        self._time = self._time * fading + passed
        self._watched += passed
        self._last = (done, elapsed)

    def seconds_left(self) -> float | None:
        """None while it cannot be told."""
        if self._watched < WATCHED_S or not self._work:
            return None
        return self._rest * self._time / self._work
