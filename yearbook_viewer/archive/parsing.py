"""From a file to what the archive keeps of it. Runs in worker processes too: loads neither SQL nor Qt."""

import re
from pathlib import Path

from yearbook_viewer.reading.formats import read
from yearbook_viewer.records import Choices, ParsedFile
from yearbook_viewer.text.extraction import Tell, extract, tell_nobody


def parse(path: Path, choices: Choices = Choices(), tell: Tell = tell_nobody) -> ParsedFile:
    """Read a file and find everything in it; raises FileRefused. `tell`: as in `extract`."""
    source = read(path, choices)
    return ParsedFile(source, extract(source.text, source.layout, names_of(path), choices, tell))


def names_of(path: Path) -> tuple[str, ...]:
    """The folders that a file stands in, outermost first, and its own name without suffix; what they say may help.

    A zip counts as a folder of its name without suffix.
    """
    folders = path.absolute().parts[1:-1]
    return (*(re.sub(r"\.zip$", "", folder, flags=re.IGNORECASE) for folder in folders), path.stem)
