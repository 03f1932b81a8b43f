"""The name that opens a life: 韦拔山(1894—1932年),… 罗瑞兰,女,…"""

import re
from collections.abc import Iterator

from yearbook_viewer.records import Kind
from yearbook_viewer.text.entities.names import is_person_name
from yearbook_viewer.text.entities.spans import Span

_HAN = "\u4e00-\u9fff"
_YEARS = r"\((?:约|生于)?\d{4}[^()\n]{0,8}(?:——|[—\-–－~～至])"
_LIFE = re.compile(rf"(?m)^ *([{_HAN}]{{2,4}}|[{_HAN}] {{1,4}}[{_HAN}])(?= *(?:{_YEARS}|,? *[男女][,。;]))")
# In percent: as sure as the surest of the recogniser.
_CERTAINTY = 95


def find_lives(plain: str) -> Iterator[Span]:
    """The names that stand at the start of a line before the years of a life, or before 男 or 女."""
    for match in _LIFE.finditer(plain):
        if " " in match[1] or is_person_name(match[1]):
            yield Span(match.start(1), match.end(1), Kind.PER, _CERTAINTY)
