"""The names that sign an entry or a section, where they stand."""

import re
from collections.abc import Iterator, Sequence

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.spans import Span
from yearbook_viewer.text.outline.bodies import is_body
from yearbook_viewer.text.outline.people import is_name

_SPACES = " \u3000\xa0"
_SIGNATURE_REACH = 400


def find_signed(plain: str, names: Sequence[str], start: int, end: int) -> Iterator[Span]:
    """The names of a signature at their last place between `start` and `end`, padded or not; of people and bodies."""
    reach = max(start, end - _SIGNATURE_REACH)
    for name in names:
        found = list(re.finditer(rf"[{_SPACES}]*".join(map(re.escape, name)), plain[reach:end]))
        if name and found:
            kind = Kind.ORG if is_body(name) and not is_name(name) else Kind.PER
            yield Span(reach + found[-1].start(), reach + found[-1].end(), kind)
