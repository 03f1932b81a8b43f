"""The sentences that state figures, as patterns read them: layout taken out, each figure one sign."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yearbook_viewer.records import Entry, Figure, Table
from yearbook_viewer.text.audit.clauses.cells import is_cell
from yearbook_viewer.text.figures.surface import folded
from yearbook_viewer.text.wraps import Joined, Wraps

# Stands for a figure in the words of its sentence.
SIGN = "\ufffc"
# What joins a figure to the one before it in a list.
JOINTS = ("、", "和", "及", "与")

_ENDS = re.compile(r"[。！？!?\n]")
_BLANKS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
_LINE = re.compile(r"\s*\n\s*")
_TITLE = re.compile(r"《[^《》\n]{0,80}》")
_BEHIND = re.compile(r"及?(?:以上|以下|左右|上下|以内|多|余)")
# Words further from a figure than this say nothing of it; looking no further keeps the work linear.
_REACH = 400


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with figures.

    `words`: forms folded, commas and brackets narrow, without blanks, every figure one SIGN (a word that blurs it
    goes with it); the sign that ends the sentence is left out. `figures`: in the order of the signs.
    `number`: sentences count from 0 within their entry, those without figures too; a new paragraph leaves some out,
    so that only neighbours within a paragraph differ by 1. `headings`: the titles it stands under. `paragraph`: how
    many line ends of the entry stand before it.
    """

    words: str
    figures: tuple[Figure, ...]
    gaps: tuple[str, ...]
    number: int
    headings: str
    paragraph: int = 0

    def before(self, at: int) -> str:
        """The words between the figure before and this one, or from the start of the sentence."""
        return self.gaps[at]

    def behind(self, at: int) -> str:
        """The words between this figure and the next, or to the end of the sentence."""
        return self.gaps[at + 1]


def sentences_of(entry: Entry, figures: Sequence[Figure]) -> list[Sentence]:
    """The entry's sentences that hold figures, in the order of the text. `figures`: the entry's own, in its order.

    What stands in the cells of tables is left out.
    """
    told = list(_told(entry.layout.tables, figures))
    if not told:
        return []
    joined = Wraps(entry).joined()
    breaks = sorted({offset for section in entry.sections for offset in (section.start, section.body)})
    found: list[Sentence] = []
    number = paragraph = 0
    held: list[Figure] = []
    gaps: list[str] = []
    before = _words(joined, breaks, max(0, told[0].start - _REACH), told[0].start, "")
    for at, figure in enumerate(told):
        *ended, words = _ENDS.split(before)
        if ended or not gaps:
            if held:
                found.append(_sentence(entry, held, [*gaps, ended[0]], (number, paragraph)))
            number += len(ended) + before.count("\n")
            paragraph += before.count("\n")
            held, gaps = [], []
        held.append(figure)
        gaps.append(words)
        end = told[at + 1].start if at + 1 < len(told) else len(entry.text)
        before = _words(joined, breaks, figure.end, end, figure.qualifier)
    found.append(_sentence(entry, held, [*gaps, _ENDS.split(before)[0]], (number, paragraph)))
    return found


def joined(former: Sentence, sentence: Sentence) -> Sentence:
    """Two sentences of a paragraph as one: the value may stand in the one, what is said of it in the other."""
    between = f"{former.gaps[-1]}。{sentence.gaps[0]}"
    gaps = (*former.gaps[:-1], between, *sentence.gaps[1:])
    return replace(sentence, words=SIGN.join(gaps), figures=(*former.figures, *sentence.figures), gaps=gaps)


def _sentence(entry: Entry, figures: Sequence[Figure], gaps: Sequence[str], place: tuple[int, int]) -> Sentence:
    section = entry.section_at(figures[0].start)
    headings = " ".join(section.path) if section is not None else ""
    return Sentence(SIGN.join(gaps), tuple(figures), tuple(gaps), place[0], headings, place[1])


def _words(joined: Joined, breaks: Sequence[int], start: int, end: int, qualifier: str) -> str:
    """What stands between two offsets of the entry's text; where it is long, its two ends with a break between."""
    if end - start > 2 * _REACH:
        head = _words(joined, breaks, start, start + _REACH, qualifier)
        return f"{head}\n{_words(joined, breaks, end - _REACH, end, '')}"
    pieces: list[str] = []
    at = bisect_right(breaks, start)
    while at < len(breaks) and breaks[at] < end:
        pieces.append(_read(joined, start, breaks[at]))
        start, at = breaks[at], at + 1
    pieces.append(_read(joined, start, end))
    words = "\n".join(pieces)
    behind = _BEHIND.match(words) if qualifier else None
    return words[behind.end() :] if behind is not None and behind[0].lstrip("及") == qualifier else words


def _read(joined: Joined, start: int, end: int) -> str:
    text = joined.text[joined.place(start) : joined.place(end)]
    lines = (_BLANKS.sub("", line) for line in _LINE.split(text))
    words = folded("\n".join(lines)).replace("，", ",").replace(SIGN, "")
    return _TITLE.sub("《》", words) if "《" in words else words


def _told(tables: Sequence[Table], figures: Sequence[Figure]) -> Iterator[Figure]:
    """The figures of the prose: not the cells of tables, but the sentences in them."""
    at = 0
    for figure in figures:
        while at < len(tables) and tables[at].end <= figure.start:
            at += 1
        if at == len(tables) or figure.start < tables[at].start or not is_cell(tables[at], figure):
            yield figure


def depths_of(sentence: Sentence) -> list[int]:
    """In how many brackets each figure stands."""
    depths: list[int] = []
    depth = 0
    for gap in sentence.gaps[:-1]:
        depth = max(0, depth + gap.count("(") - gap.count(")"))
        depths.append(depth)
    return depths
