"""The same fact told twice under names that are akin (清运生活垃圾, 生活垃圾清运量), one number mistyped."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from yearbook_viewer.records import Entry, Finding, Verdict
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.clauses.akin import Named, abridges, are_akin, named
from yearbook_viewer.text.audit.clauses.facts import Fact, places_of
from yearbook_viewer.text.audit.clauses.sentences import SIGN
from yearbook_viewer.text.audit.numbers.precision import RATES
from yearbook_viewer.text.audit.repeats.mistypings import Likeness, alike
from yearbook_viewer.text.audit.repeats.repeated import repeated

# How much of either name the other has to have, in its words or around it: of the lesser and of the better share.
_SHARES = {Likeness.SLIGHT: (0.85, 1.0), Likeness.FAIR: (0.45, 0.7), Likeness.STRONG: (0.35, 0.55)}
# Of one name so many values are of several things.
_MOST_VALUES = 3
_CLAUSE = re.compile(f"[,;:】{SIGN}]")
# Kinds that were counted before are no scope of what follows.
_KINDS_LISTED = re.compile(rf"(?:[\u4e00-\u9fff]{{2,12}}{SIGN}[、和及与])+[\u4e00-\u9fff]{{2,12}}{SIGN}[,;]")
_REACH = 60
# The head of its paragraph is looked for so far before a figure.
_HEAD, _LONGEST_PARAGRAPH = 16, 1000
_PARTIAL = re.compile(r"市本级|县本级|区本级|本级|[市县区省央]直|直属|[市县区省央]属|规模以上|规上|限额以上|限上|其中")
# What is so many times as large may be a year's beside a month's.
_MONTHLY = 5
_LOOSE_SENSES = frozenset(("实际", "名义"))
_DAY = re.compile(r"[0-9]{1,2}月")
# What is told of several years.
_YEARS = re.compile(r"[两二三四五六七八九十0-9]年(?:来|间|中|内|累计|共)|累计|期间|以来")
_STRETCHES = re.compile(r"[-—~至]|半年|季|来|间|以来|期间|时期|年|均|每|最|高峰|单日")
_GROUND = re.compile(r"(?:[县镇乡村]|街道|社区|自治[县旗州])$")


def kindred(entry: Entry, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Facts told again under a name akin to the first one's, with a number that is the first one typed amiss (不符).

    The more unlikely it is that the numbers are so alike by chance, the more the names may differ. `facts`: the
    entry's own, in the order of the text.
    """
    values: dict[str, set[Decimal]] = defaultdict(set)
    for fact in facts:
        values[fact.key.name].add(fact.value)
    for one, other, found in alike(facts):
        # Rates crowd together.
        likeness = Likeness(max(found - (one.figure.unit in RATES), 0))
        if likeness is Likeness.NONE:
            continue
        crowded = any(len(values[fact.key.name]) > _MOST_VALUES for fact in (one, other))
        if crowded and likeness is not Likeness.STRONG:
            continue
        if are_akin(named_as(entry, one), named_as(entry, other), _SHARES[likeness]) and _are_of_one(
            entry, one, other, likeness
        ):
            yield repeated(other.figure, one.figure, Verdict.INCONSISTENT, "≠")


def named_as(entry: Entry, fact: Fact) -> Named:
    """The name of what a fact states, with the words before it in its sentence and with its headings."""
    return named(fact.key.name, _CLAUSE.split(fact.words)[-1], _around(entry, fact))


def _around(entry: Entry, fact: Fact) -> str:
    section = entry.section_at(fact.figure.start)
    titles = "".join(section.path) if section is not None else ""
    start = fact.figure.start
    begin = entry.text.rfind("\n", max(0, start - _LONGEST_PARAGRAPH), start) + 1
    return titles + entry.text[begin : begin + _HEAD] + fact.words[-_REACH:]


def _are_of_one(entry: Entry, one: Fact, other: Fact, likeness: Likeness) -> bool:
    """Whether nothing says that the two are of different times, parts or places."""
    if one.sentence == other.sentence or (one.whole and other.whole and one.whole != other.whole):
        return False
    sure = likeness is Likeness.STRONG
    relations = {fact.figure.relation for fact in (one, other)}
    if not sure and len(relations) > 1 and any(relation.startswith(PART) for relation in relations):
        return False
    spans = {_YEARS.search(fact.words) is not None for fact in (one, other)}
    # 全年28.6万人次,10月2.86万人次: a month may well have a tenth of what a year has.
    near = sure and max(abs(one.value), abs(other.value)) < _MONTHLY * min(abs(one.value), abs(other.value))
    if (len(spans) > 1 and not sure) or not _fit_in_time(_times(one), _times(other), sure=near):
        return False
    (_, senses, parts), (_, other_senses, other_parts) = _unlisted(one).told, _unlisted(other).told
    differing = set(parts) ^ set(other_parts)
    if (set(senses) ^ set(other_senses)) - _LOOSE_SENSES or any(map(_PARTIAL.search, differing)):
        return False
    fit = sure or all(_is_said(entry, word, one, other) for word in differing)
    return fit and _fit_in_place(places_of(entry, one), places_of(entry, other), entry)


def _unlisted(fact: Fact) -> Fact:
    """The fact without the kinds that are counted one by one before it: 直属商会14个、基层商会23个,会员3168名."""
    return replace(fact, words=_KINDS_LISTED.sub(",", fact.words))


def _is_said(entry: Entry, word: str, one: Fact, other: Fact) -> bool:
    return all(word in _around(entry, fact) or word in fact.key.name for fact in (one, other))


def _times(fact: Fact) -> tuple[str, ...]:
    """The times that hold for a fact: days and months of its whole sentence, others of its clause."""
    clause = _CLAUSE.split(fact.words)[-1]
    return tuple(time for time in fact.times if _DAY.match(time) or time in clause)


def _fit_in_time(one: Sequence[str], other: Sequence[str], *, sure: bool) -> bool:
    here, there = (tuple(time for time in times if time != "累计") for times in (one, other))
    if here == there:
        return True
    if any(_STRETCHES.search(time) for time in (*here, *there)):
        return False
    months = [{found[0] for time in times if (found := _DAY.match(time))} for times in (here, there)]
    if here and there:
        return months[0] == months[1]
    return sure


def _fit_in_place(here: Iterable[str], there: Iterable[str], entry: Entry) -> bool:
    own = f"{entry.subject}{entry.title}{entry.text[:40]}"
    one, other = ([place for place in places if place not in own] for places in (here, there))
    ground = [[place for place in places if _GROUND.search(place)] for places in (one, other)]
    if sorted(ground[0]) != sorted(ground[1]):
        return False
    return not one or not other or any(abridges(a, b) or abridges(b, a) for a in one for b in other)
