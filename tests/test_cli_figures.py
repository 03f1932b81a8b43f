"""The verb `figures`: what a filter finds, as a table in a file."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli_answers import SEED
from yearbook_viewer.cli import run
from yearbook_viewer.cli.arguments import years

pytestmark = pytest.mark.usefixtures("folder_of_its_own")

PAGE = """临江县粮食局
【收储】 2019年,全县收购粮食3.5万吨,支付货款1.20亿元。
【计划】 2020年,力争收购粮食4万吨。
"""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that holds the seed and a page of our own; only read by the tests."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "粮食局.txt").write_text(PAGE, encoding="utf-8")
    assert run(["import", "--archive", str(folder / "a.ybk"), str(SEED), str(folder / "粮食局.txt")]) == 0
    return folder / "a.ybk"


def rows(archive: Path, out: Path, *words: str) -> list[dict[str, str]]:
    """The rows of the table that the call writes."""
    assert run(["figures", "--archive", str(archive), *words, str(out)]) == 0
    return list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_seed_s_64_figures_go_out(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "a.csv"
    assert len(rows(filled, out, "--subject", "岳阳市工商业联合会")) == 64
    assert capsys.readouterr().out == f"已导出 64 项数据:{out}\n"


def test_words_years_unit_and_bounds_tell_which(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    found = rows(filled, out, "--year", "2019", "--unit", "万元", "--least", "12,000", "--most", "12000")
    assert [(row["原文"], row["数值"], row["单位"], row["换算值"], row["换算单位"]) for row in found] == [
        ("1.20亿元", "120000000", "元", "12000", "万元")
    ]
    assert rows(filled, out, "--year", "2019", "--unit", "万元", "--least", "12001") == []
    assert [row["原文"] for row in rows(filled, out, "--words", "收购 粮食")] == ["3.5万吨"]


def test_goals_go_out_where_they_are_asked_for(filled: Path, tmp_path: Path) -> None:
    found = rows(filled, tmp_path / "a.csv", "--words", "粮食", "--targets")
    assert [(row["原文"], row["目标"]) for row in found] == [("3.5万吨", ""), ("4万吨", "目标")]


def test_an_entry_goes_out_as_workbook_and_as_json(filled: Path, tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.json"):
        assert run(["figures", "--archive", str(filled), "--entry", "1", str(tmp_path / name)]) == 0
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["数据"].max_row == 65
    assert len(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["figures"]) == 64


def test_an_entry_that_is_not_there_is_told(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["figures", "--archive", str(filled), "--entry", "999", str(tmp_path / "a.csv")]) == 1
    assert "999" in capsys.readouterr().err
    assert list(tmp_path.glob("*.csv")) == []


def test_an_unknown_kind_of_file_is_a_wrong_call(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["figures", "--archive", str(filled), str(tmp_path / "a.ods")]) == 2
    assert capsys.readouterr().err == "数据要写成 .csv、.xlsx 或 .json 文件。\n"


@pytest.mark.parametrize("words", ["--year 二零 a.csv", "--year - a.csv", "--least viel a.csv", "--most nan a.csv", ""])
def test_what_cannot_be_understood_is_a_wrong_call(filled: Path, words: str) -> None:
    assert run(["figures", "--archive", str(filled), *words.split()]) == 2


def test_years_are_one_or_from_to_or_open() -> None:
    assert [years(word) for word in ("2019", "2015-2019", "2015-", "-2019")] == [
        (2019, 2019),
        (2015, 2019),
        (2015, None),
        (None, 2019),
    ]
