"""The short names that a text explains itself: 〔某某联合会〕(以下简称“〔某联〕")."""

import re
from collections.abc import Callable, Collection, Iterator

from yearbook_viewer.text.folds import fold

# By this word they are found in an archive.
CUE = "简称"

_EXPLAINED = re.compile(
    r"\((?:以下|下|下文)?(?:均|统一?)?[简簡][称稱](?:[为為“「『:]|\s)*([^()“”「」『』\n,。;、]{2,12}?)(?:[”」』]|\s)*\)"
)
_NOTE = re.compile(r"\([^()]{1,20}\)$")
_LONGEST = 40


def short_names(text: str, names: Callable[[], Collection[str]]) -> Iterator[tuple[str, str]]:
    """Short names with the full ones before them, the longest of `names` that stands there; as both are printed.

    `names`: asked for where a short name is found. A note between the two is passed over: 某联合会(总商会)(简称“某联”).
    """
    folded = fold(text)
    for found in _EXPLAINED.finditer(folded):
        end = found.start()
        note = _NOTE.search(folded, max(0, end - _LONGEST), end)
        start, stop = found.span(1)
        known = names()
        endings = (
            text[place - size : place]
            for place in (end, note.start() if note else end)
            for size in range(min(_LONGEST, place), 1, -1)
        )
        full = next((ending for ending in endings if ending in known), "")
        if full and text[start:stop] != full:
            yield text[start:stop], full
