"""The verb `search`: as lines, as records, and as a file."""

import csv
import io
import json
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.cli_answers import answer
from yearbook_viewer.cli import run

pytestmark = pytest.mark.usefixtures("folder_of_its_own")

PAGE = """临江县水产局
【增殖】 2019年,放流鱼苗40万尾,其中观赏鱼苗2万尾。
【推广】 推广鱼苗-虾苗套养。
"""
OTHER = PAGE.replace("2019", "2021").replace("【推广】 推广", "【鱼苗】 =1+1推广")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with two pages; only read by the tests."""
    folder = tmp_path_factory.mktemp("archive")
    for year, text in ((2019, PAGE), (2021, OTHER)):
        (folder / f"水产局{year}.txt").write_text(text, encoding="utf-8")
    files = [str(folder / f"水产局{year}.txt") for year in (2019, 2021)]
    assert run(["import", "--archive", str(folder / "a.ybk"), "--volume", "临江年鉴", *files]) == 0
    return folder / "a.ybk"


def call(archive: Path, *words: object) -> int:
    return run(["search", "--archive", str(archive), *map(str, words)])


def csv_rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_sections_are_told_with_their_first_words(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert call(filled, "鱼苗", "--limit", 1) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2\t39\t临江县水产局 › 鱼苗\t【鱼苗】 =1+1推广鱼苗-虾苗套养。",
        "“鱼苗”共 7 处,列出 2 处",
    ]


def test_sections_without_a_hit_are_counted(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert call(filled, "年:2021", "--limit", 1) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["共 3 个小节,1 个条目"]


def test_what_could_not_be_taken_as_it_was_meant_is_said(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert call(filled, "数值:许多", "--json") == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["sections"] == 0
    assert told.err == "“许多”不是数值,已按文字查找。可以写 >1000万元 或 100-200亿元。\n"


def test_lines_tell_what_stands_before_and_after(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert call(filled, "观赏鱼苗", "--lines", "--order", "oldest") == 0
    assert capsys.readouterr().out.splitlines() == [
        "1\t29\t临江县水产局 › 增殖\t【增殖】 2019年,放流鱼苗40万尾,其中\t观赏鱼苗\t2万尾。",
        "2\t29\t临江县水产局 › 增殖\t【增殖】 2021年,放流鱼苗40万尾,其中\t观赏鱼苗\t2万尾。",
        "“观赏鱼苗”共 2 处,列出 2 处",
    ]


def test_lines_are_sorted_by_what_stands_beside_the_words(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, "search", "--archive", filled, "鱼苗", "--lines", "--order", "after", "--json")
    after = [line["after"][:1] for line in told["lines"]]
    assert (told["total"], after) == (7, sorted(after))


def test_order_and_exactness_are_taken(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for order, years in (("newest", [2021, 2021, 2019, 2019]), ("oldest", [2019, 2019, 2021, 2021])):
        told = answer(capsys, "search", "--archive", filled, "鱼苗", "--order", order, "--json")
        assert [hit["year"] for hit in told["hits"]] == years
    assert answer(capsys, "search", "--archive", filled, "魚苗", "--json")["total"] == 7
    assert answer(capsys, "search", "--archive", filled, "魚苗", "--exact", "--json")["total"] == 0


def test_words_that_begin_with_a_dash_stand_behind_two_of_them(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answer(capsys, "search", "--archive", filled, "--json", "--", "鱼苗", "-观赏")
    assert {hit["title"] for hit in told["hits"]} == {"推广", "鱼苗"}
    assert call(filled, "-观赏") == 2


def test_an_order_of_lines_is_no_order_of_sections(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(filled, "鱼苗", "--order", "before") == 2
    assert capsys.readouterr().err == "按前文或后文排列(before、after)要和 --lines 同用。\n"


def test_all_lines_go_out_whatever_is_listed_otherwise(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(filled, "鱼苗", "--lines", "--out", tmp_path / "a.csv") == 0
    assert capsys.readouterr().out == f"已导出 7 处:{tmp_path / 'a.csv'}\n"
    rows = csv_rows(tmp_path / "a.csv")
    assert len(rows) == 7
    assert {row["引文"] for row in rows if row["章节"] == "鱼苗"} == {
        "《临江县水产局》“鱼苗”，《临江年鉴》，记述 2021 年"
    }
    assert [row["前文"] for row in rows if row["前文"].endswith("推广") and row["年份"] == "2021"] == [
        "【鱼苗】 =1+1推广"
    ]


def test_only_as_many_go_out_as_are_asked_for(filled: Path, tmp_path: Path) -> None:
    for words, name in ((("--lines",), "检索结果"), ((), "检索结果")):
        assert call(filled, "鱼苗", *words, "--limit", 3, "--out", tmp_path / "a.xlsx") == 0
        book = openpyxl.load_workbook(tmp_path / "a.xlsx")
        assert book[name].max_row == 4
    assert book["说明"]["A3"].value == "共 7 处,在 2 个条目的 4 节中。这里是其中的 3 节。"


def test_lines_go_out_in_the_order_that_was_asked_for(filled: Path, tmp_path: Path) -> None:
    assert call(filled, "鱼苗", "--lines", "--order", "before", "--out", tmp_path / "a.csv") == 0
    nearest = [row["前文"][-2:] for row in csv_rows(tmp_path / "a.csv")]
    assert nearest == ["【", "推广", "推广", "放流", "放流", "观赏", "观赏"]


def test_a_document_and_json_go_out(filled: Path, tmp_path: Path) -> None:
    assert call(filled, "鱼苗", "--lines", "--out", tmp_path / "a.docx") == 0
    words = [paragraph.text for paragraph in docx.Document(str(tmp_path / "a.docx")).paragraphs]
    assert words[0] == "“鱼苗”的检索结果"
    assert words[2] == "共 7 处,在 2 个条目的 4 节中。"
    assert words.count("临江县水产局(2021 年)") == 1
    assert call(filled, "鱼苗", "--out", tmp_path / "a.json") == 0
    told = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [len(told["sections"][0]["marks"]), told["total"], told["entries"]] == [2, 7, 2]


def test_nothing_found_is_a_file_without_rows(filled: Path, tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx", "a.docx", "a.json"):
        assert call(filled, "没有这样的话", "--lines", "--out", tmp_path / name) == 0
        assert (tmp_path / name).exists()
    assert csv_rows(tmp_path / "a.csv") == []


def test_a_file_of_another_kind_is_a_wrong_call(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(filled, "鱼苗", "--out", tmp_path / "a.pdf") == 2
    assert capsys.readouterr().err == "搜索结果要写成 .xlsx、.csv、.docx 或 .json 文件。\n"
    assert list(tmp_path.glob("a.*")) == []


def test_the_archive_is_not_written_over(filled: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    link = tmp_path / "b.csv"
    link.symlink_to(filled)
    assert call(filled, "鱼苗", "--out", link) == 1
    assert "档案" in capsys.readouterr().err
