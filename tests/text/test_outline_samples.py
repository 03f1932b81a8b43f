"""The eleven reports of the shared samples, as their README lists them; skipped where the folder is absent."""

from pathlib import Path
from typing import NamedTuple

import pytest

from yearbook_viewer.places import resource
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import Entry
from yearbook_viewer.text.outline import cut

SAMPLES = resource().parent / "shared" / "samples"


class Expected(NamedTuple):
    file: str
    title: str
    subject: str
    date: str
    year: int
    inner: dict[str, int]  # headings of the first level, shortened, and how many stand below each


REPORT = "政府工作报告"
HAILAR = "海拉尔区"
TABLE = [
    Expected("hailar_2012_govreport.gb18030", REPORT, HAILAR, "2012-02-29", 2011, {"一、过去一年": 8, "二、2012": 10}),
    Expected("hailar_2013_govreport.gb18030", REPORT, HAILAR, "2013-02-28", 2012, {"一、过去一年": 0, "二、2013": 4}),
    Expected("hailar_2014_govreport.gb18030", REPORT, HAILAR, "2014-02-19", 2013, {"一、2013": 4, "二、2014": 5}),
    Expected("hailar_2015_govreport.gb18030", REPORT, HAILAR, "2015-02-05", 2014, {"一、2014": 5, "二、2015": 10}),
    Expected(
        "hailar_2016_govreport.gb18030",
        REPORT,
        HAILAR,
        "2016-02-19",
        2015,
        {"一、“十二五”": 4, "二、“十三五”": 0, "三、2016": 8},
    ),
    Expected("hailar_2018_govreport.gb18030", REPORT, HAILAR, "2018-03-07", 2017, {"一、2017": 0, "二、2018": 8}),
    Expected(
        "hailar_2019_govreport.gb18030",
        REPORT,
        HAILAR,
        "2019-03-04",
        2018,
        {"一、2018": 6, "二、2019": 6, "三、加强": 5},
    ),
    Expected(
        "gov2026_gansu",
        "2026年甘肃省政府工作报告",
        "甘肃省",
        "2026-02-10",
        2025,
        {"“十四五”时期": 0, "“十五五”时期": 0, "2026年重点": 8},
    ),
    Expected(
        "gov2026_guangdong",
        REPORT,
        "广东省",
        "2026-01-26",
        2025,
        {"一、2025": 0, "二、“十五五”": 0, "三、2026": 14, "附件1": 10, "附件2": 0},
    ),
    Expected(
        "gov2026_ningxia",
        "2026年宁夏回族自治区政府工作报告",
        "宁夏回族自治区",
        "2026-02-09 09:45",
        2025,
        {"一、2025": 0, "二、“十五五”": 0, "三、2026": 6},
    ),
    Expected(
        "gov2026_shanghai",
        "2026年上海市政府工作报告",
        "上海市",
        "2026-02-09",
        2025,
        {"一、2025": 5, "二、关于": 4, "三、2026": 10, "四、深入": 4},
    ),
]


def sample(name: str) -> Entry:
    path: Path = SAMPLES / f"{name}.txt"
    if not path.exists():
        pytest.skip("the shared samples are not here")
    (entry,) = cut(read(path).text)
    return entry


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: expected.file)
def test_the_head_of_a_report_is_read(expected: Expected) -> None:
    entry = sample(expected.file)
    found = (entry.title, entry.subject, entry.date, entry.year, entry.doubts)
    assert found == (expected.title, expected.subject, expected.date, expected.year, ())


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: expected.file)
def test_the_headings_of_a_report_are_those_its_readme_lists(expected: Expected) -> None:
    sections = sample(expected.file).sections
    assert (sections[0].title, sections[0].level) == ("", 1)
    outer = [section.title for section in sections[1:] if section.level == 1]
    assert len(outer) == len(expected.inner)
    for title, (opening, count) in zip(outer, expected.inner.items(), strict=True):
        assert title.startswith(opening)
        assert sum(section.path[:-1] == (title,) for section in sections) == count
    assert max(section.level for section in sections) == 2


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: expected.file)
def test_the_sentences_of_a_report_are_no_subheadings(expected: Expected) -> None:
    assert not any(section.subheadings for section in sample(expected.file).sections)


@pytest.mark.parametrize("expected", TABLE, ids=lambda expected: expected.file)
def test_a_report_is_not_signed(expected: Expected) -> None:
    entry = sample(expected.file)
    assert (entry.signature, *(section.signature for section in entry.sections if section.signature)) == ((),)


def test_the_furniture_before_the_title_belongs_to_the_head() -> None:
    entry = sample("gov2026_ningxia")
    assert entry.text[entry.head_end :].startswith("各位代表：")
    assert entry.source == "宁夏日报客户端"
