"""All marks of an entry: the recogniser and each rule are asked in turn, then overlaps are settled."""

import re
from collections.abc import Collection, Iterator

from yearbook_viewer.records import Entry, Kind, Mark
from yearbook_viewer.text.entities.certainty import certainty_of
from yearbook_viewer.text.entities.lives import find_lives
from yearbook_viewer.text.entities.model import model
from yearbook_viewer.text.entities.plain import plain
from yearbook_viewer.text.entities.quoted import find_titles
from yearbook_viewer.text.entities.quoted_names import find_quoted_names
from yearbook_viewer.text.entities.recogniser import recognise
from yearbook_viewer.text.entities.signed import find_signed
from yearbook_viewer.text.entities.spans import Span, settle
from yearbook_viewer.text.entities.times import find_times
from yearbook_viewer.text.wraps import Joined, Wraps

_ALIAS = re.compile(r"\((?:以下|下)?(?:简称|又称|别称|亦称)(?:为)?[:“]*([^()“”\n,。;]{2,12}?)”?\)")
_REMEMBERED = 300
# Of so many different names it is known what they are where they are told most surely.
_AGREED = 20_000
# In percent: what is less sure is wrong more often than not; among bodies most of it is a class of them (异地商会).
_LEAST = {Kind.PER: 45, Kind.ORG: 55, Kind.LOC: 45}
# Names hold numbers (第94医院, 208地质队), but count nothing: 罗坊8个司法所 is none.
_COUNTS = re.compile(r"\d[多余]?[个家名户所座条处]")
# A name is remembered if it is so sure, in percent, and a short name that the text itself explains is as sure as that.
_SURE = 85
_EXPLAINED = 95

# A note between a body's name and its short one: 某联合会(总商会)(简称…).
_LONGEST_NOTE = 30

# 全市工商联系统, 各县工商联: not the 市工商联 that was found before.
_OTHERS = "全我本各该两"


def find_marks(entry: Entry, own: Collection[str] = ()) -> tuple[Mark, ...]:
    """The named entities of an entry, sorted, none overlapping; offsets are code points into `entry.text`.

    A name that a page's width broke in two is one, with the line end in its text. `own`: names of the reader's
    dictionary; the words around them are parted better for them. What they are marked as is not said here.
    """
    joined = Wraps(entry).joined()
    text = plain(joined.text)
    spans = _seen(entry, joined, text, own)
    names = Names()
    names.learn(text, spans)
    return _marks(joined, text, spans, names)


def find_where_they_stand(piece: Entry, names: "Names", own: Collection[str] = ()) -> list[Span]:
    """What is named in a piece of a long entry by the words around it; the names are learned for the other pieces.

    The spans are for `find_again`: they count in the piece without the breaks within its paragraphs. `own`: as in
    `find_marks`.
    """
    joined = Wraps(piece).joined()
    text = plain(joined.text)
    spans = _seen(piece, joined, text, own)
    names.learn(text, spans)
    return spans


def find_again(piece: Entry, spans: list[Span], names: "Names") -> tuple[Mark, ...]:
    """The marks of a piece: what `find_where_they_stand` gave for it, and the names that stand there alone."""
    joined = Wraps(piece).joined()
    return _marks(joined, plain(joined.text), spans, names)


def _marks(joined: Joined, text: str, spans: list[Span], names: "Names") -> tuple[Mark, ...]:
    agreed = (names.agreed(text, span) for span in spans)
    settled = settle([*agreed, *_remembered(text, names)])
    placed = ((*joined.span(span.start, span.end), span) for span in settled)
    return tuple(Mark(start, end, span.kind, joined.source[start:end], span.certainty) for start, end, span in placed)


def _seen(entry: Entry, joined: Joined, text: str, own: Collection[str]) -> list[Span]:
    """What the words around it tell to be a name."""
    recognised = recognise(text, model(), frozenset(map(plain, own)))
    told = (Span(name.start, name.end, name.kind, certainty_of(name.probability)) for name in recognised)
    named = (
        span for span in told if span.certainty >= _LEAST[span.kind] and not _COUNTS.search(text, span.start, span.end)
    )
    quoted, times = settle([*find_titles(text), *find_quoted_names(text)]), settle(find_times(text))
    return settle([*quoted, *times, *named, *find_lives(text), *_signed(entry, joined, text)])


def _signed(entry: Entry, joined: Joined, text: str) -> Iterator[Span]:
    yield from find_signed(text, entry.signature, 0, len(text))
    for section in entry.sections:
        if section.signature:
            yield from find_signed(text, section.signature, joined.place(section.body), joined.place(section.end))


class Names:
    """The names that an entry has told so far, in the order of the text, and after them its aliases."""

    def __init__(self) -> None:
        self._names: dict[str, tuple[Kind, int]] = {}
        self._aliases: dict[str, tuple[Kind, int]] = {}
        self._surest: dict[str, tuple[int, Kind]] = {}

    def learn(self, text: str, spans: list[Span]) -> None:
        """Remember the people and bodies that stand in a piece of the entry, and the short names given there."""
        for span in spans:
            if span.kind in _LEAST:
                self._learn_kind(text[span.start : span.end], span)
        for span in spans:
            if len(self._names) >= _REMEMBERED:
                break
            if span.kind in {Kind.PER, Kind.ORG} and span.end - span.start > 2 and span.certainty >= _SURE:
                self._names.setdefault(text[span.start : span.end], (span.kind, span.certainty))
        bodies = {span.end for span in spans if span.kind is Kind.ORG}
        for match in _ALIAS.finditer(text):
            before = match.start()
            if text[before - 1 : before] == ")":
                before = max(text.rfind("(", before - _LONGEST_NOTE if before > _LONGEST_NOTE else 0, before), 0)
            if before in bodies and len(self._aliases) < _REMEMBERED:
                self._aliases.setdefault(match[1], (Kind.ORG, _EXPLAINED))

    def agreed(self, text: str, span: Span) -> Span:
        """The span as what the same words are where the entry is surest of them: no place 何川 beside 主席何川."""
        if span.kind not in _LEAST:
            return span
        certainty, kind = self._surest.get(text[span.start : span.end], (0, span.kind))
        return span if certainty <= span.certainty else span._replace(kind=kind)

    def _learn_kind(self, name: str, span: Span) -> None:
        if name in self._surest or len(self._surest) < _AGREED:
            self._surest[name] = max(self._surest.get(name, (0, span.kind)), (span.certainty, span.kind))

    def known(self) -> list[tuple[str, tuple[Kind, int]]]:
        """The names to look for with kind and certainty, no more than can be looked for in linear time."""
        aliases = (alias for alias in self._aliases.items() if alias[0] not in self._names)
        return [*self._names.items(), *aliases][:_REMEMBERED]


def _remembered(text: str, names: Names) -> Iterator[Span]:
    """Aliases and names found once, wherever else they stand in the entry."""
    for name, (kind, certainty) in names.known():
        start = text.find(name)
        while start >= 0:
            if not start or text[start - 1] not in _OTHERS:
                yield Span(start, start + len(name), kind, certainty)
            start = text.find(name, start + len(name))
