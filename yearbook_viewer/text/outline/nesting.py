"""How headings nest: which stands below which, to any depth."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from yearbook_viewer.text.outline.styles import OUTER, PLACE_AGREED, Heading


def nested(headings: Iterable[Heading]) -> Iterator[tuple[Heading, tuple[str, ...]]]:
    """Each heading with the titles from the outermost one that is open down to itself.

    A heading closes what is open from its own style on, from its level on, or from the first style on that is agreed
    to be inner to it; whatever else is open holds it. So numbers begin again in every part, and 【】 below 一、 in
    one part and 一、 below 【】 in the next are both taken as they stand.
    """
    opened: list[Heading] = []
    for heading in headings:
        placed = heading
        depth = _depth(opened, heading)
        if not heading.level and depth < len(opened) and opened[depth].style == heading.style:
            # 二、 that was forgotten to be set as a heading stands beside 一、 that was.
            placed = replace(heading, level=opened[depth].level)
        del opened[depth:]
        opened.append(placed)
        yield heading, tuple(outer.title for outer in opened)


def closes(heading: Heading, opened: Heading) -> bool:
    """Whether a heading closes one that is open directly before it, and does not stand below it."""
    return _depth((opened,), heading) == 0


def _depth(opened: Sequence[Heading], heading: Heading) -> int:
    """How many of the open headings hold this one."""
    return _depth_by_level(opened, heading) if heading.level else _depth_by_style(opened, heading)


def _depth_by_level(opened: Sequence[Heading], heading: Heading) -> int:
    """Levels are trusted: what was found by signs closes, unless it is a chapter above all levels."""
    levelled = [index for index, outer in enumerate(opened) if outer.level]
    for index in levelled:
        if opened[index].level >= heading.level:
            return index
    depth = levelled[-1] + 1 if levelled else 0
    while depth < len(opened) and opened[depth].style in OUTER and opened[depth].style != heading.style:
        depth += 1
    return depth


def _depth_by_style(opened: Sequence[Heading], heading: Heading) -> int:
    for index, outer in enumerate(opened):
        if outer.style == heading.style:
            return index
    place = PLACE_AGREED.get(heading.style)
    if place is None:
        return len(opened)
    for index, outer in enumerate(opened):
        other = PLACE_AGREED.get(outer.style)
        if (other is None and heading.style in OUTER and not outer.level) or (other is not None and other > place):
            return index
    return len(opened)
