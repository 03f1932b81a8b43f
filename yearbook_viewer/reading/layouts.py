"""Lines and tables on their way to text, and which tables only lay out a page; for Word and RTF alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from yearbook_viewer.reading.blocks import Blocks, Run, TableCell, indent_of

# A cell with so many lines and characters is prose set in columns.
_PROSE_LINES = 4
_PROSE_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or the part of one up to a line break. `level` as in Blocks.paragraph."""

    runs: tuple[Run, ...]
    level: int | None = None

    @property
    def text(self) -> str:
        """The words of its runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, each row with the cells that begin in it."""

    rows: tuple[tuple[TableCell, ...], ...]

    @property
    def text(self) -> str:
        """A line a row, as it reads inside a cell of another table."""
        return "\n".join(" ".join(cell.text for cell in row if cell.text) for row in self.rows)


def broken(runs: Sequence[Run], level: int | None) -> Iterator[Line]:
    """The lines of a paragraph; a heading is one, however it is broken."""
    if level is not None:
        yield Line(tuple(runs), level)
        return
    line: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        line.append(Run(first, run.bold))
        for other in others:
            yield Line(tuple(line))
            line = [Run(other, run.bold)]
    yield Line(tuple(line))


class Place(Protocol):
    """A cell's place: how many rows and columns it covers."""

    @property
    def rows(self) -> int: ...

    @property
    def columns(self) -> int: ...


def laid_out(rows: Sequence[Sequence[tuple[Place, list[Line | Grid]]]]) -> Iterator[Line | Grid]:
    """The table with these cells; one that frames or lays out text gives what stands in its cells."""
    filled = [content for row in rows for _, content in row if any(item.text.strip() for item in content)]
    if len(filled) <= 1 or all(len(row) <= 1 for row in rows) or (len(rows) == 1 and any(map(_is_prose, filled))):
        for content in filled:
            yield from content
        return
    yield Grid(
        tuple(tuple(TableCell(_joined(content), place.rows, place.columns) for place, content in row) for row in rows)
    )


def put(blocks: Blocks, items: Iterable[Line | Grid]) -> None:
    """Add lines and tables to a document's text."""
    for item in items:
        if isinstance(item, Grid):
            blocks.table(item.rows)
        else:
            blocks.paragraph(item.runs, item.level)


def _joined(content: Iterable[Line | Grid]) -> str:
    text = "\n".join(item.text for item in content)
    return indent_of(text) + text.strip()


def _is_prose(content: Sequence[Line | Grid]) -> bool:
    lines = [item.text for item in content if item.text.strip()]
    return len(lines) >= _PROSE_LINES and sum(map(len, lines)) >= _PROSE_CHARACTERS
