"""The figures of a whole archive: where they stand, and that they are found again after edits."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from tests.archive.pages import PAGE, page, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.records import EntryId, FigureAddress, FigureFilter, FigureOrder


@pytest.fixture
def entry(archive: Archive, tmp_path: Path) -> EntryId:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    return archive.listings()[0].id


def _texts(archive: Archive, wanted: FigureFilter = FigureFilter()) -> list[str]:
    return [printing.figure.text for printing in archive.printings(archive.figures(wanted))]


def test_a_printing_tells_where_it_stands(archive: Archive, entry: EntryId) -> None:
    first, second, *_ = archive.printings(archive.figures())
    assert (first.figure.text, first.section_title, first.sentence) == (
        "12人",
        "概况",
        "【概况】 2020年,县档案馆有职工12人。",
    )
    assert (second.figure.text, second.sentence) == ("3.50万卷", "【馆藏】 馆藏档案3.50万卷,其中文书档案20000卷。")
    assert second.sentence[second.figure.start - second.sentence_start :].startswith("3.50万卷")
    assert (second.entry_title, second.entry_year) == ("临江县档案馆", 2020)


def test_what_goes_out_has_whole_sentences_and_says_where_not(archive: Archive, tmp_path: Path) -> None:
    kept = "其中保存完好的、可供查阅的," * 3_700
    take_in(archive, write(tmp_path, "b.txt", f"{PAGE}\n【开放】 {kept}共有馆藏资料9700卷。\n"))
    (at,) = [each for each in archive.figures() if archive.printings([each])[0].figure.text == "9700卷"]
    (shown,), (whole,) = archive.printings([at]), archive.quoted_printings([at])
    assert (len(shown.sentence) < 1_000, shown.sentence_cut) == (True, True)
    assert whole.sentence == f"【开放】 {kept}共有馆藏资料9700卷。"
    assert whole.sentence[whole.figure.start - whole.sentence_start :].startswith("9700卷")
    assert not whole.sentence_cut


def test_a_line_that_is_all_figures_is_quoted_in_part_for_each(archive: Archive, tmp_path: Path) -> None:
    told = "".join(f"收有县志{number}卷," for number in range(1_000, 4_000))
    take_in(archive, write(tmp_path, "b.txt", f"{PAGE}\n【县志】 {told}\n"))
    quoted = [each for each in archive.quoted_printings(archive.figures()) if each.section_title == "县志"]
    assert len(quoted) == 3_000
    assert {len(each.sentence) for each in quoted if each.figure.value == 2_500} == {10_005}
    assert {each.sentence_cut for each in quoted} == {True}


def test_figures_of_a_section_are_those_of_its_own_slice(archive: Archive, entry: EntryId) -> None:
    first, second = archive.reading(entry).section_ids
    assert _texts(archive, FigureFilter(section=first)) == ["12人"]
    assert _texts(archive, FigureFilter(entry=entry, section=second)) == ["3.50万卷", "20000卷", "640卷"]
    assert _texts(archive, FigureFilter(entry=EntryId(99))) == []


def test_both_bounds_of_a_range_are_in_it(archive: Archive, entry: EntryId) -> None:
    assert _texts(archive, FigureFilter(least=Decimal(640), most=Decimal(20000))) == ["20000卷", "640卷"]
    assert _texts(archive, FigureFilter(least=Decimal("640.5"), most=Decimal("19999.5"))) == []


def test_figures_go_with_their_entry_and_come_back_with_it(archive: Archive, entry: EntryId) -> None:
    addresses = archive.figures()
    archive.delete(entry)
    assert archive.figures() == ()
    with pytest.raises(ArchiveProblem, match="no-such-entry"):
        archive.printings(addresses)
    archive.undo()
    assert archive.figures() == addresses


def test_imported_twice_nothing_is_told_twice(archive: Archive, entry: EntryId, tmp_path: Path) -> None:
    before = list(archive.figures())
    take_in(archive, write(tmp_path, "b.txt", PAGE))
    assert list(archive.figures()) == before
    take_in(archive, write(tmp_path, "c.txt", PAGE.replace("640卷", "641卷")))
    assert _texts(archive) == ["12人", "3.50万卷", "20000卷", "641卷"]


def test_an_entry_read_again_is_browsed_by_what_was_found_then(archive: Archive, entry: EntryId) -> None:
    list(archive.read_again([entry]))
    told = _texts(archive)
    assert told == [figure.text for figure in archive.reading(entry).extraction.figures]
    assert "职工" in archive.printings(archive.figures())[0].figure.indicator
    archive.undo()
    assert _texts(archive) == ["12人", "3.50万卷", "20000卷", "640卷"]
    assert archive.figures(FigureFilter(words="档案")) == archive.figures()


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM figure_columns",
        "UPDATE figure_columns SET version = 0",
        "UPDATE figure_columns SET content = x'789c'",
        "UPDATE figure_columns SET content = zeroblob(40)",
    ],
)
def test_columns_that_are_missing_old_or_damaged_are_made_anew(archive: Archive, entry: EntryId, change: str) -> None:
    before = list(archive.figures())
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute(change)
    assert archive.check().reasons == ()
    assert list(archive.figures()) == before
    assert _texts(archive, FigureFilter(most=Decimal(12))) == ["12人"]


def test_columns_are_made_for_whoever_may_only_read(archive: Archive, entry: EntryId) -> None:
    before = list(archive.figures())
    with closing(sqlite3.connect(archive.path)) as connection, connection:
        connection.execute("DELETE FROM figure_columns")
    with closing(sqlite3.connect(archive.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert list(archive.figures()) == before
    with closing(sqlite3.connect(archive.path)) as connection:
        assert connection.execute("SELECT count(*) FROM figure_columns").fetchone() == (0,)
    assert list(Archive.open(archive.path).figures()) == before
    with closing(sqlite3.connect(archive.path)) as connection:
        assert connection.execute("SELECT count(*) FROM figure_columns").fetchone() == (1,)


def test_entries_without_figures_are_looked_at_once(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", "某局\n【概况】 无。\n"), write(tmp_path, "b.txt", page("某馆")))
    assert [address.ordinal for address in archive.figures()] == [0]
    with closing(sqlite3.connect(archive.path)) as connection:
        assert connection.execute("SELECT count(*) FROM figure_columns").fetchone() == (2,)


def test_a_long_entry_is_kept_in_portions(archive: Archive, tmp_path: Path) -> None:
    text = "某局\n【概况】 2020年," + "".join(f"第{number}柜藏档{number}卷;" for number in range(2500)) + "\n"
    take_in(archive, write(tmp_path, "a.txt", text))
    found = archive.figures(FigureFilter(least=Decimal(2490)), FigureOrder.VALUE, falling=True)
    assert [printing.figure.text for printing in archive.printings(found)][:2] == ["2499卷", "2498卷"]
    assert found[0] == FigureAddress(found[0].entry, 2499)


def test_another_archive_in_the_file_s_place_is_noticed(archive: Archive, entry: EntryId, tmp_path: Path) -> None:
    assert len(archive.figures()) == 4
    other = Archive.open(tmp_path / "other.ybk")
    take_in(other, write(tmp_path, "b.txt", page("某局")))
    other.path.replace(archive.path)
    assert len(archive.figures()) == 1


def test_what_another_window_writes_is_seen(archive: Archive, entry: EntryId, tmp_path: Path) -> None:
    assert len(archive.figures()) == 4
    take_in(Archive.open(archive.path), write(tmp_path, "b.txt", page("某局")))
    assert len(archive.figures()) == 5


def test_numpy_is_loaded_only_where_figures_are_browsed(archive: Archive, entry: EntryId) -> None:
    archive.close()
    program = (
        "import sys; from pathlib import Path; from yearbook_viewer.archive.archive import Archive;"
        f"archive = Archive.open(Path({str(archive.path)!r})); archive.listings(); before = 'numpy' in sys.modules;"
        "archive.figures(); sys.exit(before or 'numpy' not in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
