"""Marks put right in the archive: at once, everywhere, taken back, after restarts, re-imports and rereadings."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from yearbook_viewer.archive import entry_names, known_names
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.change_log import told
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import (
    ChangeKind,
    Choices,
    Entry,
    EntryId,
    Extraction,
    Kind,
    Mark,
    ParsedFile,
    Section,
    SourceText,
)
from yearbook_viewer.records.entities import Marking, OwnName, Reach
from yearbook_viewer.records.searched import SearchWish

FIRST = "云泽市供销社\n【会议】 柳大同主持会议,青石镇商会参加。柳大同讲话。\n"
SECOND = "云泽市林业局\n【造林】 青石镇商会捐款,柳大同到场。\n"

Found = list[tuple[str, Kind]]


def parse(words: Found, certainty: int = 60) -> Callable[[Path, Choices], ParsedFile]:
    """Reads a file as one entry with these words marked wherever they stand."""

    def read(path: Path, choices: Choices) -> ParsedFile:
        text = path.read_text(encoding="utf-8")
        return ParsedFile(
            SourceText(text, "utf-8", str(hash(text)), doubtful=False, replaced=0), (found_in(text, words, certainty),)
        )

    return read


def found_in(text: str, words: Found, certainty: int = 60) -> Extraction:
    title, body = text.split("\n", maxsplit=1)[0], text.index("\n") + 1
    heading = text.index("】") + 1
    section = Section(text[body + 1 : heading - 1], (text[body + 1 : heading - 1],), body, heading, len(text))
    entry = Entry(0, text, title, title, "", "", 2020, body, (section,))
    marks = sorted(
        (Mark(start, start + len(word), kind, word, certainty) for word, kind in words for start in places(text, word)),
        key=lambda mark: mark.start,
    )
    return Extraction(entry, tuple(marks), (), ())


def places(text: str, word: str) -> list[int]:
    return [start for start in range(len(text)) if text.startswith(word, start)]


def take_in(archive: Archive, path: Path, text: str, words: Found = []) -> EntryId:  # noqa: B006  only read
    path.write_text(text, encoding="utf-8")
    (report,) = [step.report for step in archive.import_files([path], parse(words)) if step.report]
    return report.entries[0]


def marks(archive: Archive, entry: EntryId) -> list[tuple[str, str, int]]:
    return [(mark.text, mark.kind.value, mark.certainty) for mark in archive.reading(entry).extraction.marks]


def persons(archive: Archive, name: str) -> int:
    return archive.search(SearchWish(f"人物:{name}")).total


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.open(tmp_path / "a.ybk")


def test_a_word_on_one_place_holds_there_alone_and_is_searched(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST, [("柳大同", Kind.LOC)])
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER))
    assert marks(archive, first) == [("柳大同", "PER", 100), ("柳大同", "LOC", 60)]
    assert persons(archive, "柳大同") == 1
    archive.mark(Marking(first, start, start + 3, None))
    assert marks(archive, first) == [("柳大同", "LOC", 60)]
    assert persons(archive, "柳大同") == 0
    assert list(archive.lay_over()) == []
    assert archive.check().reasons == ()


def test_a_word_for_the_entry_holds_in_it_alone(archive: Archive, tmp_path: Path) -> None:
    first, second = take_in(archive, tmp_path / "1.txt", FIRST), take_in(archive, tmp_path / "2.txt", SECOND)
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER, Reach.ENTRY))
    list(archive.lay_over())
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2
    assert marks(archive, second) == []
    (own,) = archive.own_names()
    assert (own.name, own.kind, own.entry) == ("柳大同", Kind.PER, first)


def test_a_word_for_everywhere_is_there_at_once_and_in_all_others_when_laid_over(
    archive: Archive, tmp_path: Path
) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST, [("柳大同主", Kind.PER)])
    second = take_in(archive, tmp_path / "2.txt", SECOND, [("柳大同到", Kind.PER)])
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER, Reach.EVERYWHERE))
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2
    assert marks(archive, second) == [("柳大同到", "PER", 60)]
    steps = list(archive.lay_over())
    assert (steps[0].done, steps[0].total, steps[-1].done) == (0, 2, 2)
    # 柳大同到 is another word than the one that the reader has put right, and may be a longer name.
    assert marks(archive, second) == [("柳大同到", "PER", 60)]
    start = SECOND.index("柳大同")
    archive.mark(Marking(second, start, start + 3, Kind.PER, Reach.EVERYWHERE))
    assert marks(archive, second) == [("柳大同", "PER", 100)]
    assert list(archive.lay_over())[-1].total == 2
    assert list(archive.lay_over()) == []
    (own,) = archive.own_names()
    assert own.instead == ("柳大同主", "柳大同到")


def test_what_is_left_to_do_is_known_after_the_program_was_killed(archive: Archive, tmp_path: Path) -> None:
    first, second = take_in(archive, tmp_path / "1.txt", FIRST), take_in(archive, tmp_path / "2.txt", SECOND)
    start = FIRST.index("青石镇商会")
    archive.mark(Marking(first, start, start + 5, Kind.ORG, Reach.EVERYWHERE))
    under_way = archive.lay_over()
    next(under_way)
    del under_way, archive
    again = Archive.open(tmp_path / "a.ybk")
    list(again.lay_over())
    assert marks(again, second) == [("青石镇商会", "ORG", 100)]
    assert list(again.lay_over()) == []


def test_markings_are_undone_one_by_one_after_a_restart(archive: Archive, tmp_path: Path) -> None:
    first, second = take_in(archive, tmp_path / "1.txt", FIRST), take_in(archive, tmp_path / "2.txt", SECOND)
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.LOC))
    archive.mark(Marking(first, start, start + 3, Kind.PER, Reach.ENTRY))
    archive.mark(Marking(first, start, start + 3, Kind.NAME, Reach.EVERYWHERE))
    list(archive.lay_over())
    assert marks(archive, first) == [("柳大同", "NAME", 100)] * 2
    archive.close()
    archive = Archive.open(tmp_path / "a.ybk")
    change = archive.next_undo()
    assert change is not None
    assert (change.kind, change.entry, change.title) == (ChangeKind.MARKED, first, "柳大同")
    archive.undo()
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2
    assert marks(archive, second) == [("柳大同", "NAME", 100)]
    list(archive.lay_over())
    assert marks(archive, second) == []
    archive.undo()
    assert marks(archive, first) == [("柳大同", "LOC", 100)]
    archive.undo()
    assert marks(archive, first) == []
    assert archive.undo() is None
    assert archive.own_names() == ()
    assert archive.check().reasons == ()


def test_a_place_that_the_reader_points_at_is_as_he_says_whatever_stands_around_it(
    archive: Archive, tmp_path: Path
) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    archive.put_own_name(OwnName("青石镇商会", Kind.ORG))
    list(archive.lay_over())
    start = FIRST.index("青石镇")
    archive.mark(Marking(first, start, start + 3, Kind.LOC, Reach.EVERYWHERE))
    assert marks(archive, first) == [("青石镇", "LOC", 100)]
    archive.undo()
    assert marks(archive, first) == [("青石镇商会", "ORG", 100)]


def test_lines_of_the_dictionary_are_put_changed_dropped_and_each_can_be_undone(
    archive: Archive, tmp_path: Path
) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    number = archive.put_own_name(OwnName("青石镇商会", Kind.ORG, "青石镇总商会"))
    assert archive.put_own_name(OwnName("青石镇商会", Kind.NAME)) == number
    other = archive.put_own_name(OwnName("柳大同", Kind.PER, id=number))
    assert other != number
    list(archive.lay_over())
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2
    archive.drop_own_name(other)
    list(archive.lay_over())
    assert marks(archive, first) == []
    kinds = []
    states = []
    while change := archive.undo():
        kinds.append((change.kind, change.entry, change.title))
        list(archive.lay_over())
        states.append((marks(archive, first), [(own.name, own.kind, own.entity) for own in archive.own_names()]))
    assert kinds == [
        (ChangeKind.NAME_DROPPED, None, "柳大同"),
        (ChangeKind.NAME_KEPT, None, "柳大同"),
        (ChangeKind.NAME_KEPT, None, "青石镇商会"),
        (ChangeKind.NAME_KEPT, None, "青石镇商会"),
    ]
    assert states == [
        ([("柳大同", "PER", 100)] * 2, [("柳大同", Kind.PER, "")]),
        ([("青石镇商会", "NAME", 100)], [("青石镇商会", Kind.NAME, "")]),
        ([("青石镇商会", "ORG", 100)], [("青石镇商会", Kind.ORG, "青石镇总商会")]),
        ([], []),
    ]
    with pytest.raises(ArchiveProblem, match="no-such-own-name"):
        archive.drop_own_name(other)
    with pytest.raises(ValueError, match="a name of nothing"):
        archive.put_own_name(OwnName(" \u3000", Kind.ORG))


def test_two_thousand_names_of_a_file_are_one_deed(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    names = [OwnName(f"云泽市第{number}中学", Kind.ORG) for number in range(2000)]
    archive.take_in_names([*names, OwnName("柳大同", Kind.PER)])
    assert len(archive.own_names()) == 2001
    list(archive.lay_over())
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2
    change = archive.undo()
    assert change is not None
    assert (change.kind, change.title) == (ChangeKind.NAMES_TAKEN_IN, "云泽市第0中学")
    list(archive.lay_over())
    assert marks(archive, first) == []
    assert archive.own_names() == ()


def test_what_comes_in_is_laid_over_as_it_is_shown(archive: Archive, tmp_path: Path) -> None:
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    first = take_in(archive, tmp_path / "1.txt", FIRST, [("柳大同", Kind.LOC)])
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2
    assert persons(archive, "柳大同") == 2


def test_an_entry_that_comes_back_has_what_was_said_meanwhile(archive: Archive, tmp_path: Path) -> None:
    first, second = take_in(archive, tmp_path / "1.txt", FIRST), take_in(archive, tmp_path / "2.txt", SECOND)
    archive.delete(first)
    archive.delete(second)
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    list(archive.lay_over())
    assert take_in(archive, tmp_path / "2.txt", SECOND) == second
    assert marks(archive, second) == [("柳大同", "PER", 100)]
    archive.undo()
    while (change := archive.undo()) and change.kind is not ChangeKind.DELETED:
        pass
    list(archive.lay_over())
    assert marks(archive, first) == []


def test_a_corrected_text_takes_the_reader_s_words_over(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    last = FIRST.rindex("柳大同")
    archive.mark(Marking(first, last, last + 3, None))
    start = FIRST.index("青石镇商会")
    archive.mark(Marking(first, start, start + 5, Kind.ORG, Reach.ENTRY))
    corrected = FIRST.replace("主持会议", "主持全体会议")
    newer = take_in(archive, tmp_path / "2.txt", corrected, [("柳大同", Kind.PER)])
    assert [own.entry for own in archive.own_names()] == [newer]
    assert marks(archive, newer) == [("柳大同", "PER", 60), ("青石镇商会", "ORG", 100)]
    assert marks(archive, first) == [("青石镇商会", "ORG", 100)]
    batch = archive.last_batch()
    assert batch is not None
    archive.undo_batch(batch)
    list(archive.lay_over())
    assert marks(archive, first) == [("青石镇商会", "ORG", 100)]
    assert archive.check().reasons == ()


def test_a_rereading_keeps_the_reader_s_words(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST, [("柳大同", Kind.LOC)])
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER))
    archive.put_own_name(OwnName("青石镇商会", Kind.ORG))
    list(archive.lay_over())

    def read(entry: Entry, _names: tuple[str, ...], _choices: Choices, _whole: bool) -> Extraction:
        return found_in(entry.text, [("柳大同", Kind.PER), ("商会参加", Kind.ORG)], 80)

    list(archive.read_again([first], read=read))
    assert marks(archive, first) == [("柳大同", "PER", 100), ("青石镇商会", "ORG", 100), ("柳大同", "PER", 80)]
    archive.undo()
    assert marks(archive, first) == [("柳大同", "PER", 100), ("青石镇商会", "ORG", 100), ("柳大同", "LOC", 60)]
    assert archive.check().reasons == ()


def test_a_kept_name_that_was_altered_in_the_file_is_noticed(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER))
    archive.put_own_name(OwnName("青石镇商会", Kind.ORG))
    assert archive.check().reasons == ()
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("UPDATE dictionary SET kind = 'LOC'")
        connection.execute("UPDATE rulings SET kind = 'LOC'")
    assert [reason.key for reason in archive.check().reasons] == ["check-dictionary", "check-entry"]


def test_what_lies_over_the_marks_is_looked_at_by_the_check(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER))
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("UPDATE own_marks SET start = start + 1")
    assert [reason.key for reason in archive.check().reasons] == ["check-entry"]


def test_the_reader_s_words_on_names_are_told_beside_the_backups(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    start = FIRST.index("柳大同")
    archive.mark(Marking(first, start, start + 3, Kind.PER))
    archive.mark(Marking(first, start, start + 3, Kind.PER, Reach.EVERYWHERE))
    here, everywhere = (json.loads(line) for line in archive._store.read(told))
    assert (here["deed"], here["subject"], here["after"]["rulings"][0]["quotation"]) == (
        "marked",
        "云泽市供销社",
        "柳大同",
    )
    assert (everywhere["subject"], everywhere["after"]["lines"][0]["name"]) == (None, "柳大同")


@pytest.mark.parametrize("span", [(-1, 3), (4, 4), (0, 10_000), (6, 7)])
def test_a_passage_that_is_none_is_refused(archive: Archive, tmp_path: Path, span: tuple[int, int]) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    with pytest.raises(ValueError, match="no passage"):
        archive.mark(Marking(first, *span, Kind.PER))


def test_the_dictionary_is_read_once_while_it_stays_as_it_is(archive: Archive) -> None:
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    held = archive._store.read(known_names.known)
    assert archive._store.read(lambda reader: known_names.known(reader, held)) is held
    archive.put_own_name(OwnName("柳大同", Kind.LOC))
    assert archive._store.read(lambda reader: known_names.known(reader, held)) is not held


def test_the_names_that_are_proposed_follow_the_marks(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST, [("青石镇", Kind.LOC), ("会议,青", Kind.PER)])
    archive.take_in_names([OwnName("柳大同", Kind.PER), OwnName("青石镇商会", Kind.ORG), OwnName("讲话", None)])
    list(archive.lay_over())

    def counted(portions: list[bytes]) -> Counter[tuple[str, int]]:
        told: Counter[tuple[str, int]] = Counter()
        for names, counts, kinds in map(entry_names.unpacked, portions):
            for place, name in enumerate(names.split(entry_names.END)[:-1]):
                told[name, kinds[place]] += counts[2 * place]
        return told

    stored = archive._store.read(lambda reader: entry_names.stored(reader, [first]))[first]
    assert counted(stored) == counted(archive._store.read(lambda reader: entry_names.made(reader, first)))
    assert counted(stored)["柳大同", 0] == 2
    assert ("青石镇", 2) not in counted(stored)


def test_a_line_that_is_changed_while_it_is_laid_over_is_laid_over_again(archive: Archive, tmp_path: Path) -> None:
    first, second = take_in(archive, tmp_path / "1.txt", FIRST), take_in(archive, tmp_path / "2.txt", SECOND)
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    steps = archive.lay_over()
    next(steps)
    archive.put_own_name(OwnName("柳大同", Kind.NAME))
    list(steps)
    assert list(archive.lay_over())[-1].total == 2
    assert marks(archive, first) == [("柳大同", "NAME", 100)] * 2
    assert marks(archive, second) == [("柳大同", "NAME", 100)]


def test_entries_that_the_index_lacks_are_laid_over_too(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("DELETE FROM leaves")
        connection.execute("DELETE FROM slabs")
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    list(archive.lay_over())
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2


def test_a_damaged_index_is_no_hindrance(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("UPDATE leaves SET content = x'00'")
    archive.put_own_name(OwnName("柳大同", Kind.PER))
    list(archive.lay_over())
    assert marks(archive, first) == [("柳大同", "PER", 100)] * 2


def test_an_earlier_text_is_read_with_the_dictionary_as_it_is_now(archive: Archive, tmp_path: Path) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    take_in(archive, tmp_path / "2.txt", FIRST.replace("讲话", "作报告"))
    archive.put_own_name(OwnName("青石镇商会", Kind.ORG))
    assert marks(archive, first) == [("青石镇商会", "ORG", 100)]
