"""From a file to how it would be cut, without entities and figures. Runs in a process of its own: no SQL, no Qt."""

from dataclasses import replace
from pathlib import Path

from yearbook_viewer.archive.paths import names_of
from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import Choices, Entry, Section, SourceText
from yearbook_viewer.records.previewed import PreviewedEntry, PreviewedFile, PreviewedSection
from yearbook_viewer.text.doubts import reasons_of
from yearbook_viewer.text.outline import cut

# Code points: enough to see wrong characters, and to tell sections apart.
_BEGINNING = 3_000
_FIRST_WORDS = 40
_AROUND = 60

_REPLACEMENT = "\ufffd"


def preview(path: Path, choices: Choices = Choices()) -> PreviewedFile:
    """How a file would be read and cut. Raises FileRefused, but not for bytes that no encoding takes."""
    undecodable = False
    try:
        source = read(path, choices)
    except FileRefused as refusal:
        if refusal.reason.key != "file-undecodable":
            raise
        undecodable = True
        source = read(path, replace(choices, replace=True))
    entries = cut(source.text, source.layout, names_of(path), choices)
    return PreviewedFile(
        encoding=source.encoding,
        doubtful=source.doubtful,
        replaced=source.replaced,
        undecodable=undecodable or (choices.replace and source.replaced > 0),
        beginning=source.text[:_BEGINNING],
        damage=_damage(source),
        characters=len(source.text),
        entries=tuple(_entry(entry, source.text) for entry in entries),
        remarks=source.remarks,
    )


def _damage(source: SourceText) -> str:
    first = source.text.find(_REPLACEMENT) if source.replaced else -1
    return source.text[first - _AROUND : first + _AROUND] if first >= _BEGINNING else ""


def _entry(entry: Entry, text: str) -> PreviewedEntry:
    return PreviewedEntry(
        title=entry.title,
        subject=entry.subject,
        date=entry.date,
        year=entry.year,
        year_from=entry.year_from,
        volume=entry.volume,
        volume_year=entry.volume_year,
        volume_year_from=entry.volume_year_from,
        first_words=_first_words(entry.text, *_below_title(entry)),
        doubts=reasons_of(entry, text.count("\n", 0, entry.start) + 1),
        sections=tuple(_section(section, entry.text) for section in entry.sections),
    )


def _below_title(entry: Entry) -> tuple[int, int]:
    """Where the words begin and end that stand between the title's line and the first section."""
    line_end = entry.text.find("\n", len(entry.text) - len(entry.text.lstrip()))
    return max(line_end, 0), entry.head_end if entry.sections else len(entry.text)


def _section(section: Section, text: str) -> PreviewedSection:
    return PreviewedSection(section.title, section.level, _first_words(text, section.body, section.end), section.date)


def _first_words(text: str, start: int, end: int) -> str:
    """On one line; a section that opens with a page of blanks shows none."""
    return " ".join(text[start : min(end, start + 4 * _FIRST_WORDS)].split())[:_FIRST_WORDS]
