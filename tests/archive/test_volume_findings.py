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
        "2020.txt": "云泽市商务局\n【概况】 2020年,招商到位资金13.5亿元,比上年增长18.0%。\n",
    }
    list(archive.import_files([write(tmp_path, name, text) for name, text in texts.items()]))
    assert archive.volume_findings() == ()
    one, other = (listing.key for listing in archive.series_listings("到位资金"))
    archive.decide_link(one, other, LinkState.ACCEPTED)
    (finding,) = archive.volume_findings()
    assert (finding.verdict, finding.checked.figure.text) == (Verdict.INCONSISTENT, "18.0%")
    archive.undo()
    assert archive.volume_findings() == ()


def test_findings_about_an_entry_are_those_that_name_it(filled: Archive) -> None:
    every = filled.volume_findings()
    assert filled.volume_findings(_entry(filled, "2019.txt")) == every
    assert filled.volume_findings(_entry(filled, "2020.txt")) == every
    assert filled.volume_findings(_entry(filled, "other.txt")) == ()
    assert filled.volume_findings(EntryId(99)) == ()
