"""An index of two entries, for tests of what becomes of it."""

from pathlib import Path

import pytest

from tests.archive.concordance.entries_made import FERRY, HARBOUR, add, place
from yearbook_viewer.archive.concordance import merging, tallies
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import EntryId


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "index.ybk")


@pytest.fixture
def entries(store: Store) -> tuple[EntryId, EntryId]:
    """The harbour and the ferry, both placed, each in a slab of its own."""
    with store.writing() as writer:
        made = add(writer, HARBOUR), add(writer, FERRY)
    for entry in made:
        place(store, [entry])
    return made


@pytest.fixture
def merge_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two slabs are enough to be merged, and are large enough for tallies."""
    monkeypatch.setattr(merging, "_FEWEST", 2)
    monkeypatch.setattr(merging, "_GROWTH", 1)
    monkeypatch.setattr(tallies, "_LEAST", 1)
