"""The verb `index`: the index of an archive as a file."""

from pathlib import Path

import pytest

from yearbook_viewer.cli.verbs import run

PAGE = "望溪县教育局\n【概况】 2020年,望溪县教育局局长王建国到青石镇调研。\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    path = tmp_path / "own.ybk"
    assert run(["import", "--archive", str(path), "--data-dir", str(tmp_path), str(page)]) in {0, 1}
    return path


def test_an_index_is_written_as_csv(archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "index.csv"
    assert run(["index", "--archive", str(archive), "--out", str(out), "--kinds", "PER", "ORG"]) == 0
    assert ",W,王建国,2020,望溪县教育局,概况" in out.read_text(encoding="utf-8-sig")
    assert str(out) in capsys.readouterr().out


def test_an_index_of_one_entry_is_written_as_a_document(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "index.docx"
    assert run(["index", "--archive", str(archive), "--out", str(out), "--entry", "1"]) == 0
    assert out.read_bytes().startswith(b"PK")


def test_other_kinds_of_files_are_a_wrong_call(archive: Path, tmp_path: Path) -> None:
    assert run(["index", "--archive", str(archive), "--out", str(tmp_path / "index.txt")]) == 2
    assert run(["index", "--archive", str(archive)]) == 2
