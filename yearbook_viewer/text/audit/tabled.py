"""The text held against the tables of the same entry: the same thing, the same year, and what each prints."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from yearbook_viewer.records import Entry, Figure, Finding, FindingKind, Verdict
from yearbook_viewer.text.audit.facts import Fact, FactKey, agree, facts_of, key_of, signed
from yearbook_viewer.text.audit.repeated import written
from yearbook_viewer.text.audit.repeats import may_be_one
from yearbook_viewer.text.audit.sentences import SIGN, Sentence
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.series.names import series_name

# What a table covers stands in the lines above it.
_CAPTION = 120
_SCOPES = re.compile(r"市本级|县本级|区本级|市直|规模以上|限额以上|城区|全国|全省|上半年|季度|[0-9０-９]{1,2}月")
_PART_OF_A_YEAR = re.compile(r"月|季|半年|日|累计|以来|期间|年[来间]|每|均|同期|年初")
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:自治[县旗州]|[县市区镇乡村州旗]|街道|农场|林场|公司|厂|学校|中学|小学|医院)"
)
_NO_PLACE = re.compile(r"(?:城镇|乡镇|[农乡]村|[城市地园社山库林矿灌]区|开发区|[全本我各][市县区旗州盟镇乡村省])$")
_LAST_PLACES = 3
_WORDS = 40
# What a column of values is headed by besides the thing.
_HEADS = re.compile(r"(?:决算|完成|执行|实际|年末|年底|期末|全年|本年|实绩|绝对)?[数额值]?$")
# What the text may say besides.
_LEADS = re.compile(r"^(?:实有|现有|实存|年末|全部)")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of a table; `scopes`: the words of its caption that narrow what it covers."""

    figure: Figure
    scopes: tuple[str, ...]


def tables(entry: Entry, figures: Sequence[Figure], sentences: Sequence[Sentence]) -> list[Finding]:
    """What the sentences of an entry print of what its tables print, in the order of the text.

    Matched by the name of row and column, the year and the family of the unit. `figures`: the entry's own;
    `sentences`: those of its prose.
    """
    if not entry.layout.tables:
        return []
    told = {figure for sentence in sentences for figure in sentence.figures}
    cells = _cells(entry, (figure for figure in figures if figure not in told))
    own = f"{entry.subject}{entry.title}"
    found = (_finding(fact, cells, own) for fact in facts_of(sentences))
    return [finding for finding in found if finding is not None]


def _cells(entry: Entry, figures: Iterable[Figure]) -> dict[FactKey, list[_Cell]]:
    cells: dict[FactKey, list[_Cell]] = defaultdict(list)
    scopes = [
        tuple(_SCOPES.findall(entry.text, max(0, table.start - _CAPTION), table.start)) for table in entry.layout.tables
    ]
    at = 0
    for figure in figures:
        while at + 1 < len(scopes) and entry.layout.tables[at].end <= figure.start:
            at += 1
        if figure.target or figure.value is None:
            continue
        for name in {series_name(figure.indicator), series_name(_HEADS.sub("", figure.indicator))} - {""}:
            cells[key_of(name, figure)].append(_Cell(figure, scopes[at]))
    return cells


def _finding(fact: Fact, cells: Mapping[FactKey, Sequence[_Cell]], own: str) -> Finding | None:
    alike = _alike(fact, cells, own)
    if not alike or any(_PART_OF_A_YEAR.search(time) for time in fact.told[0]):
        return None
    exact = next((cell for cell in alike if signed(cell) == fact.value), None)
    if exact is not None:
        return _told(fact.figure, "=", exact, Verdict.CONSISTENT)
    near = next((cell for cell in alike if agree(cell, fact.figure)), None)
    if near is not None:
        return _told(fact.figure, "≈", near, Verdict.ROUNDING)
    if len(alike) > 1 or (fact.is_bare and not fact.whole) or not may_be_one(signed(alike[0]), fact.value):
        return None
    return _told(fact.figure, "≠", alike[0], Verdict.INCONSISTENT)


def _alike(fact: Fact, cells: Mapping[FactKey, Sequence[_Cell]], own: str) -> list[Figure]:
    """The cells that print what a fact states: by the place its sentence names last, else by its name alone."""
    for name in _names(fact, own):
        found = cells.get(fact.key._replace(name=name), ())
        fitting = [cell.figure for cell in found if all(word in fact.words for word in cell.scopes)]
        if fitting:
            return fitting
    return []


def _names(fact: Fact, own: str) -> Iterator[str]:
    """What a table may call the thing, the fullest first: a place with it, the text's words before it, its name.

    `own`: what the entry is about; where the text speaks of another place, the name alone is that of the whole.
    """
    name, before = fact.key.name, fact.words[-_WORDS:]
    places = dict.fromkeys(reversed(_PLACE.findall(before)))
    for place in list(places)[:_LAST_PLACES]:
        yield place + name
        yield name + place
    words = cues.LINK.sub("", before).rpartition(",")[2].rpartition(SIGN)[2]
    if any(_is_another(place, own + name) for place in _PLACE.findall(words)):
        return
    for start in range(len(words) - len(name)):
        if words.endswith(name, start):
            yield series_name(words[start:])
    yield name
    if _LEADS.match(name):
        yield _LEADS.sub("", name)


def _is_another(place: str, own: str) -> bool:
    return place not in own and _NO_PLACE.search(place) is None


def _told(checked: Figure, sign: str, cell: Figure, verdict: Verdict) -> Finding:
    return Finding(FindingKind.TABLE, verdict, written(checked, sign, cell), checked, (cell,))
