"""From an archive's answer to a file: what of a search goes out, read some sections at a time while it is written."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from yearbook_viewer.export.citations import Citations
from yearbook_viewer.export.figure_files import Written
from yearbook_viewer.export.hit_files import MOST_IN_WORD, HitFormat, write_hits_file
from yearbook_viewer.export.hit_rows import WIDTH, Found, Rows, Searched
from yearbook_viewer.records.searched import LineOrder, SearchWish

if TYPE_CHECKING:
    from yearbook_viewer.archive.archive import Archive

# Sections that are read at once.
_PAGE = 500


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes out of a search.

    `limit`: at most so many, None for all. `order`: of lines; sorted by what stands around them they are all read
    before the first is written. `chosen`: these and no others.
    """

    wish: SearchWish
    kind: Rows
    limit: int | None = None
    order: LineOrder = LineOrder.FOUND
    chosen: tuple[Found, ...] = ()


def searched(archive: "Archive", outgoing: Outgoing, made: date) -> Searched:
    """The search with its counts as they are now, and of how many of its rows is to be told."""
    hits = archive.search(outgoing.wish, limit=0)
    told = Searched(outgoing.wish, archive.path.stem, made, hits.total, hits.sections, hits.entries, outgoing.kind)
    there = hits.total if outgoing.kind is Rows.LINES else hits.sections
    if outgoing.chosen:
        return replace(told, rows=len(outgoing.chosen))
    if outgoing.limit is not None and outgoing.limit < there:
        return replace(told, rows=outgoing.limit)
    return told


def write_outgoing(
    path: Path, form: HitFormat, archive: "Archive", outgoing: Outgoing, citations: Citations
) -> Generator[tuple[Written, int], None, None]:
    """Write what goes out while this is gone through; tells how much is written, and of how much.

    A Word document holds MOST_IN_WORD of them at most. Raises ArchiveProblem as archive and files do.
    """
    if form is HitFormat.DOCX:
        most = MOST_IN_WORD if outgoing.limit is None else min(outgoing.limit, MOST_IN_WORD)
        outgoing = replace(outgoing, limit=most, chosen=outgoing.chosen[:most])
    told = searched(archive, outgoing, date.today())
    there = told.total if outgoing.kind is Rows.LINES else told.sections
    steps = write_hits_file(path, form, told, _found(archive, outgoing, told), citations)
    try:
        for written in steps:
            yield written, there if told.rows is None else told.rows
    finally:
        steps.close()


def _found(archive: "Archive", outgoing: Outgoing, told: Searched) -> Iterator[Found]:
    if outgoing.chosen:
        return iter(outgoing.chosen)
    wish = outgoing.wish
    if outgoing.kind is Rows.SECTIONS:
        rows = _in_pages(lambda first, count: archive.hits(wish, first, count), told.sections)
    elif outgoing.order is LineOrder.FOUND:
        rows = _in_pages(lambda first, count: archive.lines_of_sections(wish, first, count, WIDTH), told.sections)
    else:
        limit = told.total if outgoing.limit is None else outgoing.limit
        rows = iter(archive.context_lines(wish, limit, outgoing.order, WIDTH).lines)
    return islice(rows, outgoing.limit)


def _in_pages(read: Callable[[int, int], Sequence[Found]], sections: int) -> Iterator[Found]:
    for first in range(0, sections, _PAGE):
        yield from read(first, _PAGE)
