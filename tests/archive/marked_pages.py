"""Pages with words marked as a test says, in place of the real rules, and what is read of them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from yearbook_viewer.archive.archive import Archive
from yearbook_viewer.reading.limits import digest_of
from yearbook_viewer.records import (
    Choices,
    Entry,
    EntryId,
    Extraction,
    Kind,
    Mark,
    ParsedFile,
    Section,
    SourceText,
)
from yearbook_viewer.records.searched import SearchWish

FIRST = "云泽市供销社\n【会议】 柳大同主持会议,青石镇商会参加。柳大同讲话。\n"
SECOND = "云泽市林业局\n【造林】 青石镇商会捐款,柳大同到场。\n"

Found = Sequence[tuple[str, Kind]]


def parse(words: Found, certainty: int = 60) -> Callable[[Path, Choices], ParsedFile]:
    """Reads a file as one entry with these words marked wherever they stand."""

    def read(path: Path, choices: Choices) -> ParsedFile:
        text = path.read_text(encoding="utf-8")
        return ParsedFile(SourceText(text, "utf-8", digest_of(path)), (found_in(text, words, certainty),))

    return read


def found_in(text: str, words: Found, certainty: int = 60) -> Extraction:
    title, body = text.split("\n", maxsplit=1)[0], text.index("\n") + 1
    heading = text.index("】") + 1
    section = Section(text[body + 1 : heading - 1], (text[body + 1 : heading - 1],), body, heading, len(text))
    entry = Entry(0, text, title, title, "", "", 2020, body, (section,))
    marks = sorted(
        (Mark(start, start + len(word), kind, word, certainty) for word, kind in words for start in places(text, word)),
        key=lambda mark: mark.start,
    )
    return Extraction(entry, tuple(marks), (), ())


def places(text: str, word: str) -> list[int]:
    return [start for start in range(len(text)) if text.startswith(word, start)]


def take_in(archive: Archive, path: Path, text: str, words: Found = ()) -> EntryId:
    path.write_text(text, encoding="utf-8")
    (report,) = [step.report for step in archive.import_files([path], parse(words)) if step.report]
    return report.entries[0]


def marks(archive: Archive, entry: EntryId) -> list[tuple[str, str, int]]:
    return [(mark.text, mark.kind.value, mark.certainty) for mark in archive.reading(entry).extraction.marks]


def persons(archive: Archive, name: str) -> int:
    return archive.search(SearchWish(f"人物:{name}")).total
