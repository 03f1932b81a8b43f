"""What an import makes of files: new, same, revised, doubtful, refused."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archive.pages import PAGE, extraction_of, page, parse_page, take_in, titles, write
from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import Choices, Outcome, ParsedFile, Reason, SearchWish


def test_an_entry_is_read_back_as_it_was_found(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    (listed,) = archive.listings()
    reading = archive.reading(listed.id)
    assert reading.extraction == extraction_of(PAGE)
    assert str(reading.extraction.figures[1].value) == "35000.00"
    assert reading.section_ids == tuple(section.id for section in listed.sections)
    assert [(section.title, section.level) for section in listed.sections] == [("概况", 1), ("馆藏", 1)]
    assert [each.title for each in listed.sections[1].subheadings] == ["接收"]


def test_the_same_file_again_adds_nothing_and_says_so(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", PAGE)
    assert take_in(archive, path) == ["added"]
    before = archive.listings()
    assert take_in(archive, path) == ["same"]
    assert archive.listings() == before


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\ufeff"), min_size=1), max_size=4))
def test_importing_twice_is_importing_once(bodies: list[str]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Control characters would make the file no text.
        printable = ["".join(letter for letter in body if letter.isprintable()) for body in bodies]
        paths = [write(folder, f"{number}.txt", page("某局", body)) for number, body in enumerate(printable)]
        archive = Archive.open(folder / "new.ybk")
        take_in(archive, *paths)
        before = archive.listings()
        again = take_in(archive, *paths)
        assert again == ["same"] * len(paths)
        assert archive.listings() == before


def test_a_renamed_copy_is_known_again(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    assert take_in(archive, write(tmp_path, "b.txt", PAGE)) == ["same"]


def test_the_same_text_in_another_encoding_is_the_same(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", PAGE))
    other = tmp_path / "b.txt"
    other.write_bytes(PAGE.replace("\n", "\r\n").encode("utf-8-sig"))
    assert take_in(archive, other) == ["same"]


def test_a_corrected_issue_takes_the_place_of_the_one_before_which_is_kept(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局")))
    (first,) = archive.listings()
    assert take_in(archive, write(tmp_path, "b.txt", page("某局", "更正:"))) == ["revised"]
    (second,) = archive.listings()
    assert second.id != first.id
    assert archive.reading(first.id).extraction.entry.text == page("某局")


def test_another_year_of_the_same_body_is_no_revision(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局")))
    assert take_in(archive, write(tmp_path, "b.txt", page("某局", year=2021))) == ["added"]
    assert [entry.year for entry in archive.listings()] == [2021, 2020]


def test_what_the_reader_put_right_is_kept_in_the_next_issue(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, write(tmp_path, "a.txt", page("某局")))
    archive.correct(archive.listings()[0].id, title="某县某局", year=2020, source="编辑部")
    take_in(archive, write(tmp_path, "b.txt", page("某局", "更正:")))
    (entry,) = archive.listings()
    assert (entry.title, entry.source) == ("某县某局", "编辑部")
    assert archive.check().reasons == ()


def test_an_entry_of_unknown_subject_is_doubtful_and_no_revision(archive: Archive, tmp_path: Path) -> None:
    def parse(path: Path, choices: Choices) -> ParsedFile:
        parsed = parse_page(path)
        (found,) = parsed.extractions
        return replace(parsed, extractions=(replace(found, entry=replace(found.entry, subject="")),))

    paths = [write(tmp_path, "a.txt", page("概况")), write(tmp_path, "b.txt", page("概况", "更正:"))]
    reports = [step.report for step in archive.import_files(paths, parse) if step.report]
    assert [report.outcome for report in reports] == [Outcome.DOUBTFUL, Outcome.DOUBTFUL]
    assert reports[0].reason == Reason("entry-without-subject")
    assert [entry.doubtful for entry in archive.listings()] == [True, True]


def test_an_entry_without_a_title_is_named_after_its_file(archive: Archive, tmp_path: Path) -> None:
    assert take_in(archive, write(tmp_path, "大事记.txt", "\n2020年,县档案馆有职工12人。")) == ["doubtful"]
    assert titles(archive) == ["大事记"]


def test_a_file_of_several_entries_has_the_outcome_of_its_worst(archive: Archive, tmp_path: Path) -> None:
    def parse(path: Path, choices: Choices) -> ParsedFile:
        source = read(path)
        return ParsedFile(source, tuple(extraction_of(part) for part in source.text.split("\f")))

    one, two = page("甲局"), page("乙局")
    take_in(archive, write(tmp_path, "a.txt", one))
    steps = archive.import_files([write(tmp_path, "b.txt", f"{one}\f{two}\f{two}")], parse)
    (report,) = [step.report for step in steps if step.report]
    assert (report.outcome, len(report.entries)) == (Outcome.ADDED, 2)
    assert titles(archive) == ["甲局", "乙局"]


def test_a_deleted_entry_comes_back_when_it_is_imported_again(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", PAGE)
    take_in(archive, path)
    (entry,) = archive.listings()
    archive.delete(entry.id)
    assert take_in(archive, path) == ["added"]
    assert archive.listings() == (entry,)


def test_a_refused_file_is_reported_and_the_others_go_on(archive: Archive, tmp_path: Path) -> None:
    paths = [tmp_path / "gone.txt", write(tmp_path, "a.txt", PAGE)]
    assert take_in(archive, *paths) == ["refused", "added"]


def test_a_file_without_a_letter_is_refused(archive: Archive, tmp_path: Path) -> None:
    def parse(path: Path, choices: Choices) -> ParsedFile:
        return ParsedFile(read(write(tmp_path, "full.txt", PAGE)), (extraction_of(" \n"),))

    (report,) = [step.report for step in archive.import_files([tmp_path / "a.txt"], parse) if step.report]
    assert report.reason is not None
    assert report.reason.key == "file-blank"


def test_a_title_from_a_name_that_is_no_utf8_can_be_stored(archive: Archive, tmp_path: Path) -> None:
    def parse(path: Path, choices: Choices) -> ParsedFile:
        return ParsedFile(read(write(tmp_path, "a.txt", PAGE)), (extraction_of("\n2020年"),))

    list(archive.import_files([tmp_path / "b\udcff.txt"], parse))
    assert titles(archive) == ["b\\udcff"]


def test_a_seed_that_the_reader_deleted_stays_deleted(archive: Archive, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    write(seeds, "a.txt", PAGE)
    write(seeds, "b.txt", page("某局"))
    list(archive.seed(seeds, parse_page))
    archive.delete(archive.listings()[0].id)
    write(seeds, "a.txt", PAGE.replace("\n", "\r\n"))  # the same text with a later program's line ends
    write(seeds, "c.txt", PAGE.replace("12人", "13人"))  # and a corrected issue
    list(archive.seed(seeds, parse_page))
    assert titles(archive) == ["某局"]


def test_seeds_are_read_once(archive: Archive, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    write(seeds, "a.txt", PAGE)
    list(archive.seed(seeds, parse_page))
    assert list(archive.seed(seeds, parse_page)) == []
    assert archive.last_batch() is None


def test_a_refusal_names_its_reason(archive: Archive, tmp_path: Path) -> None:
    def parse(path: Path, choices: Choices) -> ParsedFile:
        raise FileRefused("file-gone", path="x")

    (report,) = [step.report for step in archive.import_files([tmp_path / "x"], parse) if step.report]
    assert report.reason == Reason("file-gone", (("path", "x"),))


def test_an_older_text_comes_back_when_the_revision_that_replaced_it_was_deleted(
    archive: Archive, tmp_path: Path
) -> None:
    old, new = write(tmp_path, "old.txt", page("某局", "旧文")), write(tmp_path, "new.txt", page("某局", "新文"))
    assert take_in(archive, old, new) == ["added", "revised"]
    assert take_in(archive, old) == ["same"]
    archive.delete(archive.listings()[0].id)
    assert take_in(archive, old) == ["added"]
    assert archive.search(SearchWish("旧文")).total == 1


def test_what_was_replaced_is_counted_in_the_report(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "damaged.txt"
    path.write_bytes("临江县档案馆\n【概况】 2020年,县档案馆有职工12人。\n".encode() * 20 + b"\xff\xfe\xff")
    steps = list(archive.import_files([path], choices=Choices(replace=True)))
    report = steps[-1].report
    assert report is not None
    assert (report.outcome, report.reason) == (
        Outcome.DOUBTFUL,
        Reason("file-bytes-replaced", (("path", str(path)), ("count", "3"))),
    )
