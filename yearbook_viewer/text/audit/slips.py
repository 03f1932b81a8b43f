"""The same fact told twice in other words (造林面积, 共造林), one number being the other with a slip of the pen."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal

from yearbook_viewer.records import Entry, Figure, Finding, Verdict
from yearbook_viewer.text.audit.facts import Fact, FactKey, agree, is_bare, places_of, signed
from yearbook_viewer.text.audit.precision import half_digit, last_digit
from yearbook_viewer.text.audit.repeated import repeated
from yearbook_viewer.text.audit.sentences import SIGN
from yearbook_viewer.text.series.families import in_base
from yearbook_viewer.text.series.names import series_name

# What one wording has and another leaves out; numbers that differ by a slip of the pen tell that one thing is meant.
_LOOSE = re.compile(
    r"全社会|综合|实际|现有|实有|实现|共|总(?=.)|各级|累计|有效期内|年平均(?=工资)|(?<=..)(?:面积|人数|人口|户数|总数|总计|里程|[数量额值])$"
)
# 县财政教育支出: of the place that the entry is about.
_OWN_PLACE = re.compile(r"^全?[市县区省州旗](?=[\u4e00-\u9fff]{4})(?![直属级内外域委])")
_DONE = re.compile(r"完成|实现|达到?|仍|全年|年内|当年|共有?|累计|[为是]")
_CLAUSE = re.compile(f"[,;:】{SIGN}]")
_HEADING = re.compile(r"[\s　]*(?:【([^】\n]{1,20})】|([^\s，。；：、\n]{2,10})[　])")
_BEGINNING = re.compile(r"\s*(?:【[^】\n]{1,20}】\s*)?([^，。；：、\n]{0,30})")
_LONGEST_PARAGRAPH = 3000
# More values than this under one name are of several things.
_MOST_VALUES = 3
_SHORTEST = 2
# So many digits are needed for two that changed places, one that is wrong, a misplaced point.
_FEWEST, _FEWEST_WRONG = 3, 4
# What is told in time is most often a term or an age.
_WEAK = frozenset(("年", "月", "天", "日"))

_Told = tuple[tuple[str, ...], ...]


def slips(entry: Entry, facts: Sequence[Fact]) -> list[Finding]:
    """Facts that are stated twice, under names that come to the same, with numbers of which one is a slip (不符).

    A name that says too little (增加值) stands with the words before it in its clause, or with its paragraph's heading.
    `facts`: the entry's own, in the order of the text.
    """
    stated: dict[FactKey, list[Fact]] = defaultdict(list)
    for fact, names in _named(entry, facts):
        for name in names:
            stated[fact.key._replace(name=name)].append(fact)
    found: dict[Figure, Finding] = {}
    for key, alike in stated.items():
        for former, later in _slipped(entry, key.name, alike):
            found.setdefault(later.figure, repeated(later.figure, former.figure, Verdict.INCONSISTENT, "≠"))
    return list(found.values())


def is_slip(one: Figure, other: Figure) -> bool:
    """Whether one number is the other with two digits in each other's place, one wrong, or the point misplaced."""
    if one.qualifier or other.qualifier:
        return False
    digits = [in_base(last_digit(figure), figure.unit) for figure in (one, other)]
    values = [abs(signed(figure)) for figure in (one, other)]
    bare = [_digits(value, digit).strip("0") for value, digit in zip(values, digits, strict=True)]
    printed = [_digits(value, max(digits)) for value in values]
    if len(printed[0]) != len(printed[1]):
        return bare[0] == bare[1] and len(bare[0]) >= _FEWEST
    places = [at for at, (left, right) in enumerate(zip(*printed, strict=True)) if left != right]
    if len(places) == 1:
        # The last digit of what is no count may be rounded otherwise.
        counted = all(half_digit(figure) == 0 for figure in (one, other))
        return len(printed[0]) >= _FEWEST_WRONG and (counted or places[0] + 1 < len(printed[0]))
    swapped = [[number[at] for at in places] for number in printed]
    return len(places) == 2 and swapped[0] == swapped[1][::-1] and len(printed[0]) >= _FEWEST


def _digits(value: Decimal, digit: Decimal) -> str:
    return f"{(value / digit).quantize(Decimal(1), rounding=ROUND_HALF_UP):f}"


def _named(entry: Entry, facts: Sequence[Fact]) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    """Each fact with the names that it may have in other places."""
    clause: dict[tuple[int, str], str] = {}
    for fact in facts:
        name = fact.key.name
        if fact.figure.unit in _WEAK:
            continue
        if not is_bare(name):
            yield fact, (_core(name),)
            continue
        place = fact.sentence, name
        if fact.key.level or place not in clause:
            words = _CLAUSE.split(fact.words)[-1]
            clause[place] = _core(series_name(_DONE.sub("", words))) if words.endswith(name) else ""
        names = (clause[place], _core(series_name(_heading(entry, fact) + name)), _core(name))
        yield fact, tuple(dict.fromkeys(each for each in names if len(each) >= _SHORTEST))


def _core(name: str) -> str:
    return _LOOSE.sub("", _OWN_PLACE.sub("", name))


def _heading(entry: Entry, fact: Fact) -> str:
    section = entry.section_at(fact.figure.start)
    if section is not None and section.title:
        return section.title
    start = fact.figure.start
    begin = entry.text.rfind("\n", max(0, start - _LONGEST_PARAGRAPH), start) + 1
    found = _HEADING.match(entry.text, begin, start)
    return (found[1] or found[2]) if found is not None else ""


def _slipped(entry: Entry, name: str, alike: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    by_told: dict[_Told, list[Fact]] = defaultdict(list)
    for fact in alike:
        by_told[_told(fact, name)].append(fact)
    for facts in by_told.values():
        values: list[Fact] = []
        for fact in facts:
            if not any(agree(fact.figure, other.figure) for other in values):
                values.append(fact)
            if len(values) > _MOST_VALUES:
                break
        if not 2 <= len(values) <= _MOST_VALUES:
            continue
        first = values[0]
        for later in values[1:]:
            if is_slip(first.figure, later.figure) and _is_said_of_one(entry, name, first, later):
                yield first, later


def _is_said_of_one(entry: Entry, name: str, one: Fact, other: Fact) -> bool:
    if one.sentence == other.sentence or (one.whole and other.whole and one.whole != other.whole):
        return False
    if is_bare(one.key.name) and is_bare(other.key.name) and _core(one.key.name) == name:
        return False
    here, there = places_of(entry, one), places_of(entry, other)
    if one.whole or other.whole:
        return here == there
    # What the entry begins with is what it is about, and need not be said again.
    about = _BEGINNING.match(entry.text)
    own = about[1] + entry.title + entry.subject if about is not None else ""
    return {place for place in here if place not in own} == {place for place in there if place not in own}


def _told(fact: Fact, name: str) -> _Told:
    times, senses, parts = fact.told
    return (
        tuple(time for time in times if time != "累计"),
        tuple(sense for sense in senses if sense not in fact.figure.indicator),
        tuple(part for part in parts if part not in name and part not in fact.key.name),
    )
