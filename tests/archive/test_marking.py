"""Marks put right in the archive: at once, everywhere, and taken back after a restart."""

from pathlib import Path

import pytest

from tests.archive.marked_pages import FIRST, SECOND, marks, persons, take_in
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import (
    ChangeKind,
    Kind,
)
from yearbook_viewer.records.entities import Marking, OwnName, Reach


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


@pytest.mark.parametrize("span", [(-1, 3), (4, 4), (0, 10_000), (6, 7)])
def test_a_passage_that_is_none_is_refused(archive: Archive, tmp_path: Path, span: tuple[int, int]) -> None:
    first = take_in(archive, tmp_path / "1.txt", FIRST)
    with pytest.raises(ValueError, match="no passage"):
        archive.mark(Marking(first, *span, Kind.PER))
