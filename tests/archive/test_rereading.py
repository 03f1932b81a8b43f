"""Entries read again by better rules: one entry stays one entry, and nothing of the reader's is lost."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from tests.archive.pages import PAGE, page, parse_page, take_in, write
from yearbook_viewer.archive import queries, recognition, rereading
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import (
    Basis,
    ChangeKind,
    Choices,
    Condition,
    Entry,
    EntryId,
    Extraction,
    HeadingRule,
    Kind,
    Mark,
    Outcome,
)


class Better:
    """Later rules: they know persons, have no section 馆藏, and date the entry; and what they were asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[Entry, tuple[str, ...], Choices, bool]] = []

    def __call__(self, entry: Entry, names: tuple[str, ...], choices: Choices, whole: bool) -> Extraction:
        self.asked.append((entry, names, choices, whole))
        place = entry.text.find("何文博")
        marks = (Mark(place, place + 3, Kind.PER, "何文博"),) if place >= 0 else ()
        section = replace(entry.sections[0], end=len(entry.text), date="2020-12")
        cut = replace(entry, sections=(section,), date="2021-12-31", date_from=Basis.HEADER, title="临江县档案局")
        return Extraction(cut, marks, (), ())


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules are of a later version than those that cut what is stored."""
    for module in (queries, rereading, recognition):
        monkeypatch.setattr(module, "VERSION", 999)


@pytest.mark.usefixtures("later")
def test_what_older_rules_have_cut_is_listed_until_it_is_read_again(archive: Archive, entry: EntryId) -> None:
    assert archive.stale() == (entry,)
    assert archive.listings()[0].outdated
    list(archive.read_again(archive.stale(), read=Better()))
    assert archive.stale() == ()
    assert not archive.listings()[0].outdated


def test_a_reading_takes_the_place_of_the_one_before_and_can_be_undone(archive: Archive, entry: EntryId) -> None:
    before = archive.reading(entry)
    reports = [step.report for step in archive.read_again([entry], read=Better()) if step.report]
    assert [(report.outcome, report.entries) for report in reports] == [(Outcome.REVISED, (entry,))]
    after = archive.reading(entry)
    assert [mark.text for mark in after.extraction.marks] == ["何文博"]
    assert [section.date for section in after.extraction.entry.sections] == ["2020-12"]
    assert (after.extraction.entry.date, after.extraction.entry.title) == ("2021-12-31", "临江县档案局")
    assert after.extraction.entry.text == PAGE
    assert archive.check().condition is Condition.SOUND
    change = archive.undo()
    assert change is not None
    assert (change.kind, change.title) == (ChangeKind.READ_AGAIN, "临江县档案馆")
    assert archive.reading(entry) == before
    assert archive.check().condition is Condition.SOUND
    assert archive.undo() is None


def test_corrections_and_notes_are_kept_and_undone_in_their_order(archive: Archive, entry: EntryId) -> None:
    archive.correct(entry, title="县馆", date="2021-03-02", place=("文化",))
    archive.add_note(entry, 0, 6, "待核")
    list(archive.read_again([entry], read=Better()))
    archive.correct(entry, source="编辑部")
    read = archive.reading(entry).extraction.entry
    assert (read.title, read.date, read.date_from, read.place) == ("县馆", "2021-03-02", Basis.READER, ("文化",))
    assert [note.words for note in archive.notes(entry)] == ["待核"]
    kinds = [change.kind for change in iter(archive.undo, None)]
    assert kinds == [ChangeKind.CORRECTED, ChangeKind.READ_AGAIN, ChangeKind.NOTED, ChangeKind.CORRECTED]
    assert archive.reading(entry).extraction == parse_page(Path(archive.original(entry).path)).extractions[0]
    assert archive.check().condition is Condition.SOUND


def test_the_rules_see_the_entry_as_it_was_cut_and_how_its_file_was_named(
    archive: Archive, entry: EntryId, tmp_path: Path
) -> None:
    archive.correct(entry, title="县馆")
    better = Better()
    list(archive.read_again([entry], Choices(rule=HeadingRule.DATES), read=better))
    ((asked, names, choices, whole),) = better.asked
    assert (asked.title, names[-1], choices, whole) == ("临江县档案馆", "a", Choices(rule=HeadingRule.DATES), True)
    list(archive.read_again([entry], Choices(year=2019), read=better))
    assert better.asked[1][2] == Choices(rule=HeadingRule.DATES, year=2019)


@pytest.mark.usefixtures("later")
def test_where_nothing_new_is_found_nothing_is_to_be_undone(archive: Archive, entry: EntryId) -> None:
    def the_same(entry: Entry, names: tuple[str, ...], choices: Choices, whole: bool) -> Extraction:
        return parse_page(Path(archive.original(EntryId(1)).path)).extractions[0]

    (report,) = [step.report for step in archive.read_again([entry], read=the_same) if step.report]
    assert report.outcome is Outcome.SAME
    assert archive.next_undo() is None
    assert archive.stale() == ()
    assert archive.check().condition is Condition.SOUND


def test_cancelled_it_keeps_what_is_done(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, *(write(tmp_path, f"{number}.txt", page(f"第{number}局")) for number in range(3)))
    entries = [listed.id for listed in archive.listings()]
    steps = archive.read_again(entries, read=Better())
    list(islice((step for step in steps if step.report), 2))
    steps.close()
    assert [listed.title for listed in archive.listings()] == ["临江县档案局", "临江县档案局", "第2局"]


def test_an_import_is_undone_with_what_was_read_again(archive: Archive, entry: EntryId, tmp_path: Path) -> None:
    list(archive.read_again([entry], read=Better()))
    batch = archive.last_batch()
    assert batch is not None
    assert archive.undo_batch(batch) == 1
    assert archive.next_undo() is None
    assert take_in(archive, tmp_path / "a.txt") == ["added"]
    assert archive.check().condition is Condition.SOUND


def test_an_entry_edited_meanwhile_is_left_alone(archive: Archive, entry: EntryId) -> None:
    def while_edited(entry: Entry, names: tuple[str, ...], choices: Choices, whole: bool) -> Extraction:
        archive.delete(EntryId(1))
        return Better()(entry, names, choices, whole)

    with pytest.raises(ArchiveProblem, match="no-such-entry"):
        list(archive.read_again([entry], read=while_edited))
    archive.undo()
    assert archive.listings()[0].title == "临江县档案馆"


def test_the_real_rules_read_again_what_they_have_read(archive: Archive, tmp_path: Path) -> None:
    text = "云泽市渔政站\n来源:云泽市渔政站 日期:2020-02-03\n【概况】 2019年,渔政站有执法船3艘,职工21人。\n"
    list(archive.import_files([write(tmp_path, "渔政站.txt", text)]))
    (listed,) = archive.listings()
    before = archive.reading(listed.id)
    (report,) = [step.report for step in archive.read_again([listed.id]) if step.report]
    assert report.outcome is Outcome.SAME
    assert archive.reading(listed.id) == before


def test_years_that_the_reader_said_and_the_text_does_not_are_kept_by_the_real_rules(
    archive: Archive, entry: EntryId
) -> None:
    archive.correct(entry, volume="云泽年鉴", volume_year=2031, year=2030, date="2031-05-06", place=("文化",))
    for _ in range(2):
        list(archive.read_again([entry]))
    (listing,) = archive.listings()
    assert (listing.volume, listing.volume_year, listing.year) == ("云泽年鉴", 2031, 2030)
    assert (listing.date, listing.place) == ("2031-05-06", ("文化",))
    assert {listing.year_from, listing.volume_year_from, listing.date_from} == {Basis.READER}


def test_an_earlier_reading_of_thousands_of_rows_is_put_back_whole(archive: Archive, tmp_path: Path) -> None:
    items = "".join(f"【馆藏{number}】 库存档案{number}.50卷,新收{number}卷。\n" for number in range(3_000))
    take_in(archive, write(tmp_path, "long.txt", f"临江县档案馆\n来源:本室 日期:2021-03-01\n{items}"))
    entry = archive.listings()[0].id
    before = archive.reading(entry)
    list(archive.read_again([entry], read=Better()))
    assert len(archive.reading(entry).extraction.figures) == 0
    archive.undo()
    assert archive.reading(entry) == before
    assert len(before.extraction.figures) == 6_000
    assert archive.check().condition is Condition.SOUND
