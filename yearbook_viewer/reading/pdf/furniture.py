"""Page headers, footers and page numbers: what stands at the edge of one page after the other, told from the text."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from statistics import median

from yearbook_viewer.reading.pdf.lines import Line

Row = list[Line]

# The part of a page's height, from either edge, in which furniture stands, and how many rows of it there may be.
_EDGE = 0.18
_DEEPEST = 3
# In points: the same height on two pages.
_SAME_HEIGHT = 3.0
# Furniture stands this many of its own sizes away from the text.
_AWAY = 1.8
_DIGITS = re.compile(r"[0-9０-９]+")
_NOT_SAID = re.compile(r"[\W_]+")
_NUMBER = r"(?:第\s*)?(\d{1,5})(?:\s*页)?"
_ALONE = re.compile(
    rf"[\W_]*(?:(?:page|p)\.?\s*)?{_NUMBER}(?:[\s,,/]*(?:of|共|/)?\s*\d{{1,5}}\s*页?)?[\W_]*", re.IGNORECASE
)
_ROMAN = re.compile(r"[\W_]*[ivxlc]{1,7}[\W_]*", re.IGNORECASE)
_AT_ENDS = (re.compile(r"[\W_]*(\d{1,5})(?:[\W_]|$)"), re.compile(r"(?:.*[\W_]|)(\d{1,5})[\W_]*$"))


@dataclass(frozen=True, slots=True)
class PageRows:
    """The rows of a page from above, the heights of the sheet's edges, and those of lines ruled across it."""

    rows: list[Row]
    bottom: float
    top: float
    levels: list[float]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """`depth`: 0 for the outermost row of the page; `away`: it stands apart from what comes next."""

    page: int
    row: int
    depth: int
    above: bool
    base: float
    text: str
    away: bool


def without_furniture(pages: Sequence[PageRows]) -> list[list[Row]]:
    """The rows of each page that are text."""
    found = [candidate for number, page in enumerate(pages) for candidate in _candidates(number, page)]
    gone = _repeated(found) | _numbered(found) | {(each.page, each.row) for each in found if _is_ruled_off(each, pages)}
    gone |= _changing(found, gone, len(pages))
    if len(pages) == 1:
        gone |= {(each.page, each.row) for each in found if each.depth == 0 and each.away and _is_number(each)}
    sides: dict[tuple[int, bool], list[_Candidate]] = defaultdict(list)
    for each in found:
        sides[each.page, each.above].append(each)
    removed: dict[int, set[int]] = defaultdict(set)
    for (page, _), side in sides.items():
        removed[page].update(_outer_rows([(each, (page, each.row) in gone) for each in side]))
    return [
        [row for place, row in enumerate(page.rows) if place not in removed[number]]
        for number, page in enumerate(pages)
    ]


def _outer_rows(side: Sequence[tuple[_Candidate, bool]]) -> list[int]:
    """The rows at an edge that go, from the outermost to one that stands apart from the text or is a number."""
    rows = [candidate for candidate, _ in takewhile(_goes, side)]
    while rows and not (rows[-1].away or _is_number(rows[-1])):
        rows.pop()
    return [candidate.row for candidate in rows]


def _goes(judged: tuple[_Candidate, bool]) -> bool:
    return judged[1]


def _candidates(number: int, page: PageRows) -> Iterator[_Candidate]:
    high = page.top - page.bottom
    count = len(page.rows)
    for above in (True, False):
        for depth in range(min(_DEEPEST, count)):
            place = depth if above else count - 1 - depth
            row = page.rows[place]
            base, size = row[0].base, row[0].size
            edge = page.top - base if above else base - page.bottom
            if edge > _EDGE * high:
                break
            inner = place + 1 if above else place - 1
            away = not 0 <= inner < count or abs(page.rows[inner][0].base - base) > _AWAY * max(
                size, page.rows[inner][0].size
            )
            yield _Candidate(number, place, depth, above, base, " ".join(line.text for line in row), away)


def _repeated(found: Sequence[_Candidate]) -> set[tuple[int, int]]:
    """Words that return at the same height, whatever numbers are in them; numbers alone must change."""
    alike: dict[tuple[bool, str], list[_Candidate]] = defaultdict(list)
    for each in found:
        alike[each.above, _NOT_SAID.sub("", _DIGITS.sub("#", each.text))].append(each)
    gone: set[tuple[int, int]] = set()
    for (_, words), group in alike.items():
        heights = sorted(each.base for each in group)
        if words or len({each.text for each in group}) > 1:
            gone |= {(each.page, each.row) for each in group if _at_height(heights, each.base) > 1}
    return gone


def _at_height(heights: Sequence[float], base: float) -> int:
    """How many of the heights, in rising order, are this one."""
    return bisect_right(heights, base + _SAME_HEIGHT) - bisect_left(heights, base - _SAME_HEIGHT)


def _is_ruled_off(candidate: _Candidate, pages: Sequence[PageRows]) -> bool:
    """Whether a line is ruled between a header, no larger than the text, and the text."""
    page = pages[candidate.page]
    size = page.rows[candidate.row][0].size
    if candidate.depth or not candidate.above or not candidate.away or size > median(row[0].size for row in page.rows):
        return False
    return any(0 < candidate.base - level < 1.5 * size for level in page.levels)


def _is_number(candidate: _Candidate) -> bool:
    return bool(_ALONE.fullmatch(candidate.text) or _ROMAN.fullmatch(candidate.text))


def _numbers(candidate: _Candidate) -> set[int]:
    """The numbers at the two ends of a row."""
    return {int(match[1]) for pattern in _AT_ENDS if (match := pattern.match(candidate.text))}


def _numbered(found: Sequence[_Candidate]) -> set[tuple[int, int]]:
    """Rows that begin or end with their page's number."""
    lags = Counter(
        lag for each in found if each.depth == 0 for lag in {number - each.page for number in _numbers(each)}
    )
    likeliest = lags.most_common(1)
    if not likeliest or likeliest[0][1] < 2:
        return set()
    lag = likeliest[0][0]
    return {
        (each.page, each.row) for each in found if each.page + lag in _numbers(each) and (_is_number(each) or each.away)
    }


def _changing(found: Sequence[_Candidate], gone: set[tuple[int, int]], pages: int) -> set[tuple[int, int]]:
    """A header that names what its page is about: at the height of other furniture, or of most pages' first row."""
    more: set[tuple[int, int]] = set()
    for above in (True, False):
        outer = [each for each in found if each.above is above and each.depth == 0 and each.away]
        known = sorted(each.base for each in outer if (each.page, each.row) in gone)
        level = sorted(each.base for each in outer)
        for each in outer:
            pages_so = _at_height(level, each.base)
            if _at_height(known, each.base) >= 2 or (pages_so >= 3 and pages_so > 0.6 * pages):
                more.add((each.page, each.row))
    return more
