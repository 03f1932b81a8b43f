"""Series as tables for other programs."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.series_made import output, printing, rate
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.export.series_files import SeriesTable, write_series
from yearbook_viewer.export.series_rows import series_rows
from yearbook_viewer.messages import Catalogue
from yearbook_viewer.records import Series

SAY = Catalogue("zh")


def table() -> SeriesTable:
    return SeriesTable("地区生产总值", "亿元", series_rows(output()))


def test_values_with_commas_open_in_excel_with_numbers_and_the_words_beside(tmp_path: Path) -> None:
    path = tmp_path / "走势.csv"
    write_series(path, [table(), SeriesTable("城镇化率", "%", series_rows(rate()))], "资料来源", SAY)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:6] == ["年份", "单位或地区", "指标", "原文", "数值", "单位"]
    assert rows[2][:9] == ["2018", "松原县", "地区生产总值", "86.5亿元", "86.5", "亿元", "6.5", "亿元", "8.13"]
    assert rows[5][9:13] == ["修订", "松原年鉴 2021 年卷", "松原县概况", "经济"]
    assert rows[8][4:9] == ["51.5", "%", "1.5", "百分点", ""]
    assert len(rows) == 10


def test_a_workbook_has_numbers_as_numbers_and_the_source_below(tmp_path: Path) -> None:
    path = tmp_path / "走势.xlsx"
    write_series(path, [table()], "资料来源:松原年鉴", SAY)
    sheet = load_workbook(path).active
    assert sheet is not None
    assert [cell.value for cell in sheet[6]][:9] == [
        2019, "松原县", "地区生产总值", "90.9亿元", 90.9, "亿元", 4.4, "亿元", 5.09,
    ]  # fmt: skip
    assert sheet["E6"].number_format == "#,##0.0"
    assert sheet["N6"].value == "2019年,地区生产总值90.9亿元。"
    assert sheet["A9"].value == "资料来源:松原年鉴"


def test_a_sentence_is_cut_only_where_a_cell_is_full_and_says_so(tmp_path: Path) -> None:
    told = printing(2018, "86.5亿元", 2019)
    fits, long = (f"2018年,{'很' * more}地区生产总值86.5亿元{'啊' * 900}。" for more in (31_000, 48_000))
    quoted = [
        replace(told, sentence=words, figure=replace(told.figure, start=100 + words.index("86.5亿元")))
        for words in (fits, long)
    ]
    tables = [SeriesTable("地区", "亿元", series_rows(Series(output().key, "", (each,)))) for each in quoted]
    write_series(tmp_path / "a.csv", tables, "", SAY)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[13] for row in list(csv.reader(file))[1:]] == [fits, long]
    write_series(tmp_path / "a.xlsx", tables, "", SAY)
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert sheet["N2"].value == fits
    cut = str(sheet["N3"].value)
    assert len(cut) == 32_767
    assert "地区生产总值86.5亿元" in cut
    assert cut.endswith("啊。……(句子太长,只有数字前后的部分)")


def test_nothing_that_is_printed_is_calculated_with(tmp_path: Path) -> None:
    evil = printing(2018, "86.5亿元", 2019)
    evil = replace(evil, section_title="=HYPERLINK(1)", sentence="@sum 86.5亿元")
    tables = [SeriesTable("+地区", "亿元", series_rows(Series(output().key, "", (evil,))))]
    write_series(tmp_path / "a.csv", tables, "", SAY)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        row = list(csv.reader(file))[1]
    assert (row[2], row[12], row[13]) == ("“+地区”", "“=HYPERLINK(1)”", "“@sum 86.5亿元”")
    write_series(tmp_path / "a.xlsx", tables, "=1+1", SAY)
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert {sheet["C2"].data_type, sheet["M2"].data_type, sheet["A4"].data_type} == {"s"}


def test_a_table_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArchiveProblem, match="cannot-write"):
        write_series(tmp_path / "nowhere" / "a.csv", [table()], "", SAY)
