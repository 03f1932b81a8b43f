"""The verbs of the command line that work on an archive: import, list, show, search, check, export-pdf."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli_answers import PLAIN, ROOT, SEED, TEXT, answer
from yearbook_viewer.cli import run

pytestmark = pytest.mark.usefixtures("folder_of_its_own")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that holds the seed; only read by the tests."""
    path = tmp_path_factory.mktemp("archive") / "filled.ybk"
    assert run(["import", "--archive", str(path), str(SEED)]) == 0
    return path


def test_the_same_file_again_adds_nothing_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "a.ybk"
    first = answer(capsys, "import", "--archive", archive, SEED, "--json")
    again = answer(capsys, "import", "--archive", archive, SEED, "--json")
    assert [(file["path"], file["outcome"]) for file in first["files"]] == [(str(SEED), "added")]
    assert [(file["path"], file["outcome"]) for file in again["files"]] == [(str(SEED), "same")]
    assert len(answer(capsys, "list", "--archive", archive, "--json")["entries"]) == 1


def test_what_was_refused_stands_on_stderr_and_the_rest_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    assert run(["import", "--archive", str(tmp_path / "a.ybk"), str(tmp_path / "empty.txt"), str(SEED)]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("新增\t1\t")
    assert "empty.txt" in told.err


def test_without_an_archive_named_the_readers_own_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(SEED)]) == 0
    assert (tmp_path / "home" / "archive.ybk").is_file()


@pytest.mark.parametrize("order", ["before", "after"])
def test_the_data_folder_may_be_named_before_or_after_the_verb(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], order: str
) -> None:
    named = ["--data-dir", str(tmp_path / "elsewhere")]
    assert run([*named, "import", str(SEED)] if order == "before" else ["import", str(SEED), *named]) == 0
    assert (tmp_path / "elsewhere" / "archive.ybk").is_file()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("name", ["there.ybk", "new.ybk"])
def test_a_folder_that_cannot_be_written_is_a_sentence(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    shutil.copy(filled, closed / "there.ybk")
    closed.chmod(0o500)
    assert run(["import", "--archive", str(closed / name), str(SEED)]) == 1
    told = capsys.readouterr().err
    assert name in told
    assert "sqlalche" not in told


def test_list_names_entries_and_sections(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (entry,) = answer(capsys, "list", "--archive", filled, "--json")["entries"]
    assert (entry["title"], entry["year"], len(entry["sections"])) == ("岳阳市工商业联合会", 2020, 8)
    assert all(isinstance(section["id"], int) for section in entry["sections"])


def test_show_gives_the_text_as_it_is(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run(["--archive", str(filled), "show", "--entry", "1"]) == 0
    assert capsys.readouterr().out == TEXT.removesuffix("\n") + "\n"


def test_show_as_json_has_text_sections_marks_and_figures(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = answer(capsys, "show", "--archive", filled, "--entry", 1, "--json")
    assert shown["text"] == TEXT
    assert len(shown["sections"]) == 8
    for found in [*shown["marks"], *shown["figures"]]:
        assert shown["text"][found["start"] : found["end"]] == found["text"]


def test_search_counts_what_stands_in_the_text(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hits = answer(capsys, "search", "--archive", filled, "商会", "--json")
    assert hits["total"] == TEXT.count("商会")
    first = hits["hits"][0]
    assert TEXT[first["start"] : first["end"]] == "商会"
    assert "商会" in first["snippet"]


def test_nothing_found_is_done(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "search", "--archive", filled, "没有这样的话", "--json")
    assert told == {"total": 0, "sections": 0, "entries": 0, "hits": []}


def test_an_entry_that_is_not_there_is_refused(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "--archive", str(filled), "--entry", "99"]) == 1
    assert "99" in capsys.readouterr().err


def test_a_number_that_no_database_holds_is_a_wrong_call(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "--archive", str(filled), "--entry", "9" * 30]) == 2
    assert "9" * 30 in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root passes every check")
def test_an_archive_in_a_folder_without_rights_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    assert run(["check", "--archive", str(closed / "a.ybk")]) == 3
    assert capsys.readouterr().err.startswith("打不开档案")


@pytest.mark.parametrize(("verb", "code"), [("list", 1), ("search x", 1), ("show --entry 1", 1), ("check", 3)])
def test_an_archive_that_is_not_there_is_not_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str, code: int
) -> None:
    assert run([*verb.split(), "--archive", str(tmp_path / "none.ybk")]) == code
    assert "none.ybk" in capsys.readouterr().err
    assert not (tmp_path / "none.ybk").exists()


def test_check_knows_a_sound_archive(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "check", "--archive", filled, "--json") == {"condition": "sound", "reasons": []}


def test_check_knows_a_damaged_archive(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    damaged = bytearray(filled.read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 20_000] = b"\xa5" * 20_000
    (tmp_path / "damaged.ybk").write_bytes(damaged)
    assert run(["check", "--archive", str(tmp_path / "damaged.ybk")]) == 1
    assert capsys.readouterr().err


def test_a_section_becomes_a_pdf(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("PySide6")
    entry = answer(capsys, "list", "--archive", filled, "--json")["entries"][0]
    out = tmp_path / "section.pdf"
    call = ["export-pdf", "--archive", filled, "--entry", entry["id"], "--section", entry["sections"][1]["id"], out]
    assert run([str(word) for word in call]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    assert str(out) in capsys.readouterr().out


def test_a_section_of_another_entry_is_refused(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("PySide6")
    call = ["export-pdf", "--archive", str(filled), "--entry", "1", "--section", "999", str(tmp_path / "x.pdf")]
    assert run(call) == 1
    assert "999" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


def test_a_reader_that_has_read_enough_is_no_fault(filled: Path) -> None:
    command = f'"{sys.executable}" -m yearbook_viewer show --archive "{filled}" --entry 1 --json | head -c 10'
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}  # bash warns of a locale it lacks
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], env=surroundings, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def _called(redirection: str, *words: str) -> "subprocess.CompletedProcess[str]":
    """The program run by a shell with its standard output redirected."""
    command = f'"{sys.executable}" -m yearbook_viewer {" ".join(words)} {redirection}'
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
    return subprocess.run(["sh", "-c", command], env=surroundings, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_standard_output_that_takes_nothing_is_a_sentence(filled: Path) -> None:
    done = _called(">/dev/full", "list", "--archive", f"'{filled}'")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.name == "nt", reason="no shell of this kind")
def test_a_standard_output_that_is_closed_is_no_fault(filled: Path) -> None:
    done = _called(">&-", "list", "--archive", f"'{filled}'")
    assert (done.returncode, done.stderr) == (0, "")


def test_an_empty_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert run(["import", str(tmp_path / "empty")]) == 0
    assert capsys.readouterr().err == "没有找到可以导入的文件。\n"


def test_a_backup_that_could_not_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home").touch()  # no folder: nothing can be kept in it
    assert run(["import", "--archive", str(tmp_path / "a.ybk"), str(SEED)]) == 0
    assert capsys.readouterr().err.startswith("没能把档案")


def test_list_flags_what_is_doubtful(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("随手记的几句话。\n", encoding="utf-8")
    run(["import", str(tmp_path / "notes.txt")])
    capsys.readouterr()
    assert run(["list"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "1\t\tnotes\t存疑"


def test_an_export_never_takes_the_place_of_an_archive(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("PySide6")
    archive = Path(shutil.copy(filled, tmp_path / "a.ybk"))
    assert run(["export-pdf", "--archive", str(archive), "--entry", "1", str(archive)]) == 1
    assert run(["extract", str(SEED), "--text", str(archive)]) == 1
    assert archive.read_bytes() == filled.read_bytes()
    assert "是年鉴档案" in capsys.readouterr().err


def test_what_the_reader_says_of_the_files_is_stored_with_where_it_came_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, archive = tmp_path / "a.txt", tmp_path / "a.ybk"
    page.write_text(PLAIN, encoding="utf-8")
    said = ["--year", "2018", "--volume", "云泽年鉴", "--subject", "云泽市渔政站", "--keep-originals"]
    (report,) = answer(capsys, "import", "--archive", archive, page, *said, "--json")["files"]
    (entry,) = answer(capsys, "list", "--archive", archive, "--json")["entries"]
    assert (entry["year"], entry["year_from"], entry["volume"]) == (2018, "reader", "云泽年鉴")
    assert (entry["place"], entry["file"], entry["outdated"]) == ([], "a.txt", False)
    shown = answer(capsys, "show", "--archive", archive, "--entry", report["entries"][0], "--json")
    assert (shown["volume"], shown["year_from"], shown["notes"]) == ("云泽年鉴", "reader", [])
    assert run(["import", "--archive", str(archive), str(page), "--year", "20187"]) == 2


def test_a_doubtful_file_tells_all_its_doubts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("随手记的几句话。\n", encoding="utf-8")
    (report,) = answer(capsys, "import", tmp_path / "notes.txt", "--json")["files"]
    assert report["doubts"][0] == report["reason"]
    assert len(report["doubts"]) > 1
    assert report["remarks"] == []


def test_an_import_that_was_cut_short_is_told_until_it_is_finished(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, archive = tmp_path / "a.txt", tmp_path / "a.ybk"
    page.write_text(PLAIN, encoding="utf-8")
    run(["import", "--archive", str(archive), str(page)])
    with closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("UPDATE batches SET state = 'stopped'")
    capsys.readouterr()
    run(["list", "--archive", str(archive)])
    assert "共 1 个文件,已收入 1 个条目" in capsys.readouterr().err
    run(["import", "--archive", str(archive), str(page)])
    assert capsys.readouterr().err == ""
