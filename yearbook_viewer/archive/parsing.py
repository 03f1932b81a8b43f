"""From a file to what the archive keeps of it. Runs in worker processes too: loads neither SQL nor Qt."""

from pathlib import Path

from yearbook_viewer.archive.paths import names_of
from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import Choices, ParsedFile
from yearbook_viewer.text.extraction import Tell, extract, tell_nobody


def parse(path: Path, choices: Choices = Choices(), tell: Tell = tell_nobody) -> ParsedFile:
    """Read a file and find everything in it; raises FileRefused. `tell`: as in `extract`."""
    source = read(path, choices)
    return ParsedFile(source, extract(source.text, source.layout, names_of(path), choices, tell))
