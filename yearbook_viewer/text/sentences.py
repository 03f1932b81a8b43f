"""The sentence that a passage stands in, for showing it."""

import re

_ENDS = re.compile(r"[。！？!?]+[”’」』)）》]*|\n")
# A sentence that is longer is shown in part; a text without any end is no reason to read all of it.
_REACH = 400
_WHITE = " \t\r\n\u3000\xa0"


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the sentence goes that holds a passage: up to 。！？ or the end of the line.

    White space at its ends is left out; of a long one no more than 400 code points before and behind the passage.
    """
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    for found in _ENDS.finditer(text, first, start):
        first = found.end()
    found_end = _ENDS.search(text, end, last)
    if found_end is not None:
        last = found_end.end()
    while first < start and text[first] in _WHITE:
        first += 1
    while last > end and text[last - 1] in _WHITE:
        last -= 1
    return first, last
