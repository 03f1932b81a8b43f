"""The index tells what looking through the texts tells, whatever the texts and the words."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from pytest import MonkeyPatch

from tests.archive.concordance.entries_made import Made, add, hits_in, hits_told, place
from yearbook_viewer.archive.concordance import (
    indexed,
    leaves,
    lists,
    merging,
    placed,
    placing,
    tallies,
    upkeep,
)
from yearbook_viewer.archive.concordance.indexed import IndexedConcordance, open_concordance
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import EntryId

# Few characters, so that words are found; some are left out, some lie beyond the first 65,536, some fold to others.
LETTERS = st.text("人民〇零Ａa𠮷𠮷 　\n\u200b", max_size=12)
ENTRIES = st.lists(st.builds(Made, LETTERS, st.lists(st.tuples(LETTERS, LETTERS), max_size=4)), min_size=1, max_size=5)
WORDS = st.lists(st.text("人民零a𠮷", min_size=1, max_size=5), min_size=1, max_size=8)
# An archive of its own for each: shrinking one that fails would take an hour.
OFTEN = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


def _expect(concordance: IndexedConcordance, entries: Sequence[EntryId], made: Sequence[Made], word: str) -> None:
    assert hits_told(concordance, word) == {
        entry: [hits_in(each, part, word) for part in range(len(each.parts()))]
        for entry, each in zip(entries, made, strict=True)
    }


def _look_up_every_pair(patch: MonkeyPatch) -> None:
    """However few hits are left; one whose first character is known by what goes on otherwise."""
    patch.setattr(indexed, "_FEW", -1)
    patch.setattr(indexed, "_AS_SOON", -1)
    patch.setattr(lists, "_SPARED", 0)


def _expect_few_as_all(store: Store) -> None:
    """What is told of some parts is what is told of all."""
    parts, all_parts = open_concordance(store).parts, open_concordance(store).parts
    columns = (all_parts.entry, all_parts.section, all_parts.start, all_parts.body, all_parts.end)
    for chosen in (np.arange(len(parts))[:2], np.arange(len(parts))[::-2], np.arange(0)):
        some = parts.at(chosen)
        told = (some.entry, some.section, some.start, some.body, some.end)
        assert [column.tolist() for column in told] == [column[chosen].tolist() for column in columns]
        assert parts.entry_of(chosen).tolist() == some.entry.tolist()
    assert parts.heads.tolist() == [part for part, section in enumerate(columns[1].tolist()) if not section]
    entries = columns[0].tolist()
    assert parts.firsts.tolist() == [part for part, entry in enumerate(entries) if [entry] != entries[:part][-1:]]


@given(made=ENTRIES, words=WORDS)
@OFTEN
def test_hits_are_those_that_looking_finds(made: list[Made], words: list[str]) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder, "index.ybk"))
        with store.writing() as writer:
            entries = [add(writer, each) for each in made]
        place(store, entries)
        concordance = open_concordance(store)
        assert concordance.lacking == ()
        for word in words:
            _expect(concordance, entries, made, word)


@example(made=[Made("", [("", "a"), ("\n人", "")])], words=["a人"], piece=2)
@example(made=[Made("", [("人民 　", "a")])], words=["民a"], piece=3)
@given(made=ENTRIES, words=WORDS, piece=st.integers(1, 9))
@OFTEN
def test_an_entry_in_slices_is_told_as_one_whole(made: list[Made], words: list[str], piece: int) -> None:
    with TemporaryDirectory() as folder, MonkeyPatch.context() as patch:
        patch.setattr(placing, "SLICE", piece)
        patch.setattr(placed, "CHUNK", 2)
        _look_up_every_pair(patch)
        store = Store(Path(folder, "index.ybk"))
        with store.writing() as writer:
            entries = [add(writer, each) for each in made]
        place(store, entries)
        concordance = open_concordance(store)
        assert concordance.lacking == ()
        for word in words:
            _expect(concordance, entries, made, word)
        _expect_few_as_all(store)


@given(made=ENTRIES, words=WORDS, piece=st.integers(3, 20), leaf=st.integers(1, 5), tallied=st.booleans())
@OFTEN
def test_merged_slabs_tell_the_same(made: list[Made], words: list[str], piece: int, leaf: int, tallied: bool) -> None:
    with TemporaryDirectory() as folder, MonkeyPatch.context() as patch:
        patch.setattr(placing, "SLICE", piece)
        patch.setattr(leaves, "LEAF", leaf)
        patch.setattr(placed, "CHUNK", 1 + leaf)
        patch.setattr(lists, "_SPARSE", 0)
        patch.setattr(indexed, "_PAIRS", 1)
        patch.setattr(indexed, "_MANY", 1)
        patch.setattr(merging, "_FEWEST", 2)
        patch.setattr(merging, "_GROWTH", 1)
        patch.setattr(merging, "_AT_ONCE", 4)
        if tallied:
            # As in a large archive.
            patch.setattr(tallies, "_LEAST", 1)
            patch.setattr(tallies, "_AT_ONCE", 2)
        else:
            _look_up_every_pair(patch)
        store = Store(Path(folder, "index.ybk"))
        with store.writing() as writer:
            entries = [add(writer, each) for each in made]
        place(store, entries)
        before = open_concordance(store)
        assert len(before.parts.end) == len(before.parts)
        list(upkeep.tidy(store))
        after = open_concordance(store)
        assert after.lacking == ()
        for word in words:
            _expect(before, entries, made, word)
            _expect(after, entries, made, word)
        _expect_few_as_all(store)
