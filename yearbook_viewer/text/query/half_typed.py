"""The word under way at the end of what is typed, and what is typed when it is completed."""

import re
from dataclasses import dataclass

from yearbook_viewer.text.query.fields import field_at
from yearbook_viewer.text.query.parsing import BARS, CLOSE, MINUS, OPEN, QUOTES
from yearbook_viewer.text.query.writing import quoted

_WORD = re.compile(rf"[^\s{re.escape(OPEN + CLOSE + BARS + ''.join(QUOTES))}]*\Z")


@dataclass(frozen=True, slots=True)
class HalfTyped:
    """`before`: what stays as it is; `field`: of the fields of a query, empty for none; `letters`: of the word."""

    before: str
    field: str
    letters: str

    def completed(self, word: str) -> str:
        """All that is typed, with the word in the place of what there is of it."""
        return self.before + quoted(word)


def half_typed(typed: str) -> HalfTyped:
    """The last word: behind a blank, a bracket or a quotation mark, a minus or the name of a field."""
    found = _WORD.search(typed)
    start = found.start() if found else len(typed)
    before, letters = typed[:start], typed[start:]
    if before and before[-1] in QUOTES and not _is_closed(before):
        before = before[:-1]
        named = _WORD.search(before)
        field, _ = _field(named[0] if named else "")
        return HalfTyped(before, field, letters)
    field, end = _field(letters)
    return HalfTyped(before + letters[:end], field, letters[end:])


def _field(letters: str) -> tuple[str, int]:
    """The field that is named there, and where its word begins."""
    minus = 1 if letters[:1] and letters[0] in MINUS else 0
    found = field_at(letters, minus)
    return found if found else ("", minus)


def _is_closed(before: str) -> bool:
    """Whether the quotation mark at the end closes one before it."""
    closers = [QUOTES[sign] for sign in before[:-1] if sign in QUOTES and before[-1] in QUOTES[sign]]
    return len(closers) % 2 == 1
