"""What entries print, read for checks between them: values by series, and the changes that lead to them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from yearbook_viewer.records import Entry, EntryId, Figure, Printing, Role, SeriesKey
from yearbook_viewer.text.audit.clauses import wording
from yearbook_viewer.text.audit.clauses.akin import core_of
from yearbook_viewer.text.audit.clauses.facts import facts_of, is_bare
from yearbook_viewer.text.audit.clauses.sentences import Sentence, sentences_of
from yearbook_viewer.text.audit.clauses.statements import Change, Statement, statements_of
from yearbook_viewer.text.figures import cues
from yearbook_viewer.text.series.kin import MONEY, are_near
from yearbook_viewer.text.series.names import is_told_over_years, series_key

_start_of = attrgetter("figure.start")
# Sentences that were cut because they are long are put together again up to this length.
_LONGEST = 4000
# What is left of a name in other words has so many characters.
_SHORTEST_CORE = 2
_SHORTEST_TITLE = 2
# The words before the first of two values: 持证残疾人由上年末的…增加到….
_SINCE = re.compile("[由从](?:上年|去年|前年|上届|年)?[末底初]?$")
# A rate of pay holds all the year: 每人每月285元.
_EACH = frozenset(("每月", "每年", "每日", "每天"))
# What stands in a title besides what it is about; titles of whole volumes are about everything.
_OF_A_YEAR = re.compile(
    r"(?:19|20|１９|２０)\d{2}(?:[-—～－–](?:19|20|１９|２０)?\d{2})?年?度?|民国[元一二三四五六七八九十廿卅]{1,4}年度?|[一二][九〇○零０][〇○零０一二三四五六七八九]{2}年度?|[\s【】《》()（）]"
)
_OF_ALL = re.compile("年鉴|概况|综述|综合|概述|公报|报告|大事记|情况|基本")
# Who does it all the year: 自来水公司全年售水; where the sentence has named him the name may leave him out.
_WHO = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,10}(?:公司|局|厂|站|场|所|院|中心|联社|银行))全年(?P<what>[\u4e00-\u9fff]{2,8})$"
)
_PARTED = str.maketrans(";；", "。。")


@dataclass(frozen=True, slots=True)
class Printed:
    """A value as one entry prints it. `year`: which year's it is; `told`: the words of sense by it (决算, 调整后)."""

    printing: Printing
    year: int
    told: tuple[str, ...]

    @property
    def entry(self) -> EntryId:
        """The entry that prints it."""
        return self.printing.address.entry

    @property
    def when(self) -> int:
        """The year that the entry describes, or that of its volume: what was printed first comes first."""
        return self.printing.entry_year or self.printing.volume_year or 0


@dataclass(frozen=True, slots=True)
class Led:
    """A value and a change that led to it since the year `base`; the entry does not print the value of that year."""

    level: Printed
    change: Change
    printing: Printing
    base: int


@dataclass(frozen=True, slots=True)
class Told:
    """All that is printed in one series, in no order."""

    values: list[Printed]
    changes: list[Led]


def told_by_series(printings: Iterable[Printing], same: Mapping[SeriesKey, SeriesKey]) -> dict[SeriesKey, Told]:
    """What these printings of one subject, amounts and changes, tell in each series that two entries print.

    Goals, bounds and values of part of a year are left out, and names that say too little (投资). `same`: of series
    that the reader joined the one that stands for them.
    """
    printings = list(printings)
    whose = _whose(printings)
    by_entry: dict[EntryId, list[Printing]] = defaultdict(list)
    entries: dict[SeriesKey, set[EntryId]] = defaultdict(set)
    keys: dict[Printing, SeriesKey] = {}
    listed = _listed_shortly(printings)
    for printing in printings:
        by_entry[printing.address.entry].append(printing)
        key = series_key(printing.figure, printing.subject)
        if key is not None and key not in same and is_bare(key.name) and not is_told_over_years(key.name):
            alone = key if printing in listed else None
            key = _with_who_is_named(key, printing, whose) or _under_its_heading(key, printing) or alone
        if key is not None:
            keys[printing] = same.get(key, key)
            entries[keys[printing]].add(printing.address.entry)
    joined = _joined(entries)
    for key, one in joined.items():
        entries[one] |= entries[key]
    keys = {printing: joined.get(key, key) for printing, key in keys.items()}
    followed = {printing: key for printing, key in keys.items() if len(entries[key]) > 1}
    told: dict[SeriesKey, Told] = defaultdict(lambda: Told([], []))
    for own in by_entry.values():
        for text, start, some in _passages(sorted(own, key=_start_of), followed):
            _read(text, start, some, followed, told)
    return told


def _listed_shortly(printings: Iterable[Printing]) -> set[Printing]:
    """The values under names of two characters (水泥, 白酒) that say enough where they stand: once in each entry of a
    title, beside another of the names that they stand beside in the others, at much the same value."""
    beside: dict[tuple[EntryId, int], set[str]] = defaultdict(set)
    short: dict[tuple[SeriesKey, str], list[Printing]] = defaultdict(list)
    for printing in printings:
        if printing.figure.role is Role.LEVEL and printing.figure.year == printing.entry_year:
            beside[printing.address.entry, printing.sentence_start].add(printing.figure.indicator)
            key = series_key(printing.figure, printing.subject)
            if key is not None and len(key.name) == _SHORTEST_CORE and key.family != MONEY:
                short[key, title_of(printing)].append(printing)
    listed: set[Printing] = set()
    for own in short.values():
        own.sort(key=lambda each: (each.entry_year or 0, each.address))
        around = [beside[each.address.entry, each.sentence_start] - {each.figure.indicator} for each in own]
        once = len({each.entry_year for each in own}) == len(own) > 1
        if (
            once
            and all(are_near(one.figure, other.figure) for one, other in pairwise(own))
            and all(one & other for one, other in pairwise(around))
        ):
            listed.update(own)
    return listed


def _whose(printings: Iterable[Printing]) -> dict[str, set[str]]:
    """Of what somebody does all the year (售水), who is named with it."""
    whose: dict[str, set[str]] = defaultdict(set)
    for printing in printings:
        found = _WHO.match(printing.figure.indicator)
        if found is not None:
            whose[found["what"]].add(found["who"])
    return whose


def _with_who_is_named(key: SeriesKey, printing: Printing, whose: Mapping[str, set[str]]) -> SeriesKey | None:
    """A name that says too little with the one who is named with it elsewhere, if its sentence has named him before."""
    words = printing.sentence[: max(0, printing.figure.start - printing.sentence_start)]
    named = [who for who in whose.get(key.name, ()) if who in words] if words.endswith(f"全年{key.name}") else []
    return key._replace(name=f"{named[0]}全年{key.name}") if len(named) == 1 else None


def _under_its_heading(key: SeriesKey, printing: Printing) -> SeriesKey | None:
    """A name that says too little (用户) with what its section is about, or its entry: 天然气用户; None without."""
    about = about_of(printing.section_title or printing.entry_title, printing.subject)
    if len(about) < _SHORTEST_CORE or is_bare(about + key.name) or _OF_ALL.search(about):
        return None
    return key._replace(name=about + key.name)


def title_of(printing: Printing) -> str:
    """What the entry's title says it is about, the same in every year; of whole volumes nothing."""
    return about_of(printing.entry_title, printing.subject)


def about_of(title: str, subject: str) -> str:
    """What a title is about, without its year and its subject."""
    return _OF_A_YEAR.sub("", title).removeprefix(subject)


def is_telling(about: str) -> bool:
    """Whether what a title is about is one thing, the same wherever it stands in the volumes of a place."""
    return len(_OF_ALL.sub("", about)) >= _SHORTEST_TITLE


def core_key(key: SeriesKey) -> SeriesKey:
    """The series under what is left of its name without the subject and without words that another print leaves out."""
    name = _SINCE.sub("", key.name.removeprefix(key.subject)) or key.name
    who = _WHO.match(name)
    if who is not None:
        name = who["what"]
    return key._replace(name=core_of(name))


def _joined(entries: Mapping[SeriesKey, set[EntryId]]) -> dict[SeriesKey, SeriesKey]:
    """Of series that are another one in other words (水产品总产量, 水产品产量) that one.

    Two that one entry prints are two; where several are alike nothing tells which are one.
    """
    alike: dict[SeriesKey, list[SeriesKey]] = defaultdict(list)
    for key in entries:
        core = core_key(key)
        if len(core.name) >= _SHORTEST_CORE:
            alike[core].append(key)
    joined: dict[SeriesKey, SeriesKey] = {}
    for keys in alike.values():
        printed = [entry for key in keys for entry in entries[key]]
        if len(keys) > 1 and len(set(printed)) == len(printed):
            joined |= dict.fromkeys(keys[1:], keys[0])
    return joined


def _passages(
    printings: Sequence[Printing], followed: dict[Printing, SeriesKey]
) -> Iterator[tuple[str, int, Sequence[Printing]]]:
    """The sentences of one entry that print a value of a series, each with all figures in it and where it begins."""
    text, start = "", 0
    for printing in printings:
        if printing not in followed:
            continue
        end = start + len(text)
        begin, last = printing.sentence_start, printing.sentence_start + len(printing.sentence)
        if start <= begin < end and last - start <= _LONGEST:
            text += printing.sentence[end - begin :]
            continue
        if text:
            yield text, start, _between(printings, start, end)
        text, start = printing.sentence, begin
    if text:
        yield text, start, _between(printings, start, start + len(text))


def _between(printings: Sequence[Printing], start: int, end: int) -> Sequence[Printing]:
    return printings[bisect_left(printings, start, key=_start_of) : bisect_left(printings, end, key=_start_of)]


def _read(
    text: str,
    start: int,
    printings: Sequence[Printing],
    followed: dict[Printing, SeriesKey],
    told: dict[SeriesKey, Told],
) -> None:
    """Take in one sentence."""
    shifted = {_moved(printing.figure, start): printing for printing in printings if printing.figure.value is not None}
    # Each part of a sentence speaks for itself: rates at comparable prices in one are none in the next.
    entry = Entry(0, text.translate(_PARTED), "", "", "", "", printings[0].entry_year, 0, ())
    sentences = sentences_of(entry, list(shifted))
    values: dict[Figure, Printed] = {}
    for fact in facts_of(sentences):
        printing = shifted[fact.figure]
        times, senses, _ = fact.told
        each = tuple(time for time in times if time in _EACH)
        senses = (*(word for word in senses if word not in fact.figure.indicator), *each)
        if printing in followed and fact.figure.year is not None and not any(_is_part_of_year(time) for time in times):
            values[fact.figure] = Printed(printing, fact.figure.year, senses)
            told[followed[printing]].values.append(values[fact.figure])
    statements = statements_of(sentences)
    known = {change.figure for statement in statements for change in statement.changes}
    for statement in (*statements, *_respective(sentences, known)):
        level = values.get(statement.level)
        if level is None:
            continue
        here = told[followed[level.printing]]
        printed = set()
        for figure, base in statement.earlier:
            year = statement.year_of(base)
            if year is not None:
                printed.add(year)
                here.values.append(Printed(shifted[figure], year, level.told))
        for change in statement.changes:
            year = statement.year_of(change.base or ("" if statement.spans else "prior"))
            if year is not None and year not in printed and not change.comparable and not statement.mates:
                here.changes.append(Led(level, change, shifted[change.figure], year))


def _respective(sentences: Sequence[Sentence], known: Collection[Figure]) -> Iterator[Statement]:
    """甲、乙分别为5万吨、6万吨,分别增长1%、2%: each value with the one change of its own name that is not known yet."""
    for sentence in sentences:
        if cues.RESPECTIVELY not in sentence.words or wording.is_comparable(sentence.words):
            continue
        named: dict[str, list[Figure]] = defaultdict(list)
        for figure in sentence.figures:
            named[figure.indicator].append(figure)
        for name, figures in named.items():
            told = [figure.role is Role.LEVEL for figure in figures]
            if told == [True, False] and figures[1] not in known and not wording.is_comparable_by_convention(name):
                level, change = figures
                base = change.relation if change.relation.isdigit() else wording.PRIOR
                yield Statement(level, [Change(change, base)])


def _is_part_of_year(time: str) -> bool:
    return time not in _EACH and not (time[:4].isdigit() and time.endswith("年"))


def _moved(figure: Figure, start: int) -> Figure:
    return replace(figure, start=figure.start - start, end=figure.end - start)
