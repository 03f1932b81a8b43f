"""The marked texts that the recogniser is trained on, as it will read them: without page breaks, in plain writing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.gold.marks import unmarked
from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.decoding import KINDS
from yearbook_viewer.text.entities.plain import plain
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.outline import cut
from yearbook_viewer.text.wraps import Wraps

GOLD = Path(__file__).resolve().parents[2] / "tests" / "gold"


@dataclass(frozen=True, slots=True)
class GoldText:
    """An entry of a marked file: its text as the recogniser reads it, and what is marked in it."""

    file: str
    text: str
    required: tuple[Span, ...]
    optional: tuple[Span, ...]

    @property
    def marked(self) -> list[Span]:
        """People, bodies and places in the order of the text: an optional one is named as well."""
        return sorted(span for span in (*self.required, *self.optional) if span.kind in KINDS)


def training_files() -> list[Path]:
    """The corpus and the half of the gold texts that is for developing."""
    return sorted((GOLD / "corpus").glob("*.txt")) + sorted((GOLD / "texts").glob("dev_*.txt"))


def gold_texts(files: Sequence[Path]) -> Iterator[GoldText]:
    """The entries of marked files."""
    for file in files:
        text, rows, _ = unmarked(file.read_text(encoding="utf-8"))
        for entry in cut(text):
            joined = Wraps(entry).joined()
            inside = [row for row in rows if entry.start <= row.start < entry.start + len(entry.text)]
            spans: dict[str, list[Span]] = {"required": [], "optional": []}
            for row in inside:
                start, end = joined.place(row.start - entry.start), joined.place(row.end - entry.start)
                spans[row.status].append(Span(start, end, Kind(row.type)))
            if joined.text:
                yield GoldText(file.name, plain(joined.text), tuple(spans["required"]), tuple(spans["optional"]))
