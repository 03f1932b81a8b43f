"""A search over the years: what years have nothing, which are missing, and the table that goes out."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import openpyxl

from tests.export.hits_made import SAY, hit, listing, searched
from yearbook_viewer.export.hit_years import Measure, YearRow, gaps, write_years, year_rows
from yearbook_viewer.records.searched import YearCount

COUNTS = (YearCount(2017, 3, 2, 40), YearCount(2019, 9, 5, 20), YearCount(None, 1, 1, 4))
LISTINGS = [listing(1, year=2017), listing(2, year=2018), listing(3, year=2018), listing(4, year=2021)]


def test_a_year_without_hits_counts_none_and_one_that_the_archive_lacks_is_not_there() -> None:
    assert year_rows(COUNTS, LISTINGS) == (
        YearRow(2017, 3, 2, 40),
        # Two entries with three sections and a head each.
        YearRow(2018, 0, 0, 8),
        YearRow(2019, 9, 5, 20),
        YearRow(2021, 0, 0, 4),
        YearRow(None, 1, 1, 4),
    )


def test_the_years_between_that_the_archive_lacks_are_gaps() -> None:
    years = [1998, 1999, 2002, 2004, 2009]
    assert gaps([YearRow(year, 1, 1, 1) for year in years]) == [(2000, 2001), (2003, 2003), (2005, 2008)]
    assert gaps(year_rows(COUNTS, LISTINGS)) == [(2020, 2020)]
    assert gaps([]) == []


def test_a_share_is_told_among_a_thousand_sections() -> None:
    row = YearRow(2017, 3, 2, 40)
    assert [row.value(measure) for measure in Measure] == [3, 2, 50]
    assert YearRow(2017, 1, 1, 3).share() == Decimal("333.3")
    assert YearRow(2017, 0, 0, 0).share() == 0


def test_the_table_goes_out_as_csv(tmp_path: Path) -> None:
    write_years(tmp_path / "a.csv", year_rows(COUNTS, LISTINGS), searched([hit()]), SAY)
    content = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content, newline=""))) == [
        ["年份", "处数", "有结果的节", "当年的节", "每千节"],
        ["2017", "3", "2", "40", "50.0"],
        ["2018", "0", "0", "8", "0.0"],
        ["2019", "9", "5", "20", "250.0"],
        ["2021", "0", "0", "4", "0.0"],
        ["没有年份", "1", "1", "4", "250.0"],
    ]


def test_the_table_goes_out_as_a_workbook_that_says_what_was_searched_for(tmp_path: Path) -> None:
    write_years(tmp_path / "a.xlsx", year_rows(COUNTS, ()), searched([hit()]), SAY)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["历年分布"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows(2, 4)] == [
        [2017, 3, 2, 40, 50],
        [2019, 9, 5, 20, 250],
        ["没有年份", 1, 1, 4, 250],
    ]
    assert [sheet.cell(row, 1).value for row in (6, 7, 8)] == [
        "“鱼苗”的检索结果",
        "档案:云泽;检索日期:2026-05-04",
        "共 1 处,在 1 个条目的 1 节中。",
    ]
