"""Parts of which only so much is read as is asked for, by several threads at once."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import numpy as np
import pytest
from sqlalchemy import Connection

from tests.archive.concordance.entries_made import Made, add, place
from yearbook_viewer.archive.concordance import placed_parts, slabs
from yearbook_viewer.archive.concordance.indexed import open_concordance
from yearbook_viewer.archive.concordance.placed import Stretches
from yearbook_viewer.archive.store import Store

WHARF = Made("石桥码头\n", [("【泊位】", "泊位6个。\n"), ("【吞吐量】", "吞吐量20万吨。\n")])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store(tmp_path / "index.ybk")
    with made.writing() as writer:
        wharf = add(writer, WHARF)
    place(made, [wharf])
    return made


def test_who_asks_within_a_transaction_waits_for_nobody_who_reads_all(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, answered = Event(), Event()
    waited = []
    read = slabs.stretches_of

    def stretches_of(reader: Connection, wanted: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, Stretches]]:
        if current_thread() is not main_thread():
            begun.set()
            waited.append(answered.wait(2))
        return read(reader, wanted)

    monkeypatch.setattr(slabs, "stretches_of", stretches_of)
    parts = open_concordance(store).parts
    aside = Thread(target=parts.make_ready)
    aside.start()
    begun.wait()
    assert store.read(lambda _: parts.at(np.array([2, 0])).start.tolist()) == [15, 0]
    answered.set()
    aside.join()
    assert waited == [True]
    assert parts.start.tolist() == [0, 5, 15]


def test_which_rows_begin_parts_is_worked_out_before_anybody_searches(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = open_concordance(store).parts
    parts.make_ready()
    monkeypatch.setattr(np, "repeat", None)
    assert isinstance(parts, placed_parts.PlacedParts)
    assert parts.numbering.begin_parts.all()
