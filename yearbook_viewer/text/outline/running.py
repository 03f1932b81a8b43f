"""Inner numbers: 1. (1) ① 1.1 are headings only where they run in order and read as headings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from yearbook_viewer.text.outline.styles import INNER, Heading

# The style that may stand directly outside another: 1. holds 1.1 and (1).
_PLACE = {style: place for place, style in enumerate(INNER)}
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that may be headed by an inner number; `alone`: the next line is headed by the same kind of number."""

    heading: Heading
    alone: bool


@dataclass(slots=True)
class _Run:
    members: list[Numbered] = field(default_factory=list)

    def headings(self) -> list[Heading]:
        """The members that read as headings, if most do, and if text stands below most: otherwise it is a list."""
        titled = [member.heading for member in self.members if member.heading.title]
        listed = sum(member.alone for member in self.members)
        count = len(self.members)
        return titled if count >= _LEAST and len(titled) * 3 >= count * 2 and listed * 2 <= count else []


def in_order(found: Iterable[Heading | Numbered]) -> list[Heading]:
    """The inner headings among the lines found. `found`: those, and the outer headings that begin their count anew.

    A run counts 1, 2, 3 without a gap and has at least two members.
    """
    runs: dict[str, _Run] = {}
    kept: list[Heading] = []
    for each in found:
        if isinstance(each, Heading):
            kept.extend(_closed(runs, list(runs)))
            continue
        style, number = each.heading.style, each.heading.number
        run = runs.get(style)
        inner = [other for other in runs if _PLACE[other] > _PLACE[style]]
        if run and number == len(run.members) + 1:
            kept.extend(_closed(runs, inner))
            run.members.append(each)
        elif number == 1:
            kept.extend(_closed(runs, [*inner, *([style] if run else [])]))
            runs[style] = _Run([each])
    kept.extend(_closed(runs, list(runs)))
    return sorted(kept, key=lambda heading: heading.start)


def _closed(runs: dict[str, _Run], styles: Sequence[str]) -> list[Heading]:
    return [heading for style in styles for heading in runs.pop(style).headings()]
