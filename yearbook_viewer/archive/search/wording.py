"""Where the words of a query stand: folded, as the concordance tells."""

from collections.abc import Callable

from yearbook_viewer.archive.concordance.places import Numbers, Places
from yearbook_viewer.archive.concordance.scanned import kept_positions, occurrences
from yearbook_viewer.archive.search.holdings import Counts, Holdings
from yearbook_viewer.text.query.tree import Word
from yearbook_viewer.text.search_folds import search_fold


class Wording:
    """Words in parts. An entry's head has, besides its own text, its title: the reader may have put it right."""

    def __init__(self, holdings: Holdings, stop: Callable[[], bool]) -> None:
        """`stop`: as soon as it says so counting raises Stopped."""
        self._holdings = holdings
        self._counting = holdings.concordance.stopping(stop)
        self._told: dict[str, Counts] = {}

    def counts(self, word: Word) -> Counts:
        """How many hits each part has; a head without any those of its entry's title."""
        if word.folded not in self._told:
            counts = self._counting.counts(word.folded)
            titled = self.title_counts(word)
            heads = self._holdings.heads
            if titled.any():
                in_title = titled[self._holdings.entry[heads]]
                lacking = heads[(in_title > 0) & (counts[heads] == 0)]
                if len(lacking):
                    counts = counts.copy()
                    counts[lacking] = titled[self._holdings.entry[lacking]]
            self._told[word.folded] = counts
        return self._told[word.folded]

    def heading_counts(self, word: Word) -> Counts:
        """How many hits each part has in its heading."""
        return self._counting.heading_counts(word.folded)

    def title_counts(self, word: Word) -> Numbers:
        """How often the word stands in the title of each entry."""
        return self._holdings.entries.folded_titles.counts(word.folded)

    def spans_in(self, word: Word, told: str) -> list[tuple[int, int]]:
        """Where the word stands in a text."""
        kept = kept_positions(told).tolist()
        starts = occurrences(search_fold(told), word.folded)
        return [(kept[start], kept[start + len(word.folded) - 1] + 1) for start in starts]

    def places(self, word: Word, parts: Numbers) -> Places:
        """Where the word stands in these parts."""
        return self._holdings.concordance.places(word.folded, parts)
