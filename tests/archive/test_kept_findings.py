"""The findings of an entry, a volume or the archive, and the entries that a reader lines up with one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.archive.pages import PAGE, extraction_of, page, take_in, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import ArchiveProblem
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import Choices, EntryId, KeptFinding, ParsedFile, Review, ReviewState


def parse_sums(path: Path, choices: Choices = Choices()) -> ParsedFile:
    """Every figure but the last is checked against the one behind it; volume, year and subject from the file's name."""
    source = read(path)
    subject, title, year = path.stem.split("_")
    found = extraction_of(source.text)
    entry = replace(found.entry, subject=subject, title=title, year=int(year))
    if subject:
        entry = replace(entry, volume="临江年鉴", volume_year=int(year) + 1)
    (pattern,) = found.findings
    pairs = zip(found.figures, found.figures[1:], strict=False)
    findings = tuple(replace(pattern, checked=one, against=(other,)) for one, other in pairs)
    return ParsedFile(source, (replace(found, entry=entry, findings=findings),))


def _take_in(archive: Archive, folder: Path, *names: str, text: str = PAGE) -> list[EntryId]:
    files = [write(folder, f"{name}.txt", f"{name}\n{text}") for name in names]
    list(archive.import_files(files, parse_sums))
    ids = {listed.file: listed.id for listed in archive.listings()}
    return [ids[f"{name}.txt"] for name in names]


def _told(findings: Sequence[KeptFinding]) -> list[tuple[str, str]]:
    return [(each.entry_title, each.finding.checked.text) for each in findings]


def test_findings_are_told_of_an_entry_a_volume_and_the_archive_in_reading_order(
    archive: Archive, tmp_path: Path
) -> None:
    older, newer, _ = _take_in(archive, tmp_path, "县馆_甲_2019", "县馆_乙_2020", "_丙_2020")
    texts = ["12人", "3.50万卷", "20000卷"]
    assert _told(archive.kept_findings(newer)) == [("乙", text) for text in texts]
    assert _told(archive.kept_findings(volume=("临江年鉴", 2020))) == [("甲", text) for text in texts]
    assert _told(archive.kept_findings(volume=("", None))) == [("丙", text) for text in texts]
    assert _told(archive.kept_findings()) == [(title, text) for title in "乙丙甲" for text in texts]
    assert _told(archive.kept_findings(older, ("临江年鉴", 2021))) == []


def test_a_finding_stands_in_its_sentence_with_the_reader_s_present_word(archive: Archive, tmp_path: Path) -> None:
    (entry,) = _take_in(archive, tmp_path, "县馆_甲_2020")
    findings = archive.kept_findings()
    finding = archive.reading(entry).extraction.findings[1]
    said = Review(entry, finding.kind, finding.checked.start, finding.arithmetic, ReviewState.IGNORED, "卷数如此")
    archive.review(said)
    text = archive.reading(entry).extraction.entry.text
    assert findings[1] == KeptFinding(
        entry=entry,
        entry_title="甲",
        volume="临江年鉴",
        volume_year=2021,
        section=archive.reading(entry).section_ids[1],
        section_title="馆藏",
        finding=finding,
        review=said,
        sentence="【馆藏】 馆藏档案3.50万卷,其中文书档案20000卷。",
        sentence_start=text.index("【馆藏】"),
        section_path=("馆藏",),
    )
    assert [each.review for each in findings] == [None, said, None]


def test_thousands_of_findings_are_read_as_they_are_asked_for(archive: Archive, tmp_path: Path) -> None:
    text = "【概况】 2020年," + "".join(f"第{number}柜藏档{number}卷;" for number in range(1500)) + "\n"
    (entry,) = _take_in(archive, tmp_path, "县馆_甲_2020", text=text)
    findings = archive.kept_findings()
    assert len(findings) == 1499
    assert findings[1234].finding.checked.text == "1234卷"
    assert [each.finding for each in findings] == list(archive.reading(entry).extraction.findings)
    archive.delete(entry)
    with pytest.raises(ArchiveProblem, match="no-such-entry"):
        findings[3]
    assert len(archive.kept_findings()) == len(archive.kept_findings(entry)) == 0


def test_an_entry_is_lined_up_with_the_same_of_other_years_the_nearest_first(archive: Archive, tmp_path: Path) -> None:
    names = ["县馆_2017年县馆_2017", "县馆_县馆(2019年)_2019", "县馆_县馆2021_2021", "县馆_县馆_2022", "别馆_县馆_2018"]
    first, *_ = _take_in(archive, tmp_path, *names)
    middle = next(listed.id for listed in archive.listings() if listed.year == 2019)
    assert [(each.year, each.subject) for each in archive.siblings(middle)] == [
        (2017, "县馆"),
        (2021, "县馆"),
        (2022, "县馆"),
    ]
    assert [each.year for each in archive.siblings(first)] == [2019, 2021, 2022]


def test_without_the_same_title_the_subject_counts_and_without_a_subject_the_title(
    archive: Archive, tmp_path: Path
) -> None:
    one, other = _take_in(archive, tmp_path, "县馆_馆藏_2019", "县馆_接待_2020")
    loose, fellow = _take_in(archive, tmp_path, "_大事记_2019", "_大事记_2020")
    assert [each.id for each in archive.siblings(one)] == [other]
    assert [each.id for each in archive.siblings(loose)] == [fellow]
    with pytest.raises(ArchiveProblem, match="no-such-entry"):
        archive.siblings(EntryId(99))


def test_an_earlier_text_is_lined_up_too_and_no_revision_is_its_own_sibling(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局", "旧")), write(tmp_path, "b.txt", page("某局", "新")))
    take_in(archive, write(tmp_path, "c.txt", page("某局", year=2019)))
    current = next(listed for listed in archive.listings() if listed.year == 2020)
    (earlier,) = archive.revisions(current.id)
    assert [each.year for each in archive.siblings(earlier.entry)] == [2019]
    assert [each.year for each in archive.siblings(current.id)] == [2019]
