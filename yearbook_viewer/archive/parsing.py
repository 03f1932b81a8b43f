"""From a file to what the archive keeps of it. Runs in worker processes too: loads neither SQL nor Qt."""

from pathlib import Path

from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import ParsedFile
from yearbook_viewer.text.extraction import extract


def parse(path: Path, *, replace: bool = False) -> ParsedFile:
    """Read a file and find everything in it; raises FileRefused.

    `replace`: on the reader's word, bytes that no encoding takes become U+FFFD and are counted.
    """
    source = read(path, replace=replace)
    return ParsedFile(source, extract(source.text))
