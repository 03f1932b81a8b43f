"""The sentence that a passage stands in."""

import re

_ENDS = re.compile(r"[。！？!?]+[”’」』)）》]*|\n")
# For showing it, a sentence that is longer is shown in part; a text without any end is no reason to read all of it.
NEAR = 400
_WHITE = " \t\r\n\u3000\xa0"


def sentence_around(text: str, start: int, end: int, reach: int = NEAR) -> tuple[int, int]:
    """From where to where the sentence goes that holds a passage: up to 。！？ or the end of the line.

    White space at its ends is left out; of a long one no more than `reach` code points before and behind the passage.
    """
    first, last, _ = cut_sentence_around(text, start, end, reach)
    return first, last


def cut_sentence_around(text: str, start: int, end: int, reach: int) -> tuple[int, int, bool]:
    """The same, and whether the sentence goes on beyond that reach before or behind the passage."""
    before, behind = _before(text, start, reach), _behind(text, end, reach)
    first = max(0, start - reach) if before is None else before
    last = min(len(text), end + reach) if behind is None else behind
    cut = (before is None and first > 0) or (behind is None and last < len(text))
    while first < start and text[first] in _WHITE:
        first += 1
    while last > end and text[last - 1] in _WHITE:
        last -= 1
    return first, last, cut


def _before(text: str, start: int, reach: int) -> int | None:
    """Behind the last end of a sentence within reach; looked for twice as far each time, for sentences are short."""
    far = 0
    while far < min(reach, start):
        far = min(reach, max(NEAR, 2 * far))
        ends = [found.end() for found in _ENDS.finditer(text, max(0, start - far), start)]
        if ends:
            return ends[-1]
    return None


def _behind(text: str, end: int, reach: int) -> int | None:
    found = _ENDS.search(text, end, min(len(text), end + reach))
    return None if found is None else found.end()
