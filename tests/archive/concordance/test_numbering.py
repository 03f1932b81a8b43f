"""Parts and their rows, against a number written down for each row."""

from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from yearbook_viewer.archive.concordance.numbering import Numbering
from yearbook_viewer.archive.concordance.tracts import Runs, Tracts


@dataclass(frozen=True)
class Laid:
    """Runs of rows: of each row whether it goes on with the part before it, and of each run whether it is asked for."""

    runs: list[list[bool]]
    used: list[bool]

    @property
    def numbering(self) -> Numbering:
        """What is tried."""
        sizes = np.array([len(run) for run in self.runs], np.int64)
        rows = [goes_on for run in self.runs for goes_on in run]
        none = np.zeros(len(rows), np.int64)
        further = np.flatnonzero(np.array(rows, np.bool_))
        tracts = Tracts(Runs(sizes, sizes, sizes, sizes), none, none, none, none[:0], further)
        return Numbering(tracts, np.array(self.used, np.bool_))

    @property
    def written(self) -> list[int]:
        """The number of its part for each row, -1 where it is not asked for."""
        numbers, last = [], -1
        for run, used in zip(self.runs, self.used, strict=True):
            for goes_on in run:
                last += used and not goes_on
                numbers.append(last if used else -1)
        return numbers


@st.composite
def laid(draw: st.DrawFn) -> Laid:
    runs = draw(st.lists(st.lists(st.booleans(), min_size=1, max_size=5), max_size=6))
    used = [draw(st.booleans()) for _ in runs]
    # Nothing goes on with a part that is not there.
    if True in used:
        runs[used.index(True)][0] = False
    return Laid(runs, used)


@given(laid())
def test_every_row_is_in_the_part_that_was_written_down(rows: Laid) -> None:
    numbering, written = rows.numbering, rows.written
    assert numbering.of(np.arange(len(written))).tolist() == written
    assert numbering.of(np.array([-1])).tolist() == [-1]
    assert len(numbering) == max(written, default=-1) + 1
    assert numbering.joins == (sum(number >= 0 for number in written) > len(numbering))


@given(laid(), st.data())
def test_the_rows_of_parts_are_those_numbered_so(rows: Laid, data: st.DataObject) -> None:
    numbering, written = rows.numbering, rows.written
    parts = data.draw(st.lists(st.sampled_from(range(len(numbering))))) if len(numbering) else []
    found, begins = numbering.rows_of(np.array(parts, np.int64))
    wanted = [[row for row, number in enumerate(written) if number == part] for part in parts]
    assert found.tolist() == [row for each in wanted for row in each]
    if begins is None:
        assert all(len(each) == 1 for each in wanted)
    else:
        assert found[begins].tolist() == [each[0] for each in wanted]


@given(laid(), st.data())
def test_what_is_told_of_rows_is_added_to_their_parts(rows: Laid, data: st.DataObject) -> None:
    numbering, written = rows.numbering, rows.written
    first = data.draw(st.integers(0, len(written)))
    told = data.draw(st.lists(st.integers(0, 255), max_size=len(written) - first))
    counts = np.ones(len(numbering), np.uint32)
    numbering.add_up(counts, np.array(told, np.uint8), first)
    wanted = [1] * len(numbering)
    for part, add in zip(written[first:], told, strict=False):
        if part >= 0:
            wanted[part] += add
    assert counts.tolist() == wanted


@pytest.mark.parametrize("size", [0, 3])
def test_nothing_is_asked_for(size: int) -> None:
    numbering = Laid([[False]] * size, [False] * size).numbering
    assert len(numbering) == 0
    assert numbering.of(np.arange(size)).tolist() == [-1] * size
