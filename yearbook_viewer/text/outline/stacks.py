"""Short lines stacked above others: what stands in a volume as 类目 above 分目 above 子目 above bracketed items."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yearbook_viewer.text.outline.contents import UNTOLD, Contents
from yearbook_viewer.text.outline.customary import is_always_top, is_customary, is_first_rank, is_lead, is_paper
from yearbook_viewer.text.outline.headings import heading_at
from yearbook_viewer.text.outline.plain_headings import CLOSED, is_roll, plain, stands_above
from yearbook_viewer.text.outline.styles import BRACKETED, PAIRS, PLAIN, SYMBOLS, Heading, bare_title
from yearbook_viewer.text.paragraphs import Line

# 类目, 分目, 子目, and the volume's own title above them; more short lines than that are a list of names.
_HIGHEST = 4
_DEEPEST = len(PLAIN)
# In a volume whose 类目 stand above 分目, a customary name alone above items (水利) is a 分目.
_PILED = 2


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines without a sign, one directly below the other; `above_items`: a bracketed heading stands below them."""

    lines: tuple[Line, ...]
    above_items: bool


def stacks_of(lines: Sequence[Line]) -> list[Stack]:
    """The stacks among lines; each opens behind a closed sentence, a heading, or a blank line."""
    found: list[Stack] = []
    piled: list[Line] = []
    before: Line | None = None
    for line in lines:
        if stands_above(line) and (piled or before is None or _is_closed(before, line)):
            piled.append(line)
        elif piled:
            found.append(Stack(tuple(piled), _opens_item(line)))
            piled = []
        before = line
    return found


def depths_of(stacks: Sequence[Stack], contents: Contents, *, covered: bool) -> Iterator[tuple[Line, int]]:
    """The lines that head parts of a volume, with how far in: 0 for a 类目, 1 for a 分目, 2 for a 子目.

    A stack stands with its lowest line where the lowest line of the one before it stood, unless its uppermost line
    is a 类目 by the list of contents, by its customary name, or by being in a stack as high as any.
    `covered`: the volume's title stands above the first.
    """
    highest = max((len(stack.lines) for stack in stacks if stack.above_items and _is_stack(stack)), default=0)
    tops = _Look(stacks)
    names = _Names(stacks, contents, highest, tops)
    lowest = -1
    for stack in stacks:
        told = names.depth_of(stack.lines[0])
        if not _is_stack(stack):
            yield from ((line, 0) for line in stack.lines if names.depth_of(line) == 0)
            continue
        size = len(stack.lines)
        if told is not None:
            top = told
        elif not stack.above_items:
            if is_paper(bare_title(stack.lines[0].text)) and size <= 2 and lowest >= 0:
                yield stack.lines[0], 1
            continue
        elif lowest < 0 or (size > 1 and size == highest and not contents.depths and tops.fits(stack)):
            top = 0
        elif size > 1 and size == highest and not contents.depths:
            top = 1
        else:
            least = 1 if names.any_told or not (covered and highest == 1) else 0
            top = max(lowest - size + 1, least)
        for place, line in enumerate(stack.lines):
            depth = names.depth_of(line)
            deepest = top + place if depth is None else depth
            yield line, min(deepest, _DEEPEST)
            lowest = min(deepest, _DEEPEST)


def parts_of(lines: Sequence[Line], fewest: int) -> list[Heading]:
    """The lines of an entry that stand above items, the bodies of a 类目: 民革某市委员会; at least `fewest`."""
    stacks = [stack for stack in stacks_of(lines) if stack.above_items and _is_stack(stack)]
    highest = max((len(stack.lines) for stack in stacks), default=0)
    found: list[Heading] = []
    lowest = -1
    for stack in stacks:
        size = len(stack.lines)
        top = 0 if size == highest else max(lowest - size + 1, 0)
        lowest = min(top + size, _DEEPEST) - 1
        found.extend(plain(line, PLAIN[min(top + place, lowest)]) for place, line in enumerate(stack.lines))
    return found if len(found) >= fewest else []


class _Look:
    """How the first stack above items looks, which opens with a 类目; another of its height may be 分目 above 子目."""

    def __init__(self, stacks: Sequence[Stack]) -> None:
        first = next((stack for stack in stacks if stack.above_items and len(stack.lines) > 1), None)
        self._step = _step(first) if first else 0
        self._leads = first is not None and is_lead(bare_title(first.lines[1].text))

    def fits(self, stack: Stack) -> bool:
        """Whether a stack of two lines and more opens with a 类目 too.

        Its second line is set in as far as that of the first, and where 综述 opens the first 类目 it opens this one,
        or the name is one of a 类目.
        """
        if (_step(stack) > 0) != (self._step > 0):
            return False
        title, below = (bare_title(line.text) for line in stack.lines[:2])
        return not self._leads or is_lead(below) or is_customary(title)


def _step(stack: Stack) -> int:
    """How much further the second line is set in than the first."""
    first, second = stack.lines[:2]
    return (second.start - second.begin) - (first.start - first.begin)


class _Names:
    """What the names of the lines tell of their depth."""

    def __init__(self, stacks: Sequence[Stack], contents: Contents, highest: int, tops: "_Look") -> None:
        titles = [bare_title(line.text) for stack in stacks for line in stack.lines]
        counts = Counter(titles)
        within = any(is_first_rank(bare_title(line.text)) for stack in stacks for line in stack.lines[1:])
        listed = 0 in contents.depths.values()
        self._depths: dict[int, int] = {}
        for stack in stacks:
            for place, line in enumerate(stack.lines):
                title = bare_title(line.text)
                depth = contents.depths.get(title, UNTOLD)
                if counts[title] > 1:
                    continue
                if depth > UNTOLD:
                    self._depths[line.start] = depth
                elif place or listed:
                    continue
                elif (
                    is_always_top(title)
                    or (is_customary(title) and (highest < _PILED or (len(stack.lines) > 1 and tops.fits(stack))))
                    or (is_first_rank(title) and not within)
                ):
                    self._depths[line.start] = 0
        self.any_told = 0 in self._depths.values()

    def depth_of(self, line: Line) -> int | None:
        """How deep a line of a stack heads the text, 0 outermost; None for what is in none or not told."""
        return self._depths.get(line.start)


def _is_stack(stack: Stack) -> bool:
    return len(stack.lines) <= _HIGHEST


def _is_closed(before: Line, line: Line) -> bool:
    if before.text[-1] in CLOSED or line.begin - before.end > 1 or is_roll(before.text):
        return True
    return heading_at(before, None) is not None


def _opens_item(line: Line) -> bool:
    if line.text[0] not in PAIRS and line.text[0] not in SYMBOLS:
        return False
    heading = heading_at(line, None)
    return heading is not None and (heading.style in BRACKETED or heading.style in SYMBOLS)
