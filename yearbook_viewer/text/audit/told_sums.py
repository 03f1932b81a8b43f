"""The sums of the prose: lists under 其中, in brackets, before 合计, and the total that each belongs to."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from yearbook_viewer.records import Figure, Role
from yearbook_viewer.records.found import PART
from yearbook_viewer.text.audit.halves import are_halves
from yearbook_viewer.text.audit.precision import RATES, half_digit, is_well_read, value_of
from yearbook_viewer.text.audit.sentences import SIGN, Sentence
from yearbook_viewer.text.audit.totals import LEFT_OVER, Sum, added, adds_up, are_alike, is_complete, is_near
from yearbook_viewer.text.figures.scan import RANGE

_AMONG = re.compile(r"其中(?!心|央)|包括|分为|分别是|(?<!不)(?<!包)含有?(?![量水税金氧硫铁盐糖])")
# What opens a list right behind its total.
_OPENS = re.compile(
    r"^(?:[,、;:(]*(?:其中(?!心|央)|包括|分为|分别是|含|分别为|由|按[^,;:]{1,10}分[,:类])|[^,;()]{0,12}[:(])"
)
# A list that is told off from its sentence: 其中:…;…;….
_TOLD_OFF = re.compile(r"(?:其中|包括|分别是|[分类]):")
_DIVIDED = re.compile(r"^(?:其中[,:]?|按[^,;:]{1,10}分[类]?[,:]?|包括)")
_COMPOSED = re.compile("组成|构成")
_FROM = re.compile(r"由[^,;]{0,16}$")
# A figure behind these sums up the list before it.
_TOGETHER = re.compile(
    r"^(?:[^,;:()]{0,10}[,、;:)])?[^,;:()]{0,6}?(?:以上)?(?:[两二三四五六七八九十]|[0-9]{1,2})?[项类者种样]?(?:相加)?(?:合计|共计|总计|总共|一共)[^,;:()]{0,12}$"
)
_SURE = re.compile(
    r"[,、;:)](?:以上)?(?:[两二三四五六七八九十]|[0-9]{1,2})?[项类者种样]?(?:相加)?(?:合计|共计|总计|总共|一共)"
)
_IN_ALL = re.compile(r"^[,、;]共(?:有|为|达)?$")
# Another matter begins.
_ELSEWHERE = re.compile(r"合计|共计|总计|总共|一共|全[市县区州省]|同时|此外|累计|人均|平均|每|比|较|占|增|减|年")
_OTHER_MATTER = re.compile(r"合计|共计|总计|全[市县区州省]|同时|此外|累计")
# What comes to so many times the total has gone past the end of its list.
_TOO_MUCH = 2
_NOUN = re.compile(r"^[,、;和及与(:]{0,2}[^,;:()]{0,16}$")
# The first part of a list does not stand in one list with its total: 小学80所、初中30所.
_CHAINED = ("、", "和", "及", "与")
# A list without a cue is long enough to be one from so many on.
_FEWEST = 3
_MOST_PARTS = 40
# How far a list may be off the total that sums it up, as a share of it: behind 合计, behind 共 alone.
_FAR, _CLOSE = Decimal("0.3"), Decimal("0.05")
# Of a list that divides its total by something (按所有制分).
_DIVIDED_OFF = Decimal("0.1")


def told_sums(sentences: Sequence[Sentence]) -> list[Sum]:
    """The sums that these sentences tell, those of parts that have parts themselves too."""
    # By where the total begins.
    found = {each.total.start: each for each in _related(sentences) if each.parts}
    former: Sentence | None = None
    for sentence in sentences:
        depths = _depths(sentence)
        for at in range(len(sentence.figures)):
            for made in (_behind(sentence, depths, at), _before(sentence, depths, at)):
                _take(found, made)
            _take(found, _halved(sentence, depths, at))
        _take(found, _closed(sentence))
        if former is not None and former.number + 1 == sentence.number:
            _take(found, _following(former, sentence))
        former = sentence
    ends = {each.parts[-1].start: each for each in found.values() if each.parts}
    for sentence, following in pairwise(sentences):
        each = ends.get(sentence.figures[-1].start)
        if each is not None and following.number == sentence.number + 1:
            _prolong(each, following)
    return list(found.values())


def _take(found: dict[int, Sum], made: Sum | None) -> None:
    """Keep a sum, if the total has none yet, or only one of fewer parts that do not add up."""
    if made is None:
        return
    kept = found.get(made.total.start)
    if kept is not None and adds_up(kept.total, _alike(kept)):
        return
    more = len(made.parts) - (len(_alike(kept)) if kept is not None else 0)
    if adds_up(made.total, made.parts) or more > 0 or (more == 0 and made.complete):
        found[made.total.start] = made


def _alike(each: Sum) -> list[Figure]:
    return [part for part in each.parts if are_alike(part, each.total)]


def _related(sentences: Sequence[Sentence]) -> list[Sum]:
    """The sums of the parts whose relation names their total; what stands in brackets among them is left out."""
    latest: dict[str, Figure] = {}
    # With each sum the sentence and the depth of its first part.
    under_way: dict[str, tuple[Sum, int, int]] = {}
    found: list[Sum] = []
    for sentence in sentences:
        for figure, depth, words in zip(sentence.figures, _depths(sentence), sentence.gaps, strict=False):
            if figure.role is not Role.LEVEL:
                continue
            name = figure.relation.removeprefix(PART) if figure.relation.startswith(PART) else None
            if name is not None:
                if name not in under_way and name in latest and not words.startswith(_CHAINED):
                    under_way[name] = (Sum(latest[name]), sentence.number, depth)
                    found.append(under_way[name][0])
                if name in under_way:
                    current, number, top = under_way[name]
                    if sentence.number != number or depth <= top:
                        current.parts.append(figure)
            else:
                # A figure of its own ends every list before it.
                under_way.clear()
            if name != figure.indicator:
                latest[figure.indicator] = figure
                under_way.pop(figure.indicator, None)
    return found


def _depths(sentence: Sentence) -> list[int]:
    """In how many brackets each figure stands."""
    depths: list[int] = []
    depth = 0
    for gap in sentence.gaps[:-1]:
        depth = max(0, depth + gap.count("(") - gap.count(")"))
        depths.append(depth)
    return depths


def _is_amount(figure: Figure) -> bool:
    return figure.role is Role.LEVEL and figure.unit not in RATES and figure.qualifier != RANGE and is_well_read(figure)


def _behind(sentence: Sentence, depths: Sequence[int], at: int) -> Sum | None:
    """The list that opens behind the total: (小学80所、中学40所), 由小学80所、中学40所组成, :小学80所、中学40所."""
    total = sentence.figures[at]
    first = _opening(sentence, depths, at)
    items = list(_items(sentence, depths, first, total)) if first is not None else []
    if first is None or not items:
        return None
    parts = [sentence.figures[item] for item in items]
    whole = _whole(total, parts)
    if whole is not None:
        return Sum(total, parts[:whole], complete=True)
    composed = _FROM.search(sentence.before(first)) and _COMPOSED.search(sentence.behind(items[-1]))
    closed = LEFT_OVER.match(sentence.before(items[-1]).lstrip(",、;和及与")) is not None
    if len(parts) > 1 and (composed or closed):
        return Sum(total, parts, complete=True)
    if is_complete(total, parts):
        return Sum(total, parts, complete=True)
    return Sum(total, parts) if len(parts) > 1 and _TOLD_OFF.search(sentence.before(first)) else None


def _whole(total: Figure, parts: Sequence[Figure]) -> int | None:
    """How many of the parts, of two or more, make up the total; as many as can."""
    found = None
    together, tolerance = Decimal(0), half_digit(total)
    for count, part in enumerate(parts, 1):
        together, tolerance = together + value_of(part), tolerance + half_digit(part)
        if count > 1 and abs(together - value_of(total)) <= tolerance:
            found = count
    return found


def _opening(sentence: Sentence, depths: Sequence[int], at: int) -> int | None:
    """Where the list of the figure's parts begins, if the words behind it open one."""
    if not _is_amount(sentence.figures[at]):
        return None
    first = at + 1
    while first < len(depths) and not _is_amount(sentence.figures[first]) and depths[first] == depths[at]:
        first += 1
    if first >= len(depths) or depths[first] < depths[at]:
        return None
    words = sentence.before(first)
    closes = depths[first] == depths[at] and words.startswith(")")
    if closes or _OPENS.search(words.lstrip(")")) is None:
        return None
    # 由 opens a list only where the sentence ends in 组成.
    starts = words.lstrip(",、;:(").startswith("由")
    ends = any(_COMPOSED.search(gap) for gap in sentence.gaps[first + 1 : first + _MOST_PARTS])
    return first if not starts or ends else None


def _items(sentence: Sentence, depths: Sequence[int], first: int, total: Figure) -> Iterator[int]:
    """The parts from `first` on that stand as deep, in the total's unit; what they hold themselves is passed over."""
    depth, together = depths[first], Decimal(0)
    nested = False
    for at in range(first, min(len(depths), first + _MOST_PARTS)):
        figure, words = sentence.figures[at], sentence.before(at)
        if depths[at] > depth:
            continue
        if depths[at] < depth:
            return
        if at > first and _AMONG.search(words):
            nested = True
        elif "," in words or ";" in words:
            nested = False
        if nested or not are_alike(figure, total) or not _is_amount(figure):
            continue
        if at > first and _OTHER_MATTER.search(words):
            return
        yield at
        together += value_of(figure)
        if together > _TOO_MUCH * value_of(total):
            return


def _before(sentence: Sentence, depths: Sequence[int], at: int) -> Sum | None:
    """The list that a total behind it sums up: 小学80所、中学40所,合计120所."""
    total, words = sentence.figures[at], sentence.before(at)
    sure = _SURE.search(words) is not None
    if not _is_amount(total) or not (_TOGETHER.search(words) or _IN_ALL.search(words)):
        return None
    parts: list[Figure] = []
    for item in range(at - 1, max(-1, at - _MOST_PARTS), -1):
        figure = sentence.figures[item]
        if depths[item] > depths[at]:
            continue
        if not are_alike(figure, total) or not _is_amount(figure):
            if _is_amount(figure) or item == at - 1:
                break
            continue
        parts.insert(0, figure)
        if len(parts) > 1 and adds_up(total, parts):
            return Sum(total, parts, complete=True)
    if len(parts) < 2 or any(value_of(part) >= value_of(total) for part in parts):
        return None
    return Sum(total, parts, complete=True) if _is_off(total, parts) <= (_FAR if sure else _CLOSE) else None


def _is_off(total: Figure, parts: Sequence[Figure]) -> Decimal:
    """By how much the parts miss their total, as a share of it."""
    return abs(added(parts) - value_of(total)) / value_of(total)


def _halved(sentence: Sentence, depths: Sequence[int], at: int) -> Sum | None:
    """A total with both of its halves right behind it: 人口1846人,男952人,女894人."""
    if at + 2 >= len(depths) or not depths[at] == depths[at + 1] == depths[at + 2]:
        return None
    total, *parts = sentence.figures[at : at + 3]
    if any(not _is_amount(each) or not are_alike(each, total) for each in (total, *parts)):
        return None
    one, other = (sentence.before(place).strip(",、;和及与") for place in (at + 1, at + 2))
    short = all(_NOUN.match(name) and not _ELSEWHERE.search(name) for name in (one, other))
    if not short or not are_halves(one, other) or any(value_of(part) >= value_of(total) for part in parts):
        return None
    return Sum(total, parts, complete=True) if _is_off(total, parts) <= _FAR else None


def _closed(sentence: Sentence) -> Sum | None:
    """A sentence that names a total and then nothing but its parts, down to what is left over: …,其他3个."""
    total, *parts = sentence.figures
    last = sentence.before(len(parts)).lstrip(",、;和及与")
    if len(parts) < 2 or LEFT_OVER.match(last) is None or "(" in sentence.words or total.relation:
        return None
    if not _is_amount(total) or any(not _is_amount(part) or not are_alike(part, total) for part in parts):
        return None
    short = all(_NOUN.match(gap) and not _ELSEWHERE.search(gap) for gap in sentence.gaps[1:-1])
    return Sum(total, parts, complete=True) if short and _is_off(total, parts) <= _FAR else None


def _following(former: Sentence, sentence: Sentence) -> Sum | None:
    """A sentence that does nothing but list the parts of the total that ends the one before."""
    totals = [figure for figure in former.figures if _is_amount(figure)]
    first = sentence.figures[0]
    named = [figure for figure in totals if are_alike(figure, first)]
    figures = [figure for figure in sentence.figures if are_alike(figure, first)]
    if len(named) != 1 or len(figures) < 2 or named[0] is not totals[-1]:
        return None
    total = named[0]
    if any(not _is_amount(figure) or value_of(figure) >= value_of(total) for figure in figures):
        return None
    divided = _DIVIDED.match(sentence.words)
    gaps = [sentence.words[divided.end() :].partition(SIGN)[0] if divided else sentence.gaps[0], *sentence.gaps[1:-1]]
    if any(_NOUN.match(gap) is None or _ELSEWHERE.search(gap) for gap in gaps):
        return None
    if adds_up(total, figures):
        return Sum(total, figures, complete=True)
    closed = LEFT_OVER.match(figures[-1].indicator) is not None
    alone = len(figures) == len(sentence.figures) >= _FEWEST and not sentence.behind(len(figures) - 1)
    by = divided is not None and divided[0].startswith("按")
    near = is_near(total, figures) or (by and _is_off(total, figures) <= _DIVIDED_OFF)
    return Sum(total, figures, complete=True) if closed or (alone and near) else None


def _prolong(each: Sum, following: Sentence) -> None:
    """Parts go on in the next sentence: 其中,小学80所。另有中学40所。"""
    if adds_up(each.total, _alike(each)) or len(following.figures) > _FEWEST:
        return
    figures = [figure for figure in following.figures if are_alike(figure, each.total) and _is_amount(figure)]
    if not figures or any(_NOUN.match(gap) is None or _ELSEWHERE.search(gap) for gap in following.gaps[:-1]):
        return
    closed = re.match(r"另有|其他|其它|其余|此外|还有", following.words) is not None
    parts = [*_alike(each), *figures]
    if adds_up(each.total, parts) or closed:
        each.parts, each.complete = parts, True
