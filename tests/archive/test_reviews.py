"""The reader's word on findings holds on to them, through undo, revisions and better rules."""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.pages import extraction_of, page, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import ChangeKind, Choices, Entry, EntryId, Extraction, Review, ReviewState

OLD = page("某局", "全年接收文书档案120卷,整理旧档80卷,")
NEW = page("某局", "更正:全年修缮库房3间。接收文书档案120卷,整理旧档80卷,")


@pytest.fixture
def entry(archive: Archive, tmp_path: Path) -> EntryId:
    take_in(archive, write(tmp_path, "old.txt", OLD))
    return archive.listings()[0].id


def _word(archive: Archive, entry: EntryId, state: ReviewState, words: str = "") -> Review:
    """A word on the only finding of the entry."""
    (finding,) = archive.reading(entry).extraction.findings
    return Review(entry, finding.kind, finding.checked.start, finding.arithmetic, state, words)


def test_a_word_on_a_finding_is_kept_with_it(archive: Archive, entry: EntryId) -> None:
    said = _word(archive, entry, ReviewState.VERIFIED, "原书如此")
    archive.review(said)
    assert archive.reviews(entry) == (said,)
    (finding,) = archive.reading(entry).extraction.findings
    assert said.speaks_of(finding)
    assert archive.check().reasons == ()


def test_words_take_each_other_s_place_and_are_undone_one_by_one(archive: Archive, entry: EntryId) -> None:
    first, second = _word(archive, entry, ReviewState.VERIFIED), _word(archive, entry, ReviewState.IGNORED, "重复")
    nothing = _word(archive, entry, ReviewState.OPEN)
    archive.review(first)
    archive.review(first)
    archive.review(second)
    archive.review(nothing)
    assert archive.reviews(entry) == ()
    seen = []
    while change := archive.undo():
        seen.append((change.kind, change.title, archive.reviews(entry)))
    assert seen == [
        (ChangeKind.REVIEWED, "某局", (second,)),
        (ChangeKind.REVIEWED, "某局", (first,)),
        (ChangeKind.REVIEWED, "某局", ()),
    ]
    assert archive.check().reasons == ()


def test_a_word_is_carried_to_a_corrected_issue_and_comes_back_with_the_old_one(
    archive: Archive, entry: EntryId, tmp_path: Path
) -> None:
    said = _word(archive, entry, ReviewState.VERIFIED, "原书如此")
    archive.review(said)
    assert take_in(archive, write(tmp_path, "new.txt", NEW)) == ["revised"]
    (current,) = archive.listings()
    (carried,) = archive.reviews(current.id)
    (finding,) = archive.reading(current.id).extraction.findings
    assert carried == replace(said, entry=current.id, start=NEW.index("120卷"))
    assert carried.speaks_of(finding)
    batch = archive.last_batch()
    assert batch is not None
    archive.undo_batch(batch)
    archive.review(replace(said, state=ReviewState.IGNORED))
    take_in(archive, write(tmp_path, "new.txt", NEW))
    assert [each.state for each in archive.reviews(current.id)] == [ReviewState.IGNORED]
    assert archive.check().reasons == ()


def test_a_word_on_a_figure_that_is_gone_is_told_no_more_and_not_lost(
    archive: Archive, entry: EntryId, tmp_path: Path
) -> None:
    archive.review(_word(archive, entry, ReviewState.VERIFIED))
    take_in(archive, write(tmp_path, "new.txt", page("某局", "搬迁完毕,")), write(tmp_path, "c.txt", NEW))
    (current,) = archive.listings()
    assert [each.state for each in archive.reviews(current.id)] == [ReviewState.VERIFIED]


def test_a_word_outlives_reading_again(archive: Archive, entry: EntryId) -> None:
    said = _word(archive, entry, ReviewState.VERIFIED)
    archive.review(said)
    list(archive.read_again([entry]))
    assert archive.reviews(entry) == (said,)
    assert archive.check().reasons == ()


def test_no_word_is_given_where_no_figure_begins_or_no_entry_is(archive: Archive, entry: EntryId) -> None:
    said = _word(archive, entry, ReviewState.VERIFIED)
    with pytest.raises(ValueError, match="no figure"):
        archive.review(replace(said, start=said.start + 1))
    with pytest.raises(ArchiveProblem, match="no-such-entry"):
        archive.review(replace(said, entry=EntryId(99)))
    assert archive.next_undo() is None


def test_a_word_that_changed_behind_our_back_is_noticed(archive: Archive, entry: EntryId) -> None:
    archive.review(_word(archive, entry, ReviewState.VERIFIED, "原书如此"))
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("UPDATE reviews SET words = '另见附表'")
    (reason,) = archive.check().reasons
    assert (reason.key, dict(reason.values)["title"]) == ("check-entry", "某局")


def test_a_word_follows_its_finding_when_better_rules_spell_it_otherwise(archive: Archive, entry: EntryId) -> None:
    def read(old: Entry, names: tuple[str, ...], choices: Choices, whole: bool) -> Extraction:
        found = extraction_of(old.text)
        (finding,) = found.findings
        return replace(found, entry=old, findings=(replace(finding, arithmetic=spelling),))

    spelling = "12+80 = 92"
    list(archive.read_again([entry], read=read))
    said = _word(archive, entry, ReviewState.VERIFIED)
    archive.review(said)
    spelling = "12 + 80 = 92 ≠ 120"
    list(archive.read_again([entry], read=read))
    (kept,) = archive.reviews(entry)
    assert kept == said
    archive.undo()
    spelling = "12 + 80 = 92"
    list(archive.read_again([entry], read=read))
    assert archive.reviews(entry) == (replace(said, arithmetic=spelling),)
    archive.undo()
    assert archive.reviews(entry) == (said,)
    assert archive.check().reasons == ()


def test_what_was_said_can_be_read_beside_the_backups(archive: Archive, entry: EntryId, home: Path) -> None:
    archive.review(_word(archive, entry, ReviewState.VERIFIED, "原书如此"))
    archive.close()
    (lines,) = home.glob("backups/*/corrections.jsonl")
    told = json.loads(lines.read_text(encoding="utf-8"))
    after = {"review": 1, "kind": "sum", "start": OLD.index("120卷"), "arithmetic": "…"}
    assert told["after"] == after | {"state": "verified", "words": "原书如此"}
