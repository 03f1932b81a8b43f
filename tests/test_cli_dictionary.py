"""The verb `dictionary`: names in and out."""

from pathlib import Path

import pytest

from tests.cli_answers import PLAIN, answer
from yearbook_viewer.cli import run


@pytest.fixture
def archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    (tmp_path / "渔政.txt").write_text(PLAIN, encoding="utf-8")
    answer(capsys, "import", "--archive", tmp_path / "a.ybk", tmp_path / "渔政.txt", "--json")
    return tmp_path / "a.ybk"


def test_names_go_in_are_read_in_the_texts_and_come_out(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.csv").write_text("名称,类别\n执法船,活动荣誉\n巡查,不标注\n某某,某类\n", encoding="gb18030")
    assert run(["dictionary", "--archive", str(archive), "--in", str(tmp_path / "in.csv")]) == 1
    told = capsys.readouterr()
    assert "2" in told.out
    assert "4" in told.err
    assert "某某,某类" in told.err
    shown = answer(capsys, "show", "--archive", archive, "--entry", "1", "--json")
    assert [mark["text"] for mark in shown["marks"] if mark["text"] in {"执法船", "巡查"}] == ["执法船"]
    assert run(["dictionary", "--archive", str(archive), "--out", str(tmp_path / "out.csv")]) == 0
    assert "执法船" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig").split("\n")[1]


def test_either_way_has_to_be_named(archive: Path) -> None:
    assert run(["dictionary", "--archive", str(archive)]) == 2


def test_a_file_of_names_that_is_not_there_is_refused(
    archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["dictionary", "--archive", str(archive), "--in", str(tmp_path / "none.csv")]) == 1
    assert "none.csv" in capsys.readouterr().err
