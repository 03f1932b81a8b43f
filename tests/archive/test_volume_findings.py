"""What the entries of one subject print is held against each other, over the whole archive or about one entry."""

from pathlib import Path

import pytest

from tests.archive.pages import write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.records import EntryId, FindingKind, LinkState, Verdict

TEXTS = {
    "2019.txt": "云泽市财政局\n【概况】 2019年,全市一般公共预算收入12.5亿元,增长3.1%。\n",
    "2020.txt": "云泽市财政局\n【概况】 2020年,全市一般公共预算收入13.5亿元,比上年增长18.0%。\n",
    "other.txt": "临江县财政局\n【概况】 2020年,全县一般公共预算收入1.5亿元,增长3.0%。\n",
}


@pytest.fixture
def filled(archive: Archive, tmp_path: Path) -> Archive:
    list(archive.import_files([write(tmp_path, name, text) for name, text in TEXTS.items()]))
    return archive


def _entry(archive: Archive, file: str) -> EntryId:
    return next(listed.id for listed in archive.listings() if listed.file == file)


def test_a_growth_is_held_against_what_the_entry_of_last_year_printed(filled: Archive) -> None:
    (finding,) = filled.volume_findings()
    assert (finding.kind, finding.verdict) == (FindingKind.SERIES, Verdict.INCONSISTENT)
    assert finding.checked.figure.text == "18.0%"
    assert "12.5亿元" in [printing.figure.text for printing in finding.against]


def test_series_that_the_reader_joined_are_held_against_each_other(archive: Archive, tmp_path: Path) -> None:
    texts = {
        "2019.txt": "云泽市商务局\n【概况】 2019年,引进到位资金12.5亿元。\n",
        "2020.txt": "云泽市商务局\n【概况】 2020年,招商到位资金13.5亿元,比上年增长16.3%。\n",
    }
    list(archive.import_files([write(tmp_path, name, text) for name, text in texts.items()]))
    assert archive.volume_findings() == ()
    one, other = (listing.key for listing in archive.series_listings("到位资金"))
    archive.decide_link(one, other, LinkState.ACCEPTED)
    (finding,) = archive.volume_findings()
    assert (finding.verdict, finding.checked.figure.text) == (Verdict.INCONSISTENT, "16.3%")
    archive.undo()
    assert archive.volume_findings() == ()


def test_findings_about_an_entry_are_those_that_name_it(filled: Archive) -> None:
    every = filled.volume_findings()
    assert filled.volume_findings(_entry(filled, "2019.txt")) == every
    assert filled.volume_findings(_entry(filled, "2020.txt")) == every
    assert filled.volume_findings(_entry(filled, "other.txt")) == ()
    assert filled.volume_findings(EntryId(99)) == ()


def test_entries_that_name_no_subject_are_held_against_those_of_the_same_title(
    archive: Archive, tmp_path: Path
) -> None:
    texts = {
        "2014.txt": "2014年环境监测\n全年监测水样1,246个，出具报告318份。\n",
        "2015.txt": "2015年环境监测\n监测水样1,382个，比上年增加163个，出具报告342份。\n",
        "2016.txt": "2016年环境监测\n监测水样1,405个，出具报告356份。\n",
    }
    list(archive.import_files([write(tmp_path, name, text) for name, text in texts.items()]))
    wrong = [finding for finding in archive.volume_findings() if finding.verdict is Verdict.INCONSISTENT]
    assert [(finding.checked.figure.text, finding.arithmetic) for finding in wrong] == [
        ("163个", "1382 − 1246 = 136 ≠ 163")
    ]
    assert archive.volume_findings(_entry(archive, "2016.txt")) == ()


def test_of_two_entries_of_one_title_and_year_nothing_is_held_against_others(archive: Archive, tmp_path: Path) -> None:
    texts = {
        "a.txt": "2014年环境监测\n监测水样1,246个。\n",
        "b.txt": "2014年环境监测\n监测水样2,180个。\n",
        "c.txt": "2015年环境监测\n监测水样1,382个，比上年增加163个。\n",
    }
    list(archive.import_files([write(tmp_path, name, text) for name, text in texts.items()]))
    assert archive.volume_findings() == ()


def test_entries_of_one_title_in_two_places_are_not_held_against_each_other(archive: Archive, tmp_path: Path) -> None:
    texts = {
        "a.txt": "2014年环境监测\n监测水样1,246个。\n",
        "b.txt": "2015年环境监测\n监测水样1,382个，比上年增加163个。\n",
    }
    list(archive.import_files([write(tmp_path, name, text) for name, text in texts.items()]))
    assert len(archive.volume_findings()) == 1
    archive.correct(_entry(archive, "a.txt"), place=("红柳镇",))
    assert archive.volume_findings() == ()
