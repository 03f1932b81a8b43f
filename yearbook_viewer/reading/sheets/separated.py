"""Tables as text: values parted by commas, semicolons or tabs (.csv, .tsv)."""

import csv
import hashlib
from collections import Counter
from itertools import islice
from pathlib import Path

from yearbook_viewer.errors import FileRefused
from yearbook_viewer.reading import plain
from yearbook_viewer.reading.blocks import Blocks
from yearbook_viewer.reading.encodings import decode_chosen
from yearbook_viewer.reading.limits import shown
from yearbook_viewer.reading.sheets.tables import LONGEST, Sheet, put_sheet
from yearbook_viewer.reading.signatures import other_format
from yearbook_viewer.records import Choices, Reason, SourceText

# The likelier first: it is taken where two part the rows equally well.
_SEPARATORS = ",\t;|"
# So many lines tell the separator.
_LINES = 200


def read(path: Path, data: bytes, choices: Choices) -> SourceText:
    """The table in a file's bytes; one without columns is plain text. `path` is for the messages.

    Raises FileRefused as plain text does.
    """
    decoded = None if other_format(data) else decode_chosen(data, choices)
    separator = None if decoded is None else _separator(decoded.text)
    if decoded is None or separator is None or "\0" in decoded.text:
        return plain.read(path, data, choices)
    try:
        rows = list(islice(csv.reader(_lines(decoded.text), delimiter=separator), LONGEST + 1))
    except csv.Error:  # a field longer than a book: no table
        return plain.read(path, data, choices)
    blocks = Blocks()
    cells = {(row, column): words for row, fields in enumerate(rows[:LONGEST]) for column, words in enumerate(fields)}
    put_sheet(blocks, Sheet(cells))
    cut = Reason("rows-left-out", (("sheet", path.stem), ("limit", str(LONGEST))))
    text, layout = blocks.finish()
    if not text:
        raise FileRefused("file-blank", path=shown(path))
    return SourceText(
        text,
        decoded.encoding,
        hashlib.sha256(data).hexdigest(),
        doubtful=decoded.doubtful,
        replaced=decoded.replaced,
        layout=layout,
        remarks=(cut,) if len(rows) > LONGEST else (),
    )


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True) if "\n" in text else [text]


def _separator(text: str) -> str | None:
    """What parts the most lines into the same number of fields; None if nothing does."""
    # Excel writes it so, where the list separator is another.
    if text.startswith("sep=") and len(text) > 4:
        return text[4]
    lines = _lines(text)[:_LINES]
    best: tuple[int, str] | None = None
    for separator in _SEPARATORS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
        except csv.Error:
            continue
        agreeing = max(widths.values(), default=0)
        if agreeing and (best is None or agreeing > best[0]):
            best = agreeing, separator
    return None if best is None else best[1]
