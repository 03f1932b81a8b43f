"""A zip as one file: the texts of its members one after the other. Loads neither SQL nor Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from yearbook_viewer.archive.parsing import parse
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.folders import documents_in_zip
from yearbook_viewer.reading.limits import digest_of
from yearbook_viewer.records import Choices, Layout, ParsedFile, Reason, SourceText


@dataclass(frozen=True, slots=True)
class Gathered:
    """A file with everything found in it, and why members of it could not be read."""

    parsed: ParsedFile
    refused: tuple[Reason, ...] = ()


def gather(path: Path, choices: Choices = Choices()) -> Gathered:
    """A zip's documents as one file, in the order that an import takes; any other file as it is.

    The canonical text is the members' texts one after the other, each ending with a line end; offsets and layout
    count from its start. Raises FileRefused for a zip without documents and for one that cannot be opened.
    """
    members = documents_in_zip(path)
    if not members:
        return Gathered(parse(path, choices))
    parsed: list[ParsedFile] = []
    refused: list[Reason] = []
    length = 0
    for member in members:
        try:
            found = _placed(parse(member, choices), length)
        except FileRefused as refusal:
            refused.append(refusal.reason)
            continue
        length += len(found.source.text)
        parsed.append(found)
    return Gathered(_together(path, parsed), tuple(refused))


def _placed(file: ParsedFile, start: int) -> ParsedFile:
    """The file as it stands from `start` on in a longer text, with a line end behind it."""
    source = file.source
    text = source.text if source.text.endswith("\n") else source.text + "\n"
    entries = (replace(each.entry, start=each.entry.start + start) for each in file.extractions)
    return ParsedFile(
        replace(source, text=text, layout=_moved(source.layout, start)),
        tuple(replace(each, entry=entry) for each, entry in zip(file.extractions, entries, strict=True)),
    )


def _moved(layout: Layout, by: int) -> Layout:
    tables = (
        replace(
            table,
            start=table.start + by,
            end=table.end + by,
            cells=tuple(replace(cell, start=cell.start + by, end=cell.end + by) for cell in table.cells),
        )
        for table in layout.tables
    )
    return Layout(
        headings=tuple(replace(each, start=each.start + by, end=each.end + by) for each in layout.headings),
        bold=tuple((start + by, end + by) for start, end in layout.bold),
        tables=tuple(tables),
    )


def _together(path: Path, files: Sequence[ParsedFile]) -> ParsedFile:
    sources = [file.source for file in files]
    layouts = [source.layout for source in sources]
    encodings = {source.encoding for source in sources}
    source = SourceText(
        text="".join(source.text for source in sources),
        encoding=encodings.pop() if len(encodings) == 1 else "",
        digest=digest_of(path),
        doubtful=any(source.doubtful for source in sources),
        replaced=sum(source.replaced for source in sources),
        layout=Layout(
            headings=tuple(each for layout in layouts for each in layout.headings),
            bold=tuple(each for layout in layouts for each in layout.bold),
            tables=tuple(each for layout in layouts for each in layout.tables),
        ),
        format="zip",
        remarks=tuple(remark for source in sources for remark in source.remarks),
    )
    return ParsedFile(source, tuple(each for file in files for each in file.extractions))
