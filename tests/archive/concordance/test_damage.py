"""Damage to the index: noticed wherever it is, told, and made good."""

import numpy as np
import pytest
from sqlalchemy import delete, select, update

from tests.archive.concordance.entries_made import FERRY, HARBOUR, add, expect, place, states_of
from yearbook_viewer.archive import schema
from yearbook_viewer.archive.concordance import indexed, leaves, slabs, upkeep
from yearbook_viewer.archive.concordance.blobs import Unsound
from yearbook_viewer.archive.concordance.indexed import open_concordance, report
from yearbook_viewer.archive.concordance.slabs import Field
from yearbook_viewer.archive.states import SlabState
from yearbook_viewer.archive.store import Store
from yearbook_viewer.records import EntryId


@pytest.mark.parametrize("damage", ["first = first + 3", "span = 2"])
def test_a_slab_whose_coordinates_are_not_its_own_is_made_anew(
    store: Store, entries: tuple[EntryId, EntryId], damage: str
) -> None:
    harbour, ferry = entries
    with store.writing() as writer:
        writer.exec_driver_sql(f"UPDATE slabs SET {damage} WHERE id = (SELECT min(id) FROM slabs)")
    assert harbour in open_concordance(store).lacking
    list(upkeep.fill(store))
    expect(store, {ferry: FERRY, harbour: HARBOUR})


@pytest.mark.parametrize("field", Field)
@pytest.mark.parametrize("missing", [False, True])
def test_damage_of_every_kind_is_noticed_and_made_good(
    store: Store, entries: tuple[EntryId, EntryId], merge_at_once: None, field: Field, missing: bool
) -> None:
    harbour, ferry = entries
    list(upkeep.tidy(store))
    columns = schema.leaves.c
    with store.writing() as writer:
        here = columns.field == int(field)
        rows = writer.execute(select(schema.leaves).where(here)).all()
        assert rows
        for row in rows:
            own = here & (columns.number == row.number)
            content = row.content[:-1] + bytes((row.content[-1] ^ 1,))
            writer.execute(delete(schema.leaves).where(own))
            if not missing:
                writer.execute(schema.leaves.insert().values(row._asdict() | {"content": content}))
    concordance = open_concordance(store)
    if concordance.lacking:
        assert (concordance.lacking, len(concordance.unsound)) == (entries, 1)
    else:
        with pytest.raises(Unsound) as caught:
            for word in ("码", "头工", "码头工人", "港务局"):
                concordance.counts(word)
                concordance.heading_counts(word)
        report(store, caught.value)
        expect(store, {}, entries)
    list(upkeep.fill(store))
    expect(store, {harbour: HARBOUR, ferry: FERRY})
    assert states_of(store) == ["whole"]


@pytest.mark.parametrize("field", [Field.TEXT, Field.HEADINGS, Field.ROWS])
def test_blobs_in_each_other_s_place_are_noticed(store: Store, monkeypatch: pytest.MonkeyPatch, field: Field) -> None:
    monkeypatch.setattr(leaves, "LEAF", 4)
    monkeypatch.setattr(indexed, "_MANY", 1)
    with store.writing() as writer:
        harbour, ferry = add(writer, HARBOUR), add(writer, FERRY)
    place(store, [harbour, ferry])
    columns = schema.leaves.c
    with store.writing() as writer:
        told = select(columns.number, columns.content).where(columns.field == int(field)).order_by(columns.number)
        one, other = writer.execute(told.limit(2)).all()
        for number, content in ((one.number, other.content), (other.number, one.content)):
            here = (columns.field == int(field)) & (columns.number == number)
            writer.execute(update(schema.leaves).where(here).values(content=content))
    concordance = open_concordance(store)
    if concordance.lacking:
        assert (concordance.lacking, len(concordance.unsound)) == ((harbour, ferry), 1)
    else:
        with pytest.raises(Unsound) as caught:
            for character in sorted(set(HARBOUR.text)):
                concordance.heading_counts(character)
        report(store, caught.value)
    list(upkeep.fill(store))
    expect(store, {harbour: HARBOUR, ferry: FERRY})


def test_stretches_of_another_slab_are_noticed_when_they_are_read(
    store: Store, entries: tuple[EntryId, EntryId]
) -> None:
    harbour, ferry = entries
    with store.writing() as writer:
        writer.exec_driver_sql(
            "UPDATE leaves SET content = (SELECT content FROM leaves AS other WHERE other.slab_id > leaves.slab_id "
            "AND other.field = 3 AND other.number = 1) WHERE field = 3 AND number = 1 "
            "AND slab_id = (SELECT min(id) FROM slabs)"
        )
    concordance = open_concordance(store)
    assert concordance.counts("码头").tolist() == [0, 3, 0, 0, 1]
    with pytest.raises(Unsound) as caught:
        concordance.parts.at(np.array([1]))
    report(store, caught.value)
    expect(store, {ferry: FERRY}, (harbour,))
    list(upkeep.fill(store))
    expect(store, {ferry: FERRY, harbour: HARBOUR})


def test_damage_met_while_merging_costs_only_what_is_damaged(
    store: Store, entries: tuple[EntryId, EntryId], merge_at_once: None
) -> None:
    harbour, ferry = entries
    first = store.read(lambda reader: slabs.standing(reader, SlabState.WHOLE))[0].id
    with store.writing() as writer:
        writer.execute(update(schema.leaves).where(schema.leaves.c.slab_id == first).values(content=b"?"))
    list(upkeep.tidy(store))
    expect(store, {ferry: FERRY}, (harbour,))
    list(upkeep.fill(store))
    expect(store, {ferry: FERRY, harbour: HARBOUR})
