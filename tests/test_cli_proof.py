"""The verb proof: findings out of an archive as a sheet, for scripts."""

from pathlib import Path

import docx
import openpyxl
import pytest

from yearbook_viewer.cli import run

TEXT = (
    "清溪区教育局\n来源:本局 日期:2019-03-02\n"
    "【学校】 2018年,全区共有学校186所,其中小学98所、中学87所、其他学校2所。\n"
    "【教师】 年末在职教师1204人,其中男教师604人、女教师600人。\n"
)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    source = tmp_path / "2018.txt"
    source.write_text(TEXT, encoding="utf-8")
    path = str(tmp_path / "a.ybk")
    assert run(["import", "--archive", path, "--volume", "清溪年鉴", str(source)]) == 0
    capsys.readouterr()
    return path


def checked(path: Path) -> list[str]:
    return [row.cells[3].text.split("\n")[-1] for row in docx.Document(str(path)).tables[0].rows[1:]]


def test_the_whole_archive_goes_out_as_word(archive: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proof", "--archive", archive, str(tmp_path / "单.docx")]) == 0
    assert checked(tmp_path / "单.docx") == ["98 + 87 + 2 = 187 ≠ 186", "604 + 600 = 1204"]
    assert capsys.readouterr().out == f"已导出 2 处核对结果:{tmp_path / '单.docx'}\n"


def test_only_what_is_asked_for_goes_out_as_a_workbook(archive: str, tmp_path: Path) -> None:
    out = tmp_path / "单.xlsx"
    call = ["proof", "--archive", archive, "--entry", "1", "--verdict", "inconsistent", "--open-only", str(out)]
    assert run(call) == 0
    page = openpyxl.load_workbook(out).worksheets[0]
    assert page["E6"].value == "不符"
    assert page.max_row == 6


def test_a_volume_goes_out_as_pdf(archive: str, tmp_path: Path) -> None:
    assert run(["proof", "--archive", archive, "--volume", "清溪年鉴", str(tmp_path / "单.pdf")]) == 0
    assert (tmp_path / "单.pdf").read_bytes().startswith(b"%PDF")


def test_what_cannot_be_done_is_told(archive: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["proof", "--archive", archive, str(tmp_path / "单.odt")]) == 2
    assert run(["proof", "--archive", archive, "--volume", "别处年鉴", str(tmp_path / "单.pdf")]) == 1
    assert run(["proof", "--archive", archive, "--entry", "99", str(tmp_path / "单.pdf")]) == 1
    told = capsys.readouterr().err.split("\n")
    assert told[0] == "校对单要写成 .docx、.xlsx 或 .pdf 文件。"
    assert told[1].startswith("档案里没有这一卷年鉴:“别处年鉴”。")
    assert told[2].startswith("档案里没有编号为 99 的条目")
    assert sorted(tmp_path.glob("单*")) == []
