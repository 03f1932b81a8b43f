"""Totals and their parts in whatever words: what their numbers come to, and how much their place speaks for it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from yearbook_viewer.text.audit.clauses.runs import CLAUSE, Run, names_total, runs_of
from yearbook_viewer.text.audit.clauses.sentences import Sentence
from yearbook_viewer.text.audit.numbers.precision import last_digit, value_of
from yearbook_viewer.text.audit.numbers.surprise import bits_of_sum
from yearbook_viewer.text.audit.totals.evidence import place_of_list, tail_of, tells_of_next
from yearbook_viewer.text.audit.totals.subtotals import without_subtotals
from yearbook_viewer.text.audit.totals.totals import Sum, added, adds_up, are_alike, may_have_likes

# A list and its total stand within so many figures and full stops, with so many amounts of other units in between.
_REACH, _MOST_STOPS, _MOST_OTHERS, _MOST_PARTS = 26, 4, 5, 14
# A total may be divided again in the paragraph below it, from which a blank line parts it.
_LINE_ENDS = 2
# Parts that come to so many times the total are of another one; a digit put in makes a number ten times as much.
_FAR_MORE = Decimal(12)
# From so many bits on a list is held to be one that adds up, or one that would but for a misprint; a list under 其中
# that comes to less may be of some of the parts, one that ends with 其余 is of all.
_HOLDS, _SLIPPED, _SLIPPED_SOME, _SLIPPED_REST = 3.0, 0.7, 4.5, 0.3
# The same of what stands behind a number, where its place speaks so much against it: texts are full of such numbers.
_DOUBTFUL, _DOUBTED = -1.0, 1.9
# A total of three digits and more tells something, a shorter one only if it has many parts.
_TELLING, _SHORTEST, _MANY = 100, 20, 4
# Three parts of a short one are told to be all of it by their place alone.
_FEWEST_SHORT, _BY_PLACE_ALONE = 3, 3.0
# A list has two parts and more.
_FEWEST = 2
# Arithmetic that says less says nothing of a misprint, where the place does not say so much; none makes up for more
# than this.
_FEWEST_BITS, _BY_PLACE, _MOST_BITS = 1.0, 1.7, 12.0
# 其他 may be counted apart from what was listed, 其余 are all the others.
_REST = re.compile("其余|其馀|余下|剩余")
# A list whose place says so much is one, though some of its parts would come to the total.
_ONE_LIST = 1.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sum with the bits of evidence for it, and those of them that its place gives.

    `holds`: it adds up, otherwise one misprint keeps it from that. `closed`: its last part is told to be all that is
    left over.
    """

    sum: Sum
    bits: float
    place: float
    holds: bool
    closed: bool = False


def sums_weighed(sentences: Sequence[Sentence]) -> list[Weighed]:
    """The sums of neighbouring amounts that hold, or would but for one misprint, the surest first.

    Bits of evidence are added: how rarely chance would give such numbers, and how often lists that stand so in their
    text are all of a total.
    """
    return surest([each for run in runs_of(sentences, _LINE_ENDS) for each in sums_of_run(run)])


def surest(found: list[Weighed]) -> list[Weighed]:
    """The sums of which no two share two figures, where one of them does not hold; those with most evidence."""
    longer = [each for each in found if not each.holds and (each.closed or each.place >= _ONE_LIST)]
    found = [each for each in found if not (each.holds and any(goes_on(each.sum, other.sum) for other in longer))]
    found.sort(key=lambda each: (not each.holds, -each.bits))
    kept: list[Weighed] = []
    pairs = by_pairs(())
    for each in found:
        if stands_beside(each.sum, pairs):
            kept.append(each)
            for pair in _pairs(each.sum):
                pairs[pair].append(each.sum)
    return kept


def by_pairs(sums: Iterable[Sum]) -> dict[frozenset[int], list[Sum]]:
    """The sums in which two figures stand, by where these begin."""
    pairs: dict[frozenset[int], list[Sum]] = defaultdict(list)
    for each in sums:
        for pair in _pairs(each):
            pairs[pair].append(each)
    return pairs


def stands_beside(each: Sum, pairs: Mapping[frozenset[int], Sequence[Sum]]) -> bool:
    """Whether a sum shares no two figures with one of these, as `by_pairs` gives them, that is no subtotal of it."""
    return all(_is_subtotal(other, each) for pair in _pairs(each) for other in pairs.get(pair, ()))


def _pairs(each: Sum) -> Iterator[frozenset[int]]:
    starts = [figure.start for figure in (each.total, *each.alike)]
    return (frozenset(pair) for pair in combinations(starts, 2))


def _is_subtotal(short: Sum, long: Sum) -> bool:
    """Whether the one sum adds up and sums up some parts of the other behind them: 甲等31户,乙等52户,共83户;丙等…."""
    starts = [part.start for part in long.parts]
    return (
        starts[0] < short.total.start < starts[-1]
        and short.total.start not in starts
        and {part.start for part in short.parts} <= set(starts)
        and adds_up(short.total, short.parts)
    )


def goes_on(short: Sum, long: Sum) -> bool:
    """Whether the parts of the one sum are some of those of the other, which has the same total."""
    starts = {part.start for part in long.parts}
    return (
        short.total is long.total
        and len(short.parts) < len(starts)
        and all(part.start in starts for part in short.parts)
    )


def sums_of_run(run: Run) -> Iterator[Weighed]:
    """The sums among the amounts of neighbouring sentences."""
    alike = Counter(figure.unit for figure, part in zip(run.figures, run.parts, strict=True) if part)
    for at, total in enumerate(run.figures):
        if not run.amounts[at] or (alike[total.unit] <= _FEWEST and not may_have_likes(total)):
            continue
        if total.qualifier or value_of(total) < _SHORTEST * last_digit(total):
            continue
        short = value_of(total) < _TELLING * last_digit(total)
        for step in (1, -1):
            for parts in dict.fromkeys(_lists_of(run, at, step)):
                figures = [run.figures[part] for part in parts]
                told = bits_of_sum(total, figures)
                if told is None or (short and (told.holds or len(parts) < _FEWEST_SHORT)):
                    continue
                place = place_of_list(run, at, parts)
                if short and len(parts) < _MANY and place < _BY_PLACE_ALONE:
                    continue
                if (short or (not told.holds and told.bits < _FEWEST_BITS)) and place < _BY_PLACE:
                    continue
                bits = min(told.bits, _MOST_BITS) + place
                some = step > 0 and "其中" in run.words[parts[0]] and added(figures) < value_of(total)
                closed = _REST.search("".join(run.words[parts[-2] + 1 : parts[-1] + 1])) is not None
                doubted = step > 0 and place < _DOUBTFUL
                slipped = _SLIPPED_REST if closed else _SLIPPED_SOME if some else _DOUBTED if doubted else _SLIPPED
                if bits >= (_HOLDS if told.holds else slipped):
                    yield Weighed(Sum(total, figures, complete=True), bits, place, told.holds, closed)


def _lists_of(run: Run, at: int, step: int) -> Iterator[tuple[int, ...]]:
    """The places of two parts and more behind a total (`step` 1) or before it (-1), in their order.

    All amounts of its unit down to one of them, and of these those only that are told in the same words, that stand in
    no bracket, have no parts of their own, are no subtotals. Some come more than once: what is left out may be nothing.
    """
    told = list(_amounts(run, at, step))
    inner = [place for place in told if run.depths[place] <= run.depths[at] and not run.asides[place]]
    # 其余6个乡镇43个: the former is no part.
    inner = [place for place in inner if not (place + 1 in told and tells_of_next(run, place))]
    others = [inner] if 1 < len(inner) < len(told) else []
    outer = _without_their_parts(run, inner)
    if 1 < len(outer) < len(inner):
        others.append(outer)
    level = [place for place in told if run.depths[place] <= run.depths[at]]
    singly = level[:1] + [place for place in level[1:] if not run.asides[place]]
    summed = without_subtotals(run, singly)
    if _FEWEST < len(summed) < len(singly):
        others.append(summed)
    if step > 0:
        others += [told[number:] for number, place in enumerate(told) if number and names_total(run, at, place)]
    yield from _of_sentences(run, inner)
    for places in (told, *others, *_told_alike(run, told)):
        together = Decimal(0)
        for count, place in enumerate(places[:_MOST_PARTS], 1):
            together += value_of(run.figures[place])
            if together > _FAR_MORE * value_of(run.figures[at]):
                break
            if count > 1:
                yield tuple(sorted(places[:count]))


def _amounts(run: Run, at: int, step: int) -> Iterator[int]:
    """The places of the amounts in a total's unit, from the nearest on; averages are left out."""
    total, others = run.figures[at], 0
    end = min(len(run.figures), at + _REACH) if step > 0 else max(-1, at - _REACH)
    for place in range(at + step, end, step):
        if abs(run.stops[place] - run.stops[at]) > _MOST_STOPS:
            return
        if run.parts[place] and are_alike(run.figures[place], total):
            if run.figures[place].qualifier:
                return
            yield place
        elif run.amounts[place] and not tells_of_next(run, place):
            others += 1
            if others > _MOST_OTHERS:
                return


def _without_their_parts(run: Run, places: Sequence[int]) -> list[int]:
    """The places without those of amounts that add up to the one before them: 301人,其中高级97人、中级204人."""
    left = sorted(places)
    outer: list[int] = []
    at = 0
    while at < len(left):
        outer.append(left[at])
        whole, together = value_of(run.figures[left[at]]), Decimal(0)
        following = at + 1
        while following < len(left) and together < whole:
            together += value_of(run.figures[left[following]])
            following += 1
        at = following if together == whole and following > at + _FEWEST else at + 1
    return outer if places == left else outer[::-1]


def _of_sentences(run: Run, places: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """The lists that fill sentences of their own, further away from a total than the nearest of its amounts."""
    groups: dict[int, list[int]] = defaultdict(list)
    for place in sorted(places):
        groups[run.stops[place]].append(place)
    for group in groups.values():
        if places[0] not in (group[0], group[-1]) and len(group) > _FEWEST:
            yield tuple(group)


def _told_alike(run: Run, places: Sequence[int]) -> Iterator[list[int]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for place in places:
        groups[tail_of(CLAUSE.split(run.words[place])[-1])].append(place)
    yield from (group for group in groups.values() if 1 < len(group) < len(places))
