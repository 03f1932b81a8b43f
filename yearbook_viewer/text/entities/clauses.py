"""Clauses: stretches of text without punctuation, cut into words. Names do not cross their borders."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from yearbook_viewer.text.entities.vocabulary import added_words, parted_words
from yearbook_viewer.text.lexicons import words_of
from yearbook_viewer.text.words import cut

# A short bracket inside a body's name: 甲(集团)有限公司.
_INNER = r"\([\u4e00-\u9fff]{2,6}\)(?=[\u4e00-\u9fff]{0,8}(?:公司|集团|厂|委员会|医院|学院|中心))"
# Text without punctuation is cut: a whole file on one line must not be held as words.
_LONGEST = 1000
_TWO_LEVELS = frozenset({"村镇", "镇乡", "村乡"})
_CLAUSE = re.compile(rf"(?:[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\w·+&%.\-]|{_INNER})+")


def _is_cut_wrongly(word: str) -> bool:
    """A level with the end of its name, where one character stands before it: 孙+村镇, 弯+塘镇."""
    return word in _TWO_LEVELS or (len(word) == 2 and word[1] in "镇乡村" and word not in words_of("not_places"))


@dataclass(frozen=True)
class Clause:
    """`start`, `end` in the text, and the words between: offsets in the text, and as they read."""

    plain: str
    start: int
    end: int

    @cached_property
    def words(self) -> list[str]:
        """The words in order."""
        return [self.plain[start:end] for start, end in self.borders]

    @cached_property
    def borders(self) -> list[tuple[int, int]]:
        """Start and end of each word in the text."""
        text = self.plain[self.start : self.end]
        borders: list[tuple[int, int]] = []
        for start, end in cut(text, added_words(), parted_words()):
            first = start
            if _is_cut_wrongly(text[start:end]) and borders and borders[-1][1] - borders[-1][0] == 1:
                first = start + 1
                borders.append((self.start + start, self.start + first))
            borders.append((self.start + first, self.start + end))
        return borders

    @property
    def before(self) -> str:
        """The sign before the clause, a line end at the text's edge."""
        return self.plain[self.start - 1] if self.start else "\n"

    @property
    def after(self) -> str:
        """The sign after the clause, a line end at the text's edge."""
        return self.plain[self.end] if self.end < len(self.plain) else "\n"


def clauses_of(plain: str) -> Iterator[Clause]:
    """The clauses of the text in order."""
    for match in _CLAUSE.finditer(plain):
        for start in range(match.start(), match.end(), _LONGEST):
            yield Clause(plain, start, min(start + _LONGEST, match.end()))
