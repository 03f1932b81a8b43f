"""How wide the lines of a text were set, learned from the lines themselves."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from yearbook_viewer.text.line_signs import PrintedLine, is_closed, is_listed, opens_paragraph


@dataclass(frozen=True, slots=True)
class Measure:
    """How a text was set, in half characters. `width`: of its full lines, 0 where its lines are whole paragraphs.

    `indent`: of lines within a paragraph; `gap`: the line ends between them, 2 in a double-spaced copy;
    `indented`: paragraphs begin further in.
    """

    width: int = 0
    indent: int = 0
    gap: int = 1
    indented: bool = False

    @property
    def full(self) -> float:
        """The width from which on a line counts as full: a word or a number may not have fitted."""
        return self.width * _FULL


UNWRAPPED = Measure()
_FULL = 0.85
# The narrowest of three columns and the widest page; between the first two only many lines are believed.
_NARROWEST, _NARROW, _WIDEST = 28, 40, 140
_FEWEST, _FEWEST_NARROW = 2, 4
# Full lines are as wide as each other but for a character that did not fit and a sign that may not begin a line.
_SLACK, _HANGING = 6, 2
_DENSE, _BEYOND, _OPEN = 0.1, 0.15, 0.6


def width_of(words: str) -> int:
    """In half characters: an ideograph takes two."""
    return 2 * len(words) - len(words.encode("latin-1", "ignore"))


def measure_of(text: str, lines: Iterable[PrintedLine | None]) -> Measure:
    """How wide the lines were set; None among them stands for what is no line of text.

    Lines are believed to be wrapped if many are about equally wide, hardly any wider, most of those end no
    sentence, and the lines that follow them mostly do in the end.
    """
    kept = list(lines)
    width = _width(sorted((line.width for line in kept if line is not None and line.width >= _NARROWEST), reverse=True))
    if not width:
        return UNWRAPPED
    least = width * _FULL
    full = broken = ended = loose = 0
    gaps, indents, begins = Counter[int](), Counter[int](), Counter[bool]()
    followers: list[tuple[int, bool]] = []
    for line, following in pairwise([*kept, None]):
        if line is None or line.width < least or is_listed(line.text):
            if line is not None and following is not None and is_closed(line.text):
                followers.append((following.indent, opens_paragraph(following.text)))
            continue
        full += 1
        if is_closed(line.text):
            if following is not None:
                followers.append((following.indent, opens_paragraph(following.text)))
            continue
        if following is None or opens_paragraph(following.text):
            continue
        broken += 1
        gaps[text.count("\n", line.end, following.start)] += 1
        indents[following.indent] += 1
        if following.width < least or is_closed(following.text):
            ended += is_closed(following.text)
            loose += not is_closed(following.text)
    fewest = _FEWEST if width >= _NARROW else _FEWEST_NARROW
    if broken < fewest or broken < _OPEN * full or ended < max(loose, 1):
        return UNWRAPPED
    indent = indents.most_common(1)[0][0]
    begins.update(further > indent for further, signed in followers if not signed)
    return Measure(width, indent, gaps.most_common(1)[0][0], begins[True] > begins[False])


def _width(widths: list[int]) -> int:
    """The width that full lines have, of widths in falling order; 0 if there is none."""
    need = max(_FEWEST, _DENSE * len(widths))
    last = 0
    for at, width in enumerate(widths):
        while last < len(widths) and widths[last] >= width - _SLACK:
            last += 1
        if last - at >= need:
            beyond = sum(other > width + _HANGING for other in widths[:at])
            return width if width <= _WIDEST and beyond <= _BEYOND * len(widths) else 0
    return 0
