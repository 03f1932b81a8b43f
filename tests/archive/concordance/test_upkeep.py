"""The index through the life of an archive: deleted, read again, left half done, made up."""

import pytest
from sqlalchemy import delete, select, update

from tests.archive.concordance.entries_made import (
    FERRY,
    HARBOUR,
    Made,
    add,
    add_sections,
    expect,
    heading_counts_told,
    place,
    states_of,
)
from yearbook_viewer.archive import schema, staging
from yearbook_viewer.archive.concordance import indexed, merging, placing, slabs, upkeep
from yearbook_viewer.archive.concordance.blobs import Unsound
from yearbook_viewer.archive.concordance.indexed import open_concordance, report
from yearbook_viewer.archive.concordance.placing import Placing
from yearbook_viewer.archive.states import EntryState, SlabState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.archive.turns import in_turns
from yearbook_viewer.records import EntryId

LITTLE = Made("码头志\n", [])
RECUT = Made("云泽港务局\n【码头】", [("新建码头2座,", "码头工人300人。\n【航道】疏浚航道12公里。\n")])


def _put_in_state(store: Store, entry: EntryId, state: EntryState) -> None:
    with store.writing() as writer:
        writer.execute(update(schema.entries).where(schema.entries.c.id == entry).values(state=state))


def _cut_anew(store: Store, entry: EntryId, made: Made) -> None:
    """As readings.replace does it."""
    with store.writing() as writer:
        writer.execute(delete(schema.sections).where(schema.sections.c.entry_id == entry))
        add_sections(writer, entry, made)
        writer.execute(update(schema.entries).where(schema.entries.c.id == entry).values(head_end=len(made.head)))
        slabs.displace(writer, entry)
        for step in Placing(SlabState.WHOLE).steps([entry]):
            step(writer)


def test_only_current_entries_are_told(store: Store, entries: tuple[EntryId, EntryId]) -> None:
    harbour, ferry = entries
    _put_in_state(store, harbour, EntryState.DELETED)
    expect(store, {ferry: FERRY})
    _put_in_state(store, harbour, EntryState.CURRENT)
    expect(store, {harbour: HARBOUR, ferry: FERRY})


def test_an_entry_that_is_cut_anew_is_told_by_its_present_parts(
    store: Store, entries: tuple[EntryId, EntryId], merge_at_once: None
) -> None:
    harbour, ferry = entries
    _cut_anew(store, harbour, RECUT)
    expect(store, {ferry: FERRY, harbour: RECUT})
    list(upkeep.tidy(store))
    expect(store, {ferry: FERRY, harbour: RECUT})
    assert states_of(store) == ["whole"]
    size = store.read(lambda reader: reader.scalars(select(schema.slabs.c.size)).one())
    assert size == len(FERRY.text + RECUT.text) - 5  # line ends


@pytest.mark.parametrize("many", [0, 1_000])
def test_who_asks_while_slabs_are_merged_is_told_of_the_entries_of_before(
    store: Store, merge_at_once: None, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(indexed, "_MANY", many)
    with store.writing() as writer:
        harbour, ferry = add(writer, HARBOUR), add(writer, FERRY)
    place(store, [harbour])
    before = open_concordance(store)
    assert before.counts("码头").tolist() == [0, 3, 0]
    place(store, [ferry])
    list(upkeep.tidy(store))
    assert states_of(store) == ["whole"]
    assert [before.counts(word).tolist() for word in ("码", "工人", "渡船4", "船")] == [
        [0, 3, 0],
        [0, 1, 0],
        [0, 0, 0],
        [0, 0, 0],
    ]
    assert heading_counts_told(before, "码") == [0, 1, 0]


def test_an_entry_without_a_character_is_nothing_to_miss_when_it_was_merged(store: Store, merge_at_once: None) -> None:
    blank = Made("\n\u3000\n")
    with store.writing() as writer:
        entries = [add(writer, blank), add(writer, blank), add(writer, HARBOUR)]
    for entry in entries[:2]:
        place(store, [entry])
    before = open_concordance(store)
    place(store, entries[2:])
    list(upkeep.tidy(store))
    assert states_of(store) == ["whole"]
    assert before.counts("码头").tolist() == [0, 0]


def test_a_slab_that_is_mostly_untrue_is_renewed(store: Store, entries: tuple[EntryId, EntryId]) -> None:
    harbour, ferry = entries
    _cut_anew(store, harbour, RECUT)
    list(upkeep.tidy(store))
    sizes = store.read(lambda reader: list(reader.scalars(select(schema.slabs.c.size).order_by(schema.slabs.c.id))))
    assert 0 in sizes
    expect(store, {ferry: FERRY, harbour: RECUT})
    assert list(upkeep.tidy(store)) == []


def test_at_rest_slabs_become_one_but_not_for_little_growth(store: Store, entries: tuple[EntryId, EntryId]) -> None:
    assert list(upkeep.tidy(store)) == []
    list(upkeep.fill(store))
    assert states_of(store) == ["whole"]
    harbour, ferry = entries
    with store.writing() as writer:
        little = add(writer, LITTLE)
    place(store, [little])
    list(upkeep.fill(store))
    assert states_of(store) == ["whole", "whole"]
    expect(store, {harbour: HARBOUR, ferry: FERRY, little: LITTLE})


def test_what_is_missing_is_made_up(store: Store) -> None:
    with store.writing() as writer:
        harbour, ferry = add(writer, HARBOUR), add(writer, FERRY)
    expect(store, {}, (harbour, ferry))
    told = [(each.done, each.total) for each in upkeep.fill(store)]
    assert (told[0], told[-1]) == ((0, 2), (2, 2))
    expect(store, {harbour: HARBOUR, ferry: FERRY})


def test_an_index_of_another_version_is_not_asked_and_made_anew(store: Store, entries: tuple[EntryId, EntryId]) -> None:
    with store.writing() as writer:
        writer.execute(update(schema.slabs).values(version="0/1.0"))
    expect(store, {}, entries)
    list(upkeep.fill(store))
    expect(store, dict(zip(entries, (HARBOUR, FERRY), strict=True)))
    assert len(states_of(store)) == 1


def test_a_merging_that_was_killed_leaves_the_slabs_as_they_were(
    store: Store, entries: tuple[EntryId, EntryId], merge_at_once: None
) -> None:
    stand = dict(zip(entries, (HARBOUR, FERRY), strict=True))
    sources = store.read(lambda reader: slabs.standing(reader, SlabState.WHOLE))
    work = merging.Merging(sources)
    with store.writing() as writer:
        for step in work.steps():
            if step == work._settle:
                break
            step(writer)
    assert states_of(store) == ["whole", "whole", "made"]
    expect(store, stand)
    list(upkeep.tidy(store))
    assert states_of(store) == ["whole"]
    expect(store, stand)


def test_a_merging_is_given_up_where_a_slab_was_meanwhile(store: Store, entries: tuple[EntryId, EntryId]) -> None:
    sources = store.read(lambda reader: slabs.standing(reader, SlabState.WHOLE))
    report(store, Unsound(sources[0].id))
    list(in_turns(store, merging.Merging(sources).steps()))
    assert states_of(store) == ["gone", "whole", "gone"]
    expect(store, {entries[1]: FERRY}, (entries[0],))


def test_a_long_entry_is_asked_only_when_all_its_slices_are_there(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "SLICE", 10)
    with store.writing() as writer:
        harbour = add(writer, HARBOUR)
    *_, last = place(store, [harbour])
    list(in_turns(store, slabs.taking_away([last])))
    assert len(states_of(store)) > 2
    expect(store, {}, (harbour,))
    list(upkeep.fill(store))
    expect(store, {harbour: HARBOUR})


def test_an_entry_that_was_placed_twice_is_placed_once_again(store: Store, entries: tuple[EntryId, EntryId]) -> None:
    harbour, ferry = entries
    place(store, [harbour])
    expect(store, {ferry: FERRY}, (harbour,))
    list(upkeep.fill(store))
    expect(store, {ferry: FERRY, harbour: HARBOUR})


def test_what_an_import_had_staged_is_taken_away_with_its_slabs(store: Store) -> None:
    with store.writing() as writer:
        entry = add(writer, HARBOUR, EntryState.STAGING)
    list(in_turns(store, Placing(SlabState.STAGED).steps([entry])))
    expect(store, {})
    assert states_of(store) == ["staged"]
    list(staging.drop_staged(store))
    assert states_of(store) == []
    assert store.read(lambda reader: reader.execute(select(schema.leaves)).all()) == []


def test_slabs_of_an_import_under_way_are_neither_merged_nor_given_up(store: Store, merge_at_once: None) -> None:
    with store.writing() as writer:
        made = [add(writer, HARBOUR), add(writer, FERRY, EntryState.STAGING), add(writer, FERRY)]
    place(store, made[:1])
    list(in_turns(store, Placing(SlabState.STAGED).steps(made[1:2])))
    place(store, made[2:])
    list(upkeep.tidy(store))
    list(upkeep.fill(store))
    assert states_of(store) == ["whole", "staged", "whole"]


def test_coordinates_are_never_given_twice(store: Store, entries: tuple[EntryId, EntryId]) -> None:
    harbour, _ = entries
    before = store.read(slabs.next_coordinate)
    _cut_anew(store, harbour, RECUT)
    top = store.read(lambda reader: slabs.standing(reader, SlabState.WHOLE))[-1]
    assert top.first == before
    report(store, Unsound(top.id))
    list(upkeep.clear(store))
    assert store.read(slabs.next_coordinate) == before


def test_nothing_is_written_where_all_is_well(store: Store, entries: tuple[EntryId, EntryId]) -> None:
    list(upkeep.fill(store))
    before = store.state()
    assert [(each.done, each.total) for each in upkeep.fill(store)] == [(2, 2)]
    assert list(upkeep.tidy(store)) == []
    assert store.state() == before


def test_what_another_process_makes_up_is_left_to_it(store: Store) -> None:
    with store.writing() as writer:
        entry = add(writer, HARBOUR)
    with upkeep.alone(store):
        assert list(upkeep.fill(store)) == []
        assert list(upkeep.tidy(store)) == []
    expect(store, {}, (entry,))
