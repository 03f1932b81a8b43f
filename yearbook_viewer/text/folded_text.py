"""A text folded for a search, that knows where its characters stand in the text itself."""

import re
from array import array
from bisect import bisect_right

from yearbook_viewer.text.search_folds import search_fold


class FoldedText:
    """`folded`: the text by `search_fold`, shorter by what is dropped."""

    def __init__(self, text: str) -> None:
        self.folded = search_fold(text)
        # Where in `folded` something was dropped before a character, and how much up to there.
        self._places = array("q")
        self._dropped = array("q")
        dropped = "".join(re.escape(character) for character in set(text) if not search_fold(character))
        if not dropped:
            return
        so_far = 0
        for run in re.finditer(f"[{dropped}]+", text):
            self._places.append(run.start() - so_far)
            so_far += run.end() - run.start()
            self._dropped.append(so_far)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that became `folded[start:end]`, which is not empty."""
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, at: int) -> int:
        runs = bisect_right(self._places, at)
        return at + (self._dropped[runs - 1] if runs else 0)
