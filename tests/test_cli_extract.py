"""The verb that touches no archive: a file in, its text, structure, entities and figures out."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli_answers import PLAIN, ROOT, SEED, TEXT, answer
from yearbook_viewer.cli import run

pytestmark = pytest.mark.usefixtures("folder_of_its_own")


def _table(path: Path) -> list[dict[str, str]]:
    head, *rows = [line.split("\t") for line in path.read_text(encoding="utf-8").removesuffix("\n").split("\n")]
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_extract_writes_everything_it_is_asked_for(tmp_path: Path) -> None:
    out = {name: tmp_path / name for name in ("text.txt", "structure.json", "e.tsv", "f.tsv", "findings.json")}
    text, structure, entities, figures, findings = (str(path) for path in out.values())
    call = ["extract", str(SEED), "--text", text, "--structure", structure, "--entities", entities]

    assert run([*call, "--figures", figures, "--findings", findings]) == 0

    assert (tmp_path / "text.txt").read_text(encoding="utf-8") == TEXT
    (entry,) = json.loads((tmp_path / "structure.json").read_text(encoding="utf-8"))["entries"]
    assert entry["title"] == "岳阳市工商业联合会"
    assert entry["year"] == 2020
    assert entry["date"] == "2022-01-17 10:30"
    assert entry["signature"] == "卢盛勇"
    assert len(entry["sections"]) == 8
    for section in entry["sections"]:
        body = TEXT.index(section["first_words"], section["start"])
        assert TEXT.find(section["title"], section["start"], body) >= 0
    for row in [*_table(tmp_path / "e.tsv"), *_table(tmp_path / "f.tsv")]:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["text"]
    wrong = [
        finding["arithmetic"]
        for finding in json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
        if finding["verdict"] == "inconsistent"
    ]
    assert len(wrong) == 1
    assert "163" in wrong[0]
    assert "162" in wrong[0]


def test_extract_touches_no_archive_and_loads_no_qt_and_no_sql(tmp_path: Path) -> None:
    program = (
        "import sys; from yearbook_viewer.cli import run\n"
        f"code = run(['extract', {str(SEED)!r}, '--figures', {str(tmp_path / 'f.tsv')!r}])\n"
        "print(code, *sorted({'PySide6', 'sqlalchemy', 'alembic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "0\n"
    assert list(tmp_path.rglob("*.ybk")) == []


def test_extract_without_an_output_prints_the_structure(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "extract", SEED)["entries"][0]["title"] == "岳阳市工商业联合会"


def test_extract_never_writes_over_the_file_it_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = Path(shutil.copy(SEED, tmp_path / "seed.txt"))
    assert run(["extract", str(copy), "--figures", str(copy)]) == 2
    assert copy.read_bytes() == SEED.read_bytes()
    assert "请换一个名字" in capsys.readouterr().err


def test_extract_never_writes_two_outputs_into_one_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "out.tsv")
    assert run(["extract", str(SEED), "--figures", out, "--entities", out]) == 2
    assert capsys.readouterr().err == "两个输出不能写到同一个文件。\n"
    assert not (tmp_path / "out.tsv").exists()


def test_extract_says_where_it_could_not_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(SEED), "--text", str(tmp_path / "none" / "a.txt")]) == 1
    assert capsys.readouterr().err.startswith("无法写入")


@pytest.mark.parametrize("name", ["empty.txt", "picture.txt", "missing.txt", "folder"])
def test_a_file_that_is_no_text_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0")
    (tmp_path / "folder").mkdir()
    assert run(["extract", str(tmp_path / name), "--text", str(tmp_path / "out.txt")]) == 1
    assert name in capsys.readouterr().err
    assert not (tmp_path / "out.txt").exists()


def test_an_output_may_be_a_pipe(tmp_path: Path) -> None:
    program = f"from yearbook_viewer.cli import run; run(['extract', {str(SEED)!r}, '--figures', '/dev/stdout'])"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("start\tend\tsection\t")
    assert done.stderr == ""


def test_bytes_that_are_no_text_are_replaced_on_the_reader_s_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "damaged.txt"
    damaged.write_bytes(TEXT.encode() + b"\xff\xfe")
    out = tmp_path / "out.txt"
    assert run(["extract", str(damaged), "--text", str(out)]) == 1
    assert "--replace" in capsys.readouterr().err
    assert run(["extract", str(damaged), "--replace", "--text", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == TEXT + "\ufffd\ufffd"
    assert "有 2 处字节" in capsys.readouterr().err
    (report,) = answer(capsys, "import", damaged, "--replace", "--json")["files"]
    assert report["outcome"] == "doubtful"


def test_the_encoding_is_taken_as_the_reader_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page, out = tmp_path / "a.txt", tmp_path / "out.txt"
    page.write_bytes(PLAIN.encode("gb18030"))
    assert run(["extract", str(page), "--encoding", "GBK", "--text", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == PLAIN
    for wrong in ("klingon", "rot13"):
        assert run(["extract", str(page), "--encoding", wrong]) == 2
        assert wrong in capsys.readouterr().err


def test_the_heading_rule_is_taken_as_the_reader_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "a.txt"
    page.write_text(PLAIN, encoding="utf-8")
    (entry,) = answer(capsys, "extract", page, "--heading-rule", "none")["entries"]
    assert len(entry["sections"]) <= 1
    assert run(["extract", str(page), "--heading-rule", "guess"]) == 2
