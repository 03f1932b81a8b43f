"""A parsed file on its way from one process to another.

Pickled whole, a file of 50 MB takes a gigabyte: the pickler remembers each of its millions of values to the end.
In portions it forgets them. Loads neither SQL nor Qt.
"""

import pickle
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from yearbook_viewer.archive.doors import Parse
from yearbook_viewer.records import Choices, Entry, Extraction, ParsedFile, SourceText

_PORTION = 1_000

Portions = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Parcel:
    """`entries`: each entry with its marks, figures and findings in portions."""

    source: SourceText
    entries: tuple[tuple[Entry, Portions, Portions, Portions], ...]


def parse_and_pack(parse: Parse, path: Path, choices: Choices) -> Parcel:
    """What `parse` gives for the path, to be sent; raises what `parse` raises."""
    parsed = parse(path, choices)
    return Parcel(
        parsed.source,
        tuple(
            (found.entry, _portions(found.marks), _portions(found.figures), _portions(found.findings))
            for found in parsed.extractions
        ),
    )


def unpack(parcel: Parcel) -> ParsedFile:
    """What was packed by `parse_and_pack` in a process of our own."""
    return ParsedFile(
        parcel.source,
        tuple(
            Extraction(entry, _joined(marks), _joined(figures), _joined(findings))
            for entry, marks, figures, findings in parcel.entries
        ),
    )


def _portions(records: Sequence[object]) -> Portions:
    return tuple(pickle.dumps(records[first : first + _PORTION]) for first in range(0, len(records), _PORTION))


def _joined(portions: Iterable[bytes]) -> tuple[Any, ...]:
    return tuple(chain.from_iterable(map(pickle.loads, portions)))
