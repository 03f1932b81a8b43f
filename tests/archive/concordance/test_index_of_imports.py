"""What comes in, goes out, is read again or undone is in the index at once, in the same transaction."""

import random
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.archive.concordance.entries_made import hits_told
from tests.archive.pages import page, parse_page, take_in, write
from tests.archive.test_rereading import Better
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.concordance import slabs, upkeep
from yearbook_viewer.archive.concordance.indexed import IndexedConcordance, open_concordance
from yearbook_viewer.archive.states import SlabState
from yearbook_viewer.archive.store import Store

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = """
import sys
from pathlib import Path
from tests.archive.pages import parse_page
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.archive.concordance import merging
merging._FEWEST = 3
archive = Archive.open(Path(sys.argv[1]))
print("open", flush=True)
for step in archive.import_files(sorted(Path(sys.argv[2]).iterdir()), parse_page):
    if step.report:
        print(step.report.path.stem, flush=True)
"""


def _concordance(archive: Archive) -> IndexedConcordance:
    concordance = open_concordance(Store(archive.path))
    assert concordance.lacking == ()
    return concordance


def _found(archive: Archive, word: str) -> int:
    return int(_concordance(archive).counts(word).sum())


def test_what_was_imported_is_in_the_index_until_the_import_is_undone(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局", "渡口一处。")), write(tmp_path, "b.txt", page("某所")))
    assert (_found(archive, "渡口"), _found(archive, "某")) == (1, 2)
    batch = archive.last_batch()
    assert batch is not None
    archive.undo_batch(batch)
    assert len(_concordance(archive).parts) == 0


def test_a_revision_stands_for_the_text_before_it(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局", "渡口一处。")))
    take_in(archive, write(tmp_path, "b.txt", page("某局", "码头一处。")))
    assert (_found(archive, "渡口"), _found(archive, "码头")) == (0, 1)


def test_a_deleted_entry_is_found_again_when_that_is_undone(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局", "渡口一处。")))
    archive.delete(archive.listings()[0].id)
    assert _found(archive, "渡口") == 0
    archive.undo()
    assert _found(archive, "渡口") == 1


def test_sections_that_were_read_again_are_the_parts_and_so_are_those_of_before_after_an_undo(
    archive: Archive, tmp_path: Path
) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局") + "【渡口】 渡口一处。\n【码头】 码头一处。\n"))
    entry = archive.listings()[0].id
    before = _concordance(archive)
    assert before.counts("一处").tolist() == [0, 0, 1, 1]
    sections = before.parts.section.tolist()
    list(archive.read_again([entry], read=Better()))
    again = _concordance(archive)
    assert again.counts("一处").tolist() == [0, 2]
    assert set(again.parts.section.tolist()).isdisjoint(sections[1:])
    archive.undo()
    assert _concordance(archive).counts("一处").tolist() == [0, 0, 1, 1]


def test_an_archive_of_an_earlier_program_is_searched_at_once_and_placed_later(tmp_path: Path) -> None:
    golden = Path(__file__).parents[1] / "golden" / "0003.ybk"
    archive = Archive.open(Path(shutil.copy(golden, tmp_path / "golden.ybk")))
    store = Store(archive.path)
    assert set(open_concordance(store).lacking) == {listed.id for listed in archive.listings()}
    list(upkeep.fill(store))
    assert _found(archive, "护林员") == 2
    assert archive.check().reasons == ()


def test_a_cancelled_import_leaves_nothing_in_the_index(archive: Archive, tmp_path: Path) -> None:
    long = write(tmp_path, "a.txt", page("某局", "县档案馆有职工12人。" * 60_000))
    with closing(archive.import_files([long], parse_page)) as steps:
        for step in steps:
            if step.characters > step.of_characters * 0.9:
                break
    list(archive.import_files([], parse_page))
    assert Store(archive.path).read(lambda reader: slabs.standing(reader, *SlabState)) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="tried on Linux only")
def test_an_import_killed_at_any_point_leaves_an_index_of_all_that_is_in_the_archive(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(40):
        write(folder, f"{number:02}.txt", page(f"第{number:02}局", "县档案馆有职工12人。" * (number + 1) * 30))
    chance = random.Random(3)
    path = tmp_path / "new.ybk"
    for _ in range(6):
        with subprocess.Popen(
            [sys.executable, "-c", PROGRAM, path, folder], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as importing:
            assert importing.stdout is not None
            for _ in range(chance.randint(2, 12)):
                importing.stdout.readline()
            importing.kill()
        archive = Archive.open(path)
        _is_right(archive)
    take_in(archive, folder)
    assert len(archive.listings()) == 40
    _is_right(archive)


def _is_right(archive: Archive) -> None:
    concordance = _concordance(archive)
    told = hits_told(concordance, "职工12")
    assert {entry: sum(map(len, parts)) for entry, parts in told.items()} == {
        listed.id: archive.reading(listed.id).extraction.entry.text.count("职工12") for listed in archive.listings()
    }
