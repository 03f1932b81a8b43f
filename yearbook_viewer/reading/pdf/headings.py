"""Which paragraphs of a PDF are headings: by its bookmarks, else by sizes that only headings have."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from yearbook_viewer.reading.pdf.paragraphs import Paragraph

# Larger than the text by this is another size on purpose; longer than so many characters is no heading.
_LARGER = 1.12
_LONGEST = 60
# Headings are a small part of a text.
_SHARE = 0.25
_DEEPEST = 6
_MARKS = re.compile(r"[\s【】〖〗〔〕\[\]［］]+")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the file's outline; `depth` from 0; `page` from 0, None where it leads nowhere."""

    title: str
    depth: int
    page: int | None


def heading_levels(
    paragraphs: Sequence[Paragraph], texts: Sequence[str], bookmarks: Sequence[Bookmark]
) -> list[int | None]:
    """The level of each paragraph, as `blocks.Blocks.paragraph` takes it. `texts`: the paragraphs' words."""
    body = body_size([(paragraph.size, len(text)) for paragraph, text in zip(paragraphs, texts, strict=True)])
    levels: list[int | None] = [None] * len(paragraphs)
    sizes = _sizes_of_headings(paragraphs, texts, body)
    titled = bool(sizes) and len(sizes[0]) == 1 and paragraphs[sizes[0][0]].page == _first_page(paragraphs)
    if titled:
        levels[sizes[0][0]] = 0
    named = _named(paragraphs, texts, bookmarks)
    if named:
        for place, level in named.items():
            if levels[place] is None:
                levels[place] = level
        return levels
    for level, places in enumerate(sizes[1:] if titled else sizes, start=1):
        for place in places:
            levels[place] = min(level, _DEEPEST)
    return levels


def body_size(sizes: Sequence[tuple[float, int]]) -> float:
    """The size in which most characters are set; from sizes with the number of their characters."""
    counts: Counter[float] = Counter()
    for size, count in sizes:
        counts[round(size * 2) / 2] += count
    return counts.most_common(1)[0][0] if counts else 10.0


def _first_page(paragraphs: Sequence[Paragraph]) -> int:
    return min(paragraph.page for paragraph in paragraphs)


def _sizes_of_headings(paragraphs: Sequence[Paragraph], texts: Sequence[str], body: float) -> list[list[int]]:
    """The places of the headings, a list for each size that only headings have, the largest first."""
    by_size: dict[float, list[int]] = defaultdict(list)
    for place, paragraph in enumerate(paragraphs):
        if paragraph.size >= _LARGER * body:
            by_size[round(paragraph.size * 2) / 2].append(place)
    kept = [
        by_size[size]
        for size in sorted(by_size, reverse=True)
        if all(len(texts[place]) <= _LONGEST for place in by_size[size])
    ]
    said = sum(len(texts[place]) for places in kept for place in places)
    return kept if said <= _SHARE * sum(map(len, texts)) else []


def _named(paragraphs: Sequence[Paragraph], texts: Sequence[str], bookmarks: Sequence[Bookmark]) -> dict[int, int]:
    """The paragraphs that bookmarks lead to, with their levels."""
    tops = sum(bookmark.depth == 0 for bookmark in bookmarks)
    # A single bookmark above all others names the document.
    shift = 0 if tops == 1 and len(bookmarks) > 1 else 1
    by_words: dict[str, list[int]] = defaultdict(list)
    for place, text in enumerate(texts):
        if len(text) <= _LONGEST:
            by_words[_MARKS.sub("", text)].append(place)
    found: dict[int, int] = {}
    for bookmark in bookmarks:
        for place in by_words.get(_MARKS.sub("", bookmark.title), ()):
            if place not in found and bookmark.page in (None, *{line.page for line in paragraphs[place].lines}):
                found[place] = min(bookmark.depth + shift, _DEEPEST)
                break
    return found
