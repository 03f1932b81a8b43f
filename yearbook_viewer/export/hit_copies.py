"""Hits in their lines as text for a clipboard: plain, with citations, or as a table."""

from collections.abc import Iterable, Sequence

from yearbook_viewer.export.citations import Citations
from yearbook_viewer.export.hit_rows import COLUMNS, Rows, cells, plain, told_line
from yearbook_viewer.records.searched import ContextLine

_BREAKS = str.maketrans("\t\n\r", "   ")


def lines_plain(lines: Iterable[ContextLine]) -> str:
    """A line each, as it stands in the text."""
    return "".join(f"{line.before}{line.words}{line.after}\n" for line in lines)


def lines_cited(lines: Iterable[ContextLine], citations: Citations) -> str:
    """A line each, with where it is quoted from behind it."""
    told = ((told_line(line), line) for line in lines)
    return "".join(
        f"{before}{line.words}{after}（{citations.citation(line.entry, line.entry_title, line.title)}）\n"
        for (before, after), line in told
    )


def lines_table(lines: Sequence[ContextLine], citations: Citations) -> str:
    """As TSV with a header: year, entry, section, before, words, after, citation, ids and offsets."""
    columns = COLUMNS[Rows.LINES]
    header = "\t".join(citations.say(column.name) for column in columns)
    body = ("\t".join(_cell(plain(cell)) for cell in cells(line, citations)) for line in lines)
    return "\n".join([header, *body]) + "\n"


def _cell(cell: str | int) -> str:
    return str(cell).translate(_BREAKS)
